import { type Expression, type SqlBool, sql } from 'kysely'
import { carriedMinor, carriedRefusals } from '#backend/features/ineligible/index.ts'
import type { Reader } from '#backend/rpc/context.ts'
import type { CorrectionMark } from './correction-remark.ts'
import { refusedPart, refusedTotal } from './refusals.ts'
import { type WholeDocument, wholeDocument } from './whole-document.ts'

/** Which posted entries a list of expenditure shows: those of a project between two days, both included. */
export interface JournalScope {
  readonly projectId: string
  readonly from: string
  readonly to: string
}

/** One part of one voucher on one budget line: a row of the detailed expenditure list. */
export interface JournalRow extends CorrectionMark {
  readonly entryId: string
  readonly entryNo: number
  /** Running number of the voucher in this list: the parts of one voucher share it, and there is no gap. */
  readonly voucherNo: number
  readonly position: number
  readonly entryDate: string
  readonly line: string
  readonly beneficiary: string
  readonly description: string
  readonly payee: string
  readonly documentType: string
  readonly documentNo: string
  readonly documentDate: string | null
  readonly paymentDate: string | null
  readonly paymentReference: string
  readonly currency: string
  /** Whole document, as it is written. */
  readonly amountMinor: number
  /** Tax of the document, and whether it is in the amount that counts; null where nothing is said of tax. */
  readonly vat: WholeDocument['vat']
  readonly rate: string
  readonly rateSource: string
  /** Whole document in the report's currency. */
  readonly baseMinor: number
  /** This row's part of the entry as it is written, tax that isn't counted included, and that tax of the whole entry. */
  readonly partMinor: number
  readonly excludedMinor: number
  /** Percent of the document on this line. */
  readonly share: string
  /** This row's part in the report's currency. */
  readonly reportedMinor: number
  readonly subGrantNo: string
  /** What the part served; null where nobody said. */
  readonly activityId: string | null
  readonly workPackageId: string | null
  /** Part of this row that was found ineligible (of a reversal, below zero: given back), and the codes of the reasons. */
  readonly refusedMinor: number
  readonly refusedReasons: string
}

const PAGE = 2000

const base = (db: Reader, scope: JournalScope) =>
  db
    .selectFrom('ledger_entry as e')
    .innerJoin('ledger_split as s', 's.entry_id', 'e.id')
    .where('e.project_id', '=', scope.projectId)
    .where('e.state', '=', 'posted')
    .where('e.entry_date', '>=', scope.from)
    .where('e.entry_date', '<=', scope.to)

/** What was refused of each entry on each line, with the reasons; a reversal gives back what was refused of its entry. */
const refusedByLine = (db: Reader, scope: JournalScope) =>
  carriedRefusals(db, scope.projectId)
    .select([
      'entry.id as entry_id',
      'cost.budget_line_id',
      eb => eb.fn.sum<number>(carriedMinor).as('minor'),
      sql<string>`group_concat(DISTINCT cost.reason_code ORDER BY cost.reason_code)`.as('reasons'),
    ])
    .groupBy(['entry.id', 'cost.budget_line_id'])

/** What earlier parts of the same entry put on the same line; only asked where something was refused. */
const bookedBefore = sql<number>`CASE WHEN refused.minor IS NULL THEN 0 ELSE (
  SELECT coalesce(sum(p.base_minor), 0) FROM ledger_split p
  WHERE p.entry_id = s.entry_id AND p.budget_line_id = s.budget_line_id AND p.position < s.position) END`

