import type { Reader } from '#backend/rpc/context.ts'
import { minorToDecimalText } from '#shared/kernel/money.ts'
import type { AppliedMapping } from '../../mapping/apply-mapping.ts'
import { type Plan, type PlanRequest, SAMPLE_ROWS } from '../kind.ts'
import type { ProblemList } from '../problem-list.ts'
import { checkDate, checkDuplicates, checkRepeatedRows, type Report } from './checks.ts'
import { editedByHand, entriesOfSource } from './match-source.ts'
import { type EntryRow, readEntry } from './read-entry.ts'
import type { LedgerScope } from './scope.ts'
import { type SettledRow, settleRates } from './settle-rates.ts'
import { type SortedRows, sortRows } from './sort-rows.ts'
import { storeRows } from './store.ts'

/** Changed rows of which none is left as it was: perhaps another file of the same name. */
const SUSPICIOUS = 3

/** Problems of the table of rates; they stand at the currency rather than at the converted amount. */
const ABOUT_RATE: ReadonlySet<string> = new Set([
  'rateMissing',
  'rateSourceAmbiguous',
  'layersShort',
  'instalmentMissing',
  'ratePeriodMissing',
])

/** Reports at a cell, or at the whole row when the key is empty. */
function reporter(applied: AppliedMapping, problems: ProblemList): Report {
  const rows = new Map(applied.rows.map(row => [row.row, row]))
  return (row, severity, key, name, details) =>
    problems.report(
      severity,
      {
        sheet: applied.sheet,
        row: row.row,
        column: applied.columns[key] ?? '',
        value: rows.get(row.row)?.values[key] ?? '',
      },
      name,
      details,
    )
}

function readRows(applied: AppliedMapping, scope: LedgerScope, problems: ProblemList): readonly EntryRow[] {
  if (!applied.rows.some(row => Object.hasOwn(row.values, 'lineCode')))
    problems.report(
      'warning',
      { sheet: applied.sheet, row: applied.headerRows.at(-1) ?? 1 },
      'linesNotMapped',
    )
  return applied.rows.flatMap(row => readEntry(applied, row, scope, problems) ?? [])
}

/** One row as it would be stored, by the keys of the import's fields. */
function sampleOf(row: SettledRow, base: string): Record<string, string> {
  const shown: Readonly<Record<string, string | null>> = {
    row: String(row.row),
    entryDate: row.entryDate,
    documentNo: row.documentNo,
    documentDate: row.documentDate,
    paymentDate: row.paymentDate,
    documentType: row.documentType,
    paymentReference: row.paymentReference,
    payee: row.payee,
    description: row.description,
    lineCode: row.line?.code ?? null,
    workPackageCode: row.workPackage?.code ?? null,
    activityCode: row.activity?.code ?? null,
    interventionCode: row.intervention?.code ?? null,
    beneficiary: row.beneficiary?.label ?? null,
    account: row.account?.code ?? null,
    currency: row.currency,
    amount: minorToDecimalText(row.amountMinor, row.currency),
    vatAmount: row.vatMinor === null ? null : minorToDecimalText(row.vatMinor, row.currency),
    rate: row.shownRate,
    rateSource: row.shownSource,
    baseAmount: minorToDecimalText(row.baseMinor, base),
    quantity: row.quantity,
    subGrantNo: row.subGrantNo,
    remark: row.remark,
  }
  return Object.fromEntries(Object.entries(shown).flatMap(([key, value]) => (value ? [[key, value]] : [])))
}

function reportSorted(sorted: SortedRows, report: Report): void {
  for (const { row, entry } of sorted.contradicting)
    report(row, 'error', '', 'postedChanged', { entryNo: entry.entryNo })
  for (const entry of sorted.vanished)
    report(entry, 'warning', '', entry.state === 'posted' ? 'postedVanished' : 'draftVanished', {
      entryNo: entry.entryNo,
    })
  const { changed, unchanged } = sorted
  const [first] = changed
  if (first && changed.length >= SUSPICIOUS && unchanged.length === 0)
    report(first.row, 'warning', '', 'sameNameOtherContent', { count: changed.length })
}

/** Drafts that somebody worked on since the import stay as they are. */
async function withoutEdited(db: Reader, sorted: SortedRows, report: Report): Promise<SortedRows> {
  const edited = await editedByHand(
    db,
    sorted.changed.map(({ entry }) => entry.id),
  )
  if (edited.size === 0) return sorted
  for (const { row, entry } of sorted.changed)
    if (edited.has(entry.id)) report(row, 'warning', '', 'draftEdited', { entryNo: entry.entryNo })
  const kept = sorted.changed.filter(({ entry }) => edited.has(entry.id)).map(({ entry }) => entry)
  return {
    ...sorted,
    changed: sorted.changed.filter(({ entry }) => !edited.has(entry.id)),
    unchanged: [...sorted.unchanged, ...kept],
  }
}

/** Works out what the rows of a ledger become; see `OpenedImport`. */
export async function planLedger(db: Reader, scope: LedgerScope, request: PlanRequest): Promise<Plan> {
  const { file, read, problems } = request
  if (read.kind !== 'map') throw new Error('A ledger is read as a table')
  const { applied } = read.output
  const report = reporter(applied, problems)
  const entries = readRows(applied, scope, problems)
  const rows = await settleRates(db, entries, scope, (row, severity, name, details) => {
    const aboutRate = ABOUT_RATE.has(name)
    // A wrong date has no rate either; the date is what has to be corrected.
    if (!aboutRate || !checkDate(row, scope, report))
      report(row, severity, aboutRate ? 'currency' : 'baseAmount', name, details)
  })
  checkRepeatedRows(rows, report)
  const before = await entriesOfSource(db, {
    projectId: scope.projectId,
    file: file.name,
    sheet: applied.sheet,
  })
  const allRows = new Set(applied.rows.map(row => row.row))
  const sorted = await withoutEdited(db, sortRows(rows, before, allRows), report)
  reportSorted(sorted, report)
  for (const { row } of [...sorted.fresh, ...sorted.changed]) checkDate(row, scope, report)
  await checkDuplicates(db, rows, new Set(before.map(entry => entry.id)), report)
  return {
    rowsRead: applied.rowsRead,
    created: sorted.fresh.length,
    updated: sorted.changed.length,
    unchanged: sorted.unchanged.length,
    skipped: applied.leftOut,
    sample: rows.slice(0, SAMPLE_ROWS).map(row => sampleOf(row, scope.terms.currency)),
    store: (context, run) =>
      storeRows(context, { scope, file: file.name, sheet: applied.sheet, sorted, problems }, run),
  }
}
