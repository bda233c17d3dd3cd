import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { newId } from '#backend/platform/ids.ts'
import { BackendState } from '#backend/rpc/backend-state.ts'
import type { CommandContext, Reader } from '#backend/rpc/context.ts'
import { Dispatcher } from '#backend/rpc/dispatcher.ts'
import { createFileTokens } from '#backend/rpc/file-tokens.ts'
import type { Handlers } from '#backend/rpc/handler-types.ts'
import type { OpenedWorkspace } from '#backend/rpc/opened-workspace.ts'
import type { SessionState } from '#backend/rpc/sessions.ts'
import type { BackendEvent, Envelope } from '#shared/contract/frames.ts'
import { type InputOf, type OutputOf, type ProcedureName, ROLES, type Role } from '#shared/contract/index.ts'
import type { JsonValue } from '#shared/kernel/errors.ts'
import { newWorkspace } from './new-workspace.ts'

/** A real workspace in a temporary folder, with one person for each role and the handlers under test. */
export interface TestWorkspace {
  readonly folder: string
  readonly home: string
  readonly state: BackendState
  readonly opened: OpenedWorkspace
  readonly people: Readonly<Record<Role, string>>
  readonly events: BackendEvent[]
  readonly logs: string[]
  /** Calls as the person of a role (coordinator when left out) and returns the envelope. */
  readonly envelope: (name: string, input: unknown, options?: CallOptions) => Promise<Envelope>
  /** Calls and returns the value; throws with the error's code and key when it was refused. */
  readonly call: <N extends ProcedureName>(
    name: N,
    input: InputOf<N>,
    options?: CallOptions,
  ) => Promise<OutputOf<N>>
  readonly read: <T>(work: (db: Reader) => Promise<T>) => Promise<T>
  /** Runs a write function the way a command does: in one audited transaction. */
  readonly write: <T>(work: (context: CommandContext) => Promise<T>) => Promise<T>
  readonly session: (role: Role) => SessionState
  readonly close: () => Promise<void>
}

export interface CallOptions {
  readonly as?: Role
  readonly commandId?: string
}

type PartialHandlers = { readonly [K in keyof Handlers]?: Partial<Handlers[K]> }

export const TEST_NOW = '2025-06-30T12:00:00.000Z'

async function allHandlers(): Promise<Handlers> {
  const { handlers } = await import('#backend/rpc/handlers.ts')
  return handlers
}

async function addPeople(opened: OpenedWorkspace): Promise<Record<Role, string>> {
  const people = Object.fromEntries(ROLES.map(role => [role, newId()])) as Record<Role, string>
  await opened.commands.run({
    procedure: 'workspace.create',
    commandId: null,
    input: null,
    now: TEST_NOW,
    actor: { personId: people.coordinator, name: 'Test', roles: ['coordinator'], authenticated: false },
    work: async ({ trx, now }) => {
      await trx
        .insertInto('workspace_info')
        .values({
          id: opened.store.identity.id,
          name: 'Test',
          base_currency: 'EUR',
          is_demo: 0,
          created_at: now,
        })
        .execute()
      for (const role of ROLES) {
        await trx
          .insertInto('person')
          .values({ id: people[role], name: `Test ${role}` })
          .execute()
        await trx.insertInto('person_role').values({ id: newId(), person_id: people[role], role }).execute()
      }
      return null
    },
  })
  return people
}

export async function openTestWorkspace(parts?: PartialHandlers): Promise<TestWorkspace> {
  const home = await mkdtemp(path.join(tmpdir(), 'regrant-test-'))
  const folder = path.join(home, 'workspace')
  const logs: string[] = []
  const events: BackendEvent[] = []
  let tick = 0
  const clock = () => new Date(Date.parse(TEST_NOW) + 1000 * tick++)
  const files = createFileTokens()
  const state = new BackendState(
    { home, appVersion: '0.0.0-test', log: line => logs.push(line), clock },
    files,
  )
  const opened = await newWorkspace(state, files, folder)
  const people = await addPeople(opened)
  // Names without a handler fail loudly when a test calls them.
  const handlers = parts
    ? ({ queries: {}, commands: {}, jobs: {}, control: {}, ...parts } as Handlers)
    : await allHandlers()
  const dispatcher = new Dispatcher(state, handlers)
  const sessions = new Map<Role, SessionState>()
  const session = (role: Role): SessionState => {
    const known = sessions.get(role)
    if (known) return known
    const made: SessionState = {
      actor: { personId: people[role], name: `Test ${role}`, roles: [role], authenticated: false },
      jobs: new Map(),
      tell: event => events.push(event),
    }
    sessions.set(role, made)
    state.sessions.add(made)
    return made
  }
  session('coordinator')
  let calls = 0
  const envelope = (name: string, input: unknown, options: CallOptions = {}) =>
    dispatcher.call(session(options.as ?? 'coordinator'), {
      callId: `call-${calls++}`,
      procedure: name,
      input,
      ...(options.commandId === undefined ? {} : { commandId: options.commandId }),
    })
  return {
    folder,
    home,
    state,
    opened,
    people,
    events,
    logs,
    envelope,
    call: async <N extends ProcedureName>(name: N, input: InputOf<N>, options?: CallOptions) => {
      const answer = await envelope(name, input, options)
      if (answer.ok) return answer.value as OutputOf<N>
      const { code, messageKey, details } = answer.error
      throw new Error(`${name}: ${code} ${messageKey} ${JSON.stringify(details)} ${logs.at(-1) ?? ''}`)
    },
    read: work => work(opened.store.reader),
    write: async <T>(work: (context: CommandContext) => Promise<T>) => {
      const box: { value?: T } = {}
      await opened.commands.run<JsonValue>({
        procedure: 'test.write',
        commandId: null,
        input: null,
        now: state.now(),
        actor: {
          personId: people.coordinator,
          name: 'Test coordinator',
          roles: ['coordinator'],
          authenticated: false,
        },
        work: async context => {
          box.value = await work(context)
          return null
        },
      })
      return box.value as T
    },
    session,
    close: async () => {
      await state.closeWorkspace()
      await rm(home, { recursive: true, force: true })
    },
  }
}
