import { DAY, DAY_OR_NULL, MONEY, MONEY_OR_NULL, ONE_OF, ROW } from '../columns.ts'
import type { MigrationPart } from './part.ts'

/** Requests for payment to the donor and the movements that answer them; bank and cash accounts with their statements. */
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
CREATE TABLE account (
  ${ROW}, project_id TEXT REFERENCES project (id), ${ONE_OF('kind', ['bank', 'cash'])}, name TEXT NOT NULL CHECK (name <> ''),
  iban TEXT NOT NULL DEFAULT '', bank TEXT NOT NULL DEFAULT '', currency TEXT NOT NULL CHECK (length(currency) = 3),
  ${DAY('opening_date')}, ${MONEY('opening_minor')}, archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1))
) STRICT;
CREATE INDEX account_project ON account (project_id);
CREATE TABLE account_statement (
  ${ROW}, account_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE, number TEXT NOT NULL, ${DAY('start_date')}, ${DAY('end_date')},
  ${MONEY('opening_minor')}, ${MONEY('closing_minor')}, source_file TEXT, file_hash TEXT, UNIQUE (account_id, number), CHECK (start_date <= end_date)
) STRICT;
CREATE TABLE account_line (
  id TEXT PRIMARY KEY NOT NULL, statement_id TEXT NOT NULL REFERENCES account_statement (id) ON DELETE CASCADE, position INTEGER NOT NULL,
  ${DAY('booked_on')}, ${MONEY('amount_minor')}, counterparty TEXT NOT NULL DEFAULT '', reference TEXT NOT NULL DEFAULT '', description TEXT NOT NULL DEFAULT '',
  balance_minor INTEGER, UNIQUE (statement_id, position)
) STRICT;
CREATE TABLE account_match (
  id TEXT PRIMARY KEY NOT NULL, line_id TEXT NOT NULL REFERENCES account_line (id) ON DELETE CASCADE,
  entry_id TEXT REFERENCES ledger_entry (id), fund_movement_id TEXT REFERENCES fund_movement (id), forwarded_movement_id TEXT REFERENCES forwarded_movement (id),
  conversion_id TEXT REFERENCES currency_conversion (id), ${MONEY('amount_minor')}, ${ONE_OF('method', ['automatic', 'by_hand'])},
  matched_by TEXT NOT NULL REFERENCES person (id), matched_at TEXT NOT NULL,
  CHECK ((entry_id IS NOT NULL) + (fund_movement_id IS NOT NULL) + (forwarded_movement_id IS NOT NULL) + (conversion_id IS NOT NULL) = 1)
) STRICT;
CREATE INDEX account_match_line ON account_match (line_id);
CREATE INDEX account_match_entry ON account_match (entry_id) WHERE entry_id IS NOT NULL;
CREATE TABLE account_reconciliation (
  ${ROW}, account_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE, ${DAY('as_of')}, ${MONEY('statement_minor')}, ${MONEY('book_minor')},
  ${MONEY('outstanding_minor')}, ${MONEY_OR_NULL('difference_minor')}, note TEXT NOT NULL DEFAULT '', reconciled_by TEXT NOT NULL REFERENCES person (id),
  reconciled_at TEXT NOT NULL, UNIQUE (account_id, as_of)
) STRICT;
CREATE TABLE fund_closing (
  id TEXT PRIMARY KEY NOT NULL, period_id TEXT NOT NULL UNIQUE REFERENCES reporting_period (id) ON DELETE CASCADE,
  ${MONEY('opening_minor')}, ${MONEY('closing_minor')}
) STRICT;
CREATE UNIQUE INDEX fund_movement_request ON fund_movement (request_id) WHERE request_id IS NOT NULL;
`,
  ],
  audited: [
    'payment_request',
    'fund_movement',
    'account',
    'account_statement',
    'account_line',
    'account_match',
    'account_reconciliation',
    'fund_closing',
  ],
}
