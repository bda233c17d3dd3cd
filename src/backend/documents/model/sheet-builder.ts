import { blank, text } from './cells.ts'
import type {
  CellModel,
  ColumnModel,
  Marks,
  RowBlock,
  RowKind,
  RowModel,
  RowSource,
  RowSpan,
  SheetModel,
  Translate,
  Value,
} from './document-model.ts'
import type { FormulaInput } from './formulas.ts'
import { createReferences, type References, type SheetPlan, type SheetPlans } from './references.ts'

/** A plain string is text. */
export type CellInput<K extends string> = string | (Value & Marks) | FormulaInput<K>
export type RowCells<K extends string> = { readonly [column in K]?: CellInput<K> }
export type RowOptions = { readonly outline?: number; readonly height?: number }

export type ColumnInput<K extends string> = ColumnModel & { readonly key: K }

export type SheetInput<K extends string> = {
  readonly key: string
  /** Tab name, at most 31 characters without []:*?/\ */
  readonly name: string
  readonly columns: readonly ColumnInput<K>[]
  readonly orientation?: 'landscape' | 'portrait'
  /** Columns that stay in view. */
  readonly freezeColumns?: number
  /** Locked without password except input cells; on unless said otherwise. */
  readonly protect?: boolean
  readonly outlineSummary?: 'above' | 'below'
}

export type ListInput<K extends string> = {
  readonly key: string
  /** Known before the first row is read, so that sums and named ranges can cover the list. */
  readonly count: number
  readonly kind?: RowKind
  readonly outline?: number
  /** Opened once per pass (hash, file, preview), always with the same rows. */
  readonly rows: () => Iterable<RowCells<K>> | AsyncIterable<RowCells<K>>
  readonly slice?: (offset: number, limit: number) => Iterable<RowCells<K>> | AsyncIterable<RowCells<K>>
  /** People may filter the list by its header. */
  readonly filter?: boolean
}

type PendingRow<K extends string> = {
  readonly kind: RowKind
  readonly cells: readonly (CellInput<K> | undefined)[]
  readonly options: RowOptions
}
type Piece<K extends string> =
  | { readonly kind: 'rows'; readonly from: number; readonly rows: PendingRow<K>[] }
  | { readonly kind: 'stream'; readonly from: number; readonly list: ListInput<K> }

/** Characters from the left edge at which values of meta rows stand best. */
const BEST_OFFSET = 26
const LEAST_OFFSET = 14
/** Letters are narrower than the digits in which columns are counted. */
const LETTER_WIDTH = 0.9
/** A date or an amount in a narrower column would show as ####. */
const VALUE_WIDTH = 11
const EMPTY: CellModel = blank()

/** Index of the column in which the value of a meta row stands, so that its label has room before it. */
export function metaValueColumn(columns: readonly ColumnModel[], label: string): number {
  const least = Math.max(LEAST_OFFSET, label.length * LETTER_WIDTH)
  let best = { index: Math.min(1, columns.length - 1), badness: Number.POSITIVE_INFINITY }
  let offset = 0
  for (const [index, column] of columns.entries()) {
    const tight = (offset < least ? 1000 - offset : 0) + (column.width < VALUE_WIDTH ? 50 : 0)
    const badness = tight + Math.abs(offset - BEST_OFFSET)
    if (index > 0 && badness < best.badness) best = { index, badness }
    offset += column.width
  }
  return best.index
}

const isSync = <T>(source: Iterable<T> | AsyncIterable<T>): source is Iterable<T> => Symbol.iterator in source

/** Maps rows without turning a synchronous list into an asynchronous one, which would cost a tick per row. */
function mapRows<T, R>(
  source: Iterable<T> | AsyncIterable<T>,
  map: (row: T) => R,
): Iterable<R> | AsyncIterable<R> {
  if (isSync(source))
    return (function* () {
      for (const row of source) yield map(row)
    })()
  return (async function* () {
    for await (const row of source) yield map(row)
  })()
}

