import { sumMinor } from '#shared/kernel/money.ts'
import { compareRatio, percentText } from '#shared/kernel/ratio.ts'

/** An earlier payment of the sub-grant, in order; minor units. */
export type EarlierPayment = {
  readonly paidMinor: number
  readonly report: 'none' | 'submitted' | 'accepted'
}

export type InstalmentGate = {
  readonly ok: boolean
  readonly faults: readonly {
    readonly code: 'ReportNotAccepted' | 'EarlierNotUsed' | 'LastNotUsed'
    /** Number of the payment the fault is about, counted from 1. */
    readonly payment: number
    readonly missingMinor: number
    readonly percent: string | null
  }[]
}

/**
 * Whether the next instalment of a sub-grant may be paid: payment n needs report n − 1 accepted (statement 33),
 * all payments before the last used in full and enough of the last one (domain-rules.md rule 9; `usedLimit` is
 * `instalment_used_limit` as a share, null where the contract has none). Amounts in minor units; admitted is what
 * was accepted from the start. The first payment has no gate.
 */
export function instalmentGate(
  earlier: readonly EarlierPayment[],
  admittedMinor: number,
  usedLimit: string | null,
): InstalmentGate {
  const last = earlier.at(-1)
  if (!last) return { ok: true, faults: [] }
  const before = sumMinor(earlier.slice(0, -1).map(payment => payment.paidMinor))
  const onLast = sumMinor([admittedMinor, -before])
  const faults: InstalmentGate['faults'][number][] = earlier.flatMap((payment, row) =>
    payment.report === 'accepted'
      ? []
      : [{ code: 'ReportNotAccepted' as const, payment: row + 1, missingMinor: 0, percent: null }],
  )
  if (onLast < 0)
    faults.push({ code: 'EarlierNotUsed', payment: earlier.length - 1, missingMinor: -onLast, percent: null })
  if (usedLimit !== null && last.paidMinor > 0 && compareRatio(onLast, last.paidMinor, usedLimit) < 0)
    faults.push({
      code: 'LastNotUsed',
      payment: earlier.length,
      missingMinor: sumMinor([last.paidMinor, -onLast]),
      percent: percentText(onLast, last.paidMinor) ?? null,
    })
  return { ok: faults.length === 0, faults }
}
