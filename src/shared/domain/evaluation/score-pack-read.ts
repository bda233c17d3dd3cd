import {
  type CellReading,
  type CellsOf,
  dateTyped,
  decimalTyped,
  faultAt,
  type PackCell,
  type PackFault,
  readAs,
  shownCell,
  typedIn,
  unreadable,
  yesOrNo,
} from '#shared/domain/packs/index.ts'
import { foldText } from '#shared/kernel/fold-text.ts'
import type { CriterionScore, GridScores } from './grid.ts'
import {
  DECLARATION_COLUMNS,
  type DeclarationRow,
  SCORE_COLUMNS,
  type ScorePackRow,
  type ScoreRow,
} from './score-pack-layout.ts'
import { MOST_DECIMALS } from './score-rules.ts'

export type Recommendation = 'fund' | 'fund_changed' | 'reject'

/** What the choices of a pack mean, by their folded words in every language. */
export type PackChoices<Kind extends string> = {
  readonly conflicts: ReadonlyMap<string, Kind>
  readonly without: ReadonlyMap<string, 'not_applicable' | 'abstained'>
  readonly recommendations: ReadonlyMap<string, Recommendation>
}

export type ReadDeclaration<Kind extends string> = {
  readonly row: DeclarationRow
  /** Null while nothing is declared. */
  readonly kind: Kind | null
  readonly note: string
  readonly on: string | null
  readonly name: string
}

export type ReadSheet = {
  readonly application: string
  readonly scores: GridScores
  readonly recommendation: Recommendation | null
  readonly comment: string
  /** The assessor says that the sheet is done. */
  readonly finished: boolean
  /** Nothing at all was filled in. */
  readonly isBlank: boolean
  readonly faults: readonly PackFault[]
}

/** Letters that a comment on a criterion and on the whole have at most, as when they are typed. */
const LONGEST = { criterion: 4000, whole: 8000, note: 2000 }

/** Reads the cells of one row; what can't be read becomes a fault at its cell and reads as nothing. */
class RowReader {
  readonly faults: PackFault[] = []
  readonly #cellsOf: CellsOf<string>
  readonly #row: ScorePackRow

  constructor(cellsOf: CellsOf<string>, row: ScorePackRow) {
    this.#cellsOf = cellsOf
    this.#row = row
  }

  cell(column: number): PackCell | undefined {
    return this.#cellsOf(this.#row.sheet).get(this.#row.row)?.get(column)
  }

  blame(column: number, code: string, details: PackFault['details'] = {}): void {
    this.faults.push(faultAt(this.#row, column, shownCell(this.cell(column)), code, details))
  }

  #told<Value>(column: number, read: CellReading<Value>): Value | null {
    if (read.ok) return read.value
    this.blame(column, read.trouble.code, read.trouble.details)
    return null
  }

  text(column: number, longest: number): string {
    const text = this.#told(column, typedIn(this.cell(column)))?.text ?? ''
    if (text.length > longest) this.blame(column, 'TooLong', { length: text.length, longest })
    return text
  }

  choice<Key extends string>(column: number, words: ReadonlyMap<string, Key>): Key | null {
    const typed = this.#told(column, typedIn(this.cell(column)))
    if (typed === null) return null
    const key = words.get(foldText(typed.text))
    return key ?? this.#told(column, unreadable('NotInList', { value: typed.text.slice(0, 80) }))
  }

  points(column: number): string | null {
    const typed = this.#told(column, typedIn(this.cell(column)))
    if (typed === null) return null
    return this.#told(
      column,
      typed.kind === 'number' ? readAs(typed.text) : decimalTyped(typed.text, MOST_DECIMALS),
    )
  }

  day(column: number): string | null {
    const typed = this.#told(column, typedIn(this.cell(column)))
    return typed === null ? null : this.#told(column, dateTyped(typed))
  }

  yes(column: number): boolean {
    const said = yesOrNo(shownCell(this.cell(column)))
    if (said === undefined) this.blame(column, 'NotYesOrNo', { value: shownCell(this.cell(column)) })
    return said === true
  }