/** Builds one sheet row by row; formulas are resolved when the document is built. */
export class SheetBuilder<K extends string> {
  readonly key: string
  readonly name: string
  readonly #input: SheetInput<K>
  readonly #translate: Translate
  readonly #columns: ReadonlyMap<string, number>
  readonly #rows = new Map<string, number>()
  readonly #lists = new Map<string, RowSpan>()
  readonly #pieces: Piece<K>[] = []
  readonly #homes = new Map<string, number>()
  #next = 1
  #repeat: RowSpan | null = null
  #filter: RowSpan | null = null
  #outlineDepth = 0
  #provenance = false

  constructor(input: SheetInput<K>, translate: Translate) {
    this.key = input.key
    this.name = input.name
    this.#input = input
    this.#translate = translate
    this.#columns = new Map(input.columns.map((column, index) => [column.key, index + 1]))
    if (this.#columns.size !== input.columns.length)
      throw new Error(`Sheet "${input.key}" has two columns with one key`)
  }

  /** The first title of a sheet is its heading, later ones head a part of it. */
  title(value: string): this {
    return this.#push('title', [text(value, { span: this.#input.columns.length, bold: true })])
  }

  /** A label with its value, above a table. `key` makes the value's cell known: no column needs naming then. */
  meta(label: string, value: CellInput<K>, key?: string): this {
    const column = metaValueColumn(this.#input.columns, label)
    const cells: (CellInput<K> | undefined)[] = Array.from({ length: column + 1 })
    cells[0] = label
    cells[column] = typeof value === 'string' ? value : { align: 'left', ...value }
    if (key !== undefined) this.#homes.set(key, column + 1)
    return this.#push('meta', cells, {}, key)
  }

  /** A small remark across the sheet. */
  note(value: string): this {
    return this.#push('note', [text(value, { span: this.#input.columns.length })])
  }

  /** Running text across the sheet, as letters and guidelines have it. */
  paragraph(value: string): this {
    return this.#push('paragraph', [text(value, { span: this.#input.columns.length })])
  }

  blank(): this {
    return this.#push('blank', [])
  }

  /** Band and header rows from the columns. The first call also freezes and repeats them. */
  header(): this {
    const from = this.#next
    const { columns } = this.#input
    if (columns.some(column => column.band !== undefined))
      this.#push(
        'band',
        columns.map((column, index) =>
          column.band !== undefined && column.band !== columns[index - 1]?.band ? column.band : undefined,
        ),
      )
    this.#push(
      'header',
      columns.map(column => column.header),
    )
    this.#repeat ??= { from, to: this.#next - 1 }
    return this
  }

  /** A row of the table; `key` makes it known to formulas. */
  row(kind: RowKind, key: string | null, cells: RowCells<K>, options: RowOptions = {}): this {
    return this.#push(kind, this.#inOrder(cells), options, key ?? undefined)
  }

  heading(key: string, cells: RowCells<K>, options?: RowOptions): this {
    return this.row('heading', key, cells, options)
  }

  line(key: string, cells: RowCells<K>, options?: RowOptions): this {
    return this.row('line', key, cells, options)
  }

  subtotal(key: string, cells: RowCells<K>, options?: RowOptions): this {
    return this.row('subtotal', key, cells, options)
  }

  total(key: string, cells: RowCells<K>, options?: RowOptions): this {
    return this.row('total', key, cells, options)
  }

