import { asNotices, journeyVerdict, perDiemBasis } from '#backend/features/ledger/index.ts'
import type { Reader } from '#backend/rpc/context.ts'
import type { Notice } from '#shared/domain/notices/index.ts'
import { perDiem, perDiemUnits } from '#shared/domain/travel/index.ts'
import type { AppliedMapping } from '../../mapping/apply-mapping.ts'
import { checkDate } from '../ledger/checks.ts'
import { countryCode } from '../organisations/country.ts'
import type { ProblemList } from '../problem-list.ts'
import { RowReader } from '../row-reader.ts'
import type { PerDiemsScope } from './scope.ts'

const LONGEST = { person: 300, place: 200, purpose: 500, documentNo: 80 } as const

/** One person's journey as a row states it; amounts in minor units of `currency`. */
export interface JourneyRow {
  readonly row: number
  readonly reader: RowReader
  readonly person: string
  readonly country: string
  readonly place: string
  readonly purpose: string
  readonly startDate: string
  readonly endDate: string
  /** As stated, else the last day of the journey. */
  readonly entryDate: string
  readonly statesEntryDate: boolean
  readonly documentNo: string
  readonly currency: string
  readonly rateMinor: number
  readonly amountMinor: number
  readonly lineId: string | null
  readonly workPackageId: string | null
  readonly activityId: string | null
}

/** Nights (or days, as the contract counts) by the rate; what the file states of both must agree. */
function readAmount(
  reader: RowReader,
  journey: { readonly startDate: string; readonly endDate: string; readonly rateMinor: number },
  currency: string,
  scope: PerDiemsScope,
): number {
  const basis = perDiemBasis(scope.terms)
  const units = perDiemUnits(journey.startDate, journey.endDate, basis)
  const { amountMinor } = perDiem(units, journey.rateMinor)
  const shown = (minor: number) => ({ minor, currency })
  const nights = reader.value('nights')
  if (nights !== null && Number(nights) !== units)
    reader.fail('nights', basis === 'day' ? 'daysDiffer' : 'nightsDiffer', {
      units,
      start: journey.startDate,
      end: journey.endDate,
    })
  const stated = reader.minor('amount', currency)
  if (stated !== null && stated !== amountMinor)
    reader.fail('amount', 'perDiemAmount', {
      units,
      rate: shown(journey.rateMinor),
      expected: shown(amountMinor),
      stated: shown(stated),
    })
  if (units === 0 && !reader.failed) reader.fail('endDate', 'journeyWithoutNight')
  return amountMinor
}

function readCountry(reader: RowReader): string {
  const text = reader.value('country')
  const code = text === null ? undefined : countryCode(text)
  if (text !== null && code === undefined) reader.fail('country', 'countryUnknown')
  return code ?? ''
}

function readDates(reader: RowReader, scope: PerDiemsScope) {
  const startDate = reader.value('startDate')
  const endDate = reader.value('endDate')
  if (startDate === null || endDate === null) return undefined
  if (endDate < startDate) return reader.fail('endDate', 'journeyEndsBefore', { start: startDate })
  const stated = reader.value('entryDate')
  const entryDate = stated ?? endDate
  checkDate({ row: reader.row, entryDate }, scope, (_row, _severity, key, name, details) =>
    reader.fail(reader.value(key) === null ? 'endDate' : key, name, details),
  )
  return { startDate, endDate, entryDate, statesEntryDate: stated !== null }
}

/** What the contract's list says of the rate, in the words of an import. */
function reportRate(reader: RowReader, notices: readonly Notice[], severity: 'fail' | 'warn'): void {
  for (const { code, details } of asNotices(notices))
    reader[severity]('rate', code.charAt(0).toLowerCase() + code.slice(1), details)
}

async function readJourney(
  db: Reader,
  reader: RowReader,
  scope: PerDiemsScope,
): Promise<JourneyRow | undefined> {
  const currency = reader.value('currency') ?? scope.terms.currency
  const person = reader.text('person', LONGEST.person).trim()
  const country = readCountry(reader)
  const rateMinor = reader.minor('rate', currency)
  if (rateMinor !== null && rateMinor <= 0) reader.fail('rate', 'perDiemRateZero')
  const dates = readDates(reader, scope)
  const places = {
    lineId: reader.coded('lineCode', scope.lines, 'lineUnknown')?.id ?? null,
    workPackageId: reader.coded('workPackageCode', scope.workPackages, 'workPackageUnknown')?.id ?? null,
    activityId: reader.coded('activityCode', scope.activities, 'activityUnknown')?.id ?? null,
  }
  const texts = {
    place: reader.text('place', LONGEST.place),
    purpose: reader.text('purpose', LONGEST.purpose),
    documentNo: reader.text('documentNo', LONGEST.documentNo),
  }
  // What is missing has been reported by reading.
  if (person === '' || country === '' || rateMinor === null || !dates) return undefined
  const amountMinor = readAmount(reader, { ...dates, rateMinor }, currency, scope)
  const { blockers, warnings } = await journeyVerdict(
    db,
    { country, start: dates.startDate, end: dates.endDate, currency, rateMinor, amountMinor },
    { base_currency: scope.terms.currency, rate: currency === scope.terms.currency ? '1' : null },
    scope.terms,
  )
  reportRate(reader, blockers, 'fail')
  reportRate(reader, warnings, 'warn')
  if (reader.failed) return undefined
  return {
    row: reader.row,
    reader,
    person,
    country,
    currency,
    rateMinor,
    amountMinor,
    ...dates,
    ...places,
    ...texts,
  }
}

/** Reads the rows of a file as journeys. Notes all that is wrong. */
export async function readJourneys(
  db: Reader,
  applied: AppliedMapping,
  scope: PerDiemsScope,
  problems: ProblemList,
): Promise<readonly JourneyRow[]> {
  const rows: JourneyRow[] = []
  for (const mapped of applied.rows) {
    const row = await readJourney(db, new RowReader(applied, mapped, problems), scope)
    if (row) rows.push(row)
  }
  return rows
}