  isEmpty(columns: readonly number[]): boolean {
    return columns.every(column => shownCell(this.cell(column)).trim() === '')
  }
}

function readCriterion<Kind extends string>(
  reader: RowReader,
  choices: PackChoices<Kind>,
): CriterionScore | undefined {
  const { points: at, without: instead, comment: why } = SCORE_COLUMNS
  const points = reader.points(at)
  const without = reader.choice(instead, choices.without)
  const comment = reader.text(why, LONGEST.criterion)
  if (points !== null && without !== null) {
    reader.blame(instead, 'PointsAndWithout')
    return undefined
  }
  if (points !== null) return { kind: 'score', points, comment }
  if (without !== null) return { kind: without, points: null, comment }
  if (comment !== '' && reader.faults.length === 0) reader.blame(at, 'CommentAlone')
  return undefined
}

/** Reads a score sheet. Whether points fit the grid is judged by `scoreFaults`, as for a typed sheet. */
function readSheet<Kind extends string>(
  rows: readonly ScoreRow[],
  application: string,
  cellsOf: CellsOf<string>,
  choices: PackChoices<Kind>,
): ReadSheet {
  const scores: Record<string, CriterionScore> = {}
  const faults: PackFault[] = []
  let recommendation: Recommendation | null = null
  let comment = ''
  let finished = false
  let isBlank = true
  const { points: answer, without, comment: why } = SCORE_COLUMNS
  for (const row of rows) {
    const reader = new RowReader(cellsOf, row)
    if (row.kind === 'criterion') {
      const score = readCriterion(reader, choices)
      if (score) scores[row.criterion.key] = score
      isBlank &&= reader.isEmpty([answer, without, why])
    } else if (row.kind === 'recommendation') {
      recommendation = reader.choice(answer, choices.recommendations)
      isBlank &&= reader.isEmpty([answer])
    } else if (row.kind === 'comment') {
      comment = reader.text(answer, LONGEST.whole)
      isBlank &&= reader.isEmpty([answer])
    } else if (row.kind === 'finished') {
      finished = reader.yes(answer)
      isBlank &&= !finished && reader.faults.length === 0
    }
    faults.push(...reader.faults)
  }
  return { application, scores, recommendation, comment, finished, isBlank, faults }
}

function readDeclaration<Kind extends string>(
  row: DeclarationRow,
  cellsOf: CellsOf<string>,
  choices: PackChoices<Kind>,
): { readonly declaration: ReadDeclaration<Kind>; readonly faults: readonly PackFault[] } {
  const reader = new RowReader(cellsOf, row)
  const { kind, note, on, name } = DECLARATION_COLUMNS
  const declaration = {
    row,
    kind: reader.choice(kind, choices.conflicts),
    note: reader.text(note, LONGEST.note),
    on: reader.day(on),
    name: reader.text(name, LONGEST.note),
  }
  return { declaration, faults: reader.faults }
}

export type ScorePackReading<Kind extends string> = {
  readonly declarations: readonly ReadDeclaration<Kind>[]
  readonly sheets: readonly ReadSheet[]
  /** Of the sheet of declarations; each score sheet has its own. */
  readonly faults: readonly PackFault[]
}

/** Reads the declarations and scores out of a filled pack whose structure is whole; sums are worked out again by who stores them. */
export function readScorePack<Kind extends string>(
  layout: readonly ScorePackRow[],
  cellsOf: CellsOf<string>,
  choices: PackChoices<Kind>,
): ScorePackReading<Kind> {
  const declared = layout.flatMap(row =>
    row.kind === 'declaration' ? [readDeclaration(row, cellsOf, choices)] : [],
  )
  const scored = layout.flatMap(row => (row.kind === 'declaration' ? [] : [row]))
  return {
    declarations: declared.map(({ declaration }) => declaration),
    faults: declared.flatMap(({ faults }) => faults),
    sheets: [...Map.groupBy(scored, row => row.application)].map(([application, rows]) =>
      readSheet(rows, application, cellsOf, choices),
    ),
  }
}