  /**
   * A long list that is read when it is needed. An empty one becomes a row that says so, and ranges over
   * it cover that row.
   */
  list(list: ListInput<K>): this {
    const from = this.#next
    if (list.count === 0) {
      const first = this.#input.columns.findIndex(column => column.format === 'text')
      const cells: (CellInput<K> | undefined)[] = []
      cells[Math.max(first, 0)] = this.#translate('documentsRender.emptyList')
      this.#push(list.kind ?? 'line', Array.from(cells))
    } else {
      this.#pieces.push({ kind: 'stream', from, list })
      this.#next += list.count
      this.#outlineDepth = Math.max(this.#outlineDepth, list.outline ?? 0)
    }
    if (this.#lists.has(list.key)) throw new Error(`Sheet "${this.key}" has two lists "${list.key}"`)
    this.#lists.set(list.key, { from, to: this.#next - 1 })
    if (list.filter === true) this.#filter = { from: from - 1, to: this.#next - 1 }
    return this
  }

  /** Ends the sheet with who made the document, when and from which data; for the last sheet. */
  withProvenance(): this {
    this.#provenance = true
    return this
  }

  plan(): SheetPlan {
    return {
      key: this.key,
      name: this.name,
      columns: this.#columns,
      rows: this.#rows,
      lists: this.#lists,
      homes: this.#homes,
    }
  }

  /** The finished sheet; `plans` names the places of all sheets. */
  build(plans: SheetPlans): SheetModel {
    const { columns, orientation = 'landscape', freezeColumns = 0, protect = true } = this.#input
    return {
      key: this.key,
      name: this.name,
      columns,
      orientation,
      freeze: { rows: this.#repeat?.to ?? 0, columns: freezeColumns },
      repeatRows: this.#repeat,
      autoFilter: this.#filter,
      protect,
      outlineSummary: this.#input.outlineSummary ?? 'below',
      outlineDepth: this.#outlineDepth,
      provenance: this.#provenance,
      rowCount: this.#next - 1,
      blocks: this.#pieces.map(piece => this.#block(piece, plans)),
    }
  }

  #push(
    kind: RowKind,
    cells: readonly (CellInput<K> | undefined)[],
    options: RowOptions = {},
    key?: string,
  ): this {
    if (key !== undefined) {
      if (this.#rows.has(key)) throw new Error(`Sheet "${this.key}" has two rows "${key}"`)
      this.#rows.set(key, this.#next)
    }
    this.#outlineDepth = Math.max(this.#outlineDepth, options.outline ?? 0)
    const last = this.#pieces.at(-1)
    if (last?.kind === 'rows') last.rows.push({ kind, cells, options })
    else this.#pieces.push({ kind: 'rows', from: this.#next, rows: [{ kind, cells, options }] })
    this.#next += 1
    return this
  }

  #inOrder(cells: RowCells<K>): (CellInput<K> | undefined)[] {
    for (const key of Object.keys(cells))
      if (!this.#columns.has(key)) throw new Error(`Sheet "${this.key}" has no column "${key}"`)
    return this.#input.columns.map(column => cells[column.key])
  }

  #block(piece: Piece<K>, plans: SheetPlans): RowBlock {
    if (piece.kind === 'rows') {
      const resolve = this.#resolver(plans, piece.from)
      return { kind: 'rows', rows: piece.rows.map(row => resolve(row.kind, row.cells, row.options)) }
    }
    const { list, from } = piece
    const keys = this.#input.columns.map(column => column.key)
    const options = list.outline === undefined ? {} : { outline: list.outline }
    const mapped = (source: ReturnType<ListInput<K>['rows']>, start: number): RowSource => {
      const resolve = this.#resolver(plans, start)
      return mapRows(source, cells =>
        resolve(
          list.kind ?? 'line',
          keys.map(key => cells[key]),
          options,
        ),
      )
    }
    const { slice } = list
    return {
      kind: 'stream',
      count: list.count,
      open: () => mapped(list.rows(), from),
      ...(slice && { slice: (offset: number, limit: number) => mapped(slice(offset, limit), from + offset) }),
    }
  }

  /** Turns rows into their final form, one after another from row `start`. */
  #resolver(plans: SheetPlans, start: number) {
    const place = { row: start - 1, column: 0 }
    const references: References<K> = createReferences(plans, this.plan(), place)
    return (kind: RowKind, cells: readonly (CellInput<K> | undefined)[], options: RowOptions): RowModel => {
      place.row += 1
      const resolved = cells.map((cell, index) => {
        place.column = index + 1
        return resolveCell(cell, references)
      })
      return { kind, cells: resolved, ...options }
    }
  }
}

function resolveCell<K extends string>(cell: CellInput<K> | undefined, references: References<K>): CellModel {
  if (cell === undefined) return EMPTY
  if (typeof cell === 'string') return { kind: 'text', text: cell }
  if (cell.kind !== 'formula') return cell
  const { formula } = cell
  return { ...cell, formula: typeof formula === 'string' ? formula : formula(references) }
}
