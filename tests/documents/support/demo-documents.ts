import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { type DocumentSource, produceDocument } from '#backend/documents/produce.ts'
import { type Connection, openReader } from '#backend/platform/connection.ts'
import { copyDemoWorkspace, type DemoWorkspace } from '#tests/support/demo-workspace.ts'

/** A demo workspace for the tests of one document: opened before them, removed after. */
export function demoDocuments(id: DocumentSource['id']) {
  let demo: DemoWorkspace
  let connection: Connection
  let made = 0
  beforeAll(async () => {
    demo = await copyDemoWorkspace()
    await mkdir(path.join(demo.home, 'out'), { recursive: true })
    connection = openReader(demo.database)
  })
  afterAll(async () => {
    connection.close()
    await demo.remove()
  })
  return {
    connection: () => connection,
    source: (project: string, period: number, language = 'en'): DocumentSource => ({
      database: demo.database,
      id,
      parameters: { project, period, language },
      author: { name: 'Arta Demo', authenticated: false },
      now: '2026-01-05T09:00:00.000Z',
      appVersion: '0.0.0-test',
    }),
    make: (document: DocumentSource, format: 'xlsx' | 'pdf') => {
      made += 1
      return produceDocument(
        document,
        { folder: path.join(demo.home, 'out'), format, number: made },
        () => undefined,
      )
    },
  }
}
