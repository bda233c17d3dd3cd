import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type CriterionScore,
  DECLARATION_COLUMNS,
  DECLARATIONS,
  type PackChoices,
  readScorePack,
  SCORE_COLUMNS,
  type ScorePackRow,
  scoreFormula,
  scorePackLayout,
  scorePackStructure,
  scoreRows,
} from '#shared/domain/evaluation/index.ts'
import { KEY_COLUMN, keyFaults, type PackCell, type PackCells } from '#shared/domain/packs/index.ts'
import { GRID } from '../../../integration/evaluation/setup.ts'

const CHOICES: PackChoices<'none' | 'board'> = {
  conflicts: new Map([
    ['none', 'none'],
    ['board', 'board'],
  ]),
  without: new Map([
    ['not applicable', 'not_applicable'],
    ['i abstain', 'abstained'],
  ]),
  recommendations: new Map([['fund it', 'fund']]),
}
const APPLICATIONS = [
  { id: 'a', hasSheet: true },
  { id: 'b', hasSheet: false },
]
const LAYOUT = scorePackLayout(GRID, APPLICATIONS)

type Sheets = Map<string, Map<number, Map<number, PackCell>>>

/** The pack as it is handed out: keys, and nothing filled in. */
function handedOut(): Sheets {
  const sheets: Sheets = new Map()
  for (const { sheet, row, key } of LAYOUT) {
    const cells = sheets.get(sheet) ?? new Map<number, Map<number, PackCell>>()
    cells.set(row, new Map([[KEY_COLUMN, { kind: 'text', text: key }]]))
    sheets.set(sheet, cells)
  }
  return sheets
}
const cellsOf =
  (sheets: Sheets) =>
  (sheet: string): PackCells =>
    sheets.get(sheet) ?? new Map()

const rowOf = (sheet: string, key: string): ScorePackRow => {
  const row = LAYOUT.find(known => known.sheet === sheet && known.key === key)
  if (!row) throw new Error(`${sheet} has no ${key}`)
  return row
}
function put(sheets: Sheets, key: string, column: number, cell: PackCell, sheet = 'a'): void {
  sheets.get(sheet)?.get(rowOf(sheet, key).row)?.set(column, cell)
}
const text = (value: string): PackCell => ({ kind: 'text', text: value })

/** Writes an answer as a person would: points as a number, a reason from the list. */
function putScore(sheets: Sheets, key: string, { kind, points, comment }: CriterionScore): void {
  const row = `criterion:${key}`
  if (points !== null) put(sheets, row, SCORE_COLUMNS.points, { kind: 'number', text: points })
  else put(sheets, row, SCORE_COLUMNS.without, text(kind === 'abstained' ? 'I abstain' : 'not applicable'))
  if (comment !== '') put(sheets, row, SCORE_COLUMNS.comment, text(comment))
}
const read = (sheets: Sheets) => readScorePack(LAYOUT, cellsOf(sheets), CHOICES)

describe('the layout of a score pack', () => {
  it('gives every application a row to declare, and a sheet only to those that have one', () => {
    expect(LAYOUT.filter(({ sheet }) => sheet === DECLARATIONS).map(({ key }) => key)).toEqual([
      'declare:a',
      'declare:b',
    ])
    expect(new Set(LAYOUT.map(({ sheet }) => sheet))).toEqual(new Set([DECLARATIONS, 'a']))
  })

  it('changes its structure with the grid and the applications', () => {
    const other = scorePackLayout({ ...GRID, sections: GRID.sections.slice(1) }, APPLICATIONS)
    expect(scorePackStructure(other)).not.toBe(scorePackStructure(LAYOUT))
    const opened = scorePackLayout(
      GRID,
      APPLICATIONS.map(application => ({ ...application, hasSheet: true })),
    )
    expect(scorePackStructure(opened)).not.toBe(scorePackStructure(LAYOUT))
  })

  it('finds each key that is lost, moved or unknown', () => {
    expect(keyFaults(LAYOUT, cellsOf(handedOut()))).toEqual([])
    const lost = handedOut()
    put(lost, 'criterion:c1', KEY_COLUMN, text(''))
    put(lost, 'criterion:c2', KEY_COLUMN, text('criterion:c1'))
    put(lost, 'total', KEY_COLUMN, text('ours'))
    expect(keyFaults(LAYOUT, cellsOf(lost)).map(({ code }) => code)).toEqual([
      'RowLost',
      'RowMoved',
      'RowUnknown',
    ])
  })
})

