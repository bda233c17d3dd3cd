import { parentPort, workerData } from 'node:worker_threads'
import { openReader } from './connection.ts'
import { quickCheck } from './quick-check.ts'

const { database } = workerData as { database: string }

function run(): 'ok' | 'damaged' {
  try {
    const connection = openReader(database)
    try {
      return quickCheck(connection).length === 0 ? 'ok' : 'damaged'
    } finally {
      connection.close()
    }
  } catch {
    return 'damaged'
  }
}

parentPort?.postMessage(run())
