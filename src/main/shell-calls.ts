import { randomBytes } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { BrowserWindow, dialog, type IpcMainInvokeEvent, ipcMain, shell, type WebContents } from 'electron'
import { z } from 'zod'
import type { Envelope } from '#shared/contract/frames.ts'
import {
  openFileSchema,
  pickFileSchema,
  pickFilesSchema,
  saveFileSchema,
  showSavedSchema,
} from '#shared/contract/shell.ts'
import { CHANNELS } from '#shared/contract/shell-bridge.ts'
import type { JsonValue } from '#shared/kernel/errors.ts'
import { offeredBy } from '#shared/kernel/folder-files.ts'
import { shellError } from '#shell/shell-error.ts'
import type { Supervisor } from './backend/supervisor.ts'
import type { Words } from './words.ts'

export interface ShellStage {
  readonly trusts: (event: IpcMainInvokeEvent) => boolean
  readonly backend: Pick<Supervisor, 'ask'>
  readonly words: Words
}

type Work<I> = (input: I, contents: WebContents) => Promise<Envelope>

const success = (value: Extract<Envelope, { ok: true }>['value']): Envelope => ({ ok: true, value })

/** Every channel checks who asks before it looks at what is asked, and what is asked before anything is done. */
function serve<I>(channel: string, schema: z.ZodType<I>, stage: ShellStage, work: Work<I>): void {
  ipcMain.handle(channel, async (event, input: unknown) => {
    if (!stage.trusts(event)) throw new Error(`A stranger asked for ${channel}`)
    const parsed = schema.safeParse(input)
    return parsed.success
      ? work(parsed.data, event.sender)
      : shellError('Validation', 'error.validation', { fields: [] })
  })
}

/** Paths of the files of a folder that end as accepted; null where the system does not let it be read. */
async function filesIn(
  [folder = '']: readonly string[],
  accept: readonly string[],
): Promise<readonly string[] | null> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => null)
  if (entries === null) return null
  const names = entries.filter(entry => entry.isFile()).map(({ name }) => name)
  return offeredBy(names, accept).map(name => path.join(folder, name))
}

/** Hands each file to the backend, in order; the first that it refuses ends it. */
async function offerAll(backend: ShellStage['backend'], files: readonly string[]): Promise<Envelope> {
  const offered: JsonValue[] = []
  for (const file of files) {
    const answer = await backend.ask({ kind: 'offerFile', path: file })
    if (!answer.ok) return answer
    offered.push(answer.value)
  }
  return success(offered)
}

function servePicking(stage: ShellStage, windowOf: (contents: WebContents) => BrowserWindow): void {
  const { backend, words } = stage
  const filtersOf = (accept: readonly string[]) =>
    accept.length > 0
      ? [{ name: words('shell.dialog.files'), extensions: accept.map(ending => ending.slice(1)) }]
      : []
  serve(CHANNELS.pickFile, pickFileSchema, stage, async ({ accept }, contents) => {
    const filters = filtersOf(accept)
    const chosen = await dialog.showOpenDialog(windowOf(contents), { properties: ['openFile'], filters })
    const file = chosen.filePaths[0]
    return chosen.canceled || !file ? success(null) : backend.ask({ kind: 'offerFile', path: file })
  })
  serve(CHANNELS.pickFiles, pickFilesSchema, stage, async ({ accept, folder }, contents) => {
    const chosen = await dialog.showOpenDialog(
      windowOf(contents),
      folder
        ? { properties: ['openDirectory'] }
        : { properties: ['openFile', 'multiSelections'], filters: filtersOf(accept) },
    )
    if (chosen.canceled) return success([])
    if (!folder) return offerAll(backend, chosen.filePaths)
    const files = await filesIn(chosen.filePaths, accept)
    if (files === null) return shellError('NotFound', 'shell.error.folderUnread')
    return files.length === 0 ? shellError('NotFound', 'shell.error.emptyFolder') : offerAll(backend, files)
  })
  serve(CHANNELS.pickFolder, z.strictObject({}), stage, async (_input, contents) => {
    const properties = ['openDirectory', 'createDirectory'] as const
    const chosen = await dialog.showOpenDialog(windowOf(contents), { properties: [...properties] })
    const folder = chosen.filePaths[0]
    return chosen.canceled || !folder ? success(null) : backend.ask({ kind: 'offerFolder', path: folder })
  })
}

function serveSaving(stage: ShellStage, windowOf: (contents: WebContents) => BrowserWindow): void {
  /** Files that the person saved in this run: the page may show their folder and knows no path. */
  const saved = new Map<string, string>()
  serve(CHANNELS.saveFile, saveFileSchema, stage, async ({ token, name }, contents) => {
    const defaultPath = path.basename(name.replaceAll('\\', '/'))
    const chosen = await dialog.showSaveDialog(windowOf(contents), { defaultPath })
    if (chosen.canceled || !chosen.filePath) return success({ saved: false, shown: null })
    const answer = await stage.backend.ask({ kind: 'saveFile', token, target: chosen.filePath })
    if (!answer.ok) return answer
    const shown = randomBytes(24).toString('base64url')
    saved.set(shown, chosen.filePath)
    return success({ saved: true, shown })
  })
  serve(CHANNELS.showSaved, showSavedSchema, stage, async ({ token }) => {
    const file = saved.get(token)
    if (file === undefined) return shellError('NotFound', 'shell.error.fileGone')
    shell.showItemInFolder(file)
    return success(null)
  })
}

/** Serves the shell contract: dialogs of the operating system, with tokens instead of paths for the page. */
export function serveShellCalls(stage: ShellStage): void {
  const windowOf = (contents: WebContents) => {
    const window = BrowserWindow.fromWebContents(contents)
    if (!window) throw new Error('The page has no window')
    return window
  }
  servePicking(stage, windowOf)
  serveSaving(stage, windowOf)
  serve(CHANNELS.openFile, openFileSchema, stage, async ({ token }) => {
    const staged = await stage.backend.ask({ kind: 'stageFile', token })
    if (!staged.ok) return staged
    const failure = await shell.openPath(String(staged.value))
    return failure === '' ? success(null) : shellError('Unavailable', 'shell.error.notOpened')
  })
  serve(CHANNELS.print, z.strictObject({}), stage, async (_input, contents) => {
    contents.print({ silent: false })
    return success(null)
  })
}
