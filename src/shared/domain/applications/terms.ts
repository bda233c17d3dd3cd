import type { Answers, FieldRole, FormField } from '#shared/domain/calls/index.ts'
import { type Decimal, formatDecimal, parseDecimal } from '#shared/kernel/decimal.ts'
import { money } from '#shared/kernel/money.ts'
import { compareRatio, percentAsShare, requireDecimal } from '#shared/kernel/ratio.ts'
import { textOf } from './answer-values.ts'
import { minorOf } from './budget.ts'
import { type AnswerFault, fault } from './fault.ts'

/** What the call and the chosen lot allow; amounts in minor units of `currency`, null without a limit. */
export type GrantTerms = {
  readonly currency: string
  readonly lot: {
    readonly code: string
    readonly minimumMinor: number | null
    readonly maximumMinor: number | null
    /** Least own share of the total cost, as decimal text in percent; `0` for none. */
    readonly cofinancingPercent: string
  } | null
  /** True when the call has lots, so that an application must be in one. */
  readonly hasLots: boolean
  readonly shortestMonths: number | null
  readonly longestMonths: number | null
}

const place = (field: FormField) => ({ field: field.key, row: null, column: null })

function requestedFaults(field: FormField, requested: number, terms: GrantTerms): AnswerFault[] {
  const { currency, lot } = terms
  const details = (limit: number) => ({
    requested: money(requested, currency),
    limit: money(limit, currency),
    lot: lot?.code ?? '',
  })
  if (requested <= 0) return [fault(place(field), 'NothingAsked', 'rule')]
  if (lot && lot.minimumMinor !== null && requested < lot.minimumMinor)
    return [fault(place(field), 'BelowLot', 'rule', details(lot.minimumMinor))]
  if (lot && lot.maximumMinor !== null && requested > lot.maximumMinor)
    return [fault(place(field), 'AboveLot', 'rule', details(lot.maximumMinor))]
  return []
}

/** Co-financing: of the total cost at least the lot's percentage comes from elsewhere, compared exactly. */
function shareFaults(field: FormField, requested: number, total: number, terms: GrantTerms): AnswerFault[] {
  if (total <= 0) return []
  if (requested > total)
    return [
      fault(place(field), 'MoreThanTotal', 'rule', {
        requested: money(requested, terms.currency),
        total: money(total, terms.currency),
      }),
    ]
  const percent = terms.lot?.cofinancingPercent ?? '0'
  const isEnough = compareRatio(total - requested, total, percentAsShare(percent)) >= 0
  return isEnough
    ? []
    : [
        fault(place(field), 'CofinancingLow', 'rule', {
          percent,
          own: money(total - requested, terms.currency),
          total: money(total, terms.currency),
          lot: terms.lot?.code ?? '',
        }),
      ]
}

/** Whole months of an answer of the duration; null when it is none. */
export function monthsOf(text: string | null): number | null {
  const value = text === null ? undefined : parseDecimal(text)
  if (!value || !isWhole(value)) return null
  const months = Number(formatDecimal(value).split('.')[0])
  return Number.isSafeInteger(months) && months > 0 ? months : null
}

const isWhole = ({ digits, scale }: Decimal): boolean => digits % 10n ** BigInt(scale) === 0n

function durationFaults(field: FormField, text: string, terms: GrantTerms): AnswerFault[] {
  const months = monthsOf(text)
  if (months === null) return [fault(place(field), 'NotMonths', 'rule', { value: text })]
  const { shortestMonths: shortest, longestMonths: longest } = terms
  if (shortest !== null && months < shortest)
    return [fault(place(field), 'TooShort', 'rule', { months, shortest })]
  if (longest !== null && months > longest)
    return [fault(place(field), 'TooLongTime', 'rule', { months, longest })]
  return []
}

/** The amount asked for against the lot and the total cost, and the duration against the call. */
export function amountFaults(
  fields: readonly FormField[],
  answers: Answers,
  terms: GrantTerms,
): AnswerFault[] {
  const of = (role: FieldRole) => fields.find(field => field.role === role)
  const [asked, all, duration] = [of('requested'), of('total'), of('duration')]
  const requested = asked ? minorOf(textOf(answers[asked.key])) : null
  const total = all ? minorOf(textOf(answers[all.key])) : null
  const months = duration ? textOf(answers[duration.key]) : null
  const lotMissing =
    terms.hasLots && terms.lot === null
      ? [fault({ field: 'lot', row: null, column: null }, 'LotMissing', 'rule')]
      : []
  return [
    ...lotMissing,
    ...(asked && requested !== null ? requestedFaults(asked, requested, terms) : []),
    ...(asked && requested !== null && total !== null ? shareFaults(asked, requested, total, terms) : []),
    ...(duration && months !== null && months.trim() !== '' ? durationFaults(duration, months, terms) : []),
  ]
}

/** The limit that the lot and co-financing leave for a total cost, in minor units; null without any. */
export function mostGrant(total: number, terms: GrantTerms): number | null {
  const { lot } = terms
  if (!lot) return null
  const { digits, scale } = requireDecimal(lot.cofinancingPercent)
  const whole = 100n * 10n ** BigInt(scale)
  const share = Number((BigInt(total) * (whole - digits)) / whole)
  return lot.maximumMinor === null ? share : Math.min(share, lot.maximumMinor)
}
