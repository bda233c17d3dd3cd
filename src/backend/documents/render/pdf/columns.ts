import { ProblemError, problem } from '#shared/kernel/errors.ts'
import type { SheetModel } from '../../model/document-model.ts'
import type { ColumnNeed } from './survey.ts'

/** One printed table: all columns of the sheet, or a part of them beside the repeated first ones. */
export type ColumnPart = {
  /** Indexes into the sheet's columns. */
  readonly columns: readonly number[]
  /** Points, without padding. */
  readonly widths: readonly number[]
}

export type ColumnLayout = { readonly fontSize: number; readonly parts: readonly ColumnPart[] }

/** Points of padding on both sides of a cell together; less where letters are small. */
export const PADDING = { roomy: 8, dense: 5 } as const
const SMALLEST_ROOMY = 7.5

export const isRoomy = (fontSize: number): boolean => fontSize >= SMALLEST_ROOMY
const SIZES = [8.5, 8, 7.5, 7, 6.5, 6] as const
const SMALLEST = 6
/** Ems per character of the workbook's column: what a full column may wish for, and an empty one. */
const WIDE = 0.6
const NARROW = 0.3
/** Below this size a table is rather split into parts than made smaller. */
const SMALLEST_IN_PARTS = 7.5
/** Share of the wished width that words should get before a size counts as comfortable. */
const COMFORT = 0.55
const SLACK = 1.03
/** Ems of a text that is never broken: codes and short words read badly in two lines. */
const SHORT_TEXT = 5

type Wish = { readonly index: number; readonly least: number; readonly wish: number }

/** What a column needs at least and wishes for, in ems. */
function wishOf(need: ColumnNeed, width: number, index: number): Wish {
  const short = need.text <= SHORT_TEXT ? need.text : 0
  const least = Math.max(need.figure, need.word, short, 1) * SLACK
  const wish = Math.max(least, Math.min(need.text * SLACK, width * WIDE), width * NARROW)
  return { index, least, wish }
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0)

/** Widths at one size; undefined when the least does not fit or words would get too little. */
function widthsAt(
  wishes: readonly Wish[],
  size: number,
  available: number,
  comfort: number,
): number[] | undefined {
  const room = available - wishes.length * (isRoomy(size) ? PADDING.roomy : PADDING.dense)
  const least = wishes.map(({ least: ems }) => ems * size)
  const spare = room - sum(least)
  if (spare < 0) return undefined
  const wanted = wishes.map(({ wish }, at) => wish * size - (least[at] ?? 0))
  const wantedInAll = sum(wanted)
  if (spare < wantedInAll * comfort) return undefined
  // Words share what is left; when all have what they wish for, all columns grow alike.
  if (spare <= wantedInAll)
    return least.map((points, at) => points + ((wanted[at] ?? 0) * spare) / wantedInAll)
  const full = wishes.map(({ wish }) => wish * size)
  const scale = room / sum(full)
  return full.map(points => points * scale)
}

function wholeTable(wishes: readonly Wish[], available: number): ColumnLayout | undefined {
  for (const comfort of [COMFORT, 0])
    for (const fontSize of SIZES) {
      if (comfort > 0 && fontSize === SMALLEST) continue
      const widths = widthsAt(wishes, fontSize, available, comfort)
      if (widths) return { fontSize, parts: [{ columns: wishes.map(({ index }) => index), widths }] }
    }
  return undefined
}

/** Columns repeated in each part, so that a reader knows the row: the frozen ones, or the first of words. */
function keyWishes(sheet: SheetModel, wishes: readonly Wish[]): readonly Wish[] {
  const frozen = wishes.filter(({ index }) => index < sheet.freeze.columns)
  if (frozen.length > 0) return frozen
  return wishes.slice(
    0,
    Math.max(1, wishes.findIndex(({ index }) => sheet.columns[index]?.format === 'text') + 1),
  )
}

function inParts(sheet: SheetModel, wishes: readonly Wish[], available: number): ColumnLayout | undefined {
  const keys = keyWishes(sheet, wishes)
  const fits = (group: readonly Wish[]) =>
    widthsAt([...keys, ...group], SMALLEST_IN_PARTS, available, COMFORT) !== undefined
  const groups: Wish[][] = []
  for (const wish of wishes.slice(keys.length)) {
    const last = groups.at(-1)
    if (last && fits([...last, wish])) last.push(wish)
    else groups.push([wish])
  }
  const parts: ColumnPart[] = []
  for (const group of groups) {
    const all = [...keys, ...group]
    const widths = widthsAt(all, SMALLEST_IN_PARTS, available, 0)
    if (!widths) return undefined
    parts.push({ columns: all.map(({ index }) => index), widths })
  }
  return { fontSize: SMALLEST_IN_PARTS, parts }
}

/**
 * Decides how a sheet's columns stand on a page: the largest letters at which no figure breaks and words have
 * room; else the columns in parts, one after the other, with the first columns repeated. Throws `Export`
 * (problem.pdfTooWide) when even that does not fit.
 */
export function fitColumns(sheet: SheetModel, needs: readonly ColumnNeed[], available: number): ColumnLayout {
  const wishes = sheet.columns.flatMap((column, index) => {
    const need = needs[index]
    return column.pdf === 'omit' || !need ? [] : [wishOf(need, column.width, index)]
  })
  const layout = wholeTable(wishes, available) ?? inParts(sheet, wishes, available)
  if (layout) return layout
  throw new ProblemError(problem('Export', 'documentsRender.problem.pdfTooWide', { sheet: sheet.name }))
}
