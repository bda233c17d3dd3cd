import type { FileHandle } from 'node:fs/promises'
import type { Content, ContentTable, TableCell } from 'pdfmake/interfaces'
import type { Orientation, PdfEngine } from './engine.ts'

/** A printed table: its columns and the rows repeated at the head of each page. */
export type TableFrame = {
  readonly widths: readonly number[]
  readonly fontSize: number
  readonly heads: () => TableCell[][]
}

/**
 * One row of a table or one thing beside tables, in reading order. Made anew for each laying out, because the
 * layout leaves its marks in what it is given.
 */
export type Unit =
  | {
      readonly kind: 'row'
      readonly table: TableFrame
      readonly cells: () => TableCell[]
      /** Taller than a page can be, so it may break across pages. */
      readonly breakable: boolean
    }
  | { readonly kind: 'node'; readonly node: () => Content }

type Made =
  | { readonly kind: 'row'; readonly unit: Unit & { kind: 'row' }; readonly cells: TableCell[] }
  | { readonly kind: 'node'; readonly node: Content }
type MadeRow = Made & { kind: 'row' }

/** Cells laid out at a time: enough for several pages, little enough for memory. */
const CELLS_AT_A_TIME = 2500

type Placed = { readonly first: number; readonly last: number }
type Position = { readonly pageNumber: number }

const isPositioned = (node: unknown): node is { positions: readonly Position[] } =>
  typeof node === 'object' && node !== null && 'positions' in node && Array.isArray(node.positions)

/** Positions that the layout has left in a node and the nodes below it. */
function positionsIn(node: unknown): Position[] {
  if (typeof node !== 'object' || node === null) return []
  const own = isPositioned(node) ? [...node.positions] : []
  const below = 'columns' in node ? node.columns : 'stack' in node ? node.stack : []
  return [...own, ...(Array.isArray(below) ? below.flatMap(positionsIn) : [])]
}

function placeOf(made: Made): Placed | undefined {
  const positions = made.kind === 'row' ? made.cells.flatMap(positionsIn) : positionsIn(made.node)
  if (positions.length === 0) return undefined
  const pages = positions.map(position => position.pageNumber)
  return { first: Math.min(...pages), last: Math.max(...pages) }
}

/**
 * First page that must wait: the last one, or an earlier one where something begins that reaches into a
 * page that waits.
 */
function firstOpenPage(places: readonly (Placed | undefined)[], pages: number): number {
  let open = pages
  for (let at = places.length - 1; at >= 0; at -= 1) {
    const place = places[at]
    if (place && place.last >= open && place.first < open) open = place.first
  }
  return open
}

function tableOf(rows: readonly MadeRow[], frame: TableFrame): ContentTable {
  const heads = frame.heads()
  return {
    layout: 'document',
    fontSize: frame.fontSize,
    table: {
      headerRows: heads.length,
      widths: [...frame.widths],
      dontBreakRows: !rows.some(row => row.unit.breakable),
      body: [...heads, ...rows.map(row => row.cells)],
    },
  }
}

/** Neighbouring rows of one table become one table node. */
function contentOf(all: readonly Made[]): Content[] {
  const content: Content[] = []
  let rows: MadeRow[] = []
  const close = (): void => {
    const [first] = rows
    if (first) content.push(tableOf(rows, first.unit.table))
    rows = []
  }
  for (const made of all) {
    if (made.kind === 'node' || (rows[0] && rows[0].unit.table !== made.unit.table)) close()
    if (made.kind === 'row') rows.push(made)
    else content.push(made.node)
  }
  close()
  return content
}

const make = (unit: Unit): Made =>
  unit.kind === 'row' ? { kind: 'row', unit, cells: unit.cells() } : { kind: 'node', node: unit.node() }

export type PageStyle = {
  readonly orientation: Orientation
  readonly header: () => Content
  readonly footer: () => Content
}

/**
 * Lays a document out some pages at a time and writes full pages at once, so that a list of any length needs
 * the memory of a few pages. What stands on the last page of a batch is laid out again with what follows.
 */
export class Composer {
  readonly #engine: PdfEngine
  readonly #file: FileHandle
  readonly #style: PageStyle
  #units: Unit[] = []
  #cellsSinceWriting = 0

  constructor(engine: PdfEngine, file: FileHandle, style: PageStyle) {
    this.#engine = engine
    this.#file = file
    this.#style = style
  }

  /** Adds the next thing; gives a promise when it is time to write. */
  add(unit: Unit): Promise<void> | undefined {
    this.#units.push(unit)
    this.#cellsSinceWriting += unit.kind === 'row' ? unit.table.widths.length : 1
    return this.#cellsSinceWriting >= CELLS_AT_A_TIME ? this.#write(false) : undefined
  }

  /** Writes everything that is left; what follows begins on a new page. */
  async finish(): Promise<void> {
    if (this.#units.length > 0) await this.#write(true)
  }

  async #write(all: boolean): Promise<void> {
    const made = this.#units.map(make)
    const { orientation, header, footer } = this.#style
    const pages = this.#engine.layOut(contentOf(made), orientation, header, footer)
    const places = made.map(placeOf)
    const open = all ? pages.length + 1 : firstOpenPage(places, pages.length)
    this.#engine.draw(pages.slice(0, open - 1))
    const from = all ? -1 : places.findIndex(place => place !== undefined && place.first >= open)
    this.#units = from < 0 ? [] : this.#units.slice(from)
    this.#cellsSinceWriting = 0
    await this.#engine.flush(this.#file)
  }
}
