import { DAY, DAY_OR_NULL, MONEY, ONE_OF, ROW } from '../columns.ts'
import type { MigrationPart } from '../part.ts'

/** Reservations of decided, unsigned money, and the running amounts of each budget line. */
export const availability: MigrationPart = {
  sql: [
    `
CREATE TABLE reservation (
  ${ROW}, project_id TEXT NOT NULL REFERENCES project (id) ON DELETE CASCADE, budget_line_id TEXT NOT NULL REFERENCES budget_line (id),
  organisation_id TEXT REFERENCES organisation (id), ${MONEY('amount_minor')}, ${DAY('decided_on')}, ${DAY_OR_NULL('expires_on')},
  reference TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '', ${ONE_OF('state', ['held', 'contracted', 'released'])},
  agreement_id TEXT REFERENCES forwarded_agreement (id)
) STRICT;
CREATE INDEX reservation_line ON reservation (budget_line_id, state);
ALTER TABLE forwarded_agreement ADD COLUMN budget_line_id TEXT REFERENCES budget_line (id);
ALTER TABLE forwarded_agreement ADD COLUMN released_minor INTEGER NOT NULL DEFAULT 0 CHECK (released_minor BETWEEN 0 AND 9007199254740991);
CREATE TABLE line_availability (
  budget_line_id TEXT PRIMARY KEY NOT NULL REFERENCES budget_line (id) ON DELETE CASCADE, project_id TEXT NOT NULL REFERENCES project (id) ON DELETE CASCADE,
  ${MONEY('reserved_minor')}, ${MONEY('contracted_minor')}, ${MONEY('forwarded_minor')}, ${MONEY('accepted_minor')}, ${MONEY('spent_minor')},
  ${MONEY('spent_under_agreements_minor')}, ${MONEY('ineligible_minor')}
) STRICT;
CREATE INDEX line_availability_project ON line_availability (project_id);
`,
  ],
  audited: ['reservation', 'forwarded_agreement'],
}
