import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { TestWorkspace } from '#tests/support/workspace.ts'

/** Attaches a small file under a name to an application, as the coordinator does; returns its id. */
export async function attachFile(
  workspace: TestWorkspace,
  applicationId: string,
  fileName: string,
): Promise<string> {
  const file = path.join(workspace.home, 'attached.pdf')
  await writeFile(file, `what ${fileName} says`)
  const token = workspace.state.files.offerIncoming({
    path: file,
    fileName,
    mediaType: 'application/pdf',
    temporary: false,
  })
  const { id } = await workspace.call('intake.attach', { applicationId, token })
  return id
}
