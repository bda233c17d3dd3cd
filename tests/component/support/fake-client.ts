import type { Client, ConnectionState } from '#renderer/rpc/index.ts'
import type { BackendEvent, WireError } from '#shared/contract/frames.ts'
import type { InputOf, OutputOf, ProcedureName } from '#shared/contract/index.ts'
import { procedures } from '#shared/contract/index.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'

/** What a procedure answers in a test: a value, or a refusal made by `refuse`. */
export type Answers = {
  readonly [N in ProcedureName]?: (
    input: InputOf<N>,
  ) => OutputOf<N> | Refusal | Promise<OutputOf<N> | Refusal>
}

export class Refusal {
  readonly error: WireError

  constructor(error: WireError) {
    this.error = error
  }
}

/** A refusal as the backend sends it. @example refuse('Conflict', 'problem.changedMeanwhile') */
export const refuse = (
  code: WireError['code'],
  messageKey: string,
  details: WireError['details'] = {},
): Refusal => new Refusal({ code, messageKey, details, incidentId: null })

export type Call = { readonly name: ProcedureName; readonly input: unknown }

export interface FakeClient extends Client {
  /** Every call so far, in order. */
  readonly calls: readonly Call[]
  readonly callsOf: (name: ProcedureName) => readonly Call[]
  readonly tell: (event: Exclude<BackendEvent, { type: 'progress' }>) => void
  readonly connection: (state: ConnectionState) => void
  /** Names of files handed to the person. */
  readonly saved: readonly string[]
}

const unanswered = (name: string): WireError => ({
  code: 'Internal',
  messageKey: 'problem.unknownMessage',
  details: { key: `no answer for ${name}` },
  incidentId: null,
})

/**
 * A client whose backend is a table of answers. Inputs are checked with the contract's own schemas, and so are the
 * answers, so that a test cannot pass on data that the backend would never send.
 */
export function createFakeClient(answers: Answers): FakeClient {
  const calls: Call[] = []
  const saved: string[] = []
  const listeners = new Set<Parameters<Client['onEvent']>[0]>()
  const watchers = new Set<(state: ConnectionState) => void>()

  const call = async <N extends ProcedureName>(
    name: N,
    input: InputOf<N>,
  ): Promise<Result<OutputOf<N>, WireError>> => {
    calls.push({ name, input })
    const procedure = procedures.get(name)
    const parsed = procedure?.input.safeParse(JSON.parse(JSON.stringify(input)))
    if (!parsed?.success) throw new Error(`${name} was called against its contract: ${parsed?.error.message}`)
    const answer = answers[name]
    if (!answer) return err(unanswered(name))
    const value = await answer(parsed.data as InputOf<N>)
    if (value instanceof Refusal) return err(value.error)
    const output = procedure?.output.safeParse(value)
    if (!output?.success)
      throw new Error(`The test answers ${name} against its contract: ${output?.error.message}`)
    return ok(value)
  }
  const nothingPicked = async () => ok(null)
  return {
    call,
    calls,
    callsOf: name => calls.filter(made => made.name === name),
    saved,
    tell: event => {
      for (const listener of listeners) listener(event)
    },
    connection: state => {
      for (const watcher of watchers) watcher(state)
    },
    onEvent: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    onConnection: watcher => {
      watchers.add(watcher)
      watcher('connected')
      return () => watchers.delete(watcher)
    },
    close: () => undefined,
    shell: {
      abilities: { kind: 'host', pickFolder: false, showSaved: false },
      pickFile: async () => ok({ token: 'token-of-a-picked-file', name: 'picked.xlsx', size: 1024 }),
      pickFiles: async () =>
        ok([
          { token: 'token-of-the-first-file', name: 'first.xlsx', size: 1024 },
          { token: 'token-of-the-second-file', name: 'second.xlsx', size: 2048 },
        ]),
      pickFolder: nothingPicked,
      saveFile: async (_token, name) => {
        saved.push(name)
        return ok({ saved: true, shown: null })
      },
      openFile: nothingPicked,
      showSaved: nothingPicked,
      print: nothingPicked,
    },
  }
}
