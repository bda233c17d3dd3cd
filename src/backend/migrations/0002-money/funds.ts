import { DAY_OR_NULL, MONEY, ONE_OF, ROW } from '../columns.ts'
import type { MigrationPart } from '../part.ts'

/** Requests for payment to the donor and the movements that answer them. */
export const funds: MigrationPart = {
  sql: [
    `
CREATE TABLE payment_request (
  ${ROW}, project_id TEXT NOT NULL REFERENCES project (id) ON DELETE CASCADE, number INTEGER NOT NULL CHECK (number > 0),
  ${ONE_OF('kind', ['first', 'further', 'balance'])}, period_id TEXT REFERENCES reporting_period (id), ${DAY_OR_NULL('requested_on')},
  ${MONEY('amount_minor')}, steps TEXT NOT NULL DEFAULT '[]', ${ONE_OF('state', ['draft', 'sent', 'paid', 'rejected'])},
  reference TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '', UNIQUE (project_id, number)
) STRICT;
ALTER TABLE fund_movement ADD COLUMN request_id TEXT REFERENCES payment_request (id);
ALTER TABLE fund_movement ADD COLUMN account_id TEXT REFERENCES account (id);
CREATE TABLE fund_closing (
  id TEXT PRIMARY KEY NOT NULL, period_id TEXT NOT NULL UNIQUE REFERENCES reporting_period (id) ON DELETE CASCADE,
  ${MONEY('opening_minor')}, ${MONEY('closing_minor')}
) STRICT;
CREATE UNIQUE INDEX fund_movement_request ON fund_movement (request_id) WHERE request_id IS NOT NULL;
`,
  ],
  audited: ['payment_request', 'fund_movement', 'fund_closing'],
}
