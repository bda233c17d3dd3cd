import { parentPort, workerData } from 'node:worker_threads'
import { openWriter } from './connection.ts'

const { database } = workerData as { database: string }

const connection = openWriter(database)
try {
  connection.pragma('wal_checkpoint(PASSIVE)')
} finally {
  connection.close()
}
parentPort?.postMessage('moved')
