import { requireVersion } from '#backend/features/audit/index.ts'
import type { CommandContext } from '#backend/rpc/context.ts'
import type { CallPatch } from '#shared/contract/call-setup.ts'
import type { ParsedInputOf } from '#shared/contract/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { changeCall, requireZone } from './change.ts'
import { requireCall } from './move.ts'
import { requireScheme } from './schemes.ts'
import { callTemplates } from './templates.ts'

/** Parts of the template that the new call begins with. Throws NotFound for one that isn't shipped. */
function partsOf(templateId: string | null): CallPatch {
  if (templateId === null) return {}
  const template = callTemplates.find(known => known.id === templateId)
  if (!template)
    throw new ProblemError(problem('NotFound', 'problem.notFound.callTemplate', { id: templateId }))
  const { form, grid, items } = template
  return { form, grid, items: [...items] }
}

/**
 * A call being set up under a scheme, in the scheme's currency. Throws NotFound, Validation (zone), Rule.Duplicate (its
 * code).
 */
export async function createCall(context: CommandContext, input: ParsedInputOf<'calls.create'>) {
  const { trx, newId, now } = context
  const scheme = await requireScheme(trx, input.schemeId)
  requireZone(input.zone)
  const parts = partsOf(input.templateId)
  const id = newId()
  const twin = await trx
    .selectFrom('grant_call')
    .select('title')
    .where('code', '=', input.code)
    .executeTakeFirst()
  if (twin)
    throw new ProblemError(
      problem('Rule.Duplicate', 'problem.call.codeTaken', {
        field: 'code',
        code: input.code,
        title: twin.title,
      }),
    )
  await trx
    .insertInto('grant_call')
    .values({
      id,
      scheme_id: scheme.id,
      code: input.code,
      title: input.title,
      kind: input.kind,
      state: 'setup',
      languages: JSON.stringify(input.languages),
      currency: scheme.currency,
      envelope_minor: input.envelopeMinor,
      zone: input.zone,
      applications_per_applicant: 'one',
      created_at: now,
    })
    .execute()
  const [first] = input.languages
  const { version } = await changeCall(context, {
    id,
    version: 1,
    patch: { ...parts, texts: { title: first === undefined ? {} : { [first]: input.title } } },
    corrigendum: null,
  })
  return { id, version }
}

/** Deletes a call that was never published and has no applications. Throws NotFound, Conflict, Rule.Frozen, Rule.InUse. */
export async function deleteCall(
  { trx }: CommandContext,
  { id, version }: ParsedInputOf<'calls.delete'>,
): Promise<void> {
  const call = await requireCall(trx, id)
  await requireVersion(trx, call, version)
  if (call.state !== 'setup')
    throw new ProblemError(
      problem('Rule.Frozen', 'problem.call.deletePublished', { stateKey: `callState.${call.state}` }),
    )
  const { count } = await trx
    .selectFrom('application')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('call_id', '=', id)
    .executeTakeFirstOrThrow()
  if (count > 0)
    throw new ProblemError(problem('Rule.InUse', 'problem.call.recordInUse', { code: call.code, count }))
  await trx.deleteFrom('grant_call').where('id', '=', id).execute()
}
