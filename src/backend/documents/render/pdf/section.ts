import type { TableCell } from 'pdfmake/interfaces'
import type { RowModel, SheetModel, Translate } from '../../model/document-model.ts'
import { TABLE_ROWS } from '../alignment.ts'
import type { ColumnLayout, ColumnPart } from './columns.ts'
import { NO_UNIT, type TableFrame, type Unit } from './composer.ts'
import { isLong, isRoomToWrite, looseNode, tableCells } from './row-nodes.ts'

const HEADS: ReadonlySet<RowModel['kind']> = new Set(['band', 'header'])

/** Turns the rows of a sheet, for one part of its columns, into units of a page. */
export class Section {
  readonly #sheet: SheetModel
  readonly #part: ColumnPart
  readonly #fontSize: number
  readonly #locale: string
  #heads: RowModel[] = []
  #table: TableFrame | null = null
  #hasTitle = false
  #endsInRoom = false

  constructor(sheet: SheetModel, layout: ColumnLayout, part: ColumnPart, locale: string) {
    this.#sheet = sheet
    this.#part = part
    this.#fontSize = layout.fontSize
    this.#locale = locale
  }

  /** Units for the next row: none while head rows gather. */
  take(row: RowModel): Unit[] {
    const joins = this.#endsInRoom && isRoomToWrite(row)
    this.#endsInRoom = isRoomToWrite(row)
    if (HEADS.has(row.kind)) {
      if (this.#table) this.#heads = []
      this.#table = null
      this.#heads.push(row)
      return []
    }
    if (!TABLE_ROWS.has(row.kind)) {
      const isFirstTitle = row.kind === 'title' && !this.#hasTitle
      if (row.kind === 'title') this.#hasTitle = true
      const before = this.close()
      const node = (tag: number) => looseNode(row, isFirstTitle, this.#locale, tag)
      return [...before, { kind: 'node', node, leads: row.kind === 'title', joins }]
    }
    this.#table ??= this.#frame(this.#heads)
    return [this.#row(this.#table, row)]
  }

  /** Ends a table; head rows without any row below still print. */
  close(): Unit[] {
    const heads = this.#table ? [] : this.#heads
    const bare = this.#frame([])
    this.#heads = []
    this.#table = null
    return heads.map(row => this.#row(bare, row))
  }

  #row(table: TableFrame, row: RowModel): Unit {
    return {
      kind: 'row',
      table,
      cells: tag => this.#cells(row, tag),
      breakable: isLong(row),
      leads: row.kind === 'heading',
    }
  }

  #cells(row: RowModel, tag: number): TableCell[] {
    return tableCells(this.#sheet, this.#part, row, { locale: this.#locale, tag })
  }

  #frame(heads: readonly RowModel[]): TableFrame {
    const rows = [...heads]
    return {
      widths: this.#part.widths,
      fontSize: this.#fontSize,
      heads: () => rows.map(row => this.#cells(row, NO_UNIT)),
    }
  }
}

/** What a reader of the PDF must know about columns that are elsewhere. */
export function columnNotes(
  sheet: SheetModel,
  layout: ColumnLayout,
  part: number,
  translate: Translate,
): { readonly before: string | null; readonly after: string | null } {
  const omitted = sheet.columns.filter(column => column.pdf === 'omit').map(column => column.header)
  const parts = layout.parts.length
  return {
    before:
      parts === 1
        ? null
        : translate('documentsRender.columnPart', { sheet: sheet.name, part: part + 1, parts }),
    after:
      omitted.length === 0 || part < parts - 1
        ? null
        : translate('documentsRender.omittedColumns', { columns: omitted.join(', ') }),
  }
}
