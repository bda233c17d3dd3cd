import type { Mapping, TableKind } from '#shared/contract/imports.ts'
import type { AppliedMapping } from '../mapping/apply-mapping.ts'
import type { BudgetTree } from '../mapping/budget-tree.ts'
import type { NamedMapping } from '../mapping/fitting-mapping.ts'
import type { Inspection } from '../mapping/inspect.ts'
import type { RateParams, RateReading } from '../rates/reading/reading.ts'
import type { ReadingLimits } from '../reading/limits.ts'
import type { ProgressStep } from '../reading/progress.ts'
import type { CellValue } from '../reading/sheet.ts'
import type { SanctionReading } from '../sanctions/reading.ts'

/** A file on disk and the name the person knows it by (an upload lies under another). */
export type FileSource = { readonly path: string; readonly name: string }

/** Looks at a file and suggests a mapping. */
export type InspectTask = {
  readonly kind: 'inspect'
  readonly file: FileSource
  readonly target: TableKind
  readonly sheet: string | null
  readonly headerRow: number | null
  /** Saved mappings that may fit the file. */
  readonly saved?: readonly NamedMapping[]
}

/** Reads a table into records; without a mapping by the saved one that fits, else by the suggested one. */
export type MapTask = {
  readonly kind: 'map'
  readonly file: FileSource
  readonly target: TableKind
  readonly mapping: Mapping | null
  readonly saved?: readonly NamedMapping[]
  /** The project's currency, to whose cents a budget's products are rounded. */
  readonly currency: string
}

export type RatesTask = { readonly kind: 'rates'; readonly file: FileSource; readonly params: RateParams }

export type SanctionsTask = { readonly kind: 'sanctions'; readonly file: FileSource }

/** Reads the cells of a filled pack: an Excel form that was handed out and comes back. */
export type PackTask = {
  readonly kind: 'pack'
  readonly file: FileSource
  /** Sheets that such a pack has at most; more is another file, or one made to be slow. */
  readonly mostSheets: number
}

export type ReadingTask = InspectTask | MapTask | RatesTask | SanctionsTask | PackTask

/** Identity of the file's content: the same file imported again changes nothing. */
export type FileFacts = { readonly sha256: string; readonly size: number }

export type InspectOutput = FileFacts & {
  readonly kind: 'inspect'
  readonly inspection: Inspection
  /** Name of the saved mapping that fits and is the inspection's. */
  readonly savedName: string | null
}
export type MapOutput = FileFacts & {
  readonly kind: 'map'
  readonly applied: AppliedMapping
  /** The mapping used: given, saved or suggested. */
  readonly mapping: Mapping
  /** Of a budget: its rows with their places; problems of the tree are in it, not in `applied`. */
  readonly tree: BudgetTree | null
}
export type RatesOutput = FileFacts & { readonly kind: 'rates'; readonly reading: RateReading }

export type SanctionsOutput = FileFacts & { readonly kind: 'sanctions'; readonly reading: SanctionReading }

/** Sheets of a filled pack with their cells, formulas apart from typed values. */
export type PackOutput = FileFacts & {
  readonly kind: 'pack'
  readonly pack: { readonly sheets: readonly PackSheetCells[] }
}
export type PackSheetCells = {
  readonly name: string
  readonly rows: readonly { readonly number: number; readonly cells: readonly CellValue[] }[]
}

export type ReadingOutput = InspectOutput | MapOutput | RatesOutput | SanctionsOutput | PackOutput
export type OutputOfTask<T extends ReadingTask> = Extract<ReadingOutput, { readonly kind: T['kind'] }>

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The part that holds what was read, which every output of a kind has. */
const CORE = {
  inspect: 'inspection',
  map: 'applied',
  rates: 'reading',
  sanctions: 'reading',
  pack: 'pack',
} as const

/** True for an output of this kind of task, as far as a wrong thread could get it wrong. */
export const isOutputOf = (task: ReadingTask, value: unknown): boolean =>
  isRecord(value) &&
  value['kind'] === task.kind &&
  typeof value['size'] === 'number' &&
  /^[0-9a-f]{64}$/.test(String(value['sha256'])) &&
  isRecord(value[CORE[task.kind]])

/** What the worker is started with. */
export type WorkerInput = { readonly task: ReadingTask; readonly limits: ReadingLimits }

const PHASES = ['check', 'read', 'map'] as const satisfies readonly ProgressStep['phase'][]

/** Message key of a phase, as progress travels out of the thread and on to the page. */
export const stepKeyOf = (phase: ProgressStep['phase']): string => `progress.import.${phase}`

export const phaseOf = (stepKey: string): ProgressStep['phase'] =>
  PHASES.find(phase => stepKeyOf(phase) === stepKey) ?? 'check'
