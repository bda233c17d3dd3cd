import { DAY, DAY_OR_NULL, MONEY, ONE_OF, ROW } from '../columns.ts'
import type { MigrationPart } from './part.ts'

/** Funding of each line by source, base and rate of indirect costs, frozen forecasts, notified moves. */
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
ALTER TABLE budget_version ADD COLUMN effective_on TEXT CHECK (effective_on IS NULL OR (effective_on IS date(effective_on) AND length(effective_on) = 10));
CREATE UNIQUE INDEX budget_version_draft ON budget_version (project_id) WHERE state = 'draft';
CREATE TABLE budget_notice (
  ${ROW}, project_id TEXT NOT NULL REFERENCES project (id) ON DELETE CASCADE, from_line_id TEXT NOT NULL REFERENCES budget_line (id),
  to_line_id TEXT NOT NULL REFERENCES budget_line (id), ${MONEY('amount_minor')}, ${DAY('decided_on')}, ${DAY_OR_NULL('notified_on')},
  reference TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '', ${ONE_OF('state', ['planned', 'notified', 'withdrawn'])}
) STRICT;
CREATE INDEX budget_notice_project ON budget_notice (project_id, decided_on);
CREATE TABLE forecast_frozen (
  id TEXT PRIMARY KEY NOT NULL, project_id TEXT NOT NULL REFERENCES project (id) ON DELETE CASCADE,
  made_with_period_id TEXT NOT NULL REFERENCES reporting_period (id), period_id TEXT NOT NULL REFERENCES reporting_period (id),
  budget_line_id TEXT NOT NULL REFERENCES budget_line (id), unit TEXT NOT NULL DEFAULT '', quantity TEXT, unit_value TEXT, ${MONEY('amount_minor')},
  frozen_at TEXT NOT NULL, UNIQUE (made_with_period_id, period_id, budget_line_id)
) STRICT;
`,
  ],
  audited: ['budget_node', 'budget_version', 'budget_node_funding', 'budget_notice', 'forecast_frozen'],
}
