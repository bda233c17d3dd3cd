import { FAILED_PASSPHRASE } from '#backend/features/users/index.ts'
import { type BackendEvent, type CallFrame, callFrameSchema, type Envelope } from '#shared/contract/frames.ts'
import { type Contract, type ProcedureName, procedures } from '#shared/contract/index.ts'
import type { Procedure } from '#shared/contract/procedure.ts'
import { type JsonValue, ProblemError, problem } from '#shared/kernel/errors.ts'
import type { BackendState } from './backend-state.ts'
import type { Actor, CommandContext, JobContext, QueryContext } from './context.ts'
import { envelopeOf, refusal, success, validationProblem } from './envelope.ts'
import type { Handlers } from './handler-types.ts'
import { isHostile } from './hostile-keys.ts'
import type { OpenedWorkspace } from './opened-workspace.ts'
import { recordFailedPassphrase } from './passphrases.ts'
import type { SessionState } from './sessions.ts'

// The frame's input was parsed by this very procedure's schema, so one handler signature serves all of them here.
type AnyHandler<C> = (context: C, input: never) => Promise<JsonValue>

interface Call {
  readonly name: ProcedureName
  readonly procedure: Procedure
  readonly frame: CallFrame
  readonly input: JsonValue
  readonly session: SessionState
}

/** Where a call takes place and who makes it. */
interface Place {
  readonly workspace: OpenedWorkspace
  readonly actor: Actor
}

const forbidden = (name: string, procedure: Procedure) =>
  new ProblemError(
    problem('Forbidden', 'error.forbidden', {
      procedure: name,
      roles: Array.isArray(procedure.allowed) ? procedure.allowed.join(', ') : '',
    }),
  )

/** Takes frames from any carrier: look up own key → check role → parse strictly → run → map errors to the closed list. */
export class Dispatcher {
  readonly #state: BackendState
  readonly #handlers: Handlers

  constructor(state: BackendState, handlers: Handlers) {
    this.#state = state
    this.#handlers = handlers
  }

  /** Never rejects. */
  async call(session: SessionState, raw: unknown): Promise<Envelope> {
    if (isHostile(raw)) return refusal(problem('Validation', 'error.hostileKeys'))
    const frame = callFrameSchema.safeParse(raw)
    if (!frame.success) return refusal(validationProblem(frame.error))
    const { procedure: name } = frame.data
    try {
      return await this.#run(session, frame.data)
    } catch (error) {
      await this.#countFailure(error)
      return envelopeOf(error, this.#state.log, name)
    }
  }

  async #countFailure(error: unknown): Promise<void> {
    const personId = error instanceof ProblemError ? error.problem.details[FAILED_PASSPHRASE] : undefined
    if (typeof personId === 'string' && this.#state.workspace)
      await recordFailedPassphrase(this.#state.workspace, personId, this.#state.now())
  }

  async #run(session: SessionState, frame: CallFrame): Promise<Envelope> {
    const procedure = procedures.get(frame.procedure)
    if (!procedure)
      return refusal(problem('NotFound', 'error.unknownProcedure', { procedure: frame.procedure }))
    // The map and the contract object are built from the same parts, so a known name is a key of the contract.
    const name = frame.procedure as ProcedureName
    // Who may not call it learns that first, and nothing of what the procedure takes.
    const place = procedure.allowed === 'public' ? undefined : this.#admit(session, name, procedure)
    const input = procedure.input.safeParse(frame.input)
    if (!input.success) return refusal(validationProblem(input.error))
    const call: Call = { name, procedure, frame, input: input.data as JsonValue, session }
    const value = place ? await this.#runInside(call, place) : await this.#runPublic(call)
    const output = procedure.output.safeParse(value)
    if (!output.success) throw new Error(`${name} answered outside its contract: ${output.error.message}`)
    return success(value)
  }

  async #runPublic(call: Call): Promise<JsonValue> {
    const handler = this.#handlers.control[call.name as keyof Handlers['control']] as AnyHandler<
      Parameters<Handlers['control'][keyof Handlers['control']]>[0]
    >
    const abort = new AbortController()
    call.session.jobs.set(call.frame.callId, abort)
    try {
      return await handler(
        { state: this.#state, session: call.session, signal: abort.signal, progress: this.#progressOf(call) },
        call.input as never,
      )
    } finally {
      call.session.jobs.delete(call.frame.callId)
    }
  }

  /** The open workspace and the person who acts; throws when there is none or the person's roles don't reach. */
  #admit(session: SessionState, name: string, procedure: Procedure): Place {
    const { workspace } = this.#state
    if (!workspace) throw new ProblemError(problem('Unavailable', 'error.noWorkspace'))
    const { actor } = session
    if (!actor) throw new ProblemError(problem('Forbidden', 'error.noPerson'))
    const { allowed } = procedure
    if (Array.isArray(allowed) && !allowed.some(role => actor.roles.includes(role)))
      throw forbidden(name, procedure)
    return { workspace, actor }
  }

