import { requireVersion } from '#backend/features/audit/index.ts'
import { budgetFollowUp, type FollowUpLine, projectTerms } from '#backend/features/ledger/index.ts'
import type { CommandContext, Reader } from '#backend/rpc/context.ts'
import type { ParsedInputOf } from '#shared/contract/index.ts'
import { type Deviation, deviation } from '#shared/domain/reports/index.ts'
import { formatDecimal, fromInteger, multiply } from '#shared/kernel/decimal.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { requireDecimal } from '#shared/kernel/ratio.ts'
import { type PeriodScope, requireOpenPeriod } from './period-scope.ts'

/** One line of a period against its budget, with the explanation people wrote. */
export interface LineDeviation extends Deviation {
  readonly line: FollowUpLine
  /** Blank while nobody explained it. */
  readonly note: string
  readonly noteVersion: number | null
}

export interface PeriodDeviations {
  readonly currency: string
  /** Share above which the contract wants an explanation; null where it says nothing. */
  readonly limit: string | null
  readonly lines: readonly LineDeviation[]
}

/** A share as percent without needless zeros. @example percentOf('0.10') // '10' */
export const percentOf = (share: string): string =>
  formatDecimal(multiply(requireDecimal(share), fromInteger(100))).replace(/\.?0+$/, '')

async function notesOf(db: Reader, periodId: string) {
  const rows = await db
    .selectFrom('deviation_note')
    .select(['budget_line_id', 'text', 'version'])
    .where('period_id', '=', periodId)
    .execute()
  return new Map(rows.map(row => [row.budget_line_id, row]))
}

/**
 * Every budget line of a period against its budget (SW-03, Sida sheet 2 columns D to G). Without a limit in the
 * contract no line needs an explanation.
 */
export async function deviationsOf(db: Reader, period: PeriodScope): Promise<PeriodDeviations> {
  const terms = await projectTerms(db, period.projectId)
  const limit = terms.rule('deviation_limit')
  const notes = await notesOf(db, period.id)
  const lines = await budgetFollowUp(db, { projectId: period.projectId, period })
  return {
    currency: terms.currency,
    limit,
    lines: lines.map(line => {
      const found = deviation(line.budgetPeriodMinor, line.outcomePeriodMinor, limit ?? '1')
      const note = notes.get(line.lineId)
      return {
        ...found,
        explain: limit !== null && found.explain,
        line,
        note: note?.text ?? '',
        noteVersion: note?.version ?? null,
      }
    }),
  }
}

/** Lines that need an explanation and have none. */
export async function unexplained(db: Reader, period: PeriodScope): Promise<readonly LineDeviation[]> {
  const { lines } = await deviationsOf(db, period)
  return lines.filter(line => line.explain && line.note.trim() === '')
}

async function requireLine(db: Reader, period: PeriodScope, lineId: string): Promise<void> {
  const row = await db
    .selectFrom('budget_line')
    .select('id')
    .where('id', '=', lineId)
    .where('project_id', '=', period.projectId)
    .executeTakeFirst()
  if (row) return
  const { code } = await projectTerms(db, period.projectId)
  throw new ProblemError(
    problem('NotFound', 'problem.notFound.budgetLine', { field: 'lineId', id: lineId, project: code }),
  )
}

/** Writes the explanation of a line's deviation; a blank one takes it back. Throws NotFound, Conflict, Rule.PeriodLocked. */
export async function explainDeviation(
  context: CommandContext,
  { periodId, lineId, version, text }: ParsedInputOf<'deviations.explain'>,
): Promise<{ readonly id: string; readonly version: number }> {
  const { trx } = context
  const period = await requireOpenPeriod(trx, periodId)
  await requireLine(trx, period, lineId)
  const stored = await trx
    .selectFrom('deviation_note')
    .select(['id', 'version'])
    .where('period_id', '=', periodId)
    .where('budget_line_id', '=', lineId)
    .executeTakeFirst()
  // Without a stored note the caller must not have seen one: version 0 stands for "none" on both sides.
  await requireVersion(trx, stored ?? { id: lineId, version: 0 }, version ?? 0)
  if (!stored) {
    const id = context.newId()
    await trx
      .insertInto('deviation_note')
      .values({
        id,
        project_id: period.projectId,
        period_id: periodId,
        budget_line_id: lineId,
        text: text.trim(),
      })
      .execute()
    return { id, version: 1 }
  }
  const next = stored.version + 1
  await trx
    .updateTable('deviation_note')
    .set({ text: text.trim(), version: next })
    .where('id', '=', stored.id)
    .execute()
  return { id: stored.id, version: next }
}
