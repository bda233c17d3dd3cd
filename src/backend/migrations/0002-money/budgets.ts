import { DAY, DAY_OR_NULL, MONEY, ONE_OF, ROW } from '../columns.ts'
import type { MigrationPart } from '../part.ts'

const OPTIONAL_DAY = (column: string) =>
  `${column} TEXT CHECK (${column} IS NULL OR (${column} IS date(${column}) AND length(${column}) = 10))`

/**
 * Funding of each line by source, base and rate of indirect costs, frozen forecasts, moves between lines. What a move
 * does to its two lines stays in `reallocation`, which reports read; it stands on the version it was decided on.
 */
export const budgets: MigrationPart = {
  sql: [
    `
CREATE TABLE budget_node_funding (
  ${ROW}, node_id TEXT NOT NULL REFERENCES budget_node (id) ON DELETE CASCADE,
  funding_source_id TEXT NOT NULL REFERENCES funding_source (id), ${MONEY('amount_minor')}, UNIQUE (node_id, funding_source_id)
) STRICT;
CREATE INDEX budget_node_funding_source ON budget_node_funding (funding_source_id);
ALTER TABLE budget_node ADD COLUMN indirect_rate TEXT;
ALTER TABLE budget_node ADD COLUMN indirect_base TEXT CHECK (indirect_base IS NULL OR indirect_base IN ('direct', 'direct_and_contingency'));
ALTER TABLE budget_version ADD COLUMN request_reference TEXT NOT NULL DEFAULT '';
ALTER TABLE budget_version ADD COLUMN ${OPTIONAL_DAY('effective_on')};
ALTER TABLE budget_version ADD COLUMN ${OPTIONAL_DAY('new_end_date')};
CREATE UNIQUE INDEX budget_version_draft ON budget_version (project_id) WHERE state = 'draft';
CREATE TABLE budget_notice (
  ${ROW}, project_id TEXT NOT NULL REFERENCES project (id) ON DELETE CASCADE, version_id TEXT NOT NULL REFERENCES budget_version (id),
  ${ONE_OF('kind', ['reallocation', 'contingency'])}, from_line_id TEXT NOT NULL REFERENCES budget_line (id),
  to_line_id TEXT NOT NULL REFERENCES budget_line (id), ${MONEY('amount_minor')}, ${DAY('decided_on')}, ${DAY_OR_NULL('notified_on')},
  reference TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '', ${ONE_OF('state', ['planned', 'in_force', 'withdrawn'])},
  CHECK (amount_minor > 0), CHECK (from_line_id <> to_line_id), CHECK (kind = 'reallocation' OR reference <> '')
) STRICT;
CREATE INDEX budget_notice_project ON budget_notice (project_id, decided_on);
DROP TRIGGER audit_reallocation_insert;
DROP TRIGGER audit_reallocation_update;
DROP TRIGGER audit_reallocation_delete;
ALTER TABLE reallocation ADD COLUMN version_id TEXT REFERENCES budget_version (id);
ALTER TABLE reallocation ADD COLUMN notice_id TEXT REFERENCES budget_notice (id);
UPDATE reallocation SET version_id = (SELECT v.id FROM budget_version v WHERE v.project_id = reallocation.project_id AND v.state = 'signed');
CREATE UNIQUE INDEX reallocation_notice ON reallocation (notice_id, budget_line_id) WHERE notice_id IS NOT NULL;
CREATE TABLE forecast_frozen (
  id TEXT PRIMARY KEY NOT NULL, project_id TEXT NOT NULL REFERENCES project (id) ON DELETE CASCADE,
  made_with_period_id TEXT NOT NULL REFERENCES reporting_period (id), period_id TEXT NOT NULL REFERENCES reporting_period (id),
  budget_line_id TEXT NOT NULL REFERENCES budget_line (id), unit TEXT NOT NULL DEFAULT '', quantity TEXT, unit_value TEXT, ${MONEY('amount_minor')},
  frozen_at TEXT NOT NULL, UNIQUE (made_with_period_id, period_id, budget_line_id)
) STRICT;
`,
  ],
  audited: [
    'budget_node',
    'budget_version',
    'budget_node_funding',
    'budget_notice',
    'reallocation',
    'forecast_frozen',
  ],
}
