import { findEntries, type NewEntry, saveDraft, storedInput } from '#backend/features/ledger/index.ts'
import type { CommandContext, Reader } from '#backend/rpc/context.ts'
import { minorToDecimalText } from '#shared/kernel/money.ts'
import { foldText } from '../../reading/fold.ts'
import { type Plan, type PlanRequest, SAMPLE_ROWS } from '../kind.ts'
import { type JourneyRow, readJourneys } from './read-journeys.ts'
import type { PerDiemsScope } from './scope.ts'
import { type StoredJourney, storedJourneys } from './stored-journeys.ts'
import { typedDates } from './typed-dates.ts'

interface Sorted {
  readonly fresh: readonly JourneyRow[]
  readonly changed: readonly { readonly row: JourneyRow; readonly stored: StoredJourney }[]
  readonly unchanged: number
}

type Days = Pick<JourneyRow, 'startDate' | 'endDate'>

/** A night can be paid once: the day of return may be the day of the next departure. */
const overlaps = (a: Days, b: Days): boolean =>
  a.startDate === b.startDate || (a.startDate < b.endDate && b.startDate < a.endDate)

/** The same journey: who, where and when, in this project. */
const isSame = (row: JourneyRow, stored: StoredJourney, scope: PerDiemsScope): boolean =>
  stored.projectId === scope.projectId &&
  stored.country === row.country &&
  stored.startDate === row.startDate &&
  stored.endDate === row.endDate

const STATED = ['entryDate', 'currency', 'rateMinor'] as const
/** What a file may leave blank: then what the draft says stays. */
const OPTIONAL = ['documentNo', 'place', 'purpose'] as const
const PLACES = ['lineId', 'workPackageId', 'activityId'] as const

/** A draft that somebody divided among several lines keeps them. */
const placesOf = ({ splits }: StoredJourney) => ((splits ?? 0) > 1 ? [] : PLACES)

const isEqual = (row: JourneyRow, stored: StoredJourney): boolean =>
  STATED.every(key => row[key] === stored[key]) &&
  [...OPTIONAL, ...placesOf(stored)].every(
    key => row[key] === null || row[key] === '' || row[key] === stored[key],
  )

/** Nights of somebody that the file pays twice. */
function checkWithin(rows: readonly JourneyRow[]): void {
  for (const own of Map.groupBy(rows, row => foldText(row.person)).values())
    for (const [index, row] of own.entries()) {
      const earlier = own.slice(0, index).find(other => overlaps(other, row))
      if (earlier) row.reader.fail('startDate', 'journeyTwice', { name: row.person, first: earlier.row })
    }
}

/** The row with the draft's own date where a person typed it or the file names none; a date that differs is told. */
function withKeptDate(row: JourneyRow, stored: StoredJourney, typed: ReadonlySet<string>): JourneyRow {
  const { entryDate, entryNo } = stored
  const isKept = !row.statesEntryDate || (stored.state === 'draft' && typed.has(stored.id))
  if (!isKept || row.entryDate === entryDate) return row
  row.reader.warn('entryDate', 'entryDateKept', { entryNo, date: entryDate, said: row.entryDate })
  return { ...row, entryDate }
}

function sort(
  read: readonly JourneyRow[],
  stored: ReadonlyMap<string, readonly StoredJourney[]>,
  typed: ReadonlySet<string>,
  scope: PerDiemsScope,
): Sorted {
  const fresh: JourneyRow[] = []
  const changed: { row: JourneyRow; stored: StoredJourney }[] = []
  let unchanged = 0
  for (const journey of read) {
    const known = stored.get(foldText(journey.person)) ?? []
    const same = known.find(other => isSame(journey, other, scope))
    const row = same ? withKeptDate(journey, same, typed) : journey
    const other = known.find(paid => paid !== same && overlaps(paid, row))
    if (other)
      row.reader.fail('startDate', 'journeyPaid', {
        name: row.person,
        entryNo: other.entryNo,
        project: other.projectCode,
        start: other.startDate,
        end: other.endDate,
      })
    else if (!same) fresh.push(row)
    else if (isEqual(row, same)) unchanged += 1
    else if (same.state === 'posted') row.reader.fail('person', 'journeyPosted', { entryNo: same.entryNo })
    else changed.push({ row, stored: same })
  }
  return { fresh, changed, unchanged }
}

