import { describe, expect, it } from 'vitest'
import { absoluteAddress, columnLetters, quoteSheet, rowRuns } from '#backend/documents/model/cell-address.ts'
import {
  blank,
  cents,
  count,
  createDocument,
  type DocumentModel,
  date,
  formula,
  fromSheet,
  minus,
  plus,
  product,
  quantity,
  type RowModel,
  ratio,
  type SheetModel,
  sum,
  sumIfs,
  sumList,
  text,
} from '#backend/documents/model/index.ts'
import { sliceRows } from '#backend/documents/model/model-rows.ts'
import { SAMPLE_META, sampleDocument, translator } from '#tests/documents/support/sample-document.ts'

const newBook = () =>
  createDocument({
    id: 'test',
    title: 'Test',
    fileStem: 'test',
    language: 'en',
    properties: { creator: 'c', contract: 'k', subject: 's' },
    translate: translator('en'),
  })

const MONEY_COLUMNS = [
  { key: 'label', header: 'Label', width: 30, format: 'text' },
  { key: 'units', header: 'Units', width: 12, format: 'quantity' },
  { key: 'value', header: 'Value', width: 12, format: 'money' },
  { key: 'total', header: 'Total', width: 12, format: 'money' },
] as const

const EUR = (minor: number) => cents(minor, 'EUR')

async function allRows(sheet: SheetModel | undefined): Promise<RowModel[]> {
  if (!sheet) throw new Error('no sheet')
  return sliceRows(sheet, 0, sheet.rowCount)
}

async function formulasOf(model: DocumentModel, sheet = 0): Promise<string[]> {
  const rows = await allRows(model.sheets[sheet])
  return rows.flatMap(row => row.cells.flatMap(cell => (cell.kind === 'formula' ? [cell.formula] : [])))
}

describe('addresses', () => {
  it('count columns in letters beyond Z and ZZ', () => {
    expect([1, 26, 27, 52, 53, 702, 703].map(columnLetters)).toEqual([
      'A',
      'Z',
      'AA',
      'AZ',
      'BA',
      'ZZ',
      'AAA',
    ])
    expect(absoluteAddress(12, 5)).toBe('$E$12')
  })

  it('draw neighbouring rows together in any order and once', () => {
    expect(rowRuns([9, 5, 6, 7, 6])).toEqual([
      [5, 7],
      [9, 9],
    ])
    expect(rowRuns([])).toEqual([])
  })

  it('double the apostrophe of a sheet name', () => {
    expect(quoteSheet("Director's view")).toBe("'Director''s view'")
  })
})

