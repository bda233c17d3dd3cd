import { report } from './measure.ts'

const [folder = '', projectId = ''] = process.argv.slice(2)
const { createBackend } = await import('#backend/rpc/create-backend.ts')
const backend = createBackend({ home: folder, appVersion: 'bench', log: () => undefined })
const opened = await backend.openFolder(folder)
if (!opened.ok) throw new Error(JSON.stringify(opened.error))
const session = backend.openSession(() => undefined)
const answer = await session.call({ callId: '1', procedure: 'ledger.list', input: { filter: { projectId } } })
if (!answer.ok) throw new Error(JSON.stringify(answer.error))
// Counted from the start of the process, module loading included.
report(performance.now())
await backend.close()
