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
 * layout leaves its marks in what it is given. One that `leads` is nothing without what comes next, such as a heading;
 * one that `joins` is nothing without what comes before, such as the second line of those to sign on.
 */
export type Unit =
  | {
      readonly kind: 'row'
      readonly table: TableFrame
      /** Its texts carry the tag, so that they can be found on the pages. */
      readonly cells: (tag: number) => TableCell[]
      /** Taller than a page can be, so it may break across pages. */
      readonly breakable: boolean
      readonly leads: boolean
    }
  | {
      readonly kind: 'node'
      readonly node: (tag: number) => Content
      readonly leads: boolean
      readonly joins?: boolean
    }

type Made = { readonly breaks: boolean } & (
  | { readonly kind: 'row'; readonly unit: Unit & { kind: 'row' }; readonly cells: TableCell[] }
  | { readonly kind: 'node'; readonly node: Content }
)
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

/** A unit that must not end a page while the next begins another. */
function isBound(units: readonly Unit[], at: number): boolean {
  const [unit, next] = [units[at], units[at + 1]]
  return unit?.leads === true || (next?.kind === 'node' && next.joins === true)
}

/**
 * The unit that must begin a page, so that no heading stands alone at the foot of the one before: the first heading of
 * those that end a page while what they lead to begins the next. Undefined when there is none, or nothing stands above
 * it that could stay.
 */
function strandedUnit(units: readonly Unit[], places: readonly (Placed | undefined)[]): number | undefined {
  for (let at = 0; at < units.length - 1; at += 1) {
    const page = places[at]?.last
    const next = places[at + 1]?.first
    if (!isBound(units, at) || page === undefined || next === undefined || next <= page) continue
    let first = at
    while (isBound(units, first - 1) && places[first - 1]?.first === page) first -= 1
    if (places[first - 1]?.last === page) return first
  }
  return undefined
}

function tableOf(rows: readonly MadeRow[], frame: TableFrame): ContentTable {
  const heads = frame.heads()
  return {
    ...(rows[0]?.breaks ? { pageBreak: 'before' as const } : {}),
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
    if (made.kind === 'node' || made.breaks || (rows[0] && rows[0].unit.table !== made.unit.table)) close()
    if (made.kind === 'row') rows.push(made)
    else content.push(made.breaks ? { stack: [made.node], pageBreak: 'before' } : made.node)
  }
  close()
  return content
}

const make = (unit: Unit, tag: number, breaks: boolean): Made =>
  unit.kind === 'row'
    ? { kind: 'row', breaks, unit, cells: unit.cells(tag) }
    : { kind: 'node', breaks, node: unit.node(tag) }

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

  /** Lays out what waits, again for each heading that would stand alone at the foot of a page. */
  #layOut(): { readonly pages: Page[]; readonly places: readonly (Placed | undefined)[] } {
    const { orientation, header, footer } = this.#style
    const breaks = new Set<number>()
    for (;;) {
      const made = this.#units.map((unit, tag) => make(unit, tag, breaks.has(tag)))
      const pages = this.#engine.layOut(contentOf(made), orientation, header, footer)
      const places = placesOf(pages, made.length)
      const stranded = strandedUnit(this.#units, places)
      if (stranded === undefined || breaks.has(stranded)) return { pages, places }
      breaks.add(stranded)
    }
  }

  async #write(all: boolean): Promise<void> {
    const { pages, places } = this.#layOut()
    const open = all ? pages.length + 1 : firstOpenPage(places, pages.length)
    this.#engine.draw(pages.slice(0, open - 1))
    const from = all ? -1 : places.findIndex(place => place !== undefined && place.first >= open)
    this.#units = from < 0 ? [] : this.#units.slice(from)
    this.#cellsSinceWriting = 0
    await this.#engine.flush(this.#file)
  }
}