  async #runInside(call: Call, { workspace, actor }: Place): Promise<JsonValue> {
    const run = { query: this.#query, command: this.#command, job: this.#job, control: this.#control }[
      call.procedure.kind
    ]
    return run.call(this, call, workspace, actor)
  }

  #common(workspace: OpenedWorkspace, actor: Actor) {
    return {
      actor,
      folders: workspace.store.paths,
      files: this.#state.files,
      now: this.#state.now(),
      appVersion: this.#state.appVersion,
    }
  }

  async #query(call: Call, workspace: OpenedWorkspace, actor: Actor): Promise<JsonValue> {
    const handler = this.#handlers.queries[call.name as keyof Handlers['queries']] as AnyHandler<QueryContext>
    return handler({ ...this.#common(workspace, actor), db: workspace.store.reader }, call.input as never)
  }

  async #command(call: Call, workspace: OpenedWorkspace, actor: Actor): Promise<JsonValue> {
    const handler = this.#handlers.commands[
      call.name as keyof Handlers['commands']
    ] as AnyHandler<CommandContext>
    return this.#write(call, workspace, actor, call.frame.commandId ?? null, context =>
      handler(context, call.input as never),
    )
  }

  async #write<T extends JsonValue>(
    call: Call,
    workspace: OpenedWorkspace,
    actor: Actor,
    commandId: string | null,
    work: (context: CommandContext) => Promise<T>,
  ): Promise<T> {
    await workspace.assertWritable()
    const outcome = await workspace.commands.run({
      procedure: call.name,
      commandId,
      input: call.input,
      actor,
      now: this.#state.now(),
      work,
    })
    if (outcome.topics.length > 0) this.#state.broadcast({ type: 'changed', topics: [...outcome.topics] })
    return outcome.value
  }

  #progressOf(call: Call) {
    return (done: number, total: number | null, stepKey: string) => {
      const event: BackendEvent = { type: 'progress', callId: call.frame.callId, done, total, stepKey }
      call.session.tell(event)
    }
  }

  async #job(call: Call, workspace: OpenedWorkspace, actor: Actor): Promise<JsonValue> {
    const handler = this.#handlers.jobs[call.name as keyof Handlers['jobs']] as AnyHandler<JobContext>
    const abort = new AbortController()
    call.session.jobs.set(call.frame.callId, abort)
    const context: JobContext = {
      ...this.#common(workspace, actor),
      db: workspace.store.reader,
      signal: abort.signal,
      progress: this.#progressOf(call),
      write: async work => {
        const box: { value?: Awaited<ReturnType<typeof work>> } = {}
        await this.#write(call, workspace, actor, null, async inner => {
          box.value = await work(inner)
          return null
        })
        return box.value as Awaited<ReturnType<typeof work>>
      },
    }
    try {
      return await workspace.track(abort, handler(context, call.input as never))
    } finally {
      call.session.jobs.delete(call.frame.callId)
    }
  }

  async #control(call: Call): Promise<JsonValue> {
    return this.#runPublic(call)
  }
}

export type { Contract }
