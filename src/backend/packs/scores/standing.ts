import {
  declaredKind,
  findAssignment,
  findSheet,
  requireSightOfReader,
  type termsOf,
} from '#backend/features/evaluation/index.ts'
import type { Actor, Reader } from '#backend/rpc/context.ts'
import type { RowProblem } from '#shared/contract/imports.ts'
import { ProblemError } from '#shared/kernel/errors.ts'
import { fileProblem } from '../problems.ts'
import type { ScoreIdentity, StatedApplication } from './identity.ts'

export interface PackWish {
  readonly actor: Pick<Actor, 'personId'>
  /** Only packs of this call; null takes each for the call that it names. */
  readonly callId: string | null
  /** Only packs of this assessor; null takes each for the one that it names. */
  readonly personId: string | null
}

export type PackTerms = Awaited<ReturnType<typeof termsOf>> & {
  readonly grid: NonNullable<Awaited<ReturnType<typeof termsOf>>['grid']>
}

/** Where an application of a pack stands for its assessor now. */
export interface ApplicationNow {
  readonly stated: StatedApplication
  readonly state: string | null
  readonly assignment: 'assigned' | 'recused' | 'withdrawn' | null
  readonly declared: Awaited<ReturnType<typeof declaredKind>>
  readonly sheet: Awaited<ReturnType<typeof findSheet>>
  /** The revision that the pack showed is one of the application's. */
  readonly hasRevision: boolean
}

/** Why the pack isn't taken for one of its call or of its assessor here; undefined when it is. */
export async function misfit(
  db: Reader,
  identity: ScoreIdentity,
  wish: PackWish,
): Promise<RowProblem | undefined> {
  const { callId, callCode, personId, assessor } = identity
  const call = await db.selectFrom('grant_call').select('id').where('id', '=', callId).executeTakeFirst()
  if (!call) return fileProblem('CallUnknown', { call: callCode })
  if (wish.callId !== null && wish.callId !== callId) {
    const expected = await db
      .selectFrom('grant_call')
      .select('code')
      .where('id', '=', wish.callId)
      .executeTakeFirst()
    return fileProblem('WrongCall', { call: callCode, expected: expected?.code ?? '' })
  }
  const person = await db.selectFrom('person').select('name').where('id', '=', personId).executeTakeFirst()
  if (!person) return fileProblem('AssessorUnknown', { name: assessor })
  if (wish.personId !== null && wish.personId !== personId)
    return fileProblem('OtherAssessor', { name: assessor })
  return sightProblem(db, identity, wish)
}

/** Whoever reads a pack in sees all of it, so must not be recused from any application of its assessor. */
async function sightProblem(
  db: Reader,
  identity: ScoreIdentity,
  { actor }: PackWish,
): Promise<RowProblem | undefined> {
  if (actor.personId === identity.personId) return undefined
  try {
    await requireSightOfReader(db, actor, identity)
    return undefined
  } catch (error) {
    if (!(error instanceof ProblemError) || error.problem.code !== 'Rule.Recused') throw error
    return fileProblem('ReaderRecused')
  }
}

/** Why the grid of the pack isn't the one that scores are given by; undefined when it is. */
export async function gridMisfit(
  db: Reader,
  identity: ScoreIdentity,
  { call, grid }: PackTerms,
): Promise<RowProblem | undefined> {
  if (identity.gridVersionId === grid.id) return undefined
  const versions = await db
    .selectFrom('grid_version')
    .select(['id', 'number'])
    .where('call_id', '=', call.id)
    .execute()
  const of = (id: string) => versions.find(version => version.id === id)?.number
  const version = of(identity.gridVersionId)
  return version === undefined
    ? fileProblem('GridUnknown', { version: identity.gridVersion, call: call.code })
    : fileProblem('GridOlder', { version, current: of(grid.id) ?? '' })
}

/** Where every application of a pack stands for its assessor. */
export async function standingOfPack(
  db: Reader,
  identity: ScoreIdentity,
): Promise<readonly ApplicationNow[]> {
  const found: ApplicationNow[] = []
  for (const stated of identity.applications) {
    const application = await db
      .selectFrom('application')
      .select('state')
      .where('id', '=', stated.id)
      .where('call_id', '=', identity.callId)
      .executeTakeFirst()
    const revision = await db
      .selectFrom('application_revision')
      .select('id')
      .where('application_id', '=', stated.id)
      .where('id', '=', stated.revisionId)
      .executeTakeFirst()
    found.push({
      stated,
      state: application?.state ?? null,
      assignment: application
        ? ((await findAssignment(db, stated.id, identity.personId))?.state ?? null)
        : null,
      declared: await declaredKind(db, stated.id, identity.personId),
      sheet: await findSheet(db, stated.id, identity.personId),
      hasRevision: revision !== undefined,
    })
  }
  return found
}
