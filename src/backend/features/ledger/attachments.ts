import type { CommandContext, JobContext, Reader, Writer } from '#backend/rpc/context.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { filesOf, linkedFile, linkFile, offerFile } from './record-files.ts'

const KIND = 'ledger_entry'

/** Files of an entry with who attached them, oldest first. */
export const attachmentsOf = (db: Reader, entryId: string) => filesOf(db, KIND, entryId)

async function requireEntry({ trx }: CommandContext, id: string): Promise<void> {
  const row = await trx.selectFrom('ledger_entry').select('id').where('id', '=', id).executeTakeFirst()
  if (!row) throw new ProblemError(problem('NotFound', 'problem.notFound.entry', { id }))
}

const nameDocument = (trx: Writer, id: string, documentType: string) =>
  trx.updateTable('attachment_link').set({ document_type: documentType }).where('id', '=', id).execute()

/**
 * Stores a file that the shell handed over and links it to an entry, draft or posted: evidence may come late. Throws
 * NotFound for the entry or the token.
 */
export async function attachFile(
  context: CommandContext,
  request: { readonly entryId: string; readonly token: string; readonly documentType?: string },
): Promise<{ readonly id: string; readonly hash: string }> {
  const { entryId, token, documentType = '' } = request
  await requireEntry(context, entryId)
  const linked = await linkFile(context, { kind: KIND, recordId: entryId, token })
  if (documentType !== '') await nameDocument(context.trx, linked.id, documentType)
  return linked
}

/** Takes a file off a draft; a posted entry keeps its vouchers. Throws NotFound, Rule.Posted. */
export async function detachFile({ trx }: CommandContext, linkId: string): Promise<void> {
  const file = await linkedFile(trx, KIND, linkId)
  const entry = await trx
    .selectFrom('ledger_entry')
    .select(['state', 'entry_no as entryNo'])
    .where('id', '=', file.recordId)
    .executeTakeFirst()
  if (entry?.state === 'posted')
    throw new ProblemError(
      problem('Rule.Posted', 'problem.ledger.postedKeepsFiles', { entryNo: entry.entryNo }),
    )
  await trx.deleteFrom('attachment_link').where('id', '=', file.id).execute()
}

/** Offers the stored file to the shell after proving its bytes. Throws NotFound, StorageCorrupt when it is gone or altered. */
export const offerAttachment = async (context: JobContext, linkId: string) =>
  offerFile(context, await linkedFile(context.db, KIND, linkId))
