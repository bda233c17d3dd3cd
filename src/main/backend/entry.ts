import type { ParentPort } from 'electron'
import { createBackend } from '#backend/rpc/create-backend.ts'
import { runBackendProcess } from './run-backend-process.ts'

declare const process: NodeJS.Process & { readonly parentPort: ParentPort }

// The utility process starts here: the only process of the app that touches the database.
await runBackendProcess(process.parentPort, JSON.parse(process.argv[2] ?? '{}'), createBackend, code =>
  process.exit(code),
)
