import { openRateBook } from '#backend/features/rates/index.ts'
import type { Reader } from '#backend/rpc/context.ts'
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts'
import { convert } from '#shared/domain/rates/index.ts'
import { money, sumMinor } from '#shared/kernel/money.ts'
import { TYPED_RATE } from './entry-input.ts'
import { periodsOfProject } from './periods-of.ts'
import { projectTerms } from './project-terms.ts'
import { vatOf } from './vat.ts'

/** What the form shows beside an amount: the typed rate or the contract's, and the amount at it; blank without a rate. */
export async function convertAmount(
  db: Reader,
  {
    projectId,
    currency,
    amountMinor,
    date,
    rate: typed,
    vatMinor,
    vatTreatment,
  }: ParsedInputOf<'ledger.convert'>,
): Promise<OutputOf<'ledger.convert'>> {
  const terms = await projectTerms(db, projectId)
  const { excludedMinor, reason } = vatOf({ amountMinor, vatMinor, vatTreatment }, terms)
  const counted = money(sumMinor([amountMinor, -excludedMinor]), currency)
  const eligible = { eligible: { ...counted }, excludedReason: reason }
  const question = { currency, date, amountMinor: counted.minor }
  const book = await openRateBook(db, terms, await periodsOfProject(db, projectId), [question])
  const none = { ...eligible, rate: null, rateSource: '', rateDate: null, base: null }
  if (typed !== null && currency !== terms.currency) {
    const base = convert(counted, typed, terms.currency)
    return base.ok
      ? { ...eligible, rate: typed, rateSource: TYPED_RATE, rateDate: date, base: { ...base.value } }
      : none
  }
  const found = book(question)
  if (!found.ok) return none
  const { rate, source, date: rateDate, baseMinor } = found.value
  return {
    ...eligible,
    rate,
    rateSource: source,
    rateDate,
    base: { minor: baseMinor, currency: terms.currency },
  }
}
