import type { NamesOfKind, OutputOf, ParsedInputOf } from '#shared/contract/index.ts'
import type { BackendState } from './backend-state.ts'
import type { CommandHandlers, JobHandlers, PublicJob, QueryHandlers } from './context.ts'
import type { SessionState } from './sessions.ts'

/** What acts on the workspace itself or on the session receive. */
export interface ControlContext {
  readonly state: BackendState
  readonly session: SessionState
  readonly signal: AbortSignal
  readonly progress: (done: number, total: number | null, stepKey: string) => void
}

export type ControlHandlers = {
  readonly [N in NamesOfKind<'control'> | PublicJob]: (
    context: ControlContext,
    input: ParsedInputOf<N>,
  ) => Promise<OutputOf<N>>
}

/** A procedure without its handler does not compile. */
export interface Handlers {
  readonly queries: QueryHandlers
  readonly commands: CommandHandlers
  readonly jobs: JobHandlers
  readonly control: ControlHandlers
}
