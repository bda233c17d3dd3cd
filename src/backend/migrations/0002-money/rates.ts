import { MONEY } from '../columns.ts'
import type { MigrationPart } from '../part.ts'

const METHODS = [
  'month',
  'period_mean',
  'fixed',
  'bank',
  'instalment',
  'fifo',
  'weighted',
  'last_tranche_day',
  'end_month_mean',
]

/** All rate methods, and what each entry took of the money received, of donor-formats.md section 7 (rules 24 to 30). A column's check can't be widened, so the column is made anew. */
export const rates: MigrationPart = {
  sql: [
    `
DROP TRIGGER audit_project_insert;
DROP TRIGGER audit_project_update;
DROP TRIGGER audit_project_delete;
ALTER TABLE project ADD COLUMN rate_method TEXT NOT NULL DEFAULT 'month' CHECK (rate_method IN (${METHODS.map(method => `'${method}'`).join(', ')}));
UPDATE project SET rate_method = rate_policy;
ALTER TABLE project DROP COLUMN rate_policy;
ALTER TABLE project RENAME COLUMN rate_method TO rate_policy;
CREATE TABLE rate_draw (
  id TEXT PRIMARY KEY NOT NULL, entry_id TEXT NOT NULL REFERENCES ledger_entry (id) ON DELETE CASCADE, position INTEGER NOT NULL,
  fund_movement_id TEXT REFERENCES fund_movement (id), conversion_id TEXT REFERENCES currency_conversion (id),
  ${MONEY('local_minor')}, ${MONEY('base_minor')}, UNIQUE (entry_id, position),
  CHECK ((fund_movement_id IS NOT NULL) + (conversion_id IS NOT NULL) = 1)
) STRICT;
CREATE INDEX rate_draw_movement ON rate_draw (fund_movement_id) WHERE fund_movement_id IS NOT NULL;
CREATE INDEX rate_draw_conversion ON rate_draw (conversion_id) WHERE conversion_id IS NOT NULL;
CREATE TABLE rate_used (layer_id TEXT PRIMARY KEY NOT NULL, used_minor INTEGER NOT NULL) STRICT;
CREATE TRIGGER rate_draw_adds AFTER INSERT ON rate_draw BEGIN
  INSERT INTO rate_used (layer_id, used_minor) VALUES (coalesce(NEW.fund_movement_id, NEW.conversion_id), NEW.local_minor)
  ON CONFLICT (layer_id) DO UPDATE SET used_minor = used_minor + excluded.used_minor; END;
CREATE TRIGGER rate_draw_takes_off AFTER DELETE ON rate_draw BEGIN
  UPDATE rate_used SET used_minor = used_minor - OLD.local_minor WHERE layer_id = coalesce(OLD.fund_movement_id, OLD.conversion_id); END;
CREATE INDEX currency_conversion_by_date ON currency_conversion (project_id, date);
CREATE TRIGGER rate_draw_fixed BEFORE UPDATE ON rate_draw BEGIN SELECT RAISE (ABORT, 'what an entry took of the money received stays'); END;
CREATE TRIGGER rate_draw_kept BEFORE DELETE ON rate_draw WHEN (SELECT state FROM ledger_entry WHERE id = OLD.entry_id) = 'posted'
BEGIN SELECT RAISE (ABORT, 'what a posted entry took of the money received stays'); END;
`,
  ],
  audited: ['project', 'rate_draw'],
}
