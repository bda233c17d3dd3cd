import { sql } from 'kysely'
import { requireVersion } from '#backend/features/audit/index.ts'
import type { CommandContext, Reader } from '#backend/rpc/context.ts'
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts'
import { here } from '#shared/domain/notices/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { reconciledTo, requireAccount } from './account.ts'
import { blocker, refuseIf } from './blockers.ts'
import { lineMatches } from './line-matches.ts'
import { isOpenLine } from './open-line.ts'

/** Statements of an account in the order of their days, with the number of lines and of those still open. */
export async function statementRows(db: Reader, accountId: string) {
  return db
    .selectFrom('account_statement as statement')
    .leftJoin('account_line as line', 'line.statement_id', 'statement.id')
    .selectAll('statement')
    .select(eb => [
      eb.fn.count<number>('line.id').as('lines'),
      sql<number>`coalesce(sum(${isOpenLine}), 0)`.as('open'),
      eb
        .selectFrom('account_match as match')
        .innerJoin('account_line as own', 'own.id', 'match.account_line_id')
        .select(inner => inner.fn.countAll<number>().as('n'))
        .whereRef('own.statement_id', '=', 'statement.id')
        .as('matches'),
    ])
    .where('statement.account_id', '=', accountId)
    .groupBy('statement.id')
    .orderBy('statement.start_date')
    .orderBy('statement.end_date')
    .execute()
}

type StatementRow = Awaited<ReturnType<typeof statementRows>>[number]

/** What keeps a statement: a later one continues it, something is matched, or a signed sheet covers it. */
function againstDeleting(rows: readonly StatementRow[], row: StatementRow, signedTo: string | undefined) {
  const later = rows.at(-1)
  return [
    ...(later && later.id !== row.id
      ? [blocker('LaterStatement', { number: later.number }, here('deleteLaterStatement'))]
      : []),
    ...((row.matches ?? 0) > 0
      ? [blocker('LinesMatched', { count: row.matches ?? 0 }, here('undoMatches'))]
      : []),
    ...(signedTo !== undefined && signedTo >= row.start_date
      ? [blocker('StatementReconciled', { asOf: signedTo }, here('removeReconciliation'))]
      : []),
  ]
}

/** The newest first. Throws NotFound for an unknown account. */
export async function listStatements(
  db: Reader,
  accountId: string,
): Promise<OutputOf<'statements.list'>['rows']> {
  await requireAccount(db, accountId)
  const rows = await statementRows(db, accountId)
  const signedTo = (await reconciledTo(db, [accountId])).get(accountId)
  return rows
    .map(row => ({
      id: row.id,
      version: row.version,
      number: row.number,
      startDate: row.start_date,
      endDate: row.end_date,
      openingMinor: row.opening_minor,
      closingMinor: row.closing_minor,
      lines: row.lines,
      openLines: Number(row.open),
      sourceFile: row.source_file,
      draft: againstDeleting(rows, row, signedTo).length === 0,
    }))
    .toReversed()
}

/** Lines of an account or one statement, the newest first, with what answers them. Throws NotFound. */
export async function listLines(
  db: Reader,
  { accountId, statementId, state, offset, limit }: ParsedInputOf<'statements.lines'>,
): Promise<OutputOf<'statements.lines'>> {
  const { currency } = await requireAccount(db, accountId)
  const scope = db
    .selectFrom('account_line as line')
    .innerJoin('account_statement as statement', 'statement.id', 'line.statement_id')
    .where('statement.account_id', '=', accountId)
    .$if(statementId !== null, query => query.where('statement.id', '=', statementId ?? ''))
    .$if(state === 'open', query => query.where(isOpenLine))
  const { total } = await scope.select(eb => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const rows = await scope
    .selectAll('line')
    .select('statement.number as statement_number')
    .orderBy('line.booked_on', 'desc')
    .orderBy('statement.start_date', 'desc')
    .orderBy('line.position', 'desc')
    .limit(limit)
    .offset(offset)
    .execute()
  const matches = await lineMatches(
    db,
    rows.map(row => row.id),
  )
  return {
    currency,
    total,
    rows: rows.map(row => {
      const own = matches.get(row.id) ?? []
      const openMinor = row.amount_minor - own.reduce((sum, match) => sum + match.amountMinor, 0)
      return {
        id: row.id,
        statementId: row.statement_id,
        statementNumber: row.statement_number,
        date: row.booked_on,
        amountMinor: row.amount_minor,
        openMinor,
        balanceMinor: row.balance_minor,
        counterparty: row.counterparty,
        reference: row.reference,
        description: row.description,
        state: openMinor === 0 ? 'matched' : own.length > 0 ? 'partly' : 'open',
        matches: [...own],
      }
    }),
  }
}

/** Deletes the newest statement while nothing stands on it. Throws NotFound, Conflict, Rule.Blocked. */
export async function deleteStatement(
  { trx }: CommandContext,
  { id, version }: ParsedInputOf<'statements.delete'>,
): Promise<void> {
  const stored = await trx.selectFrom('account_statement').selectAll().where('id', '=', id).executeTakeFirst()
  if (!stored) throw new ProblemError(problem('NotFound', 'problem.notFound.statement', { id }))
  await requireVersion(trx, stored, version)
  const rows = await statementRows(trx, stored.account_id)
  const row = rows.find(other => other.id === id)
  const signedTo = (await reconciledTo(trx, [stored.account_id])).get(stored.account_id)
  refuseIf('deleteStatement', row ? againstDeleting(rows, row, signedTo) : [])
  // Lines go one by one with the statement, so that the audit names each.
  await trx.deleteFrom('account_line').where('statement_id', '=', id).execute()
  await trx.deleteFrom('account_statement').where('id', '=', id).execute()
}
