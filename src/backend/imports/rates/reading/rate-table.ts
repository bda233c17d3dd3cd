import { type Decimal, divideHalfUp, formatDecimal, parseDecimal } from '#shared/kernel/decimal.ts'
import { type DecimalSeparator, separatorEvidence } from '../../mapping/separators.ts'
import { refuse } from '../../reading/refuse.ts'
import type { Sheet } from '../../reading/sheet.ts'
import { cellRate, findGrid, linePlace, placeIn, type RateGrid, textsOf } from './rate-grid.ts'
import { type RatePeriod, ratePeriod } from './rate-period.ts'
import {
  addRate,
  type Collector,
  finishReading,
  note,
  noteOnce,
  type Place,
  type RateParams,
  type RateReading,
  startCollector,
} from './reading.ts'

/** Decimals of a rate worked out from two others. */
const CROSS_DECIMALS = 6
/** Decimals kept between the two divisions of a bridge, so that the second alone rounds. */
const BRIDGE_DECIMALS = 30
const ONE: Decimal = { digits: 1n, scale: 0 }
const PEG = { currency: 'BAM', rate: '1.95583', since: '1999-01-01' } as const

type ReadLine = {
  readonly period: RatePeriod
  readonly index: number
  readonly rates: ReadonlyMap<string, { readonly rate: string; readonly place: Place }>
}

function readLine(
  grid: RateGrid,
  line: RateGrid['lines'][number],
  separator: DecimalSeparator | undefined,
  into: Collector,
): ReadLine | undefined {
  const period = ratePeriod(line.period)
  if (!period) {
    note(into, 'warning', linePlace(grid, line.index, line.period), 'badPeriod')
    return undefined
  }
  const rates = new Map<string, { rate: string; place: Place }>()
  for (const { position, currency } of grid.currencies) {
    const cell = line.cells[position]
    const rate = cellRate(cell, separator)
    const place = placeIn(grid, line.index, position, cell)
    if (rate === null) into.blanks += 1
    else if (rate === undefined) note(into, 'error', place, 'badValue', { currency })
    else rates.set(currency, { rate, place })
  }
  return { period, index: line.index, rates }
}

/**
 * The currency the numbers are per one of. A table that has a column of the target with other numbers than 1
 * is not per the target; whose it is, only the person knows.
 */
function baseOf(lines: readonly ReadLine[], params: RateParams, target: string, file: string): string {
  const isOne = (currency: string): boolean =>
    lines.every(line => (line.rates.get(currency)?.rate ?? '1') === '1')
  if (params.base === undefined) {
    if (isOne(target)) return target
    throw refuse('import.rates.baseNeeded', { file, target })
  }
  if (!isOne(params.base)) throw refuse('import.rates.baseContradicted', { file, base: params.base })
  const bridgeOr = params.bridge?.currency ?? target
  const hasTarget = lines.some(line => line.rates.has(bridgeOr))
  if (params.base !== target && !hasTarget)
    throw refuse('import.rates.noTarget', { file, base: params.base, target: bridgeOr })
  return params.base
}

/** All dates on first days of different months: a table of months that writes them as dates. */
function kindOf(lines: readonly ReadLine[], params: RateParams): 'day' | 'month' {
  if (params.period) return params.period
  const dates = lines.map(line => line.period.date)
  const areMonths = lines.every(line => line.period.kind === 'month')
  const areFirstDays =
    dates.length > 1 && dates.every(date => date.endsWith('-01')) && new Set(dates).size === dates.length
  return areMonths || areFirstDays ? 'month' : 'day'
}

type Output = {
  readonly base: string
  readonly target: string
  readonly kind: 'day' | 'month'
  readonly source: string
  readonly grid: RateGrid
  readonly bridge: RateParams['bridge']
}

/** Units of a currency per one target, from two rates per the table's base: RSD per EUR = RSD per USD / EUR per USD. */
function crossed(rate: string, ofTarget: Decimal): string | undefined {
  const currency = parseDecimal(rate)
  const quotient = currency && divideHalfUp(currency, ofTarget, CROSS_DECIMALS)
  return quotient && quotient.digits > 0n ? formatDecimal(quotient) : undefined
}

