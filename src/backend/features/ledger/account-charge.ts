import type { AccountTerms } from '#backend/features/accounts/index.ts'
import type { Charge } from '#shared/domain/accounts/index.ts'
import { type Problem, problem } from '#shared/kernel/errors.ts'
import { isOwnRate } from './entry-input.ts'

/** What says how much an entry took from its account, as columns of the ledger. */
export interface ChargeColumns {
  readonly currency: string
  readonly base_currency: string
  readonly charged_minor: number | null
  readonly rate_source: string
}

export const chargeOf = (row: ChargeColumns): Charge => ({
  currency: row.currency,
  baseCurrency: row.base_currency,
  chargedMinor: row.charged_minor,
  hasOwnRate: isOwnRate(row.rate_source),
})

/**
 * What is wrong with a stated amount that an account was charged: there is no account of another currency, or the amount
 * goes in the other direction than the entry's (minor units both); undefined when nothing is.
 */
export function wrongCharge(
  chargedMinor: number,
  entry: { readonly currency: string; readonly amountMinor: number },
  account: Pick<AccountTerms, 'currency'> | undefined,
): Problem | undefined {
  const field = 'chargedMinor'
  if (!account || account.currency === entry.currency)
    return problem('Validation', 'problem.account.chargeOfOwn', { field, currency: entry.currency })
  if (Math.sign(chargedMinor) !== Math.sign(entry.amountMinor))
    return problem('Validation', 'problem.account.chargeSign', { field })
  return undefined
}