describe('rows that one deletion or insertion moved', () => {
  const rows = Array.from({ length: 12 }, (_, index) => ({
    sheet: 'S',
    row: index + 1,
    key: `k${index + 1}`,
  }))
  const found = (by: number, from: number) => {
    const cells: PackCells = new Map(
      rows.map(({ row, key }) => [row < from ? row : row + by, new Map([[KEY_COLUMN, text(key)]])]),
    )
    return keyFaults(rows, () => cells)
  }

  it('are told once, by where they begin and how far they moved', () => {
    expect(found(0, 5)).toEqual([])
    expect(found(-1, 5)).toMatchObject([
      { row: 4, code: 'RowsTooHigh', details: { count: 1, last: 11, expected: 'k4' } },
      { row: 12, code: 'RowLost' },
    ])
    expect(found(2, 5)).toMatchObject([
      { row: 5, code: 'RowLost' },
      { row: 6, code: 'RowLost' },
      { row: 7, code: 'RowsTooLow', details: { count: 2, last: 12 } },
      { row: 13, code: 'RowElsewhere' },
      { row: 14, code: 'RowElsewhere' },
    ])
  })
})

describe('a filled score pack', () => {
  it('is blank as it is handed out', () => {
    const { sheets, declarations, faults } = read(handedOut())
    expect(sheets).toMatchObject([{ isBlank: true, finished: false, scores: {}, faults: [] }])
    expect(declarations.map(({ kind }) => kind)).toEqual([null, null])
    expect(faults).toEqual([])
  })

  it('reads back whatever points, reasons and comments were filled in', () => {
    const answer = fc.oneof(
      fc.record({
        kind: fc.constant('score' as const),
        points: fc.integer({ min: 0, max: 1000 }).map(cents => String(cents / 100)),
        comment: fc.constantFrom('', 'Well shown', 'Përgjegjësi'),
      }),
      fc.record({
        kind: fc.constantFrom('not_applicable' as const, 'abstained' as const),
        points: fc.constant(null),
        comment: fc.constantFrom('', 'Does not fit'),
      }),
      fc.constant(undefined),
    )
    fc.assert(
      fc.property(fc.record({ c1: answer, c2: answer, r1: answer }), fc.boolean(), (given, finished) => {
        const sheets = handedOut()
        const expected = Object.fromEntries(Object.entries(given).filter(([, score]) => score !== undefined))
        for (const [key, score] of Object.entries(given)) if (score) putScore(sheets, key, score)
        if (finished) put(sheets, 'finished', SCORE_COLUMNS.points, text('po'))
        const [sheet] = read(sheets).sheets
        expect(sheet).toMatchObject({ scores: expected, finished, faults: [] })
        expect(sheet?.isBlank).toBe(Object.keys(expected).length === 0 && !finished)
      }),
    )
  })

  it('names formulas, both answers and comments that stand alone by their cell', () => {
    const sheets = handedOut()
    put(sheets, 'criterion:c1', SCORE_COLUMNS.points, { kind: 'formula', formula: '5+3', cached: '8' })
    put(sheets, 'criterion:c2', SCORE_COLUMNS.points, { kind: 'number', text: '3' })
    put(sheets, 'criterion:c2', SCORE_COLUMNS.without, text('I abstain'))
    put(sheets, 'criterion:r1', SCORE_COLUMNS.comment, text('No points'))
    put(sheets, 'comment', SCORE_COLUMNS.points, text('x'.repeat(8001)))
    const { sheets: found } = read(sheets)
    expect(found[0]?.faults.map(({ column, code }) => `${column} ${code}`)).toEqual([
      'D FormulaTyped',
      'E PointsAndWithout',
      'D CommentAlone',
      'D TooLong',
    ])
    expect(found[0]).toMatchObject({ isBlank: false, scores: {} })
  })

  it('reads declarations with their day, and names what is none', () => {
    const sheets = handedOut()
    const row = 'declare:a'
    put(sheets, row, DECLARATION_COLUMNS.kind, text('Board'), DECLARATIONS)
    put(sheets, row, DECLARATION_COLUMNS.on, text('3.6.2025'), DECLARATIONS)
    put(sheets, row, DECLARATION_COLUMNS.name, text(' Ada '), DECLARATIONS)
    put(sheets, 'declare:b', DECLARATION_COLUMNS.kind, text('perhaps'), DECLARATIONS)
    const { declarations, faults } = read(sheets)
    expect(declarations[0]).toMatchObject({ kind: 'board', on: '2025-06-03', name: 'Ada', note: '' })
    expect(faults.map(({ row: at, column, code }) => `${at} ${column} ${code}`)).toEqual(['7 E NotInList'])
  })
})

describe('the sums of a score sheet', () => {
  it('take the criteria of each section as one range, in the section and in all', () => {
    const rows = scoreRows(GRID, 'a').flatMap(row => (row.kind === 'criterion' ? [row] : []))
    expect(scoreFormula(rows.slice(0, 2))).toBe(
      'IF((COUNT(D7:D8))=0,"",(SUM(D7:D8))*(SUM(C7:C8))/(SUMPRODUCT(ISNUMBER(D7:D8)*C7:C8)))',
    )
    expect(scoreFormula(rows)).toContain('SUM(D7:D8)+SUM(D11:D11)')
  })
})
