import { carriedMinor, carriedRefusals } from '#backend/features/ineligible/index.ts'
import type { Reader } from '#backend/rpc/context.ts'
import { sumMinor } from '#shared/kernel/money.ts'
import type { JournalScope } from './journal.ts'
import type { PeriodSeries } from './periods.ts'
import type { ReportProject } from './project.ts'

/**
 * A part of a posted entry that was found ineligible, with its reason (donor-formats.md section 8, list of reasons). A
 * reversal gives the refusal of its entry back: below zero, in the report of the reversal.
 */
export interface Refusal {
  readonly id: string
  /** Number of the report in which the entry was stated; 0 for an entry outside all reporting periods. */
  readonly report: number
  readonly line: string
  readonly lineId: string
  readonly entryNo: number
  readonly entryDate: string
  readonly documentNo: string
  readonly payee: string
  readonly minor: number
  readonly reasonCode: string
  readonly note: string
  readonly decidedOn: string
}

/** Refused cost by budget line: of one report, and of all before it. */
export interface Refusals {
  readonly rows: readonly Refusal[]
  readonly byLine: ReadonlyMap<string, { readonly periodMinor: number; readonly earlierMinor: number }>
  readonly periodMinor: number
  readonly earlierMinor: number
}

/** Sum of what was refused of the entries of a list. */
export async function refusedTotal(db: Reader, scope: JournalScope): Promise<number> {
  const row = await carriedRefusals(db, scope.projectId)
    .where('entry.entry_date', '>=', scope.from)
    .where('entry.entry_date', '<=', scope.to)
    .select(eb => eb.fn.coalesce(eb.fn.sum<number>(carriedMinor), eb.lit(0)).as('minor'))
    .executeTakeFirstOrThrow()
  return row.minor
}

/** All refusals in force of the entries up to the end of a report, in order of their days. */
export async function loadRefusals(
  db: Reader,
  project: ReportProject,
  { current, earlier }: PeriodSeries,
): Promise<Refusals> {
  const found = await carriedRefusals(db, project.id)
    .where('entry.entry_date', '<=', current.end)
    .innerJoin('budget_line as line', 'line.id', 'cost.budget_line_id')
    .select([
      'cost.id',
      'line.code as line',
      'line.id as lineId',
      'entry.entry_no as entryNo',
      'entry.entry_date as entryDate',
      'entry.document_no as documentNo',
      'entry.payee',
      carriedMinor.as('minor'),
      'cost.reason_code as reasonCode',
      'cost.note',
      'cost.decided_on as decidedOn',
    ])
    .orderBy('entry.entry_date')
    .orderBy('entry.entry_no')
    .orderBy('cost.id')
    .execute()
  const periods = [...earlier, current]
  const rows = found.map(row => ({
    ...row,
    report: periods.find(({ start, end }) => start <= row.entryDate && row.entryDate <= end)?.number ?? 0,
  }))
  const sumOf = (own: readonly Refusal[], isCurrent: boolean) =>
    sumMinor(own.filter(row => (row.report === current.number) === isCurrent).map(row => row.minor))
  return {
    rows,
    byLine: new Map(
      [...Map.groupBy(rows, row => row.lineId)].map(([lineId, own]) => [
        lineId,
        { periodMinor: sumOf(own, true), earlierMinor: sumOf(own, false) },
      ]),
    ),
    periodMinor: sumOf(rows, true),
    earlierMinor: sumOf(rows, false),
  }
}

/**
 * The part of one row of an entry that is refused: what was refused on its line goes to the entry's parts on that line
 * in their order, each up to its amount, so that the rows add up to the decision; of a reversal, the mirror image.
 * @example refusedPart({ lineMinor: 700, beforeMinor: 500, ownMinor: 400, reasons: 'EXCS' }) // 200 of the 400
 */
export function refusedPart(part: {
  readonly lineMinor: number
  readonly beforeMinor: number
  readonly ownMinor: number
  readonly reasons: string
}): { readonly refusedMinor: number; readonly refusedReasons: string } {
  const { lineMinor, beforeMinor, ownMinor, reasons } = part
  if (lineMinor < 0) {
    const mirrored = refusedPart({
      lineMinor: -lineMinor,
      beforeMinor: -beforeMinor,
      ownMinor: -ownMinor,
      reasons,
    })
    return { ...mirrored, refusedMinor: mirrored.refusedMinor === 0 ? 0 : -mirrored.refusedMinor }
  }
  const left = Math.max(0, lineMinor - Math.max(0, beforeMinor))
  const refusedMinor = Math.min(left, Math.max(0, ownMinor))
  return { refusedMinor, refusedReasons: refusedMinor === 0 ? '' : reasons.replaceAll(',', ', ') }
}