describe('formulas of a layout', () => {
  it('name rows and columns by key, also of rows that come later', async () => {
    const book = newBook()
    const sheet = book.sheet({ key: 'a', name: 'A', columns: MONEY_COLUMNS })
    sheet.title('T').header()
    sheet.total('all', { total: sum(['x', 'y', 'far'], EUR(0)) })
    sheet.line('x', { units: quantity('2'), value: EUR(150), total: product('units', 'value', EUR(300)) })
    sheet.line('y', { total: minus('value', 'units', EUR(0)) })
    sheet.blank()
    sheet.line('far', { total: ratio('value', 'units', EUR(0), 'n/a') })
    sheet.total('end', { total: plus(['x', 'far'], EUR(0)) })
    const model = book.build(SAMPLE_META)
    expect(await formulasOf(model)).toEqual([
      'SUM(D4:D5,D7)',
      'ROUND(B4*C4,2)',
      'ROUND(C5-B5,2)',
      'IF(B7=0,"n/a",C7/B7)',
      'D4+D7',
    ])
  })

  it('reach other sheets with quoted names, and values of meta rows without naming a column', async () => {
    const book = newBook()
    const first = book.sheet({ key: 'a', name: "Partner's", columns: MONEY_COLUMNS })
    first.meta('Start', date('2025-01-01'), 'start').header()
    first.line('x', { total: EUR(5) })
    const second = book.sheet({ key: 'b', name: 'B', columns: MONEY_COLUMNS })
    second.line('y', {
      total: fromSheet('a', 'x', 'total', EUR(5)),
      value: formula(at => at.sheet('a').absolute('start'), date('2025-01-01')),
    })
    book.define('Start_Day', { sheet: 'a', row: 'start' })
    book.define('Line_X', { sheet: 'a', row: 'x', column: 'total' })
    const model = book.build(SAMPLE_META)
    expect(await formulasOf(model, 1)).toEqual(["'Partner''s'!$B$1", "'Partner''s'!D3"])
    expect(model.definedNames).toEqual([
      { name: 'Start_Day', ref: "'Partner''s'!$B$1" },
      { name: 'Line_X', ref: "'Partner''s'!$D$3" },
    ])
  })

  it('cover a list whose rows have not been read', async () => {
    const book = newBook()
    const sheet = book.sheet({ key: 'a', name: 'A', columns: MONEY_COLUMNS })
    let opened = 0
    sheet.header().list({
      key: 'list',
      count: 3,
      rows: function* () {
        opened += 1
        for (let index = 0; index < 3; index += 1)
          yield {
            label: `r${index}`,
            units: count(2),
            value: EUR(7),
            total: product('units', 'value', EUR(14)),
          }
      },
      filter: true,
    })
    sheet.total('sum', { total: sumList('list', EUR(42)) })
    book.define('Totals', { sheet: 'a', list: 'list', column: 'total' })
    const model = book.build(SAMPLE_META)
    expect(opened).toBe(0)
    expect(model.definedNames[0]?.ref).toBe("'A'!$D$2:$D$4")
    expect(model.sheets[0]?.autoFilter).toEqual({ from: 1, to: 4 })
    expect(await formulasOf(model)).toEqual([
      'ROUND(B2*C2,2)',
      'ROUND(B3*C3,2)',
      'ROUND(B4*C4,2)',
      'SUM($D$2:$D$4)',
    ])
    expect(opened).toBe(1)
  })

  it('give an empty list one row that says so, so that its sum and name stay valid', async () => {
    const book = newBook()
    const sheet = book.sheet({ key: 'a', name: 'A', columns: MONEY_COLUMNS })
    sheet.header().list({ key: 'list', count: 0, rows: () => [] })
    sheet.total('sum', { total: sumList('list', EUR(0)) })
    const model = book.build(SAMPLE_META)
    const rows = await allRows(model.sheets[0])
    expect(rows[1]?.cells[0]).toEqual({ kind: 'text', text: 'No entries' })
    expect(await formulasOf(model)).toEqual(['SUM($D$2:$D$2)'])
  })

  it('nest sums that have more arguments than a function takes', async () => {
    const book = newBook()
    const sheet = book.sheet({ key: 'a', name: 'A', columns: MONEY_COLUMNS })
    const keys = Array.from({ length: 600 }, (_, index) => `k${index}`)
    for (const key of keys) sheet.line(key, { total: EUR(1) }).blank()
    sheet.total('sum', { total: sum(keys, EUR(600)) })
    const [written = ''] = await formulasOf(book.build(SAMPLE_META))
    expect(written.startsWith('SUM(SUM(D1,D3,')).toBe(true)
    expect(written.match(/SUM\(/g)).toHaveLength(4)
    expect(written.match(/D\d+/g)).toHaveLength(600)
  })

  it('quote texts and neutralise wildcards in SUMIFS', async () => {
    const book = newBook()
    const sheet = book.sheet({ key: 'a', name: 'A', columns: MONEY_COLUMNS })
    sheet.line('x', {
      total: sumIfs(
        'AMOUNTS',
        [
          ['LINES', 'BL "1*"?'],
          ['REPORTS', 2],
        ],
        EUR(0),
      ),
    })
    expect(await formulasOf(book.build(SAMPLE_META))).toEqual([
      'SUMIFS(AMOUNTS,LINES,"BL ""1~*""~?",REPORTS,2)',
    ])
  })

  it('refuse keys that do not exist or are there twice', () => {
    const book = newBook()
    const sheet = book.sheet({ key: 'a', name: 'A', columns: MONEY_COLUMNS })
    sheet.line('x', { total: sum(['nowhere'], EUR(0)) })
    expect(() => book.build(SAMPLE_META)).toThrow('Sheet "a" has no row "nowhere"')
    expect(() => sheet.line('x', {})).toThrow('two rows "x"')
  })
})

describe('names', () => {
  const sheetNamed = (name: string) => {
    const book = newBook()
    book.sheet({ key: 'a', name, columns: MONEY_COLUMNS })
    return () => book.build(SAMPLE_META)
  }

  it.each(['', 'x'.repeat(32), 'a/b', 'a[b', "'a", 'History'])('refuse the sheet name %j', name => {
    expect(sheetNamed(name)).toThrow('documentsRender.problem.sheetName')
  })

  it('take 31 characters of any script', () => {
    expect(sheetNamed('Извештај за трошоци 2025 – ë ž!').call(null).sheets).toHaveLength(1)
  })

  it('refuse two sheets that differ only in case', () => {
    const book = newBook()
    book.sheet({ key: 'a', name: 'Costs', columns: MONEY_COLUMNS })
    book.sheet({ key: 'b', name: 'COSTS', columns: MONEY_COLUMNS })
    expect(() => book.build(SAMPLE_META)).toThrow('sheetNameTwice')
  })

  it.each(['EU7', 'R1C1', '1abc', 'a b', ''])('refuse the range name %j', name => {
    const book = newBook()
    book.sheet({ key: 'a', name: 'A', columns: MONEY_COLUMNS }).line('x', {})
    book.define(name, { sheet: 'a', row: 'x', column: 'total' })
    expect(() => book.build(SAMPLE_META)).toThrow('documentsRender.problem.rangeName')
  })
})

describe('sheets', () => {
  it('freeze and repeat what the first header call wrote', () => {
    const [budget] = sampleDocument().sheets
    expect(budget?.freeze).toEqual({ rows: 7, columns: 1 })
    expect(budget?.repeatRows).toEqual({ from: 6, to: 7 })
    expect(budget?.outlineDepth).toBe(1)
  })

  it('place the value of a meta row where its label has room', async () => {
    const book = newBook()
    const columns = [4, 8, 12, 40].map((width, index) => ({
      key: `c${index}`,
      header: '',
      width,
      format: 'text' as const,
    }))
    book.sheet({ key: 'a', name: 'A', columns }).meta('A label of some length', 'value')
    const [row] = await allRows(book.build(SAMPLE_META).sheets[0])
    expect(row?.cells.map(cell => cell.kind)).toEqual(['text', 'empty', 'empty', 'text'])
  })

  it('keep marks of cells', async () => {
    const book = newBook()
    const sheet = book.sheet({ key: 'a', name: 'A', columns: MONEY_COLUMNS })
    sheet.line('x', { label: blank({ input: true }), total: cents(5, 'EUR', { drill: { ref: 'r' } }) })
    const [row] = await allRows(book.build(SAMPLE_META).sheets[0])
    expect(row?.cells[0]).toEqual({ kind: 'empty', input: true })
    expect(row?.cells[3]).toEqual({ kind: 'money', minor: 5, currency: 'EUR', drill: { ref: 'r' } })
    expect(text('a')).toEqual({ kind: 'text', text: 'a' })
  })

  it('hand out part of a list without reading what is before it', async () => {
    const model = sampleDocument({ entries: 500 })
    const sheet = model.sheets[1]
    if (!sheet) throw new Error('no sheet')
    const rows = await sliceRows(sheet, 203, 2)
    expect(rows.map(row => row.cells[0])).toEqual([
      { kind: 'number', value: '200', decimals: 0 },
      { kind: 'number', value: '201', decimals: 0 },
    ])
    const last = await sliceRows(sheet, sheet.rowCount - 2, 10)
    expect(last.map(row => row.kind)).toEqual(['line', 'total'])
  })
})
