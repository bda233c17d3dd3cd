import type { QueryContext, Reader } from '#backend/rpc/context.ts'
import type { EntryDetails } from '#shared/contract/ledger.ts'
import { postingVerdict } from '#shared/domain/ledger/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { money } from '#shared/kernel/money.ts'
import { attachmentsOf } from './attachments.ts'
import { depthOf } from './depth-rules.ts'
import { overchargedDocuments } from './document-charges.ts'
import { duplicatesOf } from './duplicates.ts'
import { linksOf } from './entry-links.ts'
import { roomWarnings } from './line-room.ts'
import { reversalsOf } from './list/rows.ts'
import { asNotices } from './notices.ts'
import { periodAt, periodsOfProject } from './periods-of.ts'
import { projectTerms } from './project-terms.ts'
import { domainEntry, type EntryWithSplits, findEntry, type StoredEntry } from './stored-entries.ts'
import { againstAccount, postingContext } from './verdict.ts'

async function splitsOf(db: Reader, { row }: EntryWithSplits): Promise<EntryDetails['splits']> {
  const splits = await db
    .selectFrom('ledger_split as split')
    .leftJoin('budget_line as line', 'line.id', 'split.budget_line_id')
    .leftJoin('budget_version as version', join =>
      join.onRef('version.project_id', '=', 'line.project_id').on('version.state', '=', 'signed'),
    )
    .leftJoin('budget_node as node', join =>
      join.onRef('node.line_id', '=', 'line.id').onRef('node.version_id', '=', 'version.id'),
    )
    .selectAll('split')
    .select(['line.code as lineCode', 'node.label as lineLabel'])
    .where('split.entry_id', '=', row.id)
    .orderBy('split.position')
    .execute()
  return splits.map(split => ({
    lineId: split.budget_line_id,
    workPackageId: split.work_package_id,
    activityId: split.activity_id,
    share: split.share,
    lineCode: split.lineCode ?? '',
    lineLabel: split.lineLabel ?? '',
    amount: money(split.amount_minor, row.currency),
    base: split.base_minor === null ? null : money(split.base_minor, row.base_currency),
  }))
}

async function namesOf(db: Reader, ids: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
  const known = ids.filter(id => id !== null)
  const rows = await db.selectFrom('person').select(['id', 'name']).where('id', 'in', known).execute()
  return new Map(rows.map(row => [row.id, row.name]))
}

/** The account that paid an entry, and what it was charged where that isn't the entry's amount. */
async function paidFrom(
  db: Reader,
  { account_id: id, charged_minor: minor }: StoredEntry,
): Promise<Pick<EntryDetails, 'accountName' | 'charged'>> {
  const row =
    id === null
      ? undefined
      : await db.selectFrom('account').select(['name', 'currency']).where('id', '=', id).executeTakeFirst()
  return {
    accountName: row?.name ?? '',
    charged: row === undefined || minor === null ? null : money(minor, row.currency),
  }
}

/** What a form or an import gives of an entry, conversion aside. */
export const typedFields = (row: StoredEntry) => ({
  projectId: row.project_id,
  entryDate: row.entry_date,
  documentNo: row.document_no,
  documentDate: row.document_date,
  paymentDate: row.payment_date,
  documentType: row.document_type,
  paymentReference: row.payment_reference,
  payee: row.payee,
  description: row.description,
  beneficiaryId: row.beneficiary_id,
  interventionId: row.intervention_id,
  currency: row.currency,
  amountMinor: row.amount_minor,
  vatMinor: row.vat_minor,
  quantity: row.quantity,
  subGrantNo: row.sub_grant_no,
  remark: row.remark,
  documentMinor: row.document_minor,
  vatTreatment: row.vat_treatment,
  accountId: row.account_id,
  chargedMinor: row.charged_minor,
})

const fieldsOf = (row: StoredEntry) => ({
  ...typedFields(row),
  rate: row.rate,
  rateSource: row.rate_source,
  rateDate: row.rate_date,
  nature: row.nature,
  excludedMinor: row.excluded_minor,
  documentShare: row.document_share,
  sharedCostId: row.shared_cost_id,
  payrollId: row.payroll_id,
})

/** The journey behind a per diem, as the form gives it. */
export async function perDiemOf(db: Reader, entryId: string): Promise<EntryDetails['perDiem']> {
  const row = await db.selectFrom('per_diem').selectAll().where('entry_id', '=', entryId).executeTakeFirst()
  if (!row) return null
  return {
    country: row.country,
    place: row.place,
    purpose: row.purpose,
    startDate: row.start_date,
    endDate: row.end_date,
    rateMinor: row.rate_minor,
  }
}

const sourceOf = ({ source_file, source_sheet, source_row }: StoredEntry): EntryDetails['source'] =>
  source_file === null ? null : { file: source_file, sheet: source_sheet ?? '', row: source_row ?? 0 }

/** What stands against posting a draft; a posted entry has nothing against it but keeps its warnings. */
async function verdictOf(
  { db, now }: QueryContext,
  entry: EntryWithSplits,
  attachments: number,
): Promise<Pick<EntryDetails, 'blockers' | 'warnings'>> {
  const surroundings = await postingContext(db, entry.row.project_id, now)
  const verdict = postingVerdict(domainEntry(entry), {
    ...surroundings,
    hasEvidence: attachments > 0,
    duplicates: await duplicatesOf(db, entry.row),
    overcharged: (await overchargedDocuments(db, [entry.row.entry_no])).get(entry.row.entry_no),
    depth: (await depthOf(db, [entry])).get(entry.row.id),
  })
  const blockers =
    entry.row.state === 'draft' ? [...verdict.blockers, ...againstAccount(entry.row, surroundings)] : []
  const warnings = [...verdict.warnings, ...(await roomWarnings(db, entry))]
  return { blockers: asNotices(blockers), warnings: asNotices(warnings) }
}

/** Everything about one entry, what stands against posting it included. Throws NotFound. */
export async function entryDetails(context: QueryContext, id: string): Promise<EntryDetails> {
  const { db } = context
  const entry = await findEntry(db, id)
  if (!entry) throw new ProblemError(problem('NotFound', 'problem.notFound.entry', { id }))
  const { row } = entry
  const attachments = await attachmentsOf(db, id)
  const names = await namesOf(db, [row.created_by, row.posted_by])
  const period = periodAt(await periodsOfProject(db, row.project_id), row.entry_date)
  return {
    id,
    version: row.version,
    entryNo: row.entry_no,
    state: row.state,
    ...fieldsOf(row),
    perDiem: await perDiemOf(db, id),
    ...(await linksOf(db, row)),
    projectCode: (await projectTerms(db, row.project_id)).code,
    ...(await paidFrom(db, row)),
    base: row.base_minor === null ? null : money(row.base_minor, row.base_currency),
    splits: await splitsOf(db, entry),
    attachments,
    period: period ? { id: period.id, number: period.number, state: period.state } : null,
    reversesId: row.reverses_id,
    reversalReason: row.reversal_reason,
    reversedById: (await reversalsOf(db, [id])).get(id) ?? null,
    createdBy: names.get(row.created_by) ?? '',
    createdAt: row.created_at,
    postedBy: row.posted_by === null ? null : (names.get(row.posted_by) ?? ''),
    postedAt: row.posted_at,
    source: sourceOf(row),
    ...(await verdictOf(context, entry, attachments.length)),
  }
}
