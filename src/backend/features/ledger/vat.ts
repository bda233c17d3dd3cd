import type { VatTreatment } from '#shared/contract/entry-depth.ts'
import { vatEligibility } from '#shared/domain/costs/index.ts'
import type { ProjectTerms } from './project-terms.ts'

export interface VatClaim {
  readonly amountMinor: number
  readonly vatMinor: number | null
  readonly vatTreatment?: VatTreatment | undefined
}

export interface ExcludedVat {
  /** Part of the amount that doesn't count, in the entry's currency. */
  readonly excludedMinor: number
  /** Reason code of the contract's list of ineligible costs; null when all of it counts. */
  readonly reason: string | null
}

const NOTHING: ExcludedVat = { excludedMinor: 0, reason: null }

/**
 * Tax that the contract doesn't pay: recoverable or exempt, or not allowed by the contract (statement 40,
 * parameter `taxes_eligible`; a contract that is silent allows none). Proof that it can't be reclaimed comes with
 * the papers, so that it is asked for when the entry is posted. Without a treatment nothing is said of the tax.
 */
export function vatOf(
  { amountMinor, vatMinor, vatTreatment = '' }: VatClaim,
  terms: Pick<ProjectTerms, 'rule'>,
): ExcludedVat {
  if (vatTreatment === '' || vatMinor === null) return NOTHING
  const { ineligibleMinor, reason } = vatEligibility({
    grossMinor: amountMinor,
    taxMinor: vatMinor,
    recoverableOrExempt: vatTreatment !== 'not_recoverable',
    hasProof: true,
    taxesEligible: terms.rule('taxes_eligible') === 'not_recoverable' ? 'not_recoverable' : 'never',
  })
  return { excludedMinor: ineligibleMinor, reason }
}