const wordsOf = ({ purpose, place }: Pick<JourneyRow, 'purpose' | 'place'>): string =>
  [purpose, place].filter(text => text !== '').join(', ')

const entryOf = (row: JourneyRow, scope: PerDiemsScope): NewEntry => ({
  projectId: scope.projectId,
  entryDate: row.entryDate,
  documentNo: row.documentNo,
  documentDate: null,
  paymentDate: null,
  documentType: '',
  paymentReference: '',
  payee: row.person,
  description: wordsOf(row),
  beneficiaryId: null,
  interventionId: null,
  currency: row.currency,
  amountMinor: row.amountMinor,
  vatMinor: null,
  rate: null,
  rateSource: '',
  rateDate: null,
  quantity: null,
  subGrantNo: '',
  remark: '',
  costType: 'travel',
  perDiem: {
    country: row.country,
    place: row.place,
    purpose: row.purpose,
    startDate: row.startDate,
    endDate: row.endDate,
    rateMinor: row.rateMinor,
  },
  splits: [
    { lineId: row.lineId, workPackageId: row.workPackageId, activityId: row.activityId, share: '100' },
  ],
})

/** The draft with what the file says of its journey; all else that was typed stays. */
function changedEntry(row: JourneyRow, current: NewEntry): NewEntry {
  const { perDiem, splits } = current
  const said = {
    place: row.place || (perDiem?.place ?? ''),
    purpose: row.purpose || (perDiem?.purpose ?? ''),
  }
  const sameMoney = current.currency === row.currency && current.amountMinor === row.amountMinor
  return {
    ...current,
    entryDate: row.entryDate,
    documentNo: row.documentNo || current.documentNo,
    // Words of one's own stay.
    description: perDiem && current.description !== wordsOf(perDiem) ? current.description : wordsOf(said),
    currency: row.currency,
    amountMinor: row.amountMinor,
    // A base amount belongs to its amount, a rate to its currency.
    ...(sameMoney ? {} : { baseMinor: null }),
    ...(current.currency === row.currency ? {} : { rate: null, rateSource: '', rateDate: null }),
    perDiem: {
      ...said,
      country: row.country,
      startDate: row.startDate,
      endDate: row.endDate,
      rateMinor: row.rateMinor,
    },
    splits:
      splits.length > 1
        ? splits
        : splits.map(split => ({
            ...split,
            lineId: row.lineId ?? split.lineId,
            workPackageId: row.workPackageId ?? split.workPackageId,
            activityId: row.activityId ?? split.activityId,
          })),
  }
}

async function store(context: CommandContext, { fresh, changed }: Sorted, scope: PerDiemsScope) {
  const { trx } = context
  for (const row of fresh) await saveDraft(context, { id: null, version: null }, entryOf(row, scope))
  for (const { row, stored } of changed)
    for (const draft of await findEntries(trx, [stored.id])) {
      const current = await storedInput(trx, draft)
      await saveDraft(context, { id: stored.id, version: stored.version }, changedEntry(row, current))
    }
  return 0
}

const sampleOf = (row: JourneyRow): Record<string, string> => ({
  row: String(row.row),
  person: row.person,
  country: row.country,
  startDate: row.startDate,
  endDate: row.endDate,
  rate: minorToDecimalText(row.rateMinor, row.currency),
  amount: minorToDecimalText(row.amountMinor, row.currency),
  currency: row.currency,
})

/**
 * Works out the drafts that the journeys of a file become. A journey is known by who, where and when, so a second
 * file with it changes its draft; a posted one stays, and no night is paid twice in any project.
 */
export async function planPerDiems(db: Reader, scope: PerDiemsScope, request: PlanRequest): Promise<Plan> {
  const { read, problems } = request
  if (read.kind !== 'map') throw new Error('Per diems are read as a table')
  const { applied } = read.output
  const rows = await readJourneys(db, applied, scope, problems)
  checkWithin(rows)
  const stored = await storedJourneys(db)
  const ids = [...stored.values()].flatMap(journeys => journeys.map(journey => journey.id))
  const sorted = sort(rows, stored, await typedDates(db, ids), scope)
  return {
    rowsRead: applied.rowsRead,
    created: sorted.fresh.length,
    updated: sorted.changed.length,
    unchanged: sorted.unchanged,
    skipped: applied.leftOut,
    sample: rows.slice(0, SAMPLE_ROWS).map(sampleOf),
    store: context => store(context, sorted, scope),
  }
}
