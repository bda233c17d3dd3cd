import type { JsonValue } from '#shared/kernel/errors.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'

/**
 * The neutral form of a donor document: figures and texts already decided, nothing about a file format.
 * The workbook, the PDF, the preview and the data hash are all made from it, so they cannot disagree.
 */

/** One value. Amounts are minor units; quantities, ratios and rates are plain decimal text. */
export type Value =
  | { readonly kind: 'empty' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'money'; readonly minor: number; readonly currency: string }
  | { readonly kind: 'number'; readonly value: string; readonly decimals: number }
  /** A ratio: '0.07' is shown as 7.00%. */
  | { readonly kind: 'percent'; readonly value: string }
  | { readonly kind: 'date'; readonly date: PlainDate }
  | { readonly kind: 'rate'; readonly value: string }

export type FormulaValue = {
  readonly kind: 'formula'
  /** English function names, comma separators, no leading '='. */
  readonly formula: string
  /** What the engine calculated; viewers that don't calculate show this. */
  readonly result: Value
}

export type CheckState = 'ok' | 'difference'
export type Align = 'left' | 'right' | 'center'
/** Opaque reference by which the app opens the entries behind a figure. */
export type DrillRef = { readonly ref: string }

export type Marks = {
  /** Filled in by people: light yellow and unlocked. */
  readonly input?: boolean
  readonly check?: CheckState
  readonly drill?: DrillRef | undefined
  /** Columns covered; only in rows outside tables (title, meta, note, paragraph). */
  readonly span?: number
  readonly align?: Align
  readonly bold?: boolean
}

export type CellModel = (Value | FormulaValue) & Marks

export const ROW_KINDS = [
  'title',
  'meta',
  'band',
  'header',
  'heading',
  'line',
  'subtotal',
  'total',
  'note',
  'paragraph',
  'check',
  'blank',
] as const
export type RowKind = (typeof ROW_KINDS)[number]

export type RowModel = {
  readonly kind: RowKind
  /** In column order; shorter than the sheet's columns when the rest is empty. */
  readonly cells: readonly CellModel[]
  /** 1 for lines that fold under their heading. */
  readonly outline?: number
  /** Points; only where the content does not decide. */
  readonly height?: number
}

export type ColumnFormat = 'text' | 'money' | 'quantity' | 'percent' | 'date' | 'rate' | 'check'

/** What people may type into the input cells of a column. */
export type ColumnValidation =
  | { readonly kind: 'list'; readonly values: readonly string[] }
  | { readonly kind: 'amount'; readonly minimum?: number; readonly maximum?: number }
  | { readonly kind: 'date' }

export type ColumnModel = {
  readonly key: string
  readonly header: string
  /** Text of the row above the header, shared by neighbouring columns with the same band. */
  readonly band?: string
  /** Characters of the standard font, as spreadsheets count. */
  readonly width: number
  readonly format: ColumnFormat
  /** Left out of the PDF, where a page has no room for all columns. */
  readonly pdf?: 'omit'
  readonly validation?: ColumnValidation
}

export type RowSource = Iterable<RowModel> | AsyncIterable<RowModel>

/** Rows at hand, or a long list that is read anew each time it is opened and never held whole. */
export type RowBlock =
  | { readonly kind: 'rows'; readonly rows: readonly RowModel[] }
  | {
      readonly kind: 'stream'
      readonly count: number
      readonly open: () => RowSource
      /** Part of the list without reading what is before it; without it previews read and skip. */
      readonly slice?: (offset: number, limit: number) => RowSource
    }

/** Row numbers count from 1. */
export type RowSpan = { readonly from: number; readonly to: number }

export type SheetModel = {
  readonly key: string
  readonly name: string
  readonly columns: readonly ColumnModel[]
  readonly orientation: 'landscape' | 'portrait'
  /** Rows and columns that stay in view while scrolling; the preview's head rows. */
  readonly freeze: { readonly rows: number; readonly columns: number }
  /** Header rows repeated at the top of each printed page. */
  readonly repeatRows: RowSpan | null
  /** Header row and last data row of a list that people filter. */
  readonly autoFilter: RowSpan | null
  readonly protect: boolean
  /** Where the sum of folded lines stands. */
  readonly outlineSummary: 'above' | 'below'
  /** Deepest outline level used. */
  readonly outlineDepth: number
  /** Ends with who made the document, when, and from which data; only the last sheet may. */
  readonly provenance: boolean
  readonly rowCount: number
  readonly blocks: readonly RowBlock[]
}

export type DefinedName = { readonly name: string; readonly ref: string }

/** One rule as the app shows it before producing, and the workbook on its last sheet. */
export type CheckOutcome = {
  readonly id: string
  readonly textKey: string
  readonly details: { readonly [key: string]: JsonValue }
  readonly expected: Value
  readonly actual: Value
  readonly difference: Value
  readonly ok: boolean
  readonly blocking: boolean
  readonly fixRoute: string | null
}

export type DocumentMeta = {
  /** UTC instant in ISO form. */
  readonly generatedAt: string
  readonly generatedBy: string
  /** Whether that person had proved who they are. */
  readonly authenticated: boolean
  readonly auditHead: string
  readonly appVersion: string
  readonly parameters: { readonly [key: string]: JsonValue }
}

export type DocumentProperties = {
  readonly creator: string
  readonly contract: string
  readonly subject: string
}

export type DocumentModel = {
  readonly id: string
  readonly title: string
  /** File name without extension. */
  readonly fileStem: string
  /** Locale of texts, numbers and dates. */
  readonly language: string
  readonly properties: DocumentProperties
  readonly sheets: readonly SheetModel[]
  readonly definedNames: readonly DefinedName[]
  readonly checks: readonly CheckOutcome[]
  readonly meta: DocumentMeta
}

/** Text of a message key in the document's language. */
export type Translate = (key: string, params?: { readonly [name: string]: string | number }) => string
