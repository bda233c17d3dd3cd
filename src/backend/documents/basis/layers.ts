import { type Expression, type SqlBool, sql } from 'kysely'
import type { Reader } from '#backend/rpc/context.ts'
import type { JournalScope } from './journal.ts'

/** Part of an entry that one receipt or purchase of currency paid (donor-formats.md section 7, statement 27). */
export interface DrawRow {
  readonly entryNo: number
  readonly entryDate: string
  readonly documentNo: string
  readonly payee: string
  readonly currency: string
  readonly position: number
  readonly localMinor: number
  readonly baseMinor: number
  /** Of the receipt or purchase: rate, day, slip or reference, and which of the two it is. */
  readonly rate: string
  readonly layerDate: string
  readonly reference: string
  readonly kind: 'movement' | 'conversion'
}

export interface DrawTotals {
  readonly rows: number
  /** Sum of the parts, and of the entries that are converted so: they must be equal. */
  readonly drawnMinor: number
  readonly entriesMinor: number
}

const PAGE = 2000

const entries = (db: Reader, scope: JournalScope) =>
  db
    .selectFrom('ledger_entry as e')
    .where('e.project_id', '=', scope.projectId)
    .where('e.state', '=', 'posted')
    .where('e.entry_date', '>=', scope.from)
    .where('e.entry_date', '<=', scope.to)

export async function drawTotals(db: Reader, scope: JournalScope): Promise<DrawTotals> {
  const drawn = await entries(db, scope)
    .innerJoin('rate_draw as d', 'd.entry_id', 'e.id')
    .select(eb => [
      eb.fn.countAll<number>().as('rows'),
      eb.fn.coalesce(eb.fn.sum<number>('d.base_minor'), eb.lit(0)).as('minor'),
    ])
    .executeTakeFirstOrThrow()
  const booked = await entries(db, scope)
    .where('e.rate_source', '=', 'fifo')
    .select(eb => eb.fn.coalesce(eb.fn.sum<number>('e.base_minor'), eb.lit(0)).as('minor'))
    .executeTakeFirstOrThrow()
  return { rows: drawn.rows, drawnMinor: drawn.minor, entriesMinor: booked.minor }
}

const rows = (db: Reader, scope: JournalScope) =>
  entries(db, scope)
    .innerJoin('rate_draw as d', 'd.entry_id', 'e.id')
    .leftJoin('fund_movement as m', 'm.id', 'd.fund_movement_id')
    .leftJoin('currency_conversion as c', 'c.id', 'd.conversion_id')
    .select(eb => [
      'e.entry_no as entryNo',
      'e.entry_date as entryDate',
      'e.document_no as documentNo',
      'e.payee',
      'e.currency',
      'd.position',
      'd.local_minor as localMinor',
      'd.base_minor as baseMinor',
      eb.fn.coalesce('m.rate', 'c.rate', sql.lit('1')).as('rate'),
      eb.fn.coalesce('m.date', 'c.date', sql.lit('')).as('layerDate'),
      eb.fn.coalesce('m.reference', 'c.slip_no', sql.lit('')).as('reference'),
      'd.conversion_id as conversionId',
    ])
    .orderBy('e.entry_date')
    .orderBy('e.entry_no')
    .orderBy('d.position')

type Stored = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number]

const drawRow = ({ conversionId, ...row }: Stored): DrawRow => ({
  ...row,
  kind: conversionId === null ? 'movement' : 'conversion',
})

/** The parts in the order of the list of entries, read in pages behind the last one. */
export async function* readDraws(db: Reader, scope: JournalScope): AsyncGenerator<DrawRow> {
  let last: DrawRow | undefined
  for (;;) {
    const after = last
    let query = rows(db, scope).limit(PAGE)
    if (after)
      query = query.where(
        (eb): Expression<SqlBool> =>
          eb.and([
            eb('e.entry_date', '>=', after.entryDate),
            eb.or([
              eb('e.entry_date', '>', after.entryDate),
              eb('e.entry_no', '>', after.entryNo),
              eb.and([eb('e.entry_no', '=', after.entryNo), eb('d.position', '>', after.position)]),
            ]),
          ]),
      )
    const page = await query.execute()
    for (const row of page) {
      last = drawRow(row)
      yield last
    }
    if (page.length < PAGE) return
  }
}

/** Some of the parts for a preview. */
export const drawSlice = async (
  db: Reader,
  scope: JournalScope,
  offset: number,
  limit: number,
): Promise<readonly DrawRow[]> => (await rows(db, scope).limit(limit).offset(offset).execute()).map(drawRow)
