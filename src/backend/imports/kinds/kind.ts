import type { z } from 'zod'
import type { CommandContext, Reader } from '#backend/rpc/context.ts'
import type { ImportKind, TableKind } from '#shared/contract/imports.ts'
import type { JsonValue } from '#shared/kernel/errors.ts'
import type { RateParams, RateReading } from '../rates/reading/reading.ts'
import type { SanctionReading } from '../sanctions/reading.ts'
import type { MapOutput } from '../worker/task.ts'
import type { ProblemList } from './problem-list.ts'

export interface ImportField {
  readonly key: string
  readonly labelKey: string
  readonly kind: string
  readonly required: boolean
}

/** The file that is imported, as the person knows it. */
export interface SourceFile {
  readonly name: string
  readonly hash: string
}

/** What the parameters of an import mean in this workspace. */
export interface Scope {
  readonly projectId: string | null
  /** The parameters as they are recorded, project by id. */
  readonly params: Readonly<Record<string, JsonValue>>
  /** What the worker needs to read the file. */
  readonly reading:
    | { readonly kind: 'map'; readonly target: TableKind; readonly currency: string }
    | { readonly kind: 'rates'; readonly params: RateParams }
    | { readonly kind: 'sanctions' }
}

/** What reading found: records of a table, or rates. */
export type ReadFile =
  | { readonly kind: 'map'; readonly output: MapOutput }
  | { readonly kind: 'rates'; readonly output: { readonly reading: RateReading } }
  | { readonly kind: 'sanctions'; readonly output: { readonly reading: SanctionReading } }

export interface PlanRequest {
  readonly file: SourceFile
  readonly read: ReadFile
  readonly problems: ProblemList
}

/** The run that stores a plan. */
export interface StoreRun {
  readonly importRunId: string
  /** Posts what is stored. */
  readonly post: boolean
  /** Stops between parts; the transaction is then given up. */
  readonly signal: AbortSignal
  readonly onProgress: (done: number, total: number) => void
}

/** What an import will do, worked out against the data as they stand; storing it is one step of a command. */
export interface Plan {
  readonly rowsRead: number
  readonly created: number
  readonly updated: number
  readonly unchanged: number
  readonly skipped: number
  readonly sample: readonly Readonly<Record<string, string>>[]
  /** Writes; problems that only writing or posting can find go into the request's list. Returns what was posted. */
  readonly store: (context: CommandContext, run: StoreRun) => Promise<number>
}

/** An import whose parameters have been looked up in one reading or writing of the data. */
export interface OpenedImport extends Scope {
  /** Works out what to store; row problems go into the request's list. */
  readonly plan: (request: PlanRequest) => Promise<Plan>
}

/** One kind of import. */
export interface KindDefinition {
  readonly kind: ImportKind
  readonly fields: readonly ImportField[]
  readonly params: z.ZodType
  /** Whether entries can be posted at once. */
  readonly posts: boolean
  /** Looks up what the parameters name. Throws Validation and NotFound. */
  readonly open: (db: Reader, params: unknown) => Promise<OpenedImport>
  /** Whether what an earlier run stored is still there; without it, it always is. */
  readonly isStillThere?: (
    db: Reader,
    run: { readonly id: string; readonly created: number },
  ) => Promise<boolean>
}

/** Rows shown before and after an import. */
export const SAMPLE_ROWS = 20
