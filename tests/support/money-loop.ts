import { createBackend } from '#backend/rpc/create-backend.ts'
import type { JsonValue } from '#shared/kernel/errors.ts'
import { largeEntry } from './large-workspace.ts'

/** Books, posts, reverses and reserves money over and over until it is killed; says how many rounds were answered. */
const [folder = '', projectId = '', lineId = ''] = process.argv.slice(2)
const backend = createBackend({
  home: folder,
  appVersion: 'crash',
  log: line => process.stderr.write(`${line}\n`),
})
const opened = await backend.openFolder(folder)
if (!opened.ok) throw new Error(JSON.stringify(opened.error))
const session = backend.openSession(() => undefined)
let calls = 0
async function call(procedure: string, input: JsonValue): Promise<string> {
  calls += 1
  const answer = await session.call({ callId: `m${calls}`, procedure, input })
  if (!answer.ok) throw new Error(JSON.stringify(answer.error))
  return (answer.value as { readonly id?: string }).id ?? ''
}
for (let index = 0; ; index += 1) {
  const { splits, ...entry } = largeEntry(projectId, lineId, index)
  const draft = {
    ...entry,
    documentNo: `LOOP-${process.pid}-${index}`,
    id: null,
    version: null,
    splits: splits.map(split => ({ ...split })),
  }
  const id = await call('ledger.saveDraft', JSON.parse(JSON.stringify(draft)))
  await call('ledger.post', { ids: [id] })
  if (index % 3 === 0)
    await call('ledger.reverse', { id, date: draft.entryDate, reason: 'Booked on another line' })
  await call('reservations.hold', {
    id: null,
    version: null,
    projectId,
    lineId,
    organisationId: null,
    amountMinor: 100 + index,
    decidedOn: '2024-02-01',
    expiresOn: null,
    reference: '',
    note: '',
  })
  process.stdout.write(`${index}\n`)
}
