import { createBackend } from '#backend/rpc/create-backend.ts'

/** Saves the same setting over and over until it is killed; says how many commands were answered. */
const [folder = ''] = process.argv.slice(2)
const backend = createBackend({
  home: folder,
  appVersion: 'crash',
  log: line => process.stderr.write(`${line}\n`),
})
const opened = await backend.openFolder(folder)
if (!opened.ok) throw new Error(JSON.stringify(opened.error))
const session = backend.openSession(() => undefined)
for (let index = 0; ; index += 1) {
  const answer = await session.call({
    callId: `c${index}`,
    procedure: 'organisations.create',
    input: {
      name: `Invented organisation ${process.pid}-${index}`,
      shortName: '',
      legalForm: '',
      registrationNo: '',
      taxNo: '',
      country: 'XK',
      city: 'Prishtinë',
      address: '',
      email: '',
      phone: '',
      website: '',
      note: '',
      marketActor: false,
    },
  })
  if (!answer.ok) throw new Error(JSON.stringify(answer.error))
  process.stdout.write(`${index}\n`)
}
