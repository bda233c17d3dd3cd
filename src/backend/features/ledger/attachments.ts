import { contentPath, hashFile, storeByContent } from '#backend/platform/atomic-file.ts'
import type { CommandContext, JobContext, Reader, Writer } from '#backend/rpc/context.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'

const KIND = 'ledger_entry'

/** Files of an entry with who attached them, oldest first. */
export async function attachmentsOf(db: Reader, entryId: string) {
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
    .where('link.record_kind', '=', KIND)
    .where('link.record_id', '=', entryId)
    .orderBy('link.added_at')
    .orderBy('link.id')
    .execute()
}

async function requireEntry({ trx }: CommandContext, id: string): Promise<void> {
  const row = await trx.selectFrom('ledger_entry').select('id').where('id', '=', id).executeTakeFirst()
  if (!row) throw new ProblemError(problem('NotFound', 'problem.notFound.entry', { id }))
}

const nameDocument = (trx: Writer, id: string, documentType: string) =>
  trx.updateTable('attachment_link').set({ document_type: documentType }).where('id', '=', id).execute()

/**
 * Stores a file that the shell handed over and links it to an entry, draft or posted: evidence may come late.
 * The same content is kept once, and attached to the same entry once. A rolled-back command can leave the
 * content behind without a link, which does no harm. Throws NotFound for the entry or the token.
 */
export async function attachFile(
  context: CommandContext,
  request: { readonly entryId: string; readonly token: string; readonly documentType?: string },
): Promise<{ readonly id: string; readonly hash: string }> {
  const { trx, files, folders, now, actor } = context
  const { entryId, token, documentType = '' } = request
  await requireEntry(context, entryId)
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
    .where('record_kind', '=', KIND)
    .where('record_id', '=', entryId)
    .where('attachment_id', '=', hash)
    .executeTakeFirst()
  if (present) {
    if (documentType !== '') await nameDocument(trx, present.id, documentType)
    return { id: present.id, hash }
  }
  const id = context.newId()
  await trx
    .insertInto('attachment_link')
    .values({
      id,
      attachment_id: hash,
      record_kind: KIND,
      record_id: entryId,
      file_name: file.fileName,
      added_by: actor.personId,
      added_at: now,
      document_type: documentType,
    })
    .execute()
  return { id, hash }
}

/** The file behind a link; NotFound for one that is gone or belongs to another kind of record. */
async function linkedFile(db: Reader, linkId: string) {
  const row = await db
    .selectFrom('attachment_link as link')
    .innerJoin('attachment as file', 'file.id', 'link.attachment_id')
    .select([
      'link.id as id',
      'link.record_id as entryId',
      'link.file_name as fileName',
      'file.id as hash',
      'file.media_type as mediaType',
    ])
    .where('link.id', '=', linkId)
    .where('link.record_kind', '=', KIND)
    .executeTakeFirst()
  if (!row) throw new ProblemError(problem('NotFound', 'problem.notFound.attachment', { id: linkId }))
  return row
}

/** Takes a file off a draft; a posted entry keeps its vouchers. Throws NotFound, Rule.Posted. */
export async function detachFile({ trx }: CommandContext, linkId: string): Promise<void> {
  const file = await linkedFile(trx, linkId)
  const entry = await trx
    .selectFrom('ledger_entry')
    .select(['state', 'entry_no as entryNo'])
    .where('id', '=', file.entryId)
    .executeTakeFirst()
  if (entry?.state === 'posted')
    throw new ProblemError(
      problem('Rule.Posted', 'problem.ledger.postedKeepsFiles', { entryNo: entry.entryNo }),
    )
  await trx.deleteFrom('attachment_link').where('id', '=', file.id).execute()
}

const missing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT'

/** Offers the stored file to the shell after proving its bytes. Throws NotFound, StorageCorrupt when it is gone or altered. */
export async function offerAttachment({ db, files, folders }: JobContext, linkId: string) {
  const { hash, fileName, mediaType } = await linkedFile(db, linkId)
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
