import type { Connection } from '#backend/platform/connection.ts'

/** Amounts kept for each budget line, as the database names them. */
export const KEPT_AMOUNTS = [
  'reserved',
  'contracted',
  'forwarded',
  'accepted',
  'spent',
  'spent_under_agreements',
  'ineligible',
] as const
export type KeptAmount = (typeof KEPT_AMOUNTS)[number]

/** A budget line whose kept amount is not the sum of its parts; `kept` is null when nothing is kept for the line. */
export interface AvailabilityDifference {
  readonly line: string
  readonly currency: string
  readonly amount: KeptAmount
  readonly kept: number | null
  readonly summed: number
}

/**
 * Every amount of every line summed anew from what it is made of, in one pass through the splits' own index (the cross
 * joins keep the planner from starting at the entries).
 */
const SUMS = `
WITH spent AS (
  SELECT l.id, sum(s.base_minor) AS spent,
    sum(CASE WHEN e.sub_grant_no <> '' AND EXISTS (SELECT 1 FROM forwarded_agreement a WHERE a.project_id = e.project_id AND a.agreement_no = e.sub_grant_no)
        THEN s.base_minor ELSE 0 END) AS under
  FROM budget_line l CROSS JOIN ledger_split s CROSS JOIN ledger_entry e
  WHERE s.budget_line_id = l.id AND e.id = s.entry_id AND e.state = 'posted' AND (@project IS NULL OR l.project_id = @project) GROUP BY l.id
), agreed AS (
  SELECT budget_line_id AS id, sum(agreed_minor - released_minor) AS contracted FROM forwarded_agreement WHERE budget_line_id IS NOT NULL GROUP BY budget_line_id
), moved AS (
  SELECT a.budget_line_id AS id, sum(CASE m.kind WHEN 'paid' THEN m.base_minor WHEN 'refunded' THEN -m.base_minor ELSE 0 END) AS forwarded,
    sum(CASE m.kind WHEN 'accepted' THEN m.base_minor ELSE 0 END) AS accepted
  FROM forwarded_agreement a JOIN forwarded_movement m ON m.agreement_id = a.id WHERE a.budget_line_id IS NOT NULL GROUP BY a.budget_line_id
), held AS (
  SELECT budget_line_id AS id, sum(amount_minor) AS reserved FROM reservation WHERE state = 'held' GROUP BY budget_line_id
), refused AS (
  SELECT coalesce(i.budget_line_id, (SELECT s.budget_line_id FROM ledger_split s WHERE s.entry_id = i.entry_id ORDER BY s.position LIMIT 1)) AS id, sum(i.base_minor) AS ineligible
  FROM ineligible_cost i JOIN ledger_entry e ON e.id = i.entry_id
  WHERE i.state = 'in_force' AND e.state = 'posted' AND NOT EXISTS (SELECT 1 FROM ledger_entry r WHERE r.reverses_id = e.id AND r.state = 'posted')
  GROUP BY 1
)
SELECT p.code || ' ' || l.code AS line, p.currency, k.budget_line_id IS NOT NULL AS found,
  k.reserved_minor AS kept_reserved, coalesce(held.reserved, 0) AS reserved,
  k.contracted_minor AS kept_contracted, coalesce(agreed.contracted, 0) AS contracted,
  k.forwarded_minor AS kept_forwarded, coalesce(moved.forwarded, 0) AS forwarded,
  k.accepted_minor AS kept_accepted, coalesce(moved.accepted, 0) AS accepted,
  k.spent_minor AS kept_spent, coalesce(spent.spent, 0) AS spent,
  k.spent_under_agreements_minor AS kept_spent_under_agreements, coalesce(spent.under, 0) AS spent_under_agreements,
  k.ineligible_minor AS kept_ineligible, coalesce(refused.ineligible, 0) AS ineligible
FROM budget_line l JOIN project p ON p.id = l.project_id LEFT JOIN line_availability k ON k.budget_line_id = l.id
LEFT JOIN spent ON spent.id = l.id LEFT JOIN agreed ON agreed.id = l.id LEFT JOIN moved ON moved.id = l.id
LEFT JOIN held ON held.id = l.id LEFT JOIN refused ON refused.id = l.id
WHERE (@project IS NULL OR l.project_id = @project) ORDER BY p.code, l.code`

type SumRow = { readonly line: string; readonly currency: string; readonly found: 0 | 1 } & {
  readonly [A in KeptAmount]: number
} & { readonly [A in `kept_${KeptAmount}`]: number | null }

function differencesOf(row: SumRow): readonly AvailabilityDifference[] {
  return KEPT_AMOUNTS.flatMap(amount => {
    const kept = row[`kept_${amount}`]
    const summed = row[amount]
    // A line for which nothing is kept is told once, by what it has spent.
    if (row.found === 0 ? amount !== 'spent' : kept === summed) return []
    return [{ line: row.line, currency: row.currency, amount, kept, summed }]
  })
}

/** Sums the amounts of all lines anew, or of one project's, and returns those that are kept differently. */
export function availabilityDifferences(
  connection: Connection,
  projectId: string | null = null,
): { readonly lines: number; readonly differences: readonly AvailabilityDifference[] } {
  const rows = connection.prepare<[{ project: string | null }], SumRow>(SUMS).all({ project: projectId })
  return { lines: rows.length, differences: rows.flatMap(differencesOf) }
}
