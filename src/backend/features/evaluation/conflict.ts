import { requireApplication, requireSight } from '#backend/features/applications/index.ts'
import type { CommandContext, Reader } from '#backend/rpc/context.ts'
import type { ParsedInputOf } from '#shared/contract/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { storeAverage } from './average.ts'
import { fillReaders } from './candidates.ts'
import { requireUndecided, type Terms, termsOf } from './terms.ts'

type Kind = ParsedInputOf<'assessments.declare'>['kind']

/** The assignment of a person to an application, whatever its state. */
export async function findAssignment(db: Reader, applicationId: string, personId: string) {
  return db
    .selectFrom('assignment')
    .selectAll()
    .where('application_id', '=', applicationId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
}

/**
 * The assignment that gives a person sight of an application. An application that isn't theirs is refused like one
 * that doesn't exist, so that ids tell nothing. Throws Rule.NotAssigned, Rule.Recused.
 */
export async function requireAssigned(db: Reader, applicationId: string, personId: string) {
  const assignment = await findAssignment(db, applicationId, personId)
  if (!assignment || assignment.state === 'withdrawn')
    throw new ProblemError(problem('Rule.NotAssigned', 'problem.evaluation.notYours'))
  if (assignment.state === 'recused')
    throw new ProblemError(problem('Rule.Recused', 'problem.application.recused'))
  return assignment
}

/** The last thing a person declared about an application; null before they did. */
export async function declaredKind(
  db: Reader,
  applicationId: string,
  personId: string,
): Promise<Kind | null> {
  const row = await db
    .selectFrom('conflict_declaration')
    .select('kind')
    .where('application_id', '=', applicationId)
    .where('person_id', '=', personId)
    .orderBy('declared_at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst()
  return row?.kind ?? null
}

export interface Declaration {
  readonly applicationId: string
  readonly personId: string
  readonly kind: Kind
  readonly note: string
  /** Day beside the name on a declaration that came in a pack. */
  readonly signedOn?: string | undefined
}

async function storeDeclaration(
  context: CommandContext,
  declaration: Declaration,
  late: boolean,
): Promise<string> {
  const id = context.newId()
  await context.trx
    .insertInto('conflict_declaration')
    .values({
      id,
      application_id: declaration.applicationId,
      person_id: declaration.personId,
      kind: declaration.kind,
      note: declaration.note.trim(),
      late: late ? 1 : 0,
      declared_at: context.now,
      signed_on: declaration.signedOn ?? null,
      entered_by: context.actor.personId === declaration.personId ? null : context.actor.personId,
    })
    .execute()
  return id
}

/** Ends a person's part in an application: no access, the score void and kept, another reader asked. */
async function recusePerson(
  context: CommandContext,
  terms: Terms,
  { applicationId, personId, kind, note }: Declaration,
): Promise<string | null> {
  const { trx } = context
  const assignment = await findAssignment(trx, applicationId, personId)
  if (assignment)
    await trx
      .updateTable('assignment')
      .set({ state: 'recused', version: assignment.version + 1 })
      .where('id', '=', assignment.id)
      .execute()
  else
    await trx
      .insertInto('assignment')
      .values({
        id: context.newId(),
        application_id: applicationId,
        person_id: personId,
        reader: 'further',
        state: 'recused',
        assigned_by: null,
        assigned_at: context.now,
      })
      .execute()
  const voided = await trx
    .updateTable('assessment')
    .set(eb => ({ state: 'void', void_reason: note.trim() || kind, version: eb('version', '+', 1) }))
    .where('application_id', '=', applicationId)
    .where('person_id', '=', personId)
    .where('state', '<>', 'void')
    .executeTakeFirst()
  if (voided.numUpdatedRows > 0n) await storeAverage(context, terms, applicationId)
  return (await fillReaders(context, terms, applicationId))?.name ?? null
}

async function hasDeclared(db: Reader, applicationId: string, personId: string): Promise<boolean> {
  return (await declaredKind(db, applicationId, personId)) !== null
}

/**
 * What an assessor declares, by themselves or on a paper that somebody reads in for them. A conflict recuses at once.
 * Throws as `assessments.declare` says.
 */
export async function declareFor(
  context: CommandContext,
  declaration: Declaration,
): Promise<{ id: string; recused: boolean }> {
  const { trx } = context
  const { applicationId, personId, kind, note } = declaration
  await requireAssigned(trx, applicationId, personId)
  const application = await requireApplication(trx, applicationId)
  const terms = await termsOf(trx, application.call_id)
  requireUndecided(terms.call)
  if (kind === 'other' && note.trim() === '')
    throw new ProblemError(problem('Rule.ReasonNeeded', 'problem.evaluation.noteNeeded', { field: 'note' }))
  const late = kind !== 'none' && (await hasDeclared(trx, applicationId, personId))
  const id = await storeDeclaration(context, declaration, late)
  if (kind === 'none') return { id, recused: false }
  await recusePerson(context, terms, declaration)
  return { id, recused: true }
}

/** An assessor's own declaration in the app. Throws as the contract says. */
export async function declare(
  context: CommandContext,
  input: ParsedInputOf<'assessments.declare'>,
): Promise<{ recused: boolean }> {
  const { recused } = await declareFor(context, { ...input, personId: context.actor.personId })
  return { recused }
}

/** A conflict that came to light otherwise, recorded by who runs the call. Throws as the contract says. */
export async function recuse(
  context: CommandContext,
  input: ParsedInputOf<'committees.recuse'>,
): Promise<{ reassignedTo: string | null }> {
  const { trx, actor } = context
  const application = await requireApplication(trx, input.applicationId)
  await requireSight(trx, actor, application.id)
  const terms = await termsOf(trx, application.call_id)
  requireUndecided(terms.call)
  const person = await trx
    .selectFrom('person')
    .select('id')
    .where('id', '=', input.personId)
    .executeTakeFirst()
  if (!person) throw new ProblemError(problem('NotFound', 'problem.notFound.person', { id: input.personId }))
  const late = await hasDeclared(trx, application.id, input.personId)
  await storeDeclaration(context, input, late)
  context.setReason(input.note)
  return { reassignedTo: await recusePerson(context, terms, input) }
}
