import type { Envelope, WireError } from '#shared/contract/frames.ts'
import type { PickedFile, PickedFolder, PreloadApi, SavedFile } from '#shared/contract/shell.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import type { Shell } from './shell.ts'

/** The main process is ours and answers with exactly these shapes; what it was asked, it checked itself. */
const answer = async <T>(asked: Promise<Envelope>): Promise<Result<T, WireError>> => {
  const envelope = await asked
  return envelope.ok ? ok(envelope.value as T) : err(envelope.error)
}

/** Dialogs of the operating system, through the functions that the preload script exposes. */
export const electronShell = (api: PreloadApi): Shell => ({
  abilities: api.abilities,
  pickFile: ({ accept }) => answer<PickedFile | null>(api.pickFile({ accept: [...accept] })),
  pickFiles: ({ accept, folder = false }) =>
    answer<readonly PickedFile[]>(api.pickFiles({ accept: [...accept], folder })),
  pickFolder: () => answer<PickedFolder | null>(api.pickFolder()),
  saveFile: (token, name) => answer<SavedFile>(api.saveFile({ token, name })),
  openFile: token => answer<null>(api.openFile({ token })),
  showSaved: token => answer<null>(api.showSaved({ token })),
  print: () => answer<null>(api.print()),
})
