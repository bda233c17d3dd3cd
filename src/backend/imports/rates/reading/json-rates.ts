import { isCurrencyCode } from '#shared/kernel/currency.ts'
import { parseDateInput } from '#shared/kernel/date-input.ts'
import { isPlainDate, plainDate } from '#shared/kernel/plain-date.ts'
import { decodeText } from '../../reading/csv/encoding.ts'
import { reasonOf, refuse } from '../../reading/refuse.ts'
import {
  addRate,
  type Collector,
  finishReading,
  note,
  type Place,
  type RateParams,
  type RateReading,
  rateText,
  startCollector,
} from './reading.ts'

/** Larger than any list of rates; parsing JSON takes several times its size in memory. */
const LARGEST = 16 * 1024 * 1024

type Members = { readonly [key: string]: unknown }

const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * Parses JSON with every number as the text that stands in the file, for rates are exact. (The third argument
 * is newer than the type library.)
 */
function parseExactly(text: string, fileName: string): unknown {
  const keepDigits = (_: string, value: unknown, context?: { readonly source?: string }): unknown =>
    typeof value === 'number' && context?.source !== undefined ? context.source : value
  try {
    return JSON.parse(text, keepDigits)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw refuse('import.rates.notJson', { file: fileName, reason: reasonOf(error) })
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

const placeOf = (index: number, column: string, value: unknown): Place => ({
  sheet: '',
  row: index + 1,
  column,
  value: textOf(value),
})

/** ISO 3166 keeps AA, QM-QZ, XA-XZ and ZZ for private use; of these only XK (Kosovo) stands for a country. */
const isCountryCode = (code: string): boolean =>
  /^[A-Z]{2}$/.test(code) && (code === 'XK' || !/^(AA|Q[M-Z]|X[A-Z]|ZZ)$/.test(code))

/** Checks code and value of an entry and gives the rate; undefined after noting what is wrong. */
function rateOf(
  into: Collector,
  index: number,
  code: unknown,
  value: unknown,
  valueKey: string,
): string | undefined {
  const currency = textOf(code)
  if (!isCurrencyCode(currency)) note(into, 'error', placeOf(index, 'isoA3Code', code), 'noCurrencyCode')
  else if (textOf(value) === '') note(into, 'error', placeOf(index, valueKey, value), 'noValue', { currency })
  else {
    const rate = rateText(textOf(value))
    if (rate !== undefined) return rate
    note(into, 'error', placeOf(index, valueKey, value), 'badValue', { currency })
  }
  return undefined
}

function checkCountry(into: Collector, index: number, entry: Members): void {
  const code = textOf(entry['isoA2Code'])
  const details = { country: textOf(entry['country']).slice(0, 80) }
  if (code === '') note(into, 'error', placeOf(index, 'isoA2Code', ''), 'noCountryCode', details)
  else if (!isCountryCode(code))
    note(into, 'error', placeOf(index, 'isoA2Code', code), 'unknownCountry', details)
}

type Month = { readonly date: string; readonly source: string }

/** One country's entry of a month's list; currencies of several countries come several times. */
function readListEntry(into: Collector, index: number, entry: Members, { date, source }: Month): void {
  checkCountry(into, index, entry)
  const rate = rateOf(into, index, entry['isoA3Code'], entry['value'], 'value')
  const currency = textOf(entry['isoA3Code'])
  if (rate === undefined || currency === 'EUR') return
  addRate(
    into,
    { source, base: 'EUR', currency, kind: 'month', date, rate },
    placeOf(index, 'value', entry['value']),
  )
}

/** One month of a currency's history: { currencyIso, refCurrencyIso, amount, dateStart, dateEnd }. */
function readHistoryEntry(into: Collector, index: number, entry: Members, source: string): void {
  const rate = rateOf(into, index, entry['currencyIso'], entry['amount'], 'amount')
  const start = parseDateInput(textOf(entry['dateStart']), { order: 'dmy' })
  const isEuro = textOf(entry['refCurrencyIso']) === 'EUR'
  if (start.kind !== 'date') note(into, 'error', placeOf(index, 'dateStart', entry['dateStart']), 'badPeriod')
  else if (!isEuro)
    note(into, 'error', placeOf(index, 'refCurrencyIso', entry['refCurrencyIso']), 'otherBase')
  else if (rate !== undefined) {
    const currency = textOf(entry['currencyIso'])
    const date = `${start.date.slice(0, 7)}-01`
    addRate(
      into,
      { source, base: 'EUR', currency, kind: 'month', date, rate },
      placeOf(index, 'amount', entry['amount']),
    )
  }
}

/** First day of the list's month: from the person, else from the file around the list; undefined when neither says. */
const monthOf = (file: Members, params: RateParams): string | undefined =>
  plainDate(params.year ?? Number(file['year']), params.month ?? Number(file['month']), 1)

/** Entries are checked even when nobody said which month they are for, so that both are told at once. */
function readInforEuro(
  list: readonly unknown[],
  file: Members,
  fileName: string,
  params: RateParams,
): RateReading {
  const into = startCollector()
  const source = params.source ?? 'InforEuro'
  const isHistory = list.some(entry => isObject(entry) && 'currencyIso' in entry)
  const date = monthOf(file, params)
  for (const [index, entry] of list.entries()) {
    if (!isObject(entry)) note(into, 'error', placeOf(index, '', entry), 'badEntry')
    else if (isHistory) readHistoryEntry(into, index, entry, source)
    else readListEntry(into, index, entry, { date: date ?? '', source })
  }
  if (!isHistory && date === undefined && into.errors === 0)
    throw refuse('import.rates.monthNeeded', { file: fileName })
  const reading = finishReading('inforeuro-json', into)
  return isHistory || date !== undefined ? reading : { ...reading, rows: [] }
}

const KNOWN: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'))

/** One day's table: { "date": "2024-12-01", "eur": { "all": 98.3, … } }; what is no ISO currency is passed over. */
function readDaily(file: Members, date: string, fileName: string, params: RateParams): RateReading {
  const into = startCollector()
  const target = params.target ?? 'EUR'
  const table = file[target.toLowerCase()]
  if (!isObject(table)) throw refuse('import.rates.unknownFormat', { file: fileName })
  for (const [index, [name, value]] of Object.entries(table).entries()) {
    const currency = name.toUpperCase()
    if (!KNOWN.has(currency) || currency === target) continue
    const rate = rateText(textOf(value))
    const place = placeOf(index, name, value)
    if (rate === undefined) note(into, 'error', place, 'badValue', { currency })
    else
      addRate(
        into,
        { source: params.source ?? fileName, base: target, currency, kind: 'day', date, rate },
        place,
      )
  }
  return finishReading('daily-json', into)
}

/** The list of an InforEuro answer, bare or inside an object that may name the month. */
function listIn(parsed: unknown): readonly unknown[] | undefined {
  if (Array.isArray(parsed)) return parsed
  if (!isObject(parsed)) return undefined
  return Object.values(parsed).find((value): value is readonly unknown[] => Array.isArray(value))
}

/** Reads JSON of rates: InforEuro's list of a month or history of a currency, or a day's table per euro. */
export function readJsonRates(bytes: Buffer, fileName: string, params: RateParams): RateReading {
  if (bytes.length > LARGEST)
    throw refuse('import.file.tooLarge', { megabytes: Math.ceil(bytes.length / 1024 / 1024), limitMb: 16 })
  const parsed = parseExactly(decodeText(bytes).text, fileName)
  const list = listIn(parsed)
  if (list?.length === 0) throw refuse('import.rates.noRates', { file: fileName })
  if (list) return readInforEuro(list, isObject(parsed) ? parsed : {}, fileName, params)
  const date = isObject(parsed) ? textOf(parsed['date']) : ''
  if (isObject(parsed) && isPlainDate(date)) return readDaily(parsed, date, fileName, params)
  throw refuse('import.rates.unknownFormat', { file: fileName })
}