const rows = (db: Reader, scope: JournalScope) =>
  base(db, scope)
    .leftJoin('budget_line as l', 'l.id', 's.budget_line_id')
    .leftJoin('organisation as b', 'b.id', 'e.beneficiary_id')
    .leftJoin('reporting_period as corrected', 'corrected.id', 'e.corrects_period_id')
    .leftJoin('ledger_entry as original', 'original.id', 'e.corrects_entry_id')
    .leftJoin(refusedByLine(db, scope).as('refused'), join =>
      join
        .onRef('refused.entry_id', '=', 's.entry_id')
        .onRef('refused.budget_line_id', '=', 's.budget_line_id'),
    )
    .select([
      'e.id as entryId',
      'e.entry_no as entryNo',
      's.position',
      'e.entry_date as entryDate',
      'l.code as line',
      'b.name as beneficiary',
      'b.short_name as beneficiaryShort',
      'e.description',
      'e.payee',
      'e.document_type as documentType',
      'e.document_no as documentNo',
      'e.document_date as documentDate',
      'e.payment_date as paymentDate',
      'e.payment_reference as paymentReference',
      'e.currency',
      'e.amount_minor as amountMinor',
      'e.vat_minor as vatMinor',
      'e.rate',
      'e.rate_source as rateSource',
      'e.base_minor as baseMinor',
      'e.base_currency as baseCurrency',
      'e.document_minor as documentMinor',
      'e.document_share as documentShare',
      'e.excluded_minor as excludedMinor',
      's.share',
      's.base_minor as reportedMinor',
      's.amount_minor as partMinor',
      's.activity_id as activityId',
      's.work_package_id as workPackageId',
      'e.sub_grant_no as subGrantNo',
      'e.remark',
      'corrected.label as correctsLabel',
      'corrected.number as correctsNumber',
      'original.entry_no as correctsEntryNo',
      'e.correction_note as correctionNote',
      'refused.minor as lineRefusedMinor',
      'refused.reasons as lineReasons',
      bookedBefore.as('lineBeforeMinor'),
    ])
    .orderBy('e.entry_date')
    .orderBy('e.entry_no')
    .orderBy('s.position')

type Stored = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number]

const journalRow = (
  { lineRefusedMinor, lineReasons, lineBeforeMinor, ...row }: Stored,
  voucherNo: number,
): JournalRow => ({
  ...row,
  ...refusedPart({
    lineMinor: lineRefusedMinor ?? 0,
    beforeMinor: lineBeforeMinor,
    ownMinor: row.reportedMinor ?? 0,
    reasons: lineReasons ?? '',
  }),
  voucherNo,
  line: row.line ?? '',
  beneficiary: row.beneficiaryShort || row.beneficiary || '',
  rate: row.rate ?? '1',
  ...wholeDocument(row),
  reportedMinor: row.reportedMinor ?? 0,
})

export interface JournalTotals {
  /** Rows of the list: parts of documents. */
  readonly rows: number
  readonly documents: number
  readonly reportedMinor: number
  /** Part of it that was found ineligible. */
  readonly refusedMinor: number
}

/** Counts and the sum that the list must add up to, in one pass. */
export async function journalTotals(db: Reader, scope: JournalScope): Promise<JournalTotals> {
  const found = await base(db, scope)
    .select(eb => [
      eb.fn.countAll<number>().as('rows'),
      eb.fn.count<number>('e.id').distinct().as('documents'),
      eb.fn.coalesce(eb.fn.sum<number>('s.base_minor'), eb.lit(0)).as('reportedMinor'),
    ])
    .executeTakeFirstOrThrow()
  return {
    rows: found.rows,
    documents: found.documents,
    reportedMinor: found.reportedMinor,
    refusedMinor: await refusedTotal(db, scope),
  }
}

/** The list in order of date, read in pages behind the last row, so that memory stays flat however long it is. */
export async function* readJournal(db: Reader, scope: JournalScope): AsyncGenerator<JournalRow> {
  let last: JournalRow | undefined
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
              eb.and([eb('e.entry_no', '=', after.entryNo), eb('s.position', '>', after.position)]),
            ]),
          ]),
      )
    const page = await query.execute()
    for (const row of page) {
      const isSame: boolean = last?.entryId === row.entryId
      last = journalRow(row, (last?.voucherNo ?? 0) + (isSame ? 0 : 1))
      yield last
    }
    if (page.length < PAGE) return
  }
}

/** Some rows of the list for a preview. */
export const journalSlice = async (
  db: Reader,
  scope: JournalScope,
  offset: number,
  limit: number,
): Promise<readonly JournalRow[]> => {
  const found = await rows(db, scope)
    .select(eb =>
      eb.fn
        .agg<number>('dense_rank')
        .over(over => over.orderBy('e.entry_date').orderBy('e.entry_no'))
        .as('voucherNo'),
    )
    .limit(limit)
    .offset(offset)
    .execute()
  return found.map(({ voucherNo, ...row }) => journalRow(row, voucherNo))
}
