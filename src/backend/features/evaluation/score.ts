import { requireApplication } from '#backend/features/applications/index.ts'
import { requireVersion } from '#backend/features/audit/index.ts'
import type { CommandContext } from '#backend/rpc/context.ts'
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts'
import { type GridScores, scoreFaults } from '#shared/domain/evaluation/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { storeAverage } from './average.ts'
import { fillReaders } from './candidates.ts'
import { requireAssigned } from './conflict.ts'
import { findSheet, requireDeclared } from './open.ts'
import { standingOf, totalText } from './sheets.ts'
import { requireGrid, requireInEvaluation, type StoredApplication, type Terms, termsOf } from './terms.ts'

export type SheetInput = ParsedInputOf<'assessments.saveDraft'>
type Saved = OutputOf<'assessments.saveDraft'>

export interface SheetIntent {
  /** Whose sheet it is; a pack of an assessor without the app is read by somebody else. */
  readonly personId: string
  readonly submit: boolean
  readonly intake: 'typed' | 'pack'
}

/** Nobody scores while applicants may still hand in (domain-rules.md rule 4): the deadline of the call or of its cut-off. */
async function requireAfterDeadline(
  { trx, now }: CommandContext,
  { call }: Terms,
  application: StoredApplication,
): Promise<void> {
  const cutoff =
    application.cutoff_id === null
      ? undefined
      : await trx
          .selectFrom('call_cutoff')
          .select('deadline_at')
          .where('id', '=', application.cutoff_id)
          .executeTakeFirst()
  const deadline = cutoff?.deadline_at ?? call.deadline_at
  if (deadline !== null && now <= deadline)
    throw new ProblemError(
      problem('Rule.BeforeDeadline', 'problem.evaluation.beforeDeadline', { at: deadline }),
    )
}

function requireScores(terms: Terms, scores: GridScores, submit: boolean): void {
  const [fault, ...others] = scoreFaults(requireGrid(terms).definition, scores, { complete: submit })
  if (fault) throw new ProblemError({ ...fault, details: { ...fault.details, others: others.length } })
}

async function requireRevision(
  { trx }: CommandContext,
  applicationId: string,
  revisionId: string,
): Promise<void> {
  const revision = await trx
    .selectFrom('application_revision')
    .select('id')
    .where('application_id', '=', applicationId)
    .where('id', '=', revisionId)
    .executeTakeFirst()
  if (!revision) throw new ProblemError(problem('NotFound', 'problem.notFound.revision', { id: revisionId }))
}

/** A third reader is asked as soon as the needed scores lie too far apart (SG-07). */
async function afterSubmission(context: CommandContext, terms: Terms, applicationId: string): Promise<void> {
  await storeAverage(context, terms, applicationId)
  const now = await standingOf(context.trx, terms, applicationId)
  if (now?.needsThirdReader) await fillReaders(context, terms, applicationId)
}

/**
 * Keeps an assessor's scores as a draft, or submits them for good. Only who is assigned and declared no conflict, only
 * after the deadline, only criteria of the grid. Throws as the contract says.
 */
export async function saveSheet(
  context: CommandContext,
  input: SheetInput,
  intent: SheetIntent,
): Promise<Saved> {
  const { trx } = context
  const { applicationId } = input
  await requireAssigned(trx, applicationId, intent.personId)
  await requireDeclared(trx, applicationId, intent.personId)
  const application = await requireApplication(trx, applicationId)
  const terms = await termsOf(trx, application.call_id)
  requireInEvaluation(terms.call, application)
  await requireAfterDeadline(context, terms, application)
  requireScores(terms, input.scores, intent.submit)
  await requireRevision(context, applicationId, input.revisionId)
  const before = await findSheet(trx, applicationId, intent.personId)
  if (before?.state === 'submitted')
    throw new ProblemError(
      problem('Rule.Submitted', 'problem.evaluation.submitted', { reference: application.reference_no }),
    )
  if (before) await requireVersion(trx, before, input.version)
  const total = totalText(terms, input.scores)
  const columns = {
    revision_id: input.revisionId,
    grid_version_id: requireGrid(terms).id,
    state: intent.submit ? ('submitted' as const) : ('draft' as const),
    scores: JSON.stringify(input.scores),
    total: intent.submit ? total : null,
    comment: input.comment,
    recommendation: input.recommendation,
    intake: intent.intake,
    entered_by: context.actor.personId === intent.personId ? null : context.actor.personId,
    submitted_at: intent.submit ? context.now : null,
  }
  const id = before?.id ?? context.newId()
  const version = (before?.version ?? 0) + 1
  if (before)
    await trx
      .updateTable('assessment')
      .set({ ...columns, version })
      .where('id', '=', id)
      .execute()
  else
    await trx
      .insertInto('assessment')
      .values({ ...columns, id, application_id: applicationId, person_id: intent.personId })
      .execute()
  if (intent.submit) await afterSubmission(context, terms, applicationId)
  return { id, version, total }
}
