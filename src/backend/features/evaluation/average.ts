import type { CommandContext } from '#backend/rpc/context.ts'
import { asSortNumber } from '#shared/kernel/fraction.ts'
import { standingOf } from './sheets.ts'
import type { Terms } from './terms.ts'

/** Keeps the average that lists sort by: exact as a quotient, and once more as a number that only sorts. */
export async function storeAverage(
  { trx }: CommandContext,
  terms: Terms,
  applicationId: string,
): Promise<void> {
  const average = (await standingOf(trx, terms, applicationId))?.result?.average
  await trx
    .updateTable('application')
    .set({
      average_numerator: average ? String(average.numerator) : null,
      average_denominator: average ? Number(average.denominator) : null,
      average_sort: average ? asSortNumber(average) : null,
    })
    .where('id', '=', applicationId)
    .execute()
}
