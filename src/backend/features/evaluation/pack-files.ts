import { offerFile } from '#backend/features/ledger/index.ts'
import { storeByContent } from '#backend/platform/atomic-file.ts'
import type { CommandContext, JobContext, Reader } from '#backend/rpc/context.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { requireSightOfReader } from './sight.ts'

export const PACK_MEDIA_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** What a pack that was read in became: its sheets and declarations, each of which keeps the file as its evidence. */
export interface PackTraces {
  readonly assessments: readonly string[]
  readonly declarations: readonly string[]
}

/** Keeps a pack as it came in, once by its content, with all that it became. */
export async function keepPackFile(
  { trx, folders, now, actor, newId }: CommandContext,
  file: { readonly path: string; readonly fileName: string },
  { assessments, declarations }: PackTraces,
): Promise<void> {
  const { hash, size } = await storeByContent(file.path, folders.attachments)
  await trx
    .insertInto('attachment')
    .values({ id: hash, size, media_type: PACK_MEDIA_TYPE, added_at: now })
    .onConflict(conflict => conflict.column('id').doNothing())
    .execute()
  const records = [
    ...assessments.map(id => ({ kind: 'assessment' as const, id })),
    ...declarations.map(id => ({ kind: 'conflict_declaration' as const, id })),
  ]
  for (const record of records)
    await trx
      .insertInto('attachment_link')
      .values({
        id: newId(),
        attachment_id: hash,
        record_kind: record.kind,
        record_id: record.id,
        file_name: file.fileName,
        added_by: actor.personId,
        added_at: now,
      })
      .execute()
}

/** A pack that assessors read in themselves is theirs alone while a sheet in it is a draft. Throws Rule.NotHandedIn. */
async function requireHandedIn(db: Reader, personId: string, hash: string): Promise<void> {
  const draft = await db
    .selectFrom('attachment_link as link')
    .innerJoin('assessment', 'assessment.id', 'link.record_id')
    .innerJoin('application', 'application.id', 'assessment.application_id')
    .innerJoin('grant_call as call', 'call.id', 'application.call_id')
    .select('link.id')
    .where('link.record_kind', '=', 'assessment')
    .where('link.attachment_id', '=', hash)
    .where('link.added_by', '=', personId)
    .where('assessment.person_id', '=', personId)
    .where('assessment.state', '=', 'draft')
    .where('call.state', '=', 'in_evaluation')
    .executeTakeFirst()
  if (draft) throw new ProblemError(problem('Rule.NotHandedIn', 'problem.evaluation.packHoldsDraft'))
}

/**
 * Offers the newest pack behind a score sheet. A pack tells of many applications: who is recused from one of an
 * assessor's gets none of that assessor's files. Throws NotFound, Rule.Recused, Rule.NotHandedIn, StorageCorrupt.
 */
export async function offerPackFile(
  context: JobContext,
  assessmentId: string,
): Promise<OutputOf<'committees.packFile'>> {
  const { db, actor } = context
  const link = await db
    .selectFrom('attachment_link as link')
    .innerJoin('assessment', 'assessment.id', 'link.record_id')
    .innerJoin('application', 'application.id', 'assessment.application_id')
    .select([
      'link.attachment_id as hash',
      'link.file_name as fileName',
      'application.call_id as callId',
      'assessment.person_id as personId',
    ])
    .where('link.record_kind', '=', 'assessment')
    .where('link.record_id', '=', assessmentId)
    .orderBy('link.added_at', 'desc')
    .orderBy('link.id', 'desc')
    .executeTakeFirst()
  if (!link) throw new ProblemError(problem('NotFound', 'problem.notFound.attachment', { id: assessmentId }))
  await requireSightOfReader(db, actor, link)
  if (actor.personId !== link.personId) await requireHandedIn(db, link.personId, link.hash)
  const { token, fileName } = await offerFile(context, { ...link, mediaType: PACK_MEDIA_TYPE })
  return { token, fileName }
}
