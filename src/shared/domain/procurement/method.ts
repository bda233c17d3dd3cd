import { type Notice, notice } from '../notices/index.ts'

/** How a supplier was chosen, from the least to the most open; blank while nobody said. */
export const METHODS = ['single', 'offers', 'open'] as const
export type Method = (typeof METHODS)[number]

/** Amounts of the contract in minor units of the project's currency; null where it names none. */
export type ProcurementLimits = {
  /** Up to here one offer is enough (`procurement_single_limit`). */
  readonly singleMinor: number | null
  /** Above it a tender is published (`procurement_open_limit`). */
  readonly openMinor: number | null
}

/**
 * The least open procedure that the contract allows for an amount; null where it says nothing. At a limit the easier
 * procedure still serves.
 * @example requiredMethod(2_000_001, { singleMinor: 2_000_000, openMinor: 10_000_000 }) // 'offers'
 */
export function requiredMethod(
  amountMinor: number,
  { singleMinor, openMinor }: ProcurementLimits,
): Method | null {
  if (singleMinor === null && openMinor === null) return null
  if (openMinor !== null && amountMinor > openMinor) return 'open'
  if (singleMinor !== null && amountMinor > singleMinor) return 'offers'
  return 'single'
}

const rank = (method: Method | ''): number => (method === '' ? -1 : METHODS.indexOf(method))

/**
 * What to mind of a contract with a supplier: more was booked on it than it is worth, the procedure is less open than
 * its amount asks for, or it was never signed though costs are booked on it. Amounts in minor units.
 */
export function contractNotices(
  contract: {
    readonly reference: string
    readonly amountMinor: number
    readonly bookedMinor: number
    readonly currency: string
    readonly method: Method | ''
    readonly signedOn: string | null
  },
  limits: ProcurementLimits,
): readonly Notice[] {
  const { reference, amountMinor, bookedMinor, currency, method, signedOn } = contract
  const found: Notice[] = []
  if (bookedMinor > amountMinor)
    found.push(
      notice('procurement', 'AboveContract', null, {
        reference,
        booked: { minor: bookedMinor, currency },
        contract: { minor: amountMinor, currency },
        excess: { minor: bookedMinor - amountMinor, currency },
      }),
    )
  const required = requiredMethod(amountMinor, limits)
  if (required !== null && method !== '' && rank(method) < rank(required))
    found.push(
      notice('procurement', 'LessOpen', null, {
        reference,
        amount: { minor: amountMinor, currency },
        method,
        required,
      }),
    )
  if (signedOn === null && bookedMinor > 0)
    found.push(notice('procurement', 'NotSigned', null, { reference }))
  return found
}
