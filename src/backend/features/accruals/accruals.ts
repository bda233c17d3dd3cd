import { periodsOfProject, projectTerms, reverseEntry } from '#backend/features/ledger/index.ts'
import type { CommandContext, Reader } from '#backend/rpc/context.ts'
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts'
import type { ReportingPeriod } from '#shared/domain/periods/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { money, sumMinor } from '#shared/kernel/money.ts'
import { contains } from '#shared/kernel/period.ts'

/** Posted accruals of a project that nothing has taken back yet. */
const standing = (db: Reader, projectId: string) =>
  db
    .selectFrom('ledger_entry as e')
    .leftJoin('ledger_entry as reversal', 'reversal.reverses_id', 'e.id')
    .select([
      'e.id',
      'e.entry_no as entryNo',
      'e.entry_date as date',
      'e.payee',
      'e.description',
      'e.base_minor as baseMinor',
    ])
    .where('e.project_id', '=', projectId)
    .where('e.state', '=', 'posted')
    .where('e.nature', '=', 'accrual')
    .where('e.reverses_id', 'is', null)
    .where('reversal.id', 'is', null)
    .orderBy('e.entry_no')
    .execute()

/** The first open period behind another. */
const nextOpen = (periods: readonly ReportingPeriod[], after: string): ReportingPeriod | undefined =>
  periods.find(period => period.state === 'open' && period.start > after)

/** Accruals that stand, by the period that holds them; those outside every period last. Throws NotFound. */
export async function listAccruals(db: Reader, projectId: string): Promise<OutputOf<'accruals.list'>> {
  const { currency } = await projectTerms(db, projectId)
  const periods = await periodsOfProject(db, projectId)
  const rows = await standing(db, projectId)
  const figures = (own: typeof rows) => ({
    entries: own.length,
    sum: money(sumMinor(own.map(row => row.baseMinor ?? 0)), currency),
    items: own.map(({ baseMinor, ...item }) => ({ ...item, base: money(baseMinor ?? 0, currency) })),
  })
  const known = periods.flatMap(period => {
    const own = rows.filter(row => contains(period, row.date))
    if (own.length === 0) return []
    const { id: periodId, label, start, end } = period
    const nextOpenDay = nextOpen(periods, end)?.start ?? null
    return [{ periodId, label, start, end, nextOpenDay, ...figures(own) }]
  })
  const outside = rows.filter(row => !periods.some(period => contains(period, row.date)))
  const none = { periodId: null, label: '', start: null, end: null, nextOpenDay: null }
  return { rows: outside.length === 0 ? known : [...known, { ...none, ...figures(outside) }] }
}

/**
 * Takes all accruals of a period back on the first day of the next open one, in one act. Throws NotFound,
 * Rule.NoAccruals, Rule.NoOpenPeriod, and what a reversal throws.
 */
export async function reverseAccruals(
  context: CommandContext,
  { periodId, reason }: ParsedInputOf<'accruals.reverse'>,
): Promise<OutputOf<'accruals.reverse'>> {
  const { trx } = context
  const row = await trx
    .selectFrom('reporting_period')
    .select(['project_id as projectId', 'end_date as end'])
    .where('id', '=', periodId)
    .executeTakeFirst()
  if (!row) throw new ProblemError(problem('NotFound', 'problem.notFound.period', { id: periodId }))
  const periods = await periodsOfProject(trx, row.projectId)
  const period = periods.find(({ id }) => id === periodId)
  const accruals = (await standing(trx, row.projectId)).filter(({ date }) => period && contains(period, date))
  if (accruals.length === 0)
    throw new ProblemError(
      problem('Rule.NoAccruals', 'problem.accruals.none', { period: period?.label ?? '' }),
    )
  const next = nextOpen(periods, row.end)
  if (!next)
    throw new ProblemError(
      problem('Rule.NoOpenPeriod', 'problem.accruals.noOpenPeriod', { period: period?.label ?? '' }),
    )
  for (const { id } of accruals) await reverseEntry(context, { id, date: next.start, reason })
  return { reversed: accruals.length, date: next.start }
}
