import { sourceName } from '#backend/features/ledger/index.ts'
import type { Reader } from '#backend/rpc/context.ts'

/** An entry that came from a row of an earlier import of the same file. */
export interface SourceEntry {
  readonly id: string
  readonly version: number
  readonly entryNo: number
  readonly state: 'draft' | 'posted'
  readonly reversed: boolean
  readonly row: number
  /** The name under which it is stored; see `sourceName`. */
  readonly file: string
  readonly content: EntryContent
}

/** What a row of a file decides about its entry; conversion that the contract's rates give is not in it. */
export interface EntryContent {
  readonly entryDate: string
  readonly documentNo: string
  readonly documentDate: string | null
  readonly paymentDate: string | null
  readonly documentType: string
  readonly paymentReference: string
  readonly payee: string
  readonly description: string
  readonly subGrantNo: string
  readonly remark: string
  readonly quantity: string | null
  readonly currency: string
  readonly amountMinor: number
  readonly vatMinor: number | null
  readonly rate: string | null
  readonly baseMinor: number | null
  readonly lineId: string | null
  readonly workPackageId: string | null
  readonly activityId: string | null
  readonly interventionId: string | null
  readonly beneficiaryId: string | null
  readonly accountId: string | null
}

/** A row corrected, posted and reversed more often than this is looked for no further. */
const MOST_GENERATIONS = 20

/** All entries of a sheet of a file, the newest for each row last. */
export async function entriesOfSource(
  db: Reader,
  source: { readonly projectId: string; readonly file: string; readonly sheet: string },
): Promise<readonly SourceEntry[]> {
  const rows = await db
    .selectFrom('ledger_entry as e')
    .leftJoin('ledger_entry as r', 'r.reverses_id', 'e.id')
    .leftJoin('ledger_split as s', join => join.onRef('s.entry_id', '=', 'e.id').on('s.position', '=', 0))
    .selectAll('e')
    .select([
      'r.id as reversal_id',
      's.budget_line_id as line_id',
      's.work_package_id as work_package_id',
      's.activity_id as activity_id',
    ])
    .where('e.project_id', '=', source.projectId)
    .where('e.source_sheet', '=', source.sheet)
    .where(
      'e.source_file',
      'in',
      Array.from({ length: MOST_GENERATIONS }, (_, index) => sourceName(source.file, index + 1)),
    )
    .orderBy('e.entry_no')
    .execute()
  return rows.map(row => ({
    id: row.id,
    version: row.version,
    entryNo: row.entry_no,
    state: row.state,
    reversed: row.reversal_id !== null,
    row: row.source_row ?? 0,
    file: row.source_file ?? '',
    content: {
      entryDate: row.entry_date,
      documentNo: row.document_no,
      documentDate: row.document_date,
      paymentDate: row.payment_date,
      documentType: row.document_type,
      paymentReference: row.payment_reference,
      payee: row.payee,
      description: row.description,
      subGrantNo: row.sub_grant_no,
      remark: row.remark,
      quantity: row.quantity,
      currency: row.currency,
      amountMinor: row.amount_minor,
      vatMinor: row.vat_minor,
      rate: row.rate,
      baseMinor: row.base_minor,
      lineId: row.line_id,
      workPackageId: row.work_package_id,
      activityId: row.activity_id,
      interventionId: row.intervention_id,
      beneficiaryId: row.beneficiary_id,
      accountId: row.account_id,
    },
  }))
}

/** How many entries of an import are left. */
export async function countOfRun(db: Reader, importRunId: string): Promise<number> {
  const row = await db
    .selectFrom('ledger_entry')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('import_run_id', '=', importRunId)
    .executeTakeFirstOrThrow()
  return row.count
}

/** Entries among these that a person changed in the application after they were imported. */
export async function editedByHand(db: Reader, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const edited = new Set<string>()
  for (let start = 0; start < ids.length; start += 500) {
    const rows = await db
      .selectFrom('audit_change as c')
      .innerJoin('audit_event as e', 'e.seq', 'c.event_seq')
      .select(['c.row_id as id', 'e.procedure'])
      .where('c.table_name', '=', 'ledger_entry')
      .where('c.row_id', 'in', ids.slice(start, start + 500))
      .orderBy('c.seq')
      .execute()
    for (const row of rows) {
      if (row.procedure === 'imports.run') edited.delete(row.id)
      else edited.add(row.id)
    }
  }
  return edited
}
