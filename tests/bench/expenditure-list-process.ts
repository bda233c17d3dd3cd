import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { report, timed } from './measure.ts'

/** Both sides write in a thread with the same heap limits that the product's document worker has. */
const [mode = '', database = ''] = process.argv.slice(2)
const { RENDER_WORKER_LIMITS } = await import('#backend/documents/render/render-job.ts')
const folder = await mkdtemp(path.join(tmpdir(), 'regrant-list-'))

function write(): Promise<void> {
  const entry = new URL(
    mode === 'ours' ? './expenditure-list-ours.ts' : './expenditure-list-bare.ts',
    import.meta.url,
  )
  const worker = new Worker(entry, { workerData: { database, folder }, resourceLimits: RENDER_WORKER_LIMITS })
  return new Promise((resolve, reject) => {
    worker.once('error', reject)
    worker.once('exit', code => (code === 0 ? resolve() : reject(new Error(`The worker ended with ${code}`))))
  })
}

const milliseconds = await timed(write)
report(milliseconds)
await rm(folder, { recursive: true, force: true })