/** How much of the table's base one target is in a line: by the target's own column, or over a pegged currency. */
function targetRate(line: ReadLine, { base, target, bridge }: Output): Decimal | undefined {
  if (base === target) return ONE
  if (!bridge) return parseDecimal(line.rates.get(target)?.rate ?? '')
  const pegged = parseDecimal(line.rates.get(bridge.currency)?.rate ?? '')
  const perTarget = parseDecimal(bridge.perTarget)
  return pegged && perTarget ? divideHalfUp(pegged, perTarget, BRIDGE_DECIMALS) : undefined
}

function addLine(line: ReadLine, output: Output, into: Collector): void {
  const { base, target, kind, source, grid } = output
  const date = kind === 'month' ? `${line.period.date.slice(0, 7)}-01` : line.period.date
  const ofTarget = targetRate(line, output)
  if (!ofTarget) {
    if (line.rates.size > 0) noteOnce(into, linePlace(grid, line.index), 'noTargetRate', { target, date })
    return
  }
  const rates = new Map(line.rates).set(base, { rate: '1', place: linePlace(grid, line.index) })
  rates.delete(target)
  for (const [currency, { rate, place }] of rates) {
    const value = base === target ? rate : crossed(rate, ofTarget)
    if (value === undefined) noteOnce(into, place, 'tooSmall', { currency })
    else addRate(into, { source, base: target, currency, kind, date, rate: value }, place)
  }
}

/**
 * BAM is fixed at 1.95583 per euro by law since 1999 (currency board). A table whose BAM comes out otherwise
 * mixes means with month-end rates, and its other currencies are off by as much.
 */
function checkPeg(into: Collector, { base, target, grid }: Output): void {
  if (base === target || target !== 'EUR') return
  const found = [...into.rates.values()].filter(
    ({ rate }) => rate.currency === PEG.currency && rate.date >= PEG.since,
  )
  const rates = found.map(({ rate }) => rate.rate).toSorted((a, b) => Number(a) - Number(b))
  const [lowest = PEG.rate] = rates
  const highest = rates.at(-1) ?? PEG.rate
  if (Number(highest) < Number(PEG.rate) * 1.005 && Number(lowest) > Number(PEG.rate) * 0.995) return
  const details = { currency: PEG.currency, peg: PEG.rate, lowest, highest }
  note(into, 'warning', found[0]?.place ?? linePlace(grid, 0), 'pegMissed', details)
}

/** The ECB's table: days per euro, dollar and yen among them, no column of the euro. */
const isEcb = (lines: readonly ReadLine[], grid: RateGrid): boolean => {
  const names = new Set(grid.currencies.map(({ currency }) => currency))
  return (
    names.has('USD') &&
    names.has('JPY') &&
    !names.has('EUR') &&
    lines.every(line => line.period.kind === 'day')
  )
}

/**
 * Reads a table of months or days by currencies, in either direction, against a chosen base. Rates per another
 * base become rates per the target: exact quotient, rounded half up to 6 decimals. Lines whose period cannot be
 * read are left out and named; gaps are skipped. Source of the rule: donor-formats.md 1.9 (units per one euro).
 */
export function readRateTable(sheet: Sheet, fileName: string, params: RateParams): RateReading {
  const grid = findGrid(sheet, params)
  if (!grid) throw refuse('import.rates.unknownFormat', { file: fileName })
  const into = startCollector()
  const evidence = separatorEvidence(textsOf(grid))
  const separator = evidence.kind === 'agreed' ? evidence.value : undefined
  const lines = grid.lines
    .map(line => readLine(grid, line, separator, into))
    .filter((line): line is ReadLine => line !== undefined)
  if (lines.length === 0) throw refuse('import.rates.noRates', { file: fileName })
  if (lines.every(line => line.period.kind === 'year'))
    throw refuse('import.rates.yearly', { file: fileName })
  const target = params.target ?? 'EUR'
  const ecb = params.base === undefined && isEcb(lines, grid)
  const source = params.source ?? (ecb ? 'ECB' : fileName)
  const base = baseOf(lines, params, target, fileName)
  const output: Output = { base, target, kind: kindOf(lines, params), source, grid, bridge: params.bridge }
  for (const line of lines) addLine(line, output, into)
  checkPeg(into, output)
  return finishReading(ecb ? 'ecb-csv' : 'table', into)
}
