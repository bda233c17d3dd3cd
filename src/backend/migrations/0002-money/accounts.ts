import { DAY, MONEY, MONEY_OR_NULL, ONE_OF, ROW } from '../columns.ts'
import type { MigrationPart } from '../part.ts'

/** Columns of a posted entry that stay for ever; naming the account that paid it afterwards completes it and changes no figure. */
const POSTED_FIXED = [
  'id',
  'version',
  'project_id',
  'state',
  'entry_date',
  'document_no',
  'document_date',
  'payment_date',
  'document_type',
  'payment_reference',
  'payee',
  'description',
  'beneficiary_id',
  'intervention_id',
  'currency',
  'amount_minor',
  'vat_minor',
  'rate',
  'rate_source',
  'rate_date',
  'base_currency',
  'base_minor',
  'quantity',
  'remark',
  'sub_grant_no',
  'period_id',
  'reverses_id',
  'reversal_reason',
  'created_by',
  'created_at',
  'posted_by',
  'posted_at',
  'import_run_id',
  'source_file',
  'source_sheet',
  'source_row',
  'nature',
  'corrects_period_id',
  'corrects_entry_id',
  'correction_note',
  'cost_type',
  'vat_treatment',
  'procurement_id',
  'shared_cost_id',
  'document_share',
  'document_minor',
  'document_key',
  'excluded_minor',
  'payroll_id',
]

/** The record that a match answers or a sheet names: one of five kinds. */
const RECORD = `entry_id TEXT REFERENCES ledger_entry (id), fund_movement_id TEXT REFERENCES fund_movement (id),
  forwarded_movement_id TEXT REFERENCES forwarded_movement (id), conversion_id TEXT REFERENCES currency_conversion (id),
  transfer_id TEXT REFERENCES account_transfer (id)`
const RECORDS_NAMED = `(entry_id IS NOT NULL) + (fund_movement_id IS NOT NULL) + (forwarded_movement_id IS NOT NULL) + (conversion_id IS NOT NULL)
  + (transfer_id IS NOT NULL)`

