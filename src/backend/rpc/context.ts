import type { Kysely, Transaction } from 'kysely'
import type { Database } from '#backend/schema.ts'
import type { NamesOfKind, OutputOf, ParsedInputOf, ProcedureName, Role } from '#shared/contract/index.ts'
import type { FileTokens } from './file-tokens.ts'

/** A read-only handle; what repositories take for queries. */
export type Reader = Kysely<Database>
/** The one open transaction of a command; the only handle a command ever sees. */
export type Writer = Transaction<Database>

/** The person who acts, as the session knows them. */
export interface Actor {
  readonly personId: string
  readonly name: string
  readonly roles: readonly Role[]
  /** The person typed the own passphrase in this session. */
  readonly authenticated: boolean
}

/** The open workspace as handlers see it: folders, never the writing connection. */
export interface WorkspaceFolders {
  readonly root: string
  readonly database: string
  readonly attachments: string
  readonly backups: string
  readonly exports: string
}

interface Common {
  readonly actor: Actor
  readonly folders: WorkspaceFolders
  readonly files: FileTokens
  /** UTC instant of this call; one value for the whole call, and fixed in tests. */
  readonly now: string
  readonly appVersion: string
}

export interface QueryContext extends Common {
  readonly db: Reader
}

export interface CommandContext extends Common {
  readonly trx: Writer
  /** A new UUIDv7. */
  readonly newId: () => string
  /** Recorded on the audit event of this command. */
  readonly setReason: (reason: string) => void
  /** Recorded on the audit event: the second person of an act that needs two. */
  readonly setSecondPerson: (person: {
    readonly personId: string
    readonly name: string
    readonly authenticated: boolean
  }) => void
  /** Names of what changed, so that pages read it anew; the table names of the changed rows are added by themselves. */
  readonly touch: (topic: string) => void
}

export interface JobContext extends Common {
  readonly db: Reader
  readonly signal: AbortSignal
  readonly progress: (done: number, total: number | null, stepKey: string) => void
  /** Runs the job's one write as a command of the same name: alone, in one immediate, audited transaction. */
  readonly write: <T>(work: (context: CommandContext) => Promise<T>) => Promise<T>
}

export type QueryHandlers = {
  readonly [N in NamesOfKind<'query'>]: (
    context: QueryContext,
    input: ParsedInputOf<N>,
  ) => Promise<OutputOf<N>>
}
export type CommandHandlers = {
  readonly [N in NamesOfKind<'command'>]: (
    context: CommandContext,
    input: ParsedInputOf<N>,
  ) => Promise<OutputOf<N>>
}
export type JobHandler<N extends ProcedureName> = (
  context: JobContext,
  input: ParsedInputOf<N>,
) => Promise<OutputOf<N>>

/** Jobs that need no open workspace are carried out by the backend itself, like the control procedures. */
export type PublicJob = 'workspace.createDemo' | 'workspace.restore'
export type JobHandlers = { readonly [N in Exclude<NamesOfKind<'job'>, PublicJob>]: JobHandler<N> }

/** The part of the handlers that one feature brings: `satisfies Pick<CommandHandlers, 'ledger.post' | …>` keeps it exact. */
export type HandlersOf<N extends ProcedureName> = Pick<
  QueryHandlers & CommandHandlers & JobHandlers,
  N & keyof (QueryHandlers & CommandHandlers & JobHandlers)
>
