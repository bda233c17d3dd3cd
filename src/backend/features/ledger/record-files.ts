import { contentPath, hashFile, storeByContent } from '#backend/platform/atomic-file.ts'
import type { CommandContext, JobContext, Reader } from '#backend/rpc/context.ts'
import type { AttachmentLinkTable } from '#backend/schema/ledger.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'

/** What a file may be attached to. */
export type FileOwner = AttachmentLinkTable['record_kind']

/** Files of a record with who attached them, oldest first. */
export async function filesOf(db: Reader, kind: FileOwner, recordId: string) {
  return db
    .selectFrom('attachment_link as link')
    .innerJoin('attachment as file', 'file.id', 'link.attachment_id')
    .leftJoin('person', 'person.id', 'link.added_by')
    .select(eb => [
      'link.id as id',
      'link.file_name as fileName',
      'file.size as size',
      'file.media_type as mediaType',
      'file.id as hash',
      'link.added_at as addedAt',
      'link.document_type as documentType',
      eb.fn.coalesce('person.name', eb.val('')).as('addedBy'),
    ])
    .where('link.record_kind', '=', kind)
    .where('link.record_id', '=', recordId)
    .orderBy('link.added_at')
    .orderBy('link.id')
    .execute()
}

/**
 * Stores a file that the shell handed over and links it to a record. The same content is kept once, and attached to
 * the same record once. A rolled-back command can leave the content behind without a link, which does no harm. Throws
 * NotFound for the token.
 */
export async function linkFile(
  context: CommandContext,
  { kind, recordId, token }: { readonly kind: FileOwner; readonly recordId: string; readonly token: string },
): Promise<{ readonly id: string; readonly hash: string }> {
  const { trx, files, folders, now, actor } = context
  const file = files.incoming(token)
  if (!file) throw new ProblemError(problem('NotFound', 'problem.notFound.file'))
  const { hash, size } = await storeByContent(file.path, folders.attachments)
  await trx
    .insertInto('attachment')
    .values({ id: hash, size, media_type: file.mediaType, added_at: now })
    .onConflict(conflict => conflict.column('id').doNothing())
    .execute()
  const present = await trx
    .selectFrom('attachment_link')
    .select('id')
    .where('record_kind', '=', kind)
    .where('record_id', '=', recordId)
    .where('attachment_id', '=', hash)
    .executeTakeFirst()
  if (present) return { id: present.id, hash }
  const id = context.newId()
  await trx
    .insertInto('attachment_link')
    .values({
      id,
      attachment_id: hash,
      record_kind: kind,
      record_id: recordId,
      file_name: file.fileName,
      added_by: actor.personId,
      added_at: now,
    })
    .execute()
  return { id, hash }
}

/** The file behind a link; NotFound for one that is gone or belongs to another kind of record. */
export async function linkedFile(db: Reader, kind: FileOwner, linkId: string) {
  const row = await db
    .selectFrom('attachment_link as link')
    .innerJoin('attachment as file', 'file.id', 'link.attachment_id')
    .select([
      'link.id as id',
      'link.record_id as recordId',
      'link.file_name as fileName',
      'file.id as hash',
      'file.media_type as mediaType',
    ])
    .where('link.id', '=', linkId)
    .where('link.record_kind', '=', kind)
    .executeTakeFirst()
  if (!row) throw new ProblemError(problem('NotFound', 'problem.notFound.attachment', { id: linkId }))
  return row
}

const missing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT'

/** Offers a stored file to the shell after proving its bytes. Throws StorageCorrupt when it is gone or altered. */
export async function offerFile(
  { files, folders }: JobContext,
  {
    hash,
    fileName,
    mediaType,
  }: Pick<Awaited<ReturnType<typeof linkedFile>>, 'hash' | 'fileName' | 'mediaType'>,
) {
  const path = contentPath(folders.attachments, hash)
  const stored = await hashFile(path).catch((error: unknown) => {
    if (missing(error)) return undefined
    throw error
  })
  if (stored?.hash !== hash)
    throw new ProblemError(
      problem('StorageCorrupt', stored ? 'problem.ledger.fileAltered' : 'problem.ledger.fileMissing', {
        fileName,
      }),
    )
  return {
    token: files.offerOutgoing({ path, fileName, mediaType, temporary: false }),
    fileName,
    mediaType,
  }
}
