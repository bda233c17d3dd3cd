import { access, mkdtemp, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, type Page } from '@playwright/test'
import { PRELOAD_NAME } from '#shared/contract/shell-bridge.ts'
import { answerOpenDialog, answerSaveDialog } from './dialogs.ts'
import { type Desktop, desktopOf } from './electron-app.ts'

export interface OfferedFile {
  readonly name: string
  readonly bytes: Buffer
}
export interface KeptFile {
  readonly name: string
  /** Where it lies. */
  readonly file: string
}

const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
/** Making a file can take its time, in milliseconds. */
const FILE_LIMIT = 90_000

const roomFor = (desktop: Desktop) => mkdtemp(path.join(desktop.room, 'dialog-'))

/** Puts files on the disk, as a dialog chooses them, and prepares that it does. */
async function prepareChoice(desktop: Desktop, files: readonly OfferedFile[]) {
  const room = await roomFor(desktop)
  const paths = files.map(({ name }) => path.join(room, name))
  for (const [index, { bytes }] of files.entries()) await writeFile(paths[index] ?? '', bytes)
  return desktop.application.evaluateHandle(answerOpenDialog, paths)
}

/** Chooses files in the dialog that `open` brings about. */
export async function chooseFiles(
  page: Page,
  files: readonly OfferedFile[],
  open: () => Promise<void>,
): Promise<void> {
  const desktop = desktopOf(page)
  if (desktop) {
    const prepared = await prepareChoice(desktop, files)
    await open()
    return prepared.evaluate(({ asked }) => asked)
  }
  const asked = page.waitForEvent('filechooser')
  await open()
  await (await asked).setFiles(files.map(({ name, bytes }) => ({ name, mimeType: SHEET, buffer: bytes })))
}

/** Keeps the file that `make` has the app save. */
export async function keepFile(page: Page, make: () => Promise<void>): Promise<KeptFile> {
  const desktop = desktopOf(page)
  if (desktop) {
    const prepared = await desktop.application.evaluateHandle(answerSaveDialog, await roomFor(desktop))
    await make()
    const file = await prepared.evaluate(({ asked }) => asked)
    // The backend puts it there whole, after the dialog.
    await expect(() => access(file)).toPass({ timeout: FILE_LIMIT })
    return { name: path.basename(file), file }
  }
  const coming = page.waitForEvent('download', { timeout: FILE_LIMIT })
  await make()
  const download = await coming
  return { name: download.suggestedFilename(), file: await download.path() }
}

const offerToElectron = async (page: Page, desktop: Desktop, file: OfferedFile) => {
  await prepareChoice(desktop, [file])
  return page.evaluate(name => Reflect.get(window, name).pickFile({ accept: [] }), PRELOAD_NAME)
}

const uploadToHost = (page: Page, { name, bytes }: OfferedFile) =>
  page.evaluate(
    async file => {
      const body = Uint8Array.from(atob(file.base64), letter => letter.charCodeAt(0))
      const json = { 'content-type': 'application/json' }
      const announced = JSON.stringify({ name: file.name, size: body.length })
      const place = await (await fetch('/uploads', { method: 'POST', headers: json, body: announced })).json()
      if (!place.ok) return place
      const bytesOf = { 'content-type': 'application/octet-stream' }
      const sent = await fetch(`/uploads/${place.value.uploadToken}`, {
        method: 'POST',
        headers: bytesOf,
        body,
      })
      return sent.json()
    },
    { name, base64: bytes.toString('base64') },
  )

/** Hands over a file as the page does, without its dialog; returns the token that a procedure takes. */
export async function offerFile(page: Page, file: OfferedFile): Promise<string> {
  const desktop = desktopOf(page)
  const answer = await (desktop ? offerToElectron(page, desktop, file) : uploadToHost(page, file))
  if (!answer.ok) throw new Error(`${file.name} was not taken: ${JSON.stringify(answer.error)}`)
  return answer.value.token
}
