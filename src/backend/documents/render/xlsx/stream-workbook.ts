import type { WriteStream } from 'node:fs'
import ExcelJS, { type DataValidation } from 'exceljs'
import { SheetSink } from './sheet-sink.ts'
import type { FrozenStyle } from './styles.ts'

/**
 * The streaming writer of exceljs 4.4.0 with its gaps closed. It works on parts of the library that are not
 * public, so the version is pinned, every part used is checked at run time, and the document tests open the
 * result with other programs. Closed here:
 * - `calcPr` is hard-coded empty: viewers would keep stale figures (`fullCalcOnLoad` is put in);
 * - it calls itself Excel, so that other programs don't fit the height of rows (it says Regrant);
 * - `sheetProtection` comes after the filter, which the schema forbids and Excel repairs;
 * - a defined name over 200,000 rows would become 200,000 objects (names are given as text instead);
 * - every formula cell stays in a private list (cleared), and writing never waits (see SheetSink);
 * - entries of the archive carry the time of day (all get one instant, so that bytes are reproducible).
 */

export const CELL_NULL = 0
export const CELL_NUMBER = 2
export const CELL_STRING = 3
export const CELL_FORMULA = 6

/** A cell as the library's row writer takes it. */
export type CellXml = {
  readonly address: string
  readonly type: number
  readonly value?: string | number
  readonly formula?: string
  readonly result?: string | number
  readonly style: FrozenStyle
}

export type RowXml = {
  readonly number: number
  readonly cells: readonly CellXml[]
  readonly min: number
  readonly max: number
  readonly height?: number | undefined
  readonly outlineLevel?: number | undefined
  readonly style: Record<string, never>
}

export type WorkbookName = {
  readonly name: string
  readonly ranges: readonly string[]
  readonly localSheetId?: number
}

/** The library's sheet writer, private parts included. */
export interface StreamSheet {
  columns: readonly { width: number; style: Record<string, never> }[]
  autoFilter: string | null
  sheetProtection: Record<string, boolean> | null
  dataValidations: { model: Record<string, DataValidation> }
  addConditionalFormatting(formatting: {
    ref: string
    rules: { type: 'expression'; priority: number; formulae: string[]; style: object }[]
  }): void
  commit(): void
  readonly stream: SheetSink
  _formulae: Record<string, unknown>
  _merges: { push(range: string): number }
  _writeRow(row: { hasValues: boolean; height: number | undefined; model: RowXml }): void
  _writeCloseSheetData(): void
  _writeSheetProtection(): void
}

const SHEET_PARTS = ['_formulae', '_merges', '_writeRow', '_writeCloseSheetData', '_writeSheetProtection']

function isStreamSheet(sheet: object): sheet is StreamSheet {
  return SHEET_PARTS.every(part => part in sheet)
}

/** Puts the protection where the schema wants it: right after the rows. */
function orderProtection(sheet: StreamSheet): void {
  const closeRows = sheet._writeCloseSheetData.bind(sheet)
  const protect = sheet._writeSheetProtection.bind(sheet)
  sheet._writeCloseSheetData = () => {
    closeRows()
    protect()
  }
  sheet._writeSheetProtection = () => undefined
}

type Patch = readonly [found: RegExp, put: string]

/**
 * What is put into the small parts of the archive. The library claims to be Excel; programs that believe it
 * trust that it has set the height of every row, and show wrapped text cut off.
 */
const PATCHES: Readonly<Record<string, readonly Patch[]>> = {
  'xl/workbook.xml': [
    [/<calcPr[^>]*\/>/, '<calcPr calcId="171027" fullCalcOnLoad="1"/>'],
    [/<fileVersion[^>]*\/>/, '<fileVersion appName="Regrant"/>'],
  ],
  // Column widths count in characters of the default font, so it must be one that other programs have too.
  'xl/styles.xml': [
    [
      /<font>(?:(?!<\/font>).)*<name val="Calibri"\/>.*?<\/font>/,
      '<font><sz val="10"/><name val="Arial"/><family val="2"/></font>',
    ],
  ],
  'docProps/app.xml': [
    [/<Application>[^<]*<\/Application>/, '<Application>Regrant</Application>'],
    [/<AppVersion>[^<]*<\/AppVersion>/, ''],
  ],
}

function patched(name: string, xml: string): string {
  const patches = PATCHES[name.replace(/^\//, '')] ?? []
  return patches.reduce((text, [found, put]) => {
    if (!found.test(text)) throw new Error(`The library's ${name} has no ${found.source} to replace`)
    return text.replace(found, put)
  }, xml)
}

interface Archive {
  append(source: string | object, data: { name: string; date?: Date }): unknown
  abort(): unknown
}

export class StreamWorkbook extends ExcelJS.stream.xlsx.WorkbookWriter {
  declare readonly zip: Archive
  declare _definedNames: { readonly model: readonly WorkbookName[] }
  declare private entryDate: Date | undefined

  constructor(stream: WriteStream, entryDate: Date) {
    super({ stream, useStyles: true, useSharedStrings: false })
    this.entryDate = entryDate
    const append = this.zip.append.bind(this.zip)
    this.zip.append = (source, data) => {
      const part = typeof source === 'string' ? patched(data.name, source) : source
      return append(part, { ...data, date: entryDate })
    }
  }

  /** The base constructor asks for these two before the date of entries is known; `begin` asks again. */
  override addThemes(): Promise<void> {
    return this.entryDate ? super.addThemes() : Promise.resolve()
  }

  override addOfficeRels(): Promise<void> {
    return this.entryDate ? super.addOfficeRels() : Promise.resolve()
  }

  async begin(): Promise<void> {
    await this.addThemes()
    await this.addOfficeRels()
  }

  /** Called by the library for each sheet; the archive reads one sheet after the other. */
  _openStream(path: string): SheetSink {
    const sink = new SheetSink()
    this.zip.append(sink.stream, { name: path })
    return sink
  }

  /** Adds the next sheet; the one before must be committed. */
  openSheet(name: string, options: Parameters<StreamWorkbook['addWorksheet']>[1]): StreamSheet {
    const sheet: object = this.addWorksheet(name, options)
    if (!isStreamSheet(sheet)) throw new Error('The spreadsheet library has other parts than expected')
    orderProtection(sheet)
    return sheet
  }

  setNames(names: readonly WorkbookName[]): void {
    this._definedNames = { model: names }
  }
}
