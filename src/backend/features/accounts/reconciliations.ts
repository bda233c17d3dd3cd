import { requireVersion } from '#backend/features/audit/index.ts'
import type { CommandContext, Reader } from '#backend/rpc/context.ts'
import type { OutstandingItem } from '#shared/contract/accounts.ts'
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts'
import { here } from '#shared/domain/notices/index.ts'
import { dayHere } from '#shared/kernel/day-here.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { reconciledTo, requireAccount } from './account.ts'
import { blocker, refuseIf } from './blockers.ts'
import { namedRecord, recordColumns } from './record-columns.ts'
import { sheetAt } from './sheet.ts'

const outstandingOf = (db: Reader, ids: readonly string[]) =>
  db
    .selectFrom('account_outstanding')
    .selectAll()
    .where('reconciliation_id', 'in', [...ids])
    .orderBy('position')
    .execute()

type StoredItem = Awaited<ReturnType<typeof outstandingOf>>[number]

function itemOf(row: StoredItem): OutstandingItem {
  const record = namedRecord(row)
  return {
    side: row.side,
    kind: record?.kind ?? null,
    recordId: record?.id ?? row.account_line_id ?? '',
    date: row.date,
    openMinor: row.amount_minor,
    label: row.label,
    explanation: row.explanation,
  }
}

/** Signed sheets of an account, the newest first. Throws NotFound. */
export async function listReconciliations(
  db: Reader,
  accountId: string,
): Promise<OutputOf<'reconciliations.list'>> {
  const { currency } = await requireAccount(db, accountId)
  const rows = await db
    .selectFrom('account_reconciliation as sheet')
    .innerJoin('person', 'person.id', 'sheet.reconciled_by')
    .selectAll('sheet')
    .select('person.name')
    .where('sheet.account_id', '=', accountId)
    .orderBy('sheet.as_of', 'desc')
    .execute()
  const items = Map.groupBy(
    await outstandingOf(
      db,
      rows.map(row => row.id),
    ),
    item => item.reconciliation_id,
  )
  return {
    currency,
    rows: rows.map(row => ({
      id: row.id,
      version: row.version,
      asOf: row.as_of,
      statementMinor: row.statement_minor,
      bookMinor: row.book_minor,
      outstandingMinor: row.outstanding_minor,
      outstanding: (items.get(row.id) ?? []).map(itemOf),
      note: row.note,
      reconciledBy: row.name,
      reconciledAt: row.reconciled_at,
    })),
  }
}

/** Signs a sheet off with everything outstanding by name. Throws NotFound, Rule.Blocked. */
export async function saveReconciliation(
  context: CommandContext,
  { note, ...request }: ParsedInputOf<'reconciliations.save'>,
): Promise<{ readonly id: string; readonly version: number }> {
  const { trx, now, actor } = context
  const sheet = await sheetAt(trx, request, dayHere(now))
  refuseIf('reconcile', sheet.blockers)
  const id = context.newId()
  await trx
    .insertInto('account_reconciliation')
    .values({
      id,
      account_id: request.accountId,
      as_of: request.asOf,
      statement_minor: sheet.statementMinor,
      book_minor: sheet.bookMinor,
      outstanding_minor: sheet.outstandingMinor,
      note: note.trim(),
      reconciled_by: actor.personId,
      reconciled_at: now,
    })
    .execute()
  for (const [position, item] of sheet.outstanding.entries())
    await trx
      .insertInto('account_outstanding')
      .values({
        id: context.newId(),
        reconciliation_id: id,
        position,
        side: item.side,
        account_line_id: item.side === 'statement' ? item.recordId : null,
        ...recordColumns(item.kind, item.recordId),
        date: item.date,
        amount_minor: item.openMinor,
        label: item.label,
        explanation: item.explanation,
      })
      .execute()
  return { id, version: 1 }
}

/** The locked period whose last day a sheet proves, if there is one. */
const lockedPeriodOf = (db: Reader, accountId: string, asOf: string, projectId: string | null) =>
  db
    .selectFrom('reporting_period as period')
    .innerJoin('project', 'project.id', 'period.project_id')
    .select(['period.label', 'period.number', 'project.code', 'period.end_date as end'])
    .where('period.state', '=', 'locked')
    .where('period.end_date', '<=', asOf)
    .where('period.end_date', '>', eb =>
      eb
        .selectFrom('account_reconciliation as earlier')
        .select(inner => inner.fn.coalesce(inner.fn.max('earlier.as_of'), inner.val('0000-00-00')).as('day'))
        .where('earlier.account_id', '=', accountId)
        .where('earlier.as_of', '<', asOf),
    )
    .where(eb =>
      projectId === null
        ? eb.exists(
            eb
              .selectFrom('account_movement as m')
              .select('m.record_id')
              .where('m.account_id', '=', accountId)
              .whereRef('m.project_id', '=', 'period.project_id')
              .whereRef('m.date', '<=', 'period.end_date'),
          )
        : eb('period.project_id', '=', projectId),
    )
    .executeTakeFirst()

/** Takes the newest sheet back. Throws NotFound, Conflict, Rule.Blocked (a later sheet), Rule.PeriodLocked. */
export async function removeReconciliation(
  context: CommandContext,
  { id, version, reason }: ParsedInputOf<'reconciliations.remove'>,
): Promise<void> {
  const { trx } = context
  const stored = await trx
    .selectFrom('account_reconciliation')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  if (!stored) throw new ProblemError(problem('NotFound', 'problem.notFound.reconciliation', { id }))
  await requireVersion(trx, stored, version)
  const newest = (await reconciledTo(trx, [stored.account_id])).get(stored.account_id)
  refuseIf(
    'removeReconciliation',
    newest !== undefined && newest > stored.as_of
      ? [blocker('LaterSheet', { asOf: newest }, here('removeLaterSheet'))]
      : [],
  )
  const account = await requireAccount(trx, stored.account_id)
  const period = await lockedPeriodOf(trx, account.id, stored.as_of, account.project_id)
  if (period)
    throw new ProblemError(
      problem('Rule.PeriodLocked', 'problem.account.periodLocked', {
        project: period.code,
        period: period.label || String(period.number),
        end: period.end,
        asOf: stored.as_of,
      }),
    )
  await trx.deleteFrom('account_outstanding').where('reconciliation_id', '=', id).execute()
  await trx.deleteFrom('account_reconciliation').where('id', '=', id).execute()
  context.setReason(reason)
}
