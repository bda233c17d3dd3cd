import { requireIntakeCall } from '#backend/features/applications/index.ts'
import type { JobContext } from '#backend/rpc/context.ts'
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts'
import { inFileName, makePackFile, PACK_MEDIA_TYPE } from './make-file.ts'

/** Makes the Excel pack of a call in one language and offers the file. Throws NotFound, Rule.NoForm. */
export async function makePack(
  context: JobContext,
  { callId, language }: ParsedInputOf<'applications.makePack'>,
): Promise<OutputOf<'applications.makePack'>> {
  const call = await requireIntakeCall(context.db, callId)
  const path = await makePackFile(context, 'pack', { callId, language })
  const fileName = `${inFileName(call.code)}_${language}.xlsx`
  const token = context.files.offerOutgoing({ path, fileName, mediaType: PACK_MEDIA_TYPE, temporary: true })
  return { token, fileName }
}
