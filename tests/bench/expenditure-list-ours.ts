import { workerData } from 'node:worker_threads'
import { produceDocument } from '#backend/documents/produce.ts'
import { LARGE_PROJECT } from '#tests/support/large-workspace.ts'

const { database, folder } = workerData as { database: string; folder: string }
await produceDocument(
  {
    database,
    id: 'eu-expenditure-list',
    parameters: { project: LARGE_PROJECT, period: 1, language: 'en' },
    author: { name: 'Bench', authenticated: false },
    now: '2026-01-01T00:00:00.000Z',
    appVersion: 'bench',
  },
  { folder, format: 'xlsx', number: 1 },
  () => undefined,
)
