import { chmod, copyFile, mkdtemp, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { putInPlace, temporaryName } from '#backend/platform/atomic-file.ts'
import type { FileTokens, TokenFile } from '#backend/rpc/file-tokens.ts'
import { folderNameOf } from '#backend/rpc/recent.ts'
import type { Envelope } from '#shared/contract/frames.ts'
import { mediaTypeOf } from '#shell/media-types.ts'
import { makePrivateFolder } from '#shell/private-folder.ts'
import { shellError } from '#shell/shell-error.ts'
import type { Ask } from './messages.ts'

/** Files that open in a program which only shows or edits them; nothing that runs. */
const OPENED = new Set(['.pdf', '.png', '.jpg', '.jpeg', '.txt', '.csv', '.xlsx', '.docx', '.ods', '.odt'])

const GONE = shellError('NotFound', 'shell.error.fileGone')

/** Files that main asked for, kept apart for as long as this process lives. */
export interface AskStage {
  readonly answer: (ask: Ask) => Promise<Envelope>
  /** Removes the copies made for viewing. */
  readonly clear: () => Promise<void>
}

async function copyInPlace(source: string, target: string): Promise<void> {
  const temporary = temporaryName(target)
  try {
    await copyFile(source, temporary)
    await putInPlace(temporary, target)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}

function failureOf(error: unknown): Envelope {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return code === 'ENOSPC'
    ? shellError('StorageFull', 'shell.error.storageFull')
    : shellError('StorageReadonly', 'shell.error.notWritten')
}

/** Hands the file of a token to `use`, and removes it afterwards when it was a temporary copy. */
async function taking(
  files: FileTokens,
  token: string,
  use: (file: TokenFile) => Promise<Envelope>,
): Promise<Envelope> {
  const file = files.takeOutgoing(token)
  if (!file) return GONE
  try {
    return await use(file)
  } catch (error) {
    return failureOf(error)
  } finally {
    if (file.temporary) await rm(file.path, { force: true })
  }
}

/** Does with files what the main process asks; paths come from its dialogs and go back to it alone. */
export function createAskStage(files: FileTokens): AskStage {
  let room: Promise<string> | undefined
  const stagePath = async (file: TokenFile) => {
    room ??= makePrivateFolder('open')
    const folder = await mkdtemp(path.join(await room, 'file-'))
    return path.join(folder, folderNameOf(file.fileName))
  }
  const offerFile = async (chosen: string): Promise<Envelope> => {
    const found = await stat(chosen).catch(() => undefined)
    if (!found?.isFile()) return GONE
    const fileName = path.basename(chosen)
    const mediaType = mediaTypeOf(fileName)
    const token = files.offerIncoming({ path: chosen, fileName, mediaType, temporary: false })
    return { ok: true, value: { token, name: fileName, size: found.size } }
  }
  const stage = (token: string) =>
    taking(files, token, async file => {
      if (!OPENED.has(path.extname(file.fileName).toLowerCase()))
        return shellError('Forbidden', 'shell.error.notAllowed')
      const copy = await stagePath(file)
      await copyFile(file.path, copy)
      // A copy to look at: what is changed in it would be lost, so it can't be.
      await chmod(copy, 0o400)
      return { ok: true, value: copy }
    })
  const save = (token: string, target: string) =>
    taking(files, token, async file => {
      await copyInPlace(file.path, target)
      return { ok: true, value: null }
    })
  return {
    answer: async ask => {
      if (ask.kind === 'offerFile') return offerFile(ask.path)
      if (ask.kind === 'saveFile') return save(ask.token, ask.target)
      if (ask.kind === 'stageFile') return stage(ask.token)
      const name = path.basename(ask.path)
      return { ok: true, value: { token: files.offerFolder(ask.path), name } }
    },
    clear: async () => {
      if (room !== undefined) await rm(await room, { recursive: true, force: true })
    },
  }
}