/** Bank and cash accounts, their statements, what answers what, and the sheets that were signed off. */
export const accounts: MigrationPart = {
  sql: [
    `
CREATE TABLE account (
  ${ROW}, project_id TEXT REFERENCES project (id), ${ONE_OF('kind', ['bank', 'cash'])}, name TEXT NOT NULL CHECK (name <> ''),
  iban TEXT NOT NULL DEFAULT '', bank TEXT NOT NULL DEFAULT '', currency TEXT NOT NULL CHECK (length(currency) = 3),
  ${DAY('opening_date')}, ${MONEY('opening_minor')}, archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1))
) STRICT;
CREATE INDEX account_project ON account (project_id);
CREATE UNIQUE INDEX account_iban ON account (iban) WHERE iban <> '';
CREATE TABLE account_transfer (
  ${ROW}, project_id TEXT NOT NULL REFERENCES project (id), ${DAY('date')}, from_account_id TEXT NOT NULL REFERENCES account (id),
  to_account_id TEXT NOT NULL REFERENCES account (id), ${MONEY('amount_minor')}, reference TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '',
  CHECK (amount_minor > 0), CHECK (from_account_id <> to_account_id)
) STRICT;
CREATE INDEX account_transfer_project ON account_transfer (project_id, date);
CREATE INDEX account_transfer_from ON account_transfer (from_account_id, date);
CREATE INDEX account_transfer_to ON account_transfer (to_account_id, date);
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
  id TEXT PRIMARY KEY NOT NULL, account_line_id TEXT NOT NULL REFERENCES account_line (id) ON DELETE CASCADE, ${RECORD},
  ${MONEY('amount_minor')}, ${ONE_OF('method', ['automatic', 'by_hand'])}, matched_by TEXT NOT NULL REFERENCES person (id), matched_at TEXT NOT NULL,
  CHECK (${RECORDS_NAMED} = 1), CHECK (amount_minor <> 0)
) STRICT;
CREATE INDEX account_match_line ON account_match (account_line_id);
CREATE INDEX account_match_entry ON account_match (entry_id) WHERE entry_id IS NOT NULL;
CREATE TABLE account_reconciliation (
  ${ROW}, account_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE, ${DAY('as_of')}, ${MONEY('statement_minor')}, ${MONEY('book_minor')},
  ${MONEY('outstanding_minor')}, note TEXT NOT NULL DEFAULT '', reconciled_by TEXT NOT NULL REFERENCES person (id),
  reconciled_at TEXT NOT NULL, UNIQUE (account_id, as_of)
) STRICT;
CREATE TABLE account_outstanding (
  id TEXT PRIMARY KEY NOT NULL, reconciliation_id TEXT NOT NULL REFERENCES account_reconciliation (id) ON DELETE CASCADE, position INTEGER NOT NULL,
  ${ONE_OF('side', ['books', 'statement'])}, account_line_id TEXT REFERENCES account_line (id), ${RECORD}, ${DAY('date')}, ${MONEY('amount_minor')},
  label TEXT NOT NULL DEFAULT '', explanation TEXT NOT NULL DEFAULT '', UNIQUE (reconciliation_id, position),
  CHECK ((side = 'statement') = (account_line_id IS NOT NULL)), CHECK (${RECORDS_NAMED} = (side = 'books'))
) STRICT;
ALTER TABLE forwarded_movement ADD COLUMN account_id TEXT REFERENCES account (id);
ALTER TABLE currency_conversion ADD COLUMN from_account_id TEXT REFERENCES account (id);
ALTER TABLE currency_conversion ADD COLUMN to_account_id TEXT REFERENCES account (id);
CREATE INDEX fund_movement_account ON fund_movement (account_id, date) WHERE account_id IS NOT NULL;
ALTER TABLE ledger_entry ADD COLUMN ${MONEY_OR_NULL('charged_minor')};
DROP TRIGGER ledger_entry_posted_fixed;
CREATE TRIGGER ledger_entry_posted_fixed BEFORE UPDATE OF ${POSTED_FIXED.join(', ')} ON ledger_entry WHEN OLD.state = 'posted'
BEGIN SELECT RAISE (ABORT, 'a posted entry is reversed, never edited'); END;
CREATE TRIGGER ledger_entry_account_fixed BEFORE UPDATE OF account_id, charged_minor ON ledger_entry WHEN OLD.state = 'posted' AND OLD.account_id IS NOT NULL
BEGIN SELECT RAISE (ABORT, 'the account that paid a posted entry stays'); END;
`,
    /* What moved an account, by the books: minor units of the account's currency, into the account above zero. Drafts
       and accruals have paid nothing; tax left out of the cost was paid all the same; what the account was charged counts where it is stated, else the amount as converted; a reversal counts on its own day; what lies before the opening day is in the
       opening balance. */
    `
CREATE VIEW account_movement AS
SELECT a.id AS account_id, 'entry' AS kind, e.id AS record_id, e.project_id AS project_id,
  CASE WHEN e.reverses_id IS NULL THEN coalesce(e.payment_date, e.entry_date) ELSE e.entry_date END AS date,
  -CASE WHEN e.charged_minor IS NOT NULL THEN e.charged_minor WHEN e.currency = a.currency THEN e.amount_minor WHEN e.excluded_minor = 0 THEN e.base_minor
    ELSE (2 * abs(e.base_minor) * abs(e.amount_minor) + abs(e.amount_minor - e.excluded_minor)) / (2 * abs(e.amount_minor - e.excluded_minor)) * sign(e.base_minor)
  END AS effect_minor,
  e.document_no AS document_no, e.payment_reference AS reference, e.payee AS counterparty, e.description AS description, e.reverses_id AS reverses_id
FROM ledger_entry e JOIN account a ON a.id = e.account_id
WHERE e.state = 'posted' AND e.nature <> 'accrual'
  AND CASE WHEN e.reverses_id IS NULL THEN coalesce(e.payment_date, e.entry_date) ELSE e.entry_date END >= a.opening_date
UNION ALL
SELECT a.id, 'fund', m.id, m.project_id, m.date,
  CASE m.kind WHEN 'refund' THEN -1 ELSE 1 END * CASE WHEN m.currency = a.currency THEN m.amount_minor ELSE m.base_minor END,
  '', m.reference, coalesce(o.name, ''), m.note, NULL
FROM fund_movement m JOIN account a ON a.id = m.account_id LEFT JOIN organisation o ON o.id = m.organisation_id
WHERE m.kind <> 'exchange_difference' AND m.date >= a.opening_date
UNION ALL
SELECT a.id, 'forwarded', f.id, g.project_id, f.date, CASE f.kind WHEN 'paid' THEN -1 ELSE 1 END * f.base_minor,
  g.agreement_no, f.reference, o.name, '', NULL
FROM forwarded_movement f JOIN account a ON a.id = f.account_id JOIN forwarded_agreement g ON g.id = f.agreement_id
  JOIN organisation o ON o.id = g.organisation_id
WHERE f.kind IN ('paid', 'refunded') AND f.date >= a.opening_date
UNION ALL
SELECT a.id, 'conversion', c.id, c.project_id, c.date, -c.from_minor, '', c.slip_no, '', '', NULL
FROM currency_conversion c JOIN account a ON a.id = c.from_account_id WHERE c.date >= a.opening_date
UNION ALL
SELECT a.id, 'conversion', c.id, c.project_id, c.date, c.to_minor, '', c.slip_no, '', '', NULL
FROM currency_conversion c JOIN account a ON a.id = c.to_account_id WHERE c.date >= a.opening_date
UNION ALL
SELECT a.id, 'transfer', t.id, t.project_id, t.date, -t.amount_minor, '', t.reference, o.name, t.note, NULL
FROM account_transfer t JOIN account a ON a.id = t.from_account_id JOIN account o ON o.id = t.to_account_id WHERE t.date >= a.opening_date
UNION ALL
SELECT a.id, 'transfer', t.id, t.project_id, t.date, t.amount_minor, '', t.reference, o.name, t.note, NULL
FROM account_transfer t JOIN account a ON a.id = t.to_account_id JOIN account o ON o.id = t.from_account_id WHERE t.date >= a.opening_date;
CREATE VIEW account_matched AS
SELECT s.account_id AS account_id, x.id AS match_id, x.account_line_id AS account_line_id, l.booked_on AS booked_on, x.amount_minor AS amount_minor,
  CASE WHEN x.entry_id IS NOT NULL THEN 'entry' WHEN x.fund_movement_id IS NOT NULL THEN 'fund'
    WHEN x.forwarded_movement_id IS NOT NULL THEN 'forwarded' WHEN x.transfer_id IS NOT NULL THEN 'transfer' ELSE 'conversion' END AS kind,
  coalesce(x.entry_id, x.fund_movement_id, x.forwarded_movement_id, x.conversion_id, x.transfer_id) AS record_id
FROM account_match x JOIN account_line l ON l.id = x.account_line_id JOIN account_statement s ON s.id = l.statement_id;
`,
  ],
  audited: [
    'ledger_entry',
    'account',
    'account_transfer',
    'account_statement',
    'account_line',
    'account_match',
    'account_reconciliation',
    'account_outstanding',
    'forwarded_movement',
    'currency_conversion',
  ],
}
