import type { ProjectTerms } from '#backend/features/ledger/index.ts'
import { openRateBook } from '#backend/features/rates/index.ts'
import type { Reader } from '#backend/rpc/context.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'

export interface SettlementRate {
  readonly rate: string
  readonly source: string
  /** Day that the published rate is of. */
  readonly date: PlainDate
}

/** The Fund's two choices (donor-formats.md section 5): each gives one rate a currency for the whole settlement. */
const ONE_RATE: readonly string[] = ['last_tranche_day', 'end_month_mean']

/**
 * The one rate of each currency, as it stands on the last day of the settlement. Throws Export where the contract
 * converts each cost by itself, and what the rate book says where the rate isn't there.
 */
export async function finalRates(
  db: Reader,
  asked: {
    readonly terms: ProjectTerms
    readonly currencies: readonly string[]
    readonly until: PlainDate
  },
): Promise<(currency: string) => SettlementRate> {
  const { terms, currencies, until } = asked
  const foreign = currencies.some(currency => currency !== terms.currency)
  if (foreign && !ONE_RATE.includes(terms.ratePolicy))
    throw new ProblemError(problem('Export', 'documents.visegrad.error.method', { project: terms.code }))
  const questions = currencies.map(currency => ({ currency, date: until, amountMinor: 0 }))
  const book = await openRateBook(db, terms, [], questions)
  return currency => {
    const found = book({ currency, date: until, amountMinor: 0 })
    if (!found.ok) throw new ProblemError(found.error)
    const { rate, source, date } = found.value
    return { rate, source, date }
  }
}
