import type { Connection } from '#backend/platform/connection.ts'
import { ACCOUNT_INVARIANTS } from './account-invariants.ts'
import { BUDGET_CHANGES, KEPT_FORECASTS } from './budget-invariants.ts'
import { GRANTS_INVARIANTS } from './grants-invariants.ts'
import { LEDGER_INVARIANTS } from './ledger-invariants.ts'
import { REGISTER_INVARIANTS } from './register-invariants.ts'

export interface InvariantFinding {
  readonly invariant: string
  readonly rows: number
  readonly example: string
}

/** Each statement lists what must not exist: an id per broken row (donor-formats.md, section 10). */
const INVARIANTS: readonly (readonly [string, string])[] = [
  [
    'splitAmounts',
    `SELECT e.id FROM ledger_entry e LEFT JOIN ledger_split s ON s.entry_id = e.id
     GROUP BY e.id HAVING coalesce(sum(s.amount_minor), 0) <> e.amount_minor`,
  ],
  [
    'splitBaseAmounts',
    `SELECT e.id FROM ledger_entry e JOIN ledger_split s ON s.entry_id = e.id WHERE e.state = 'posted'
     GROUP BY e.id HAVING sum(coalesce(s.base_minor, 0)) <> e.base_minor`,
  ],
  [
    'postedWithoutLine',
    `SELECT e.id FROM ledger_entry e JOIN ledger_split s ON s.entry_id = e.id WHERE e.state = 'posted' AND s.budget_line_id IS NULL`,
  ],
  [
    'baseCurrency',
    `SELECT e.id FROM ledger_entry e JOIN project p ON p.id = e.project_id WHERE e.base_currency <> p.currency`,
  ],
  [
    'sameCurrencyAmount',
    `SELECT id FROM ledger_entry WHERE state = 'posted' AND currency = base_currency AND base_minor <> amount_minor - excluded_minor`,
  ],
  [
    'foreignLine',
    `SELECT e.id FROM ledger_entry e JOIN ledger_split s ON s.entry_id = e.id JOIN budget_line l ON l.id = s.budget_line_id
     WHERE l.project_id <> e.project_id`,
  ],
  [
    'reversalAmounts',
    `SELECT r.id FROM ledger_entry r JOIN ledger_entry o ON o.id = r.reverses_id
     WHERE r.amount_minor <> -o.amount_minor OR r.base_minor <> -o.base_minor OR r.currency <> o.currency`,
  ],
  [
    'contingencyMoves',
    `SELECT project_id AS id FROM reallocation WHERE kind = 'reallocation' GROUP BY project_id HAVING sum(amount_minor) <> 0`,
  ],
  // A heading is shown as the sum of the lines below it: so it holds no amount of its own but that sum ...
  [
    'headingSum',
    `WITH RECURSIVE below (top, id) AS (
       SELECT id, id FROM budget_node WHERE kind = 'heading' AND amount_minor <> 0
       UNION SELECT b.top, n.id FROM below b JOIN budget_node n ON n.parent_id = b.id
     )
     SELECT b.top AS id FROM below b JOIN budget_node n ON n.id = b.id JOIN budget_node h ON h.id = b.top
     GROUP BY b.top HAVING sum(CASE WHEN n.kind = 'heading' THEN 0 ELSE n.amount_minor END) <> h.amount_minor`,
  ],
  // ... and every line stands below headings of its own version, up to the top, where it is counted once.
  [
    'lineOutsideHeadings',
    `WITH RECURSIVE reached (id, version_id) AS (
       SELECT id, version_id FROM budget_node WHERE parent_id IS NULL
       UNION SELECT n.id, n.version_id FROM reached r JOIN budget_node h ON h.id = r.id AND h.kind = 'heading'
         JOIN budget_node n ON n.parent_id = r.id AND n.version_id = r.version_id
     )
     SELECT n.id FROM budget_node n LEFT JOIN reached r ON r.id = n.id WHERE r.id IS NULL`,
  ],
  [
    'agreementLine',
    `SELECT a.id FROM forwarded_agreement a JOIN budget_line l ON l.id = a.budget_line_id WHERE l.project_id <> a.project_id`,
  ],
  [
    'reservationState',
    `SELECT r.id FROM reservation r JOIN budget_line l ON l.id = r.budget_line_id LEFT JOIN forwarded_agreement a ON a.id = r.agreement_id
     WHERE l.project_id <> r.project_id OR a.project_id <> r.project_id OR (r.state = 'contracted') <> (r.agreement_id IS NOT NULL)`,
  ],
  ...LEDGER_INVARIANTS,
  ...REGISTER_INVARIANTS,
  ...BUDGET_CHANGES,
  ...GRANTS_INVARIANTS,
]

