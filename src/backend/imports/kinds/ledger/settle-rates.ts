import { openRateBook, type RateBook } from '#backend/features/rates/index.ts'
import type { Reader } from '#backend/rpc/context.ts'
import type { RowProblem } from '#shared/contract/imports.ts'
import { convert, roundingRoom } from '#shared/domain/rates/index.ts'
import { money } from '#shared/kernel/money.ts'
import type { EntryRow } from './read-entry.ts'
import type { LedgerScope } from './scope.ts'

/** A row with the amount it counts for in the project's currency, and how that came about. */
export interface SettledRow extends EntryRow {
  readonly baseMinor: number
  readonly shownRate: string
  readonly shownSource: string
  /** Set when the file's own amount in the project's currency is what counts. */
  readonly storedBaseMinor: number | null
}

type Report = (severity: 'error' | 'warning', name: string, details: RowProblem['details']) => void

/** The file's EUR amount and the contract's own may part by this share before one of the two must be wrong. */
const FAR_OFF = { of: 20, percent: '5' } as const

const day = (row: EntryRow) => row.paymentDate ?? row.entryDate

function differs(row: EntryRow, expected: number, scope: LedgerScope, rate: string) {
  const { currency } = scope.terms
  return {
    rate,
    expected: { minor: expected, currency },
    actual: { minor: row.statedBaseMinor ?? 0, currency },
  }
}

/** The project's own currency needs no rate; a stated second amount must be the same. */
function ownCurrency(row: EntryRow, scope: LedgerScope, report: Report): SettledRow | undefined {
  const { statedBaseMinor: stated, amountMinor } = row
  if (stated !== null && stated !== amountMinor) {
    report('error', 'baseDiffers', differs(row, amountMinor, scope, '1'))
    return undefined
  }
  return {
    ...row,
    rate: null,
    baseMinor: amountMinor,
    storedBaseMinor: null,
    shownRate: '1',
    shownSource: '',
  }
}

/** A rate in the file holds; an amount beside it may miss it by what the printed rate was rounded, no more. */
function statedRate(row: EntryRow, rate: string, scope: LedgerScope, report: Report): SettledRow | undefined {
  const converted = convert(money(row.amountMinor, row.currency), rate, scope.terms.currency)
  if (!converted.ok) {
    report('error', 'rateNotPositive', { rate })
    return undefined
  }
  const expected = converted.value.minor
  const stated = row.statedBaseMinor
  if (stated !== null && Math.abs(stated - expected) > roundingRoom(rate, expected)) {
    report('error', 'baseDiffers', differs(row, expected, scope, rate))
    return undefined
  }
  return {
    ...row,
    baseMinor: stated ?? expected,
    storedBaseMinor: stated,
    shownRate: rate,
    shownSource: row.rateSource,
  }
}

/** Both amounts are stated and no rate: together they are the bank's own conversion. */
function byBothAmounts(row: EntryRow, stated: number, report: Report): SettledRow | undefined {
  if (stated === 0 || stated > 0 !== row.amountMinor > 0) {
    report('error', 'amountsContradict', {})
    return undefined
  }
  return { ...row, baseMinor: stated, storedBaseMinor: stated, shownRate: '', shownSource: row.rateSource }
}

/** Why the contract gives no rate; each cause has its own remedy, and one of them asks for money, not for rates. */
const WITHOUT_RATE: ReadonlyMap<string, string> = new Map([
  ['Rule.RateSourceAmbiguous', 'rateSourceAmbiguous'],
  ['Rule.LayersShort', 'layersShort'],
  ['Rule.InstalmentMissing', 'instalmentMissing'],
  ['Rule.PeriodMissing', 'ratePeriodMissing'],
])

/** The contract's rate; what the file says of the converted amount is only compared. */
function byContract(
  row: EntryRow,
  scope: LedgerScope,
  book: RateBook,
  report: Report,
): SettledRow | undefined {
  const { currency: base } = scope.terms
  const found = book({ currency: row.currency, date: day(row), amountMinor: row.amountMinor })
  const stated = row.statedBaseMinor
  if (!found.ok) {
    const details = { ...found.error.details, month: day(row).slice(0, 7), currency: row.currency, base }
    if (stated === null || found.error.code === 'Rule.RateSourceAmbiguous') {
      report('error', WITHOUT_RATE.get(found.error.code) ?? 'rateMissing', details)
      return undefined
    }
    report('warning', 'rateFromAmounts', details)
    return byBothAmounts(row, stated, report)
  }
  const { rate, source, baseMinor: expected } = found.value
  const gap = stated === null ? 0 : Math.abs(stated - expected)
  if (gap * FAR_OFF.of > Math.abs(expected) && gap > 1) {
    report('error', 'baseFarOff', { ...differs(row, expected, scope, rate), percent: FAR_OFF.percent })
    return undefined
  }
  if (gap > 1) report('warning', 'baseByContract', differs(row, expected, scope, rate))
  return { ...row, baseMinor: expected, storedBaseMinor: null, shownRate: rate, shownSource: source }
}

function settle(row: EntryRow, scope: LedgerScope, book: RateBook, report: Report): SettledRow | undefined {
  if (row.currency === scope.terms.currency) return ownCurrency(row, scope, report)
  if (row.rate !== null) return statedRate(row, row.rate, scope, report)
  if (scope.terms.ratePolicy === 'bank' && row.statedBaseMinor !== null)
    return byBothAmounts(row, row.statedBaseMinor, report)
  return byContract(row, scope, book, report)
}

/**
 * Converts rows to the project's currency: by the rate in the file, else by the contract's policy, comparing an
 * amount the file states. Rows without a usable conversion are reported and left out.
 */
export async function settleRates(
  db: Reader,
  rows: readonly EntryRow[],
  scope: LedgerScope,
  report: (row: EntryRow, ...what: Parameters<Report>) => void,
): Promise<readonly SettledRow[]> {
  const questions = rows.map(row => ({
    currency: row.currency,
    date: day(row),
    amountMinor: row.amountMinor,
  }))
  const book = await openRateBook(db, scope.terms, scope.periods, questions)
  return rows.flatMap(row => settle(row, scope, book, (...what) => report(row, ...what)) ?? [])
}
