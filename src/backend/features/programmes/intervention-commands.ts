import type { CommandContext, HandlersOf } from '#backend/rpc/context.ts'
import type { ParsedInputOf } from '#shared/contract/index.ts'
import { type InterventionState, mayBecome } from '#shared/domain/programmes/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { requireOrganisations } from './chain-commands.ts'
import { requireProject } from './project-commands.ts'
import { nextPosition, requireFreePartCode, requireOwnProject, requirePart } from './work-commands.ts'

type ActorInput = ParsedInputOf<'interventions.save'>['actors'][number]

function requireStep(code: string, from: InterventionState, to: InterventionState): void {
  if (!mayBecome(from, to))
    throw new ProblemError(
      problem('Rule.Transition', 'problem.programmes.interventionStep', { code, from, to }),
    )
}

function requirePositive(actors: readonly ActorInput[]): void {
  const index = actors.findIndex(actor => actor.agreedMinor < 0 || actor.deliveredMinor < 0)
  if (index >= 0)
    throw new ProblemError(
      problem('Validation', 'problem.programmes.contributionNegative', { field: `actors.${index}` }),
    )
}

const columnsOf = (actor: ActorInput, position: number) => ({
  organisation_id: actor.organisationId,
  contribution_kind: actor.contributionKind,
  agreed_minor: actor.agreedMinor,
  delivered_minor: actor.deliveredMinor,
  evidence: actor.evidence,
  position,
})

/** Actors of one body and kind stay the same record from one save to the next, so that their proofs stay with them. */
async function writeActors(
  { trx, newId }: CommandContext,
  intervention: { readonly id: string; readonly currency: string },
  actors: readonly ActorInput[],
): Promise<void> {
  const left = await trx
    .selectFrom('intervention_actor')
    .selectAll()
    .where('intervention_id', '=', intervention.id)
    .orderBy('position')
    .execute()
  for (const [position, actor] of actors.entries()) {
    const at = left.findIndex(
      row => row.organisation_id === actor.organisationId && row.contribution_kind === actor.contributionKind,
    )
    const [known] = at < 0 ? [] : left.splice(at, 1)
    const columns = columnsOf(actor, position)
    if (!known)
      await trx
        .insertInto('intervention_actor')
        .values({
          id: newId(),
          intervention_id: intervention.id,
          currency: intervention.currency,
          ...columns,
        })
        .execute()
    else if (Object.entries(columns).some(([name, value]) => known[name as keyof typeof columns] !== value))
      await trx
        .updateTable('intervention_actor')
        .set({ ...columns, version: known.version + 1 })
        .where('id', '=', known.id)
        .execute()
  }
  for (const row of left) await trx.deleteFrom('intervention_actor').where('id', '=', row.id).execute()
}

export const interventionCommands = {
  'interventions.save': async (context, input) => {
    const { trx, newId } = context
    const { id, projectId, code, title, sector, state, description, actors } = input
    const { currency } = await requireProject(trx, projectId)
    requirePositive(actors)
    await requireOrganisations(
      trx,
      actors.map(actor => actor.organisationId),
    )
    await requireFreePartCode(trx, 'intervention', input)
    const columns = { code, title, sector, state, description }
    if (id === null) {
      const made = newId()
      const position = await nextPosition(trx, 'intervention', projectId)
      await trx
        .insertInto('intervention')
        .values({ id: made, project_id: projectId, position, ...columns })
        .execute()
      await writeActors(context, { id: made, currency }, actors)
      return { id: made, version: 1 }
    }
    const part = await requirePart(trx, 'intervention', { id, version: input.version })
    requireOwnProject(part, projectId)
    const before = await trx
      .selectFrom('intervention')
      .select('state')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    requireStep(code, before.state, state)
    const version = part.version + 1
    await trx
      .updateTable('intervention')
      .set({ ...columns, version })
      .where('id', '=', id)
      .execute()
    await writeActors(context, { id, currency }, actors)
    return { id, version }
  },
} satisfies HandlersOf<'interventions.save'>
