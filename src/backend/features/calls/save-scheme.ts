import { requireVersion } from '#backend/features/audit/index.ts'
import { asNotices } from '#backend/features/ledger/index.ts'
import type { CommandContext, Reader } from '#backend/rpc/context.ts'
import type { ParsedInputOf } from '#shared/contract/index.ts'
import { isAllowed, type Verdict } from '#shared/domain/notices/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { schemeStanding } from './scheme-standing.ts'
import { requireScheme, schemeColumns } from './schemes.ts'

type SchemeInput = ParsedInputOf<'schemes.save'>

/** Throws Rule.Blocked with the blockers of a verdict that has some; `messageKey` says what was refused. */
export function requireAllowed(messageKey: string, { blockers, warnings }: Verdict): void {
  if (isAllowed({ blockers, warnings })) return
  throw new ProblemError(
    problem('Rule.Blocked', messageKey, {
      count: blockers.length,
      blockers: asNotices(blockers),
      warnings: asNotices(warnings),
    }),
  )
}

async function requireOwn(db: Reader, { projectId, workPackageId, lineId }: SchemeInput): Promise<void> {
  const owned = async (table: 'work_package' | 'budget_line', id: string | null, messageKey: string) => {
    if (id === null) return
    const row = await db
      .selectFrom(table)
      .select('id')
      .where('id', '=', id)
      .where('project_id', '=', projectId)
      .executeTakeFirst()
    if (!row) throw new ProblemError(problem('NotFound', messageKey, { id }))
  }
  await owned('work_package', workPackageId, 'problem.notFound.workPackage')
  await owned('budget_line', lineId, 'problem.notFound.schemeLine')
}

async function requireFreeCode(db: Reader, { id, projectId, code }: SchemeInput): Promise<void> {
  const twin = await db
    .selectFrom('grant_scheme')
    .select(['id', 'title'])
    .where('project_id', '=', projectId)
    .where('code', '=', code)
    .executeTakeFirst()
  if (twin && twin.id !== id)
    throw new ProblemError(
      problem('Rule.Duplicate', 'problem.scheme.codeTaken', { field: 'code', code, title: twin.title }),
    )
}

async function callsOf(db: Reader, schemeId: string): Promise<number> {
  const { count } = await db
    .selectFrom('grant_call')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('scheme_id', '=', schemeId)
    .executeTakeFirstOrThrow()
  return count
}

const inUse = (code: string, count: number) =>
  new ProblemError(problem('Rule.InUse', 'problem.scheme.inUse', { code, count }))

/**
 * Saves a scheme under a project, its work package and budget line. Throws NotFound, Conflict, Rule.Duplicate (its code),
 * Rule.InUse when a scheme with calls would change its project, and Rule.Blocked when its envelope is more than the line
 * has free beside other schemes, less than its calls, or its cap above the contract's.
 */
export async function saveScheme(context: CommandContext, input: SchemeInput) {
  const { trx } = context
  const stored = input.id === null ? null : await requireScheme(trx, input.id)
  if (stored) await requireVersion(trx, stored, input.version)
  if (stored && stored.project_id !== input.projectId) {
    const count = await callsOf(trx, stored.id)
    if (count > 0) throw inUse(stored.code, count)
  }
  await requireOwn(trx, input)
  await requireFreeCode(trx, input)
  const columns = schemeColumns(input)
  const { currency, verdict } = await schemeStanding(trx, { ...columns, id: input.id })
  requireAllowed('problem.scheme.blocked', verdict)
  if (!stored) {
    const id = context.newId()
    const { position } = await trx
      .selectFrom('grant_scheme')
      .select(eb => eb.fn.countAll<number>().as('position'))
      .executeTakeFirstOrThrow()
    await trx
      .insertInto('grant_scheme')
      .values({ ...columns, id, currency, position })
      .execute()
    return { id, version: 1 }
  }
  const version = stored.version + 1
  await trx
    .updateTable('grant_scheme')
    .set({ ...columns, currency, version })
    .where('id', '=', stored.id)
    .execute()
  return { id: stored.id, version }
}

/** Deletes a scheme without calls. Throws NotFound, Conflict, Rule.InUse. */
export async function deleteScheme(
  { trx }: CommandContext,
  { id, version }: ParsedInputOf<'schemes.delete'>,
): Promise<void> {
  const stored = await requireScheme(trx, id)
  await requireVersion(trx, stored, version)
  const count = await callsOf(trx, id)
  if (count > 0) throw inUse(stored.code, count)
  await trx.deleteFrom('grant_scheme').where('id', '=', id).execute()
}