/** Money received and what was converted, requested and locked of it. */
const FUNDS: readonly (readonly [string, string])[] = [
  [
    'drawnAmounts',
    `SELECT e.id FROM ledger_entry e LEFT JOIN rate_draw d ON d.entry_id = e.id WHERE e.state = 'posted' AND e.rate_source = 'fifo'
     GROUP BY e.id HAVING coalesce(sum(d.local_minor), 0) <> e.amount_minor OR coalesce(sum(d.base_minor), 0) <> e.base_minor`,
  ],
  [
    'drawnTooMuch',
    `SELECT l.id FROM (SELECT id, amount_minor AS minor FROM fund_movement UNION ALL SELECT id, to_minor FROM currency_conversion) l
     JOIN rate_draw d ON coalesce(d.fund_movement_id, d.conversion_id) = l.id
     GROUP BY l.id HAVING sum(d.local_minor) > l.minor OR sum(d.local_minor) < 0`,
  ],
  [
    'usedMoney',
    `SELECT u.layer_id AS id FROM rate_used u LEFT JOIN rate_draw d ON coalesce(d.fund_movement_id, d.conversion_id) = u.layer_id
     GROUP BY u.layer_id HAVING coalesce(sum(d.local_minor), 0) <> u.used_minor`,
  ],
  [
    'postedConversion',
    `SELECT c.row_id AS id FROM audit_change c WHERE c.table_name = 'ledger_entry' AND c.before IS NOT NULL AND c.after IS NOT NULL
     AND json_extract(c.before, '$.state') = 'posted'
     -- Naming the account that paid and what it was charged, where none was named, changes no figure.
     AND (json_extract(c.before, '$.account_id') IS NOT NULL
       OR json_remove(c.before, '$.account_id', '$.charged_minor') <> json_remove(c.after, '$.account_id', '$.charged_minor'))`,
  ],
  [
    'fundClosing',
    `SELECT c.period_id AS id FROM fund_closing c JOIN reporting_period p ON p.id = c.period_id
     WHERE c.closing_minor <> (SELECT coalesce(sum(CASE m.kind WHEN 'refund' THEN -m.base_minor ELSE m.base_minor END), 0)
         FROM fund_movement m WHERE m.project_id = p.project_id AND m.date <= p.end_date)
       - (SELECT coalesce(sum(e.base_minor), 0) FROM ledger_entry e
         WHERE e.project_id = p.project_id AND e.state = 'posted' AND e.entry_date <= p.end_date)`,
  ],
  [
    'fundChain',
    `SELECT c.period_id AS id FROM fund_closing c JOIN reporting_period p ON p.id = c.period_id
     JOIN reporting_period b ON b.project_id = p.project_id AND b.number = p.number - 1
     JOIN fund_closing k ON k.period_id = b.id WHERE k.closing_minor <> c.opening_minor`,
  ],
  [
    'paidRequest',
    `SELECT r.id FROM payment_request r LEFT JOIN fund_movement m ON m.request_id = r.id
     WHERE (r.state = 'paid') <> (m.id IS NOT NULL)`,
  ],
  [
    'requestAmount',
    `SELECT id FROM payment_request WHERE json_extract(steps, '$.steps[#-1].resultMinor') <> amount_minor`,
  ],
  ...ACCOUNT_INVARIANTS,
]

const PERIODS: readonly (readonly [string, string])[] = [
  [
    'periodOverlap',
    `SELECT a.id FROM reporting_period a JOIN reporting_period b ON b.project_id = a.project_id AND b.number > a.number
     WHERE b.start_date <= a.end_date`,
  ],
  [
    'draftInLockedPeriod',
    `SELECT e.id FROM ledger_entry e JOIN reporting_period p ON p.project_id = e.project_id
     WHERE p.state = 'locked' AND e.state = 'draft' AND e.entry_date BETWEEN p.start_date AND p.end_date`,
  ],
  [
    'entryPeriod',
    `SELECT e.id FROM ledger_entry e JOIN reporting_period p ON p.id = e.period_id
     WHERE e.entry_date NOT BETWEEN p.start_date AND p.end_date`,
  ],
  [
    'lockedFigureMoved',
    `SELECT f.id FROM locked_figure f JOIN reporting_period p ON p.id = f.period_id
     WHERE f.spent_minor <> (SELECT coalesce(sum(s.base_minor), 0) FROM ledger_split s JOIN ledger_entry e ON e.id = s.entry_id
       WHERE s.budget_line_id = f.budget_line_id AND e.state = 'posted' AND e.entry_date BETWEEN p.start_date AND p.end_date)
     OR f.cumulative_minor <> (SELECT coalesce(sum(s.base_minor), 0) FROM ledger_split s JOIN ledger_entry e ON e.id = s.entry_id
       WHERE s.budget_line_id = f.budget_line_id AND e.state = 'posted' AND e.entry_date <= p.end_date)`,
  ],
  [
    'lockedFigureMissing',
    `SELECT DISTINCT s.budget_line_id AS id FROM reporting_period p
     JOIN ledger_entry e ON e.project_id = p.project_id AND e.state = 'posted' AND e.entry_date BETWEEN p.start_date AND p.end_date
     JOIN ledger_split s ON s.entry_id = e.id
     WHERE p.state = 'locked' AND EXISTS (SELECT 1 FROM locked_figure f WHERE f.period_id = p.id)
     AND NOT EXISTS (SELECT 1 FROM locked_figure f WHERE f.period_id = p.id AND f.budget_line_id = s.budget_line_id)`,
  ],
  [
    'reportOnOpenPeriod',
    `SELECT r.id FROM donor_report r JOIN reporting_period p ON p.id = r.period_id
     WHERE p.state = 'open' AND r.state IN ('submitted', 'accepted')`,
  ],
  ...KEPT_FORECASTS,
]

function findings(connection: Connection, invariants: typeof INVARIANTS): readonly InvariantFinding[] {
  return invariants.flatMap(([invariant, sql]) => {
    const row = connection
      .prepare<[], { rows: number; example: string | null }>(
        `SELECT count(*) AS rows, min(id) AS example FROM (${sql})`,
      )
      .get()
    return row && row.rows > 0 ? [{ invariant, rows: row.rows, example: row.example ?? '' }] : []
  })
}

/** Amounts that contradict each other anywhere in the ledger and the budget moves. */
export const moneyFindings = (connection: Connection) => findings(connection, [...INVARIANTS, ...FUNDS])
/** Periods and entries that contradict each other. */
export const periodFindings = (connection: Connection) => findings(connection, PERIODS)
export const MONEY_INVARIANTS = INVARIANTS.length + FUNDS.length
export const PERIOD_INVARIANTS = PERIODS.length
