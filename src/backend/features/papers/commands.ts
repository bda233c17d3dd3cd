import type { CommandContext, HandlersOf } from '#backend/rpc/context.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { entryChecklist, knownType } from './checklist.ts'

/** Says which paper a file attached to an entry is. Throws NotFound. */
async function nameFile(
  { trx }: CommandContext,
  { attachmentId, documentType }: { readonly attachmentId: string; readonly documentType: string },
): Promise<void> {
  const changed = await trx
    .updateTable('attachment_link')
    .set({ document_type: documentType })
    .where('id', '=', attachmentId)
    .where('record_kind', '=', 'ledger_entry')
    .executeTakeFirstOrThrow()
  if (changed.numUpdatedRows === 0n)
    throw new ProblemError(problem('NotFound', 'problem.notFound.attachment', { id: attachmentId }))
}

/** Does without a paper, with a reason. Throws NotFound, Rule.NotOnList, Conflict when it is there or waived already. */
async function waive(
  context: CommandContext,
  request: { readonly entryId: string; readonly documentType: string; readonly reason: string },
): Promise<{ readonly id: string }> {
  const { trx, newId, actor, now } = context
  const { entryId, documentType, reason } = request
  const type = await knownType(trx, entryId)
  if (!type?.documents.some(document => document.code === documentType))
    throw new ProblemError(
      problem('Rule.NotOnList', 'problem.papers.notOnList', { field: 'documentType', documentType }),
    )
  const { papers } = await entryChecklist(trx, entryId)
  const paper = papers.find(other => other.code === documentType)
  if (paper && paper.state !== 'missing')
    throw new ProblemError(problem('Conflict', 'problem.papers.notMissing', { state: paper.state }))
  const id = newId()
  await trx
    .insertInto('document_waiver')
    .values({
      id,
      entry_id: entryId,
      document_type: documentType,
      reason,
      waived_by: actor.personId,
      waived_at: now,
    })
    .execute()
  context.setReason(reason)
  return { id }
}

async function unwaive({ trx }: CommandContext, waiverId: string): Promise<void> {
  const gone = await trx.deleteFrom('document_waiver').where('id', '=', waiverId).executeTakeFirstOrThrow()
  if (gone.numDeletedRows === 0n)
    throw new ProblemError(problem('NotFound', 'problem.notFound.waiver', { id: waiverId }))
}

export const commands = {
  'papers.nameFile': async (context, request) => {
    await nameFile(context, request)
    return {}
  },
  'papers.waive': (context, request) => waive(context, request),
  'papers.unwaive': async (context, { waiverId }) => {
    await unwaive(context, waiverId)
    return {}
  },
} satisfies HandlersOf<'papers.nameFile' | 'papers.waive' | 'papers.unwaive'>
