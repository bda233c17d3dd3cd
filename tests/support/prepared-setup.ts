import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of this run alone for what is made once and copied by each test. */
    readonly preparedFolder: string
  }
}

export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'regrant-prepared-'))
  project.provide('preparedFolder', folder)
  return () => rm(folder, { recursive: true, force: true })
}
