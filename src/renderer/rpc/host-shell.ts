import type { Envelope, WireError } from '#shared/contract/frames.ts'
import { HOST_PATHS } from '#shared/contract/host-paths.ts'
import type { PickedFile } from '#shared/contract/shell.ts'
import { offeredBy } from '#shared/kernel/folder-files.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import { CONNECTION_LOST, EMPTY_FOLDER, NOT_HERE, SESSION_OVER } from './problems.ts'
import type { Shell } from './shell.ts'

async function ask<T>(path: string, init: RequestInit): Promise<Result<T, WireError>> {
  try {
    const response = await fetch(path, { method: 'POST', credentials: 'same-origin', ...init })
    if (response.status === 401 || response.status === 403) return err(SESSION_OVER)
    const envelope: Envelope = await response.json()
    return envelope.ok ? ok(envelope.value as T) : err(envelope.error)
  } catch {
    // The connection broke; whatever arrived of the file is thrown away by the host.
    return err(CONNECTION_LOST)
  }
}

/** Sends a file to the host: first for a one-use token, then the bytes. */
export async function uploadFile(file: File): Promise<Result<PickedFile, WireError>> {
  const place = await ask<{ readonly uploadToken: string }>(HOST_PATHS.uploads, {
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: file.name, size: file.size }),
  })
  if (!place.ok) return place
  return ask<PickedFile>(`${HOST_PATHS.uploads}/${place.value.uploadToken}`, {
    headers: { 'content-type': 'application/octet-stream' },
    body: file,
  })
}

/** Asks the person for one file, several, or a folder with all below it; none when the dialog was closed. */
function chooseFiles(accept: readonly string[], what: 'file' | 'files' | 'folder'): Promise<readonly File[]> {
  const field = document.createElement('input')
  field.type = 'file'
  field.accept = accept.join(',')
  field.multiple = what === 'files'
  field.webkitdirectory = what === 'folder'
  field.hidden = true
  const { promise, resolve } = Promise.withResolvers<readonly File[]>()
  field.addEventListener('change', () => resolve([...(field.files ?? [])]))
  field.addEventListener('cancel', () => resolve([]))
  document.body.append(field)
  field.click()
  return promise.finally(() => field.remove())
}

/** The files that lie in the folder itself, as the desktop offers them; those of folders below it are left. */
function directlyIn(files: readonly File[], accept: readonly string[]): readonly File[] {
  const own = new Map(
    files.filter(file => file.webkitRelativePath.split('/').length <= 2).map(file => [file.name, file]),
  )
  return offeredBy([...own.keys()], accept).flatMap(name => own.get(name) ?? [])
}

function download(token: string, name: string) {
  const link = document.createElement('a')
  link.href = HOST_PATHS.files + token
  link.download = name
  link.hidden = true
  document.body.append(link)
  link.click()
  link.remove()
}

/** The browser's own means: a file field and an upload, a download, a new tab, its print dialog. */
export const hostShell: Shell = {
  abilities: { kind: 'host', pickFolder: false, showSaved: false },
  pickFile: async ({ accept }) => {
    const [file] = await chooseFiles(accept, 'file')
    return file ? uploadFile(file) : ok(null)
  },
  pickFiles: async ({ accept, folder = false }) => {
    const chosen = await chooseFiles(accept, folder ? 'folder' : 'files')
    const files = folder ? directlyIn(chosen, accept) : chosen
    if (chosen.length > 0 && files.length === 0) return err(EMPTY_FOLDER)
    const picked: PickedFile[] = []
    for (const file of files) {
      const uploaded = await uploadFile(file)
      if (!uploaded.ok) return uploaded
      picked.push(uploaded.value)
    }
    return ok(picked)
  },
  pickFolder: async () => ok(null),
  saveFile: async (token, name) => {
    download(token, name)
    return ok({ saved: true, shown: null })
  },
  openFile: async token => {
    window.open(`${HOST_PATHS.files}${token}?show`, '_blank', 'noopener')
    return ok(null)
  },
  showSaved: async () => err(NOT_HERE),
  print: async () => {
    window.print()
    return ok(null)
  },
}
