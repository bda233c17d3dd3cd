import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll } from 'vitest'

/** A folder for the files of one test file, removed when its tests are over. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'regrant-documents-'))
  afterAll(() => rm(folder, { recursive: true, force: true }))
  return folder
}
