import { DAY, DAY_OR_NULL, MONEY, ONE_OF, ROW } from '../columns.ts'
import type { MigrationPart } from '../part.ts'

/** Reports sent to the donor and the figures they were made of; a locked period keeps them for comparison. */
export const periods: MigrationPart = {
  sql: [
    `
CREATE TABLE donor_report (
  ${ROW}, project_id TEXT NOT NULL REFERENCES project (id) ON DELETE CASCADE, period_id TEXT NOT NULL REFERENCES reporting_period (id),
  number INTEGER NOT NULL CHECK (number > 0), ${ONE_OF('state', ['submitted', 'returned', 'accepted', 'withdrawn'])}, ${DAY('submitted_on')},
  ${DAY_OR_NULL('answered_on')}, document_run_id TEXT REFERENCES document_run (id), reference TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '',
  UNIQUE (period_id, number)
) STRICT;
CREATE INDEX donor_report_project ON donor_report (project_id, state);
CREATE TABLE locked_figure (
  id TEXT PRIMARY KEY NOT NULL, period_id TEXT NOT NULL REFERENCES reporting_period (id) ON DELETE CASCADE,
  budget_line_id TEXT NOT NULL REFERENCES budget_line (id), ${MONEY('spent_minor')}, ${MONEY('cumulative_minor')}, entries INTEGER NOT NULL,
  UNIQUE (period_id, budget_line_id)
) STRICT;
ALTER TABLE reporting_period ADD COLUMN unlock_reason TEXT NOT NULL DEFAULT '';
`,
  ],
  audited: ['donor_report', 'locked_figure', 'reporting_period'],
}
