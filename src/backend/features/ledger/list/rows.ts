import { missingPaperCounts } from '#backend/features/papers/index.ts'
import type { Reader } from '#backend/rpc/context.ts'
import type { LedgerRow } from '#shared/contract/ledger.ts'
import { dividesEntries, type LedgerGroup } from '#shared/contract/ledger-groups.ts'
import { money, sumMinor } from '#shared/kernel/money.ts'
import { periodAt, periodsOfProjects } from '../periods-of.ts'

const ENTRY_COLUMNS = [
  'e.id',
  'e.entry_no as entryNo',
  'e.project_id as projectId',
  'e.state',
  'e.entry_date as entryDate',
  'e.document_no as documentNo',
  'e.payee',
  'e.description',
  'e.currency',
  'e.amount_minor as amountMinor',
  'e.rate',
  'e.rate_source as rateSource',
  'e.base_currency as baseCurrency',
  'e.base_minor as baseMinor',
  'e.reverses_id as reversesId',
  'project.code as projectCode',
] as const

const entriesByNumber = (db: Reader, entryNos: readonly number[]) =>
  db
    .selectFrom('ledger_entry as e')
    .innerJoin('project', 'project.id', 'e.project_id')
    .select(ENTRY_COLUMNS)
    .where('e.entry_no', 'in', [...entryNos])
    .execute()

const splitsOf = (db: Reader, entryIds: readonly string[]) =>
  db
    .selectFrom('ledger_split as split')
    .leftJoin('budget_line as line', 'line.id', 'split.budget_line_id')
    .leftJoin('work_package as package', 'package.id', 'split.work_package_id')
    .select([
      'split.entry_id as entryId',
      'split.budget_line_id as lineId',
      'split.work_package_id as workPackageId',
      'split.base_minor as baseMinor',
      'line.code as lineCode',
      'package.code as packageCode',
    ])
    .where('split.entry_id', 'in', [...entryIds])
    .orderBy('split.entry_id')
    .orderBy('split.position')
    .execute()

/** Number of attachments by entry; entries without any are missing. */
export async function attachmentCounts(
  db: Reader,
  entryIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('attachment_link')
    .select(eb => ['record_id', eb.fn.countAll<number>().as('n')])
    .where('record_kind', '=', 'ledger_entry')
    .where('record_id', 'in', [...entryIds])
    .groupBy('record_id')
    .execute()
  return new Map(rows.map(row => [row.record_id, row.n]))
}

/** Ids of the entries that reverse the given ones, by the id of the reversed entry. */
export async function reversalsOf(
  db: Reader,
  entryIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('ledger_entry')
    .select(['id', 'reverses_id'])
    .where('reverses_id', 'in', [...entryIds])
    .execute()
  return new Map(rows.map(row => [row.reverses_id ?? '', row.id]))
}

type Split = Awaited<ReturnType<typeof splitsOf>>[number]

const distinct = (codes: readonly (string | null)[]): string[] => [
  ...new Set(codes.filter(code => code !== null)),
]

/** What a list shows of each entry; nothing given shows it whole. */
export interface ShownPart {
  readonly lineIds: readonly string[]
  readonly group?: LedgerGroup | null
}

/** Tells the splits that a list shows of an entry; undefined where it shows entries whole. */
function partTest({ lineIds, group }: ShownPart): ((split: Split) => boolean) | undefined {
  const dividing = group && dividesEntries(group.by) ? group : undefined
  if (lineIds.length === 0 && !dividing) return undefined
  const lines = new Set<string | null>(lineIds)
  return split =>
    (lines.size === 0 || lines.has(split.lineId)) &&
    (!dividing || ((dividing.by === 'line' ? split.lineId : split.workPackageId) ?? '') === dividing.key)
}

/** Base amount of the shown splits; null while one of them has no base amount. */
function matchedMinor(splits: readonly Split[], isShown: (split: Split) => boolean): number | null {
  const minors = splits.filter(isShown).map(split => split.baseMinor)
  return minors.includes(null) ? null : sumMinor(minors.filter(minor => minor !== null))
}

/** Rows of a ledger list for the given entry numbers, in their order; numbers that are gone are left out. */
export async function ledgerRows(
  db: Reader,
  entryNos: readonly number[],
  part: ShownPart,
): Promise<LedgerRow[]> {
  if (entryNos.length === 0) return []
  const entries = await entriesByNumber(db, entryNos)
  const ids = entries.map(entry => entry.id)
  const splits = Map.groupBy(await splitsOf(db, ids), split => split.entryId)
  const attachments = await attachmentCounts(db, ids)
  const papers = await missingPaperCounts(db, ids)
  const reversals = await reversalsOf(db, ids)
  const periods = await periodsOfProjects(db, [...new Set(entries.map(entry => entry.projectId))])
  const isShown = partTest(part)
  const byNumber = new Map(
    entries.map(({ amountMinor, currency, baseMinor, baseCurrency, ...entry }) => {
      const own = splits.get(entry.id) ?? []
      const matched = isShown ? matchedMinor(own, isShown) : baseMinor
      const row: LedgerRow = {
        ...entry,
        lineCodes: distinct(own.map(split => split.lineCode)),
        workPackageCodes: distinct(own.map(split => split.packageCode)),
        amount: money(amountMinor, currency),
        base: baseMinor === null ? null : money(baseMinor, baseCurrency),
        matched: matched === null ? null : money(matched, baseCurrency),
        attachments: attachments.get(entry.id) ?? 0,
        papersMissing: papers.get(entry.id) ?? 0,
        reversedById: reversals.get(entry.id) ?? null,
        locked: periodAt(periods.get(entry.projectId) ?? [], entry.entryDate)?.state === 'locked',
      }
      return [entry.entryNo, row]
    }),
  )
  return entryNos.flatMap(entryNo => byNumber.get(entryNo) ?? [])
}
