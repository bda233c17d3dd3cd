import { requireApplication, requireSight } from '#backend/features/applications/index.ts'
import type { Actor, CommandContext, Reader } from '#backend/rpc/context.ts'
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts'
import { scoreFaults, sheetTotal } from '#shared/domain/evaluation/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { storeAverage } from './average.ts'
import { printed, printedOrNull, standingOf } from './sheets.ts'
import { gridWords, requireGrid, requireInEvaluation, termsOf } from './terms.ts'

async function sheetsOf(db: Reader, applicationId: string) {
  const rows = await db
    .selectFrom('assessment')
    .innerJoin('person', 'person.id', 'assessment.person_id')
    .innerJoin('application_revision as revision', 'revision.id', 'assessment.revision_id')
    .leftJoin('person as enterer', 'enterer.id', 'assessment.entered_by')
    .leftJoin('assignment', join =>
      join
        .onRef('assignment.application_id', '=', 'assessment.application_id')
        .onRef('assignment.person_id', '=', 'assessment.person_id'),
    )
    .select(eb => [
      'assessment.id',
      'assessment.state',
      'assessment.void_reason as voidReason',
      'assessment.scores',
      'assessment.total',
      'assessment.comment',
      'assessment.recommendation',
      'assessment.intake',
      'enterer.id as entererId',
      'enterer.name as entererName',
      eb
        .exists(
          eb
            .selectFrom('attachment_link as link')
            .select('link.id')
            .where('link.record_kind', '=', 'assessment')
            .whereRef('link.record_id', '=', 'assessment.id'),
        )
        .as('hasFile'),
      'assessment.submitted_at as submittedAt',
      'assignment.reader',
      'revision.number as revision',
      'person.id as personId',
      'person.name',
    ])
    .where('assessment.application_id', '=', applicationId)
    .orderBy('assessment.submitted_at')
    .orderBy('assessment.id')
    .execute()
  return rows.map(({ personId, name, scores, entererId, entererName, ...row }) => ({
    ...row,
    enteredBy: entererId === null ? null : { id: entererId, name: entererName ?? '' },
    hasFile: Boolean(row.hasFile),
    // What isn't handed in yet is the assessor's own.
    scores: row.state === 'draft' ? {} : JSON.parse(scores),
    comment: row.state === 'draft' ? '' : row.comment,
    recommendation: row.state === 'draft' ? null : row.recommendation,
    person: { id: personId, name },
  }))
}

async function consensusOf(db: Reader, applicationId: string) {
  const row = await db
    .selectFrom('consensus')
    .innerJoin('person', 'person.id', 'consensus.agreed_by')
    .select(['scores', 'total', 'comment', 'person.name as by', 'agreed_at as at'])
    .where('application_id', '=', applicationId)
    .executeTakeFirst()
  return row ? { ...row, scores: JSON.parse(row.scores) } : null
}

/** Every sheet of an application and what they amount to. Throws NotFound, Rule.Recused. */
export async function evaluationOf(
  db: Reader,
  actor: Actor,
  { applicationId, language }: ParsedInputOf<'committees.sheets'>,
): Promise<OutputOf<'committees.sheets'>> {
  await requireSight(db, actor, applicationId)
  const application = await requireApplication(db, applicationId)
  const terms = await termsOf(db, application.call_id)
  const now = await standingOf(db, terms, applicationId)
  const consensus = await consensusOf(db, applicationId)
  const isOpen = terms.call.state === 'in_evaluation' && application.state === 'in_evaluation'
  return {
    referenceNo: application.reference_no,
    zone: terms.call.zone,
    grid: terms.grid && gridWords(terms.grid, language),
    sheets: await sheetsOf(db, applicationId),
    consensus,
    average: printedOrNull(now?.result?.average),
    passes: now?.result ? now.result.passes : null,
    fails: [...(now?.result?.fails ?? [])],
    sections: (now?.result?.sections ?? []).map(({ key, average, passes }) => ({
      key,
      average: printedOrNull(average),
      passes,
    })),
    gap: printedOrNull(now?.gap),
    gapLimit: terms.call.third_reader_gap,
    isApart: now?.isApart ?? false,
    missing: now?.missing ?? 0,
    mayAgree: isOpen && consensus === null && (now?.gap ?? null) !== null,
  }
}

/**
 * Records the score that the assessors agreed on; their own sheets are kept. Takes as many sheets as the call asks for.
 * Throws as the contract says.
 */
export async function agree(context: CommandContext, input: ParsedInputOf<'committees.consensus'>) {
  const { trx, actor } = context
  const application = await requireApplication(trx, input.applicationId)
  await requireSight(trx, actor, application.id)
  const terms = await termsOf(trx, application.call_id)
  requireInEvaluation(terms.call, application)
  const grid = requireGrid(terms)
  const [fault] = scoreFaults(grid.definition, input.scores, { complete: true })
  if (fault) throw new ProblemError(fault)
  const submitted = await trx
    .selectFrom('assessment')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('application_id', '=', application.id)
    .where('state', '=', 'submitted')
    .executeTakeFirstOrThrow()
  const total = sheetTotal(grid.definition, input.scores)
  if (submitted.count < terms.call.assessors_needed || !total)
    throw new ProblemError(
      problem('Rule.SheetsMissing', 'problem.evaluation.sheetsMissing', {
        submitted: submitted.count,
        needed: terms.call.assessors_needed,
      }),
    )
  const columns = {
    grid_version_id: grid.id,
    scores: JSON.stringify(input.scores),
    total: printed(total),
    comment: input.comment,
    agreed_by: actor.personId,
    agreed_at: context.now,
  }
  const before = await trx
    .selectFrom('consensus')
    .select(['id', 'version'])
    .where('application_id', '=', application.id)
    .executeTakeFirst()
  const saved = { id: before?.id ?? context.newId(), version: (before?.version ?? 0) + 1 }
  if (before)
    await trx
      .updateTable('consensus')
      .set({ ...columns, version: saved.version })
      .where('id', '=', saved.id)
      .execute()
  else
    await trx
      .insertInto('consensus')
      .values({ ...columns, id: saved.id, application_id: application.id })
      .execute()
  await storeAverage(context, terms, application.id)
  context.setReason(input.comment)
  return saved
}
