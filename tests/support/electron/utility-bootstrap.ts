import { EventEmitter } from 'node:events'
import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { StandInPort } from './processes.ts'

// Runs the built entry of the backend process in a thread that looks to it like Electron's utility process.

interface FromTest {
  readonly data: unknown
  readonly ports: readonly MessagePort[]
}

class UtilityParent extends EventEmitter {
  postMessage(message: unknown) {
    parentPort?.postMessage(message)
  }
}

const parent = new UtilityParent()
parentPort?.on('message', ({ data, ports }: FromTest) =>
  parent.emit('message', { data, ports: ports.map(port => new StandInPort(port)) }),
)
Object.defineProperty(process, 'parentPort', { value: parent })
process.argv = [process.execPath, workerData.entry, workerData.start]
await import(workerData.entry)
