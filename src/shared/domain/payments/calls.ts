import { sumMinor } from '#shared/kernel/money.ts'
import { addDays, addMonths, type PlainDate } from '#shared/kernel/plain-date.ts'

/**
 * Number of the payment whose use a call must prove: from the third call on the payment before the last one (GIZ
 * Annex 3, S17; `proof_of_use_from_call`, null where the donor asks for none). Null for the calls before.
 * @example proofOfUseFor(3, 3) // 1
 */
export const proofOfUseFor = (callNo: number, fromCall: number | null): number | null =>
  fromCall !== null && callNo >= fromCall ? callNo - (fromCall - 1) : null

/**
 * Last day on which an advance must be used up: weeks at home, months abroad (donor-formats.md section 4, G;
 * `advance_use_weeks`, `advance_use_months_abroad`); what is left later bears interest.
 * @example advanceUsedBy('2024-03-01', 'home', { weeks: 6, monthsAbroad: 4 }) // '2024-04-12'
 */
export const advanceUsedBy = (
  received: PlainDate,
  place: 'home' | 'abroad',
  limits: { readonly weeks: number; readonly monthsAbroad: number },
): PlainDate =>
  place === 'home' ? addDays(received, limits.weeks * 7) : addMonths(received, limits.monthsAbroad)

/**
 * Day by which a call is sent so that the donor has checked it when the money is needed (GIZ 45 days, S17;
 * `call_check_days`).
 */
export const callBy = (neededOn: PlainDate, checkDays: number): PlainDate => addDays(neededOn, -checkDays)

export type CallInput = {
  readonly callNo: number
  readonly requestMinor: number
  /** Forecast and unpaid commitments less the balance; what is really needed. */
  readonly needMinor: number
  readonly hasSpecialAccount: boolean
  /** Number of the last payment whose use is proven, 0 for none. */
  readonly provenUpTo: number
}

export type CallRules = {
  /** `special_account_required`, `request_at_most_need` */
  readonly specialAccountRequired: boolean
  readonly atMostNeed: boolean
  /** `proof_of_use_from_call` */
  readonly proofFromCall: number | null
}

export type CallFault = {
  readonly code: 'NoSpecialAccount' | 'AboveNeed' | 'UseNotProven'
  /** Above need: by how much; else 0. */
  readonly excessMinor: number
  /** Payment whose use is not proven; else null. */
  readonly payment: number | null
}

/** What stands against a call for a payment (GIZ Annex 3, S17; Helvetas sheet D). Empty when nothing does. */
export function callFaults(call: CallInput, rules: CallRules): readonly CallFault[] {
  const faults: CallFault[] = []
  if (rules.specialAccountRequired && !call.hasSpecialAccount)
    faults.push({ code: 'NoSpecialAccount', excessMinor: 0, payment: null })
  const excessMinor = sumMinor([call.requestMinor, -Math.max(0, call.needMinor)])
  if (rules.atMostNeed && excessMinor > 0) faults.push({ code: 'AboveNeed', excessMinor, payment: null })
  const payment = proofOfUseFor(call.callNo, rules.proofFromCall)
  if (payment !== null && payment > call.provenUpTo)
    faults.push({ code: 'UseNotProven', excessMinor: 0, payment })
  return faults
}
