import type { FileHandle } from 'node:fs/promises'
import type { Content, ContentTable, TableCell } from 'pdfmake/interfaces'
import { isRoomy } from './columns.ts'
import type { Orientation, PdfEngine } from './engine.ts'
import type { Page } from './pdfmake-parts.ts'

/** A printed table: its columns and the rows repeated at the head of each page. */
export type TableFrame = {
  readonly widths: readonly number[]
  readonly fontSize: number
  readonly heads: () => TableCell[][]
}

/** Tag of texts that belong to no unit: repeated heads. */
export const NO_UNIT = -1

/**
 * One row of a table or one thing beside tables, in reading order. Made anew for each laying out, because the
 * layout leaves its marks in what it is given.
 */
export type Unit =
  | {
      readonly kind: 'row'
      readonly table: TableFrame
      /** Its texts carry the tag, so that they can be found on the pages. */
      readonly cells: (tag: number) => TableCell[]
      /** Taller than a page can be, so it may break across pages. */
      readonly breakable: boolean
    }
  | { readonly kind: 'node'; readonly node: (tag: number) => Content }

type Made =
  | { readonly kind: 'row'; readonly unit: Unit & { kind: 'row' }; readonly cells: TableCell[] }
  | { readonly kind: 'node'; readonly node: Content }
type MadeRow = Made & { kind: 'row' }

/** Cells laid out at a time: enough for several pages, little enough for memory. */
const CELLS_AT_A_TIME = 2500

type Placed = { first: number; last: number }

/** Where each unit stands, by the tags that its texts carry; the layout's own positions are wrong for moved rows. */
function placesOf(pages: readonly Page[], units: number): (Placed | undefined)[] {
  const places: (Placed | undefined)[] = Array.from({ length: units })
  for (const [index, page] of pages.entries())
    for (const { item } of page.items) {
      const unit = item.inlines?.[0]?.unit
      if (unit === undefined || unit === NO_UNIT) continue
      const known = places[unit]
      if (known) known.last = index + 1
      else places[unit] = { first: index + 1, last: index + 1 }
    }
  return places
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
    layout: isRoomy(frame.fontSize) ? 'roomy' : 'dense',
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

const make = (unit: Unit, tag: number): Made =>
  unit.kind === 'row' ? { kind: 'row', unit, cells: unit.cells(tag) } : { kind: 'node', node: unit.node(tag) }

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
    const places = placesOf(pages, made.length)
    const open = all ? pages.length + 1 : firstOpenPage(places, pages.length)
    this.#engine.draw(pages.slice(0, open - 1))
    const from = all ? -1 : places.findIndex(place => place !== undefined && place.first >= open)
    this.#units = from < 0 ? [] : this.#units.slice(from)
    this.#cellsSinceWriting = 0
    await this.#engine.flush(this.#file)
  }
}
