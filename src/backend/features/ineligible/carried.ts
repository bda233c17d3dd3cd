import { sql } from 'kysely'
import type { Reader } from '#backend/rpc/context.ts'

/**
 * Refusals in force with the posted entries that carry them. An entry that was taken back carries its refusal still,
 * and the reversal gives it back on its own day and line: cost and refusal then cancel out together, and a report that
 * was sent before the reversal keeps its figures (donor-formats.md section 7, statement 47).
 */
export const carriedRefusals = (db: Reader, projectId: string) =>
  db
    .selectFrom('ineligible_cost as cost')
    .innerJoin('ledger_entry as entry', join =>
      join.on(eb =>
        eb.or([
          eb('entry.id', '=', eb.ref('cost.entry_id')),
          eb('entry.reverses_id', '=', eb.ref('cost.entry_id')),
        ]),
      ),
    )
    .where('entry.project_id', '=', projectId)
    .where('entry.state', '=', 'posted')
    .where('cost.state', '=', 'in_force')

/** Amount of a carried refusal, in minor units of the project's currency: below zero where the entry takes another back. */
export const carriedMinor = sql<number>`CASE WHEN entry.id = cost.entry_id THEN cost.base_minor ELSE -cost.base_minor END`
