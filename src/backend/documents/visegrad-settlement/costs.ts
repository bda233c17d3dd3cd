import type { Reader } from '#backend/rpc/context.ts'
import { settleCost } from '#shared/domain/reports/index.ts'
import { allocateByLargestRemainder } from '#shared/kernel/allocation.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { sumMinor } from '#shared/kernel/money.ts'
import { type JournalRow, type JournalScope, readJournal } from '../basis/journal.ts'
import type { SettlementRow } from './data.ts'

/** A part of an entry with what it counts in its own currency. */
export type ClaimedCost = Pick<SettlementRow, 'entry' | 'amountMinor' | 'output'>

/** Parts of one entry without the tax that isn't counted, so that they add up to what the entry counts. */
function countedParts(parts: readonly JournalRow[]): readonly number[] {
  const amounts = parts.map(part => part.partMinor)
  const excludedMinor = parts[0]?.excludedMinor ?? 0
  if (excludedMinor === 0) return amounts
  return allocateByLargestRemainder(sumMinor([...amounts, -excludedMinor]), amounts.map(Math.abs))
}

/** Names of what costs served, by the ids of activities and work packages. */
async function outputNames(db: Reader, projectId: string): Promise<ReadonlyMap<string, string>> {
  const tables = ['activity', 'work_package'] as const
  const rows = await Promise.all(
    tables.map(table =>
      db.selectFrom(table).select(['id', 'code', 'title']).where('project_id', '=', projectId).execute(),
    ),
  )
  return new Map(rows.flat().map(row => [row.id, `${row.code} ${row.title}`.trim()]))
}

/** All costs of a settlement in order of their days. They are few: the Fund's grants are small. */
export async function claimedCosts(db: Reader, scope: JournalScope): Promise<readonly ClaimedCost[]> {
  const names = await outputNames(db, scope.projectId)
  const entries = Map.groupBy(await Array.fromAsync(readJournal(db, scope)), row => row.entryId)
  return [...entries.values()].flatMap(parts => {
    const amounts = countedParts(parts)
    return parts.map((entry, place) => ({
      entry,
      amountMinor: amounts[place] ?? 0,
      output: names.get(entry.activityId ?? '') ?? names.get(entry.workPackageId ?? '') ?? '',
    }))
  })
}

/** A cost at the rate of its sheet. Throws Validation where the amount is out of range. */
export function settledRow(cost: ClaimedCost, rate: string, base: string): SettlementRow {
  const { entry, amountMinor } = cost
  const settled = settleCost(
    {
      currency: entry.currency,
      amountMinor,
      ledgerMinor: entry.reportedMinor,
      refusedMinor: entry.refusedMinor,
    },
    { rate, base },
  )
  if (settled === null)
    throw new ProblemError(problem('Validation', 'problem.amountTooLarge', { amount: String(amountMinor) }))
  return { ...cost, ...settled }
}
