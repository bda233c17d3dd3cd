import { filesOf, linkedFile, linkFile, offerFile } from '#backend/features/ledger/index.ts'
import type { Actor, CommandContext, HandlersOf, JobContext, Reader } from '#backend/rpc/context.ts'
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { requireApplication } from './move.ts'
import { requireSight } from './sight.ts'

const KIND = 'application'

/** `intake.files`: what came with an application. Throws NotFound, Rule.Recused. */
export async function listFiles(
  db: Reader,
  actor: Actor,
  applicationId: string,
): Promise<OutputOf<'intake.files'>> {
  await requireSight(db, actor, applicationId)
  await requireApplication(db, applicationId)
  const rows = await filesOf(db, KIND, applicationId)
  return { rows: rows.map(({ hash: _hash, mediaType: _type, documentType: _document, ...row }) => row) }
}

/** `intake.attach`. Throws NotFound, Rule.Recused. */
export async function attach(
  context: CommandContext,
  { applicationId, token }: ParsedInputOf<'intake.attach'>,
): Promise<{ id: string }> {
  await requireSight(context.trx, context.actor, applicationId)
  await requireApplication(context.trx, applicationId)
  const { id } = await linkFile(context, { kind: KIND, recordId: applicationId, token })
  return { id }
}

/** `intake.detach`: only from a draft; what was received stays as it came. Throws NotFound, Rule.Recused, Rule.NotADraft. */
export async function detach(
  { trx, actor }: CommandContext,
  { fileId }: ParsedInputOf<'intake.detach'>,
): Promise<Record<never, never>> {
  const file = await linkedFile(trx, KIND, fileId)
  await requireSight(trx, actor, file.recordId)
  const { state } = await requireApplication(trx, file.recordId)
  if (state !== 'draft')
    throw new ProblemError(
      problem('Rule.NotADraft', 'problem.application.notADraft', { stateKey: `applicationState.${state}` }),
    )
  await trx.deleteFrom('attachment_link').where('id', '=', file.id).execute()
  return {}
}

/** Files of an application as an assessor with its names reads them; who may is the caller's. */
export async function filesToRead(db: Reader, applicationId: string) {
  const rows = await filesOf(db, KIND, applicationId)
  return rows.map(({ id, fileName, size }) => ({ id, fileName, size }))
}

/** Offers one file of this very application. Throws NotFound, StorageCorrupt; who may is the caller's. */
export async function offerFileOf(context: JobContext, applicationId: string, fileId: string) {
  const file = await linkedFile(context.db, KIND, fileId)
  if (file.recordId !== applicationId)
    throw new ProblemError(problem('NotFound', 'problem.notFound.attachment', { id: fileId }))
  return offerFile(context, file)
}

export const jobs = {
  'intake.file': async (context, { fileId }) => {
    const file = await linkedFile(context.db, KIND, fileId)
    await requireSight(context.db, context.actor, file.recordId)
    return offerFile(context, file)
  },
} satisfies HandlersOf<'intake.file'>
