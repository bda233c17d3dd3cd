import { shownValue } from '../../model/cells.ts'
import { createDataHasher } from '../../model/data-hash.ts'
import type { DocumentModel, RowModel, SheetModel } from '../../model/document-model.ts'
import { visitRows } from '../../model/model-rows.ts'
import { createPace, type Watch } from '../../model/pace.ts'
import { TABLE_ROWS } from '../alignment.ts'
import { displayText } from '../display-text.ts'
import type { MeasureText } from './fonts.ts'

/** What the cells of a column need, in ems. */
export type ColumnNeed = {
  /** Widest figure: figures are never broken. */
  figure: number
  /** Widest word, up to a limit: longer ones break. */
  word: number
  /** Widest whole text, up to a limit. */
  text: number
}

export type Survey = { readonly dataHash: string; readonly needs: readonly (readonly ColumnNeed[])[] }

const WIDEST_WORD = 8
/** Heads name the column: their words are kept whole a little longer. */
const WIDEST_HEAD_WORD = 10
const WIDEST_TEXT = 34
const LONGEST_MEASURED = 200
const BOLD_ROWS: ReadonlySet<RowModel['kind']> = new Set(['header', 'heading', 'subtotal', 'total'])
const GAPS = /[\s\-–/]+/

/** Words that must fit; headings may wrap, so their whole length asks for nothing. */
function noteWords(
  need: ColumnNeed,
  text: string,
  bold: boolean,
  measure: MeasureText,
  widest = WIDEST_WORD,
): void {
  for (const word of text.split(GAPS)) {
    const width = measure(word, bold)
    if (width > need.word) need.word = Math.min(width, widest)
  }
}

function noteText(need: ColumnNeed, text: string, bold: boolean, measure: MeasureText): void {
  const whole = measure(text.length > LONGEST_MEASURED ? text.slice(0, LONGEST_MEASURED) : text, bold)
  if (whole > need.text) need.text = Math.min(whole, WIDEST_TEXT)
  // A text no wider than the widest word so far has no wider word.
  if (whole > need.word) noteWords(need, text, bold, measure)
}

type Surveyed = { readonly sheet: SheetModel; readonly needs: readonly ColumnNeed[]; readonly locale: string }

function noteRow({ sheet, needs, locale }: Surveyed, row: RowModel, measure: MeasureText): void {
  if (!TABLE_ROWS.has(row.kind) || row.kind === 'band') return
  const boldRow = BOLD_ROWS.has(row.kind)
  row.cells.forEach((cell, index) => {
    const need = needs[index]
    if (!need || cell.kind === 'empty' || sheet.columns[index]?.pdf === 'omit') return
    const value = shownValue(cell)
    const bold = cell.bold ?? boldRow
    if (row.kind === 'header' && value.kind === 'text')
      noteWords(need, value.text, bold, measure, WIDEST_HEAD_WORD)
    else if (value.kind === 'text') noteText(need, value.text, bold, measure)
    else need.figure = Math.max(need.figure, measure(displayText(value, locale), bold))
  })
}

/**
 * Reads a document once before it is laid out: the hash that every page shows, and what each column needs so
 * that no figure breaks.
 */
export async function surveyModel(model: DocumentModel, measure: MeasureText, watch: Watch): Promise<Survey> {
  const hasher = createDataHasher(model)
  const pace = createPace(0, watch.signal ? { signal: watch.signal } : {})
  const needs: ColumnNeed[][] = []
  for (const sheet of model.sheets) {
    const columns = sheet.columns.map((): ColumnNeed => ({ figure: 0, word: 0, text: 0 }))
    needs.push(columns)
    const surveyed = { sheet, needs: columns, locale: model.language }
    hasher.sheet(sheet.name)
    await visitRows(
      sheet,
      row => {
        hasher.row(row)
        noteRow(surveyed, row, measure)
      },
      pace.step,
    )
  }
  return { dataHash: hasher.digest(), needs }
}
