import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import type { Backend, BackendSession } from '#backend/rpc/backend.ts'
import type { BackendEvent, Envelope } from '#shared/contract/frames.ts'
import type { InputOf, OutputOf, ProcedureName } from '#shared/contract/index.ts'
import type { WorkspaceStatus } from '#shared/contract/workspace.ts'
import { APP_VERSION } from '#shell/app-version.ts'
import { makePrivateFolder } from '#shell/private-folder.ts'
import type { Surroundings } from './command.ts'
import { CommandFailed, fail } from './failure.ts'
import { bugLine, keepLog } from './log.ts'

/** The backend of this process and the one session of this command. */
export interface Connection {
  readonly backend: Backend
  /** Any procedure with any input, checked by the dispatcher alone. */
  readonly envelope: (procedure: string, input: unknown, commandId?: string) => Promise<Envelope>
  /** Calls and returns the value. Throws CommandFailed with the envelope's error. */
  readonly call: <N extends ProcedureName>(name: N, input: InputOf<N>) => Promise<OutputOf<N>>
}

function connect(backend: Backend, session: BackendSession, { signal }: Surroundings): Connection {
  const envelope: Connection['envelope'] = async (procedure, input, commandId) => {
    const callId = randomUUID()
    const cancel = () => session.cancel(callId)
    signal.addEventListener('abort', cancel, { once: true })
    try {
      const running = session.call({
        callId,
        procedure,
        input,
        ...(commandId === undefined ? {} : { commandId }),
      })
      if (signal.aborted) cancel()
      return await running
    } finally {
      signal.removeEventListener('abort', cancel)
    }
  }
  return {
    backend,
    envelope,
    call: async <N extends ProcedureName>(name: N, input: InputOf<N>) => {
      const answer = await envelope(name, input)
      if (!answer.ok) throw new CommandFailed(answer.error)
      // The dispatcher checked the value against this very procedure's output schema.
      return answer.value as OutputOf<N>
    },
  }
}

/**
 * Runs work on a backend of its own. Its home is a temporary folder, so that a command leaves no trace in the
 * person's list of recent workspaces.
 */
export async function withBackend<T>(
  surroundings: Surroundings,
  work: (connection: Connection) => Promise<T>,
): Promise<T> {
  const { createBackend } = await import('#backend/rpc/create-backend.ts')
  const home = await makePrivateFolder('cli')
  const lines: string[] = []
  const backend = createBackend({ home, appVersion: APP_VERSION, log: line => lines.push(line) })
  const listen = (event: BackendEvent) => {
    if (event.type === 'progress') surroundings.progress(event.done, event.total, event.stepKey)
  }
  const session = backend.openSession(listen)
  const close = async () => {
    session.close()
    try {
      await backend.close()
    } finally {
      await rm(home, { recursive: true, force: true })
      await keepLog(lines, surroundings.env)
    }
  }
  let value: T
  try {
    value = await work(connect(backend, session, surroundings))
  } catch (error) {
    // What went wrong first is what the person must hear; trouble with closing goes to the log.
    await close().catch((second: unknown) => keepLog([bugLine(randomUUID(), second)], surroundings.env))
    throw error
  }
  await close()
  return value
}

type Person = WorkspaceStatus['people'][number]

const names = (people: readonly Person[]) => people.map(person => person.name)

function findPerson(people: readonly Person[], wanted: string): Person {
  const found = people.filter(person => person.id === wanted || person.name === wanted)
  const [person, second] = found
  if (!person) throw fail('NotFound', 'cli.personUnknown', { person: wanted, people: names(people) })
  if (second)
    throw fail('Conflict', 'cli.personAmbiguous', { person: wanted, ids: found.map(({ id }) => id) })
  return person
}

function defaultPerson(people: readonly Person[]): Person {
  const coordinators = people.filter(person => person.roles.includes('coordinator'))
  const [person, second] = coordinators
  if (!person || second) throw fail('Forbidden', 'cli.personNeeded', { people: names(people) })
  return person
}

/**
 * Starts acting as a person of the open workspace. A person with a passphrase acts only when REGRANT_PASSPHRASE
 * holds it: the command line must not be a way around it.
 */
export async function actAs(
  { call }: Connection,
  wanted: string | undefined,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const { people } = await call('workspace.status', {})
  const person = wanted === undefined ? defaultPerson(people) : findPerson(people, wanted)
  const passphrase = person.passphrase ? (env['REGRANT_PASSPHRASE'] ?? null) : null
  if (person.passphrase && passphrase === null)
    throw fail('Rule.PassphraseNeeded', 'cli.passphraseNeeded', { name: person.name })
  await call('users.switch', { personId: person.id, passphrase })
}

/** Runs work in a workspace folder as a person. */
export function withWorkspace<T>(
  place: {
    readonly folder: string
    readonly as: string | undefined
    readonly surroundings: Surroundings
  },
  work: (connection: Connection) => Promise<T>,
): Promise<T> {
  return withBackend(place.surroundings, async connection => {
    const opened = await connection.backend.openFolder(path.resolve(place.folder))
    if (!opened.ok) throw new CommandFailed(opened.error)
    await actAs(connection, place.as, place.surroundings.env)
    return work(connection)
  })
}
