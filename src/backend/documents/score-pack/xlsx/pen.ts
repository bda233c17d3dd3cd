import type { Translate } from '../../model/index.ts'
import type { ScorePackData } from '../data.ts'

/** What every sheet of a score pack is written with. */
export interface ScorePen {
  readonly data: ScorePackData
  readonly translate: Translate
  /** Ranges of the hidden sheet of lists, by what they hold. */
  readonly lists: Readonly<Record<ListName, string>>
}

export const LIST_NAMES = ['conflicts', 'without', 'recommendations', 'yesNo'] as const
export type ListName = (typeof LIST_NAMES)[number]

export const quotedSheet = (name: string): string => `'${name.replaceAll("'", "''")}'`
/** A text within a formula. */
export const quotedText = (text: string): string => `"${text.replaceAll('"', '""')}"`

/** A cell that leads to a place of the same workbook, in Excel and in LibreOffice. */
export const linkTo = (sheet: string, text: string) => ({
  formula: `HYPERLINK(${quotedText(`#${quotedSheet(sheet)}!A1`)},${quotedText(text)})`,
  result: text,
})
