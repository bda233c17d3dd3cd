import { filesToRead, offerFileOf, requireApplication } from '#backend/features/applications/index.ts'
import type { Actor, JobContext, Reader } from '#backend/rpc/context.ts'
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { money } from '#shared/kernel/money.ts'
import { declaredKind, requireAssigned } from './conflict.ts'
import { totalText } from './sheets.ts'
import { shownTo, versionOf } from './sight.ts'
import { gridById, gridWords, requireGrid, termsOf } from './terms.ts'

/** Content opens only after the declaration (domain-rules.md rule 5). Throws Rule.NotDeclared. */
export async function requireDeclared(db: Reader, applicationId: string, personId: string): Promise<void> {
  if ((await declaredKind(db, applicationId, personId)) !== 'none')
    throw new ProblemError(problem('Rule.NotDeclared', 'problem.evaluation.notDeclared'))
}

/** The sheet of a person that counts or may; undefined before the first save. */
export async function findSheet(db: Reader, applicationId: string, personId: string) {
  return db
    .selectFrom('assessment')
    .selectAll()
    .where('application_id', '=', applicationId)
    .where('person_id', '=', personId)
    .where('state', '<>', 'void')
    .executeTakeFirst()
}

/**
 * An application as one of its assessors reads it, with their own scores. A submitted sheet shows the revision that it
 * was given on; everything else the newest. Throws as the contract says.
 */
export async function openAssessment(
  db: Reader,
  actor: Pick<Actor, 'personId'>,
  { applicationId, language }: ParsedInputOf<'assessments.open'>,
): Promise<OutputOf<'assessments.open'>> {
  await requireAssigned(db, applicationId, actor.personId)
  await requireDeclared(db, applicationId, actor.personId)
  const application = await requireApplication(db, applicationId)
  const terms = await termsOf(db, application.call_id)
  const { call } = terms
  const sheet = await findSheet(db, applicationId, actor.personId)
  const version = await versionOf(db, application, sheet?.state === 'submitted' ? sheet.revision_id : null)
  const shown = await shownTo(db, call, application, version, language)
  const grid = sheet ? await gridById(db, sheet.grid_version_id) : requireGrid(terms)
  const isOpen = call.state === 'in_evaluation' && application.state === 'in_evaluation'
  return {
    applicationId,
    call: { id: call.id, code: call.code, title: call.title },
    referenceNo: application.reference_no,
    title: shown.title,
    applicantName: shown.applicantName,
    currency: application.currency,
    requested:
      application.requested_minor === null ? null : money(application.requested_minor, application.currency),
    durationMonths: application.duration_months,
    revision: { id: version.revisionId, number: version.number, latest: version.latest },
    formVersion: version.formVersion,
    sections: shown.sections.map(section => ({
      ...section,
      fields: section.fields.map(field => ({
        ...field,
        lines: [...field.lines],
        table: field.table && {
          columns: [...field.table.columns],
          rows: field.table.rows.map(row => [...row]),
        },
      })),
    })),
    grid: gridWords(grid, language),
    sheet: sheet
      ? {
          version: sheet.version,
          state: sheet.state === 'submitted' ? 'submitted' : 'draft',
          scores: JSON.parse(sheet.scores),
          comment: sheet.comment,
          recommendation: sheet.recommendation,
          total: totalText({ call, grid }, JSON.parse(sheet.scores)),
        }
      : null,
    mayScore: isOpen && sheet?.state !== 'submitted',
    blind: call.blind === 1,
    files: call.blind === 1 ? [] : await filesToRead(db, applicationId),
  }
}

/**
 * `assessments.file`: offers a file to somebody who reads the application and declared no conflict, where the call
 * shows names. Throws as the contract says.
 */
export async function openFile(
  context: JobContext,
  { applicationId, fileId }: ParsedInputOf<'assessments.file'>,
): Promise<OutputOf<'assessments.file'>> {
  const { db, actor } = context
  await requireAssigned(db, applicationId, actor.personId)
  await requireDeclared(db, applicationId, actor.personId)
  const application = await requireApplication(db, applicationId)
  const { call } = await termsOf(db, application.call_id)
  if (call.blind === 1)
    throw new ProblemError(problem('Rule.Blind', 'problem.evaluation.filesHidden', { code: call.code }))
  return offerFileOf(context, applicationId, fileId)
}
