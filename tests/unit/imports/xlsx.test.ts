import { afterEach, describe, expect, it } from 'vitest'
import { DEFAULT_LIMITS } from '#backend/imports/reading/limits.ts'
import { readSpreadsheet } from '#backend/imports/reading/read-spreadsheet.ts'
import { type CellValue, cellText, type Sheet } from '#backend/imports/reading/sheet.ts'
import { numberText } from '#backend/imports/reading/xlsx/number-text.ts'
import { meaningOfFormat } from '#backend/imports/reading/xlsx/styles.ts'
import { type CellSpec, makeTable, makeWorkbook, type WorkbookSpec } from '#tests/support/workbook-maker.ts'

async function sheetsOf(bytes: Buffer): Promise<readonly Sheet[]> {
  const result = await readSpreadsheet(bytes, 'a.xlsx')
  if (!result.ok) throw new Error(result.error.messageKey)
  return result.value.sheets
}

async function firstSheet(spec: WorkbookSpec): Promise<Sheet> {
  const [sheet] = await sheetsOf(makeWorkbook(spec))
  if (!sheet) throw new Error('no sheet')
  return sheet
}

async function cellOf(cell: CellSpec, spec: Partial<WorkbookSpec> = {}): Promise<CellValue | undefined> {
  const sheet = await firstSheet({ sheets: [{ name: 'A', rows: [['x', cell]] }], ...spec })
  return sheet.rows[0]?.cells[1]
}

async function refusalOf(spec: WorkbookSpec, limits = DEFAULT_LIMITS) {
  const result = await readSpreadsheet(makeWorkbook(spec), 'a.xlsx', { limits })
  return result.ok ? 'opened' : result.error.messageKey
}

const SHEET = (data: string): WorkbookSpec => ({
  sheets: [{ name: 'A', xml: `<worksheet><sheetData>${data}</sheetData></worksheet>` }],
})

describe('numbers', () => {
  it.each([
    ['0.30000000000000004', '0.3'],
    ['1234.5', '1234.5'],
    ['100', '100'],
    ['-0', '0'],
    ['1E-3', '0.001'],
    ['1.5e+3', '1500'],
    ['12345678901234567890', '12345678901234600000'],
    ['123456789012345', '123456789012345'],
    ['45292.999999999993', '45293'],
    ['.5', '0.5'],
    ['1.10', '1.1'],
  ])('stored as %s are %s with 15 significant digits', (stored, text) => {
    expect(numberText(stored)).toBe(text)
  })

  it('are refused when they are none', () => {
    for (const stored of ['', 'abc', '1,5', 'NaN', 'Infinity', '1e999', '0x10'])
      expect(numberText(stored)).toBeUndefined()
  })

  it('keep the zeros that a format of zeros shows, for codes', async () => {
    expect(await cellOf({ xml: '<v>42</v>', style: 3 })).toEqual({
      kind: 'number',
      text: '42',
      shown: '00042',
    })
    expect(await cellOf({ xml: '<v>2.1</v>', style: 4 })).toEqual({
      kind: 'number',
      text: '2.1',
      shown: '2.10',
    })
    expect(await cellOf({ xml: '<v>2.123</v>', style: 4 })).toEqual({ kind: 'number', text: '2.123' })
  })
})

describe('dates', () => {
  afterEach(() => {
    process.env['TZ'] = 'UTC'
  })

  it.each(['UTC', 'Pacific/Kiritimati', 'America/St_Johns', 'Asia/Kolkata'])(
    'are the same calendar day in the time zone %s',
    async zone => {
      process.env['TZ'] = zone
      expect(await cellOf({ serial: 45_108 })).toEqual({ kind: 'date', date: '2023-07-01' })
      expect(await cellOf({ serial: 45_108.999 })).toEqual({ kind: 'date', date: '2023-07-01' })
    },
  )

  it('count from 1904 when the workbook says so, though an extension repeats the element without saying it', async () => {
    expect(await cellOf({ serial: 41_051 }, { date1904: true })).toEqual({ kind: 'date', date: '2016-05-23' })
    expect(await cellOf({ serial: 41_051 })).toEqual({ kind: 'date', date: '2012-05-22' })
  })

  it('do not move to the day before by the noise of binary fractions', async () => {
    expect(await cellOf({ xml: '<v>45107.9999999999</v>', style: 1 })).toEqual({
      kind: 'date',
      date: '2023-07-01',
    })
  })

  it('that no calendar has stay numbers', async () => {
    expect(await cellOf({ serial: 60 })).toEqual({ kind: 'number', text: '60' })
    expect(await cellOf({ serial: -5 })).toEqual({ kind: 'number', text: '-5' })
    expect(await cellOf({ serial: 3_000_000 })).toEqual({ kind: 'number', text: '3000000' })
  })

  it('stored as ISO text are read too, and lengths of time are shown as such', async () => {
    expect(await cellOf({ xml: '<v>2024-02-29T00:00:00</v>', type: 'd' })).toEqual({
      kind: 'date',
      date: '2024-02-29',
    })
    expect(await cellOf({ xml: '<v>1.5</v>', style: 2 })).toEqual({ kind: 'text', text: '36:00' })
  })

  it.each([
    ['dd/mm/yyyy', 'date'],
    ['[$-41C]d mmmm yyyy', 'date'],
    ['mmm', 'date'],
    ['yyyy-mm-dd hh:mm:ss.000', 'date'],
    ['h:mm AM/PM', 'time'],
    ['[h]:mm', 'time'],
    ['General', 'number'],
    ['#,##0.00 [Red]', 'number'],
    ['#,##0.00\\ "den."', 'number'],
    ['0.00E+00', 'number'],
    ['_-* #,##0.00\\ [$€-1]_-;-* #,##0.00\\ [$€-1]_-', 'number'],
    ['0" days"', 'number'],
  ])('are told from numbers by the format %s: %s', (format, meaning) => {
    expect(meaningOfFormat(format)).toBe(meaning)
  })
})

describe('texts', () => {
  it('are whole whatever way they are stored', async () => {
    const sharedStrings =
      '<si><t>plain</t></si><si><r><t>rich </t></r><r><rPr><b/></rPr><t>text</t></r><rPh sb="0" eb="1"><t>kana</t></rPh></si><si><t>a_x000D_\nb _x005F_x0041_</t></si>'
    const sheet = await firstSheet({
      sheets: [
        {
          name: 'A',
          rows: [
            [
              { xml: '<v>0</v>', type: 's' },
              { xml: '<v>1</v>', type: 's' },
              { xml: '<v>2</v>', type: 's' },
              { xml: '<is><r><t>in</t></r><r><t>line</t></r></is>', type: 'inlineStr' },
              { xml: '<f>A1</f><v>from a formula</v>', type: 'str' },
            ],
          ],
        },
      ],
      sharedStrings,
    })
    expect(sheet.rows[0]?.cells.map(cellText)).toEqual([
      'plain',
      'rich text',
      'a\nb _x0041_',
      'inline',
      'from a formula',
    ])
  })

  it('in Cyrillic and with accents arrive unchanged', async () => {
    const [sheet] = await sheetsOf(makeTable([['Износ', 'Përshkrimi', 'ç č ć đ š ž', '€ “”']]))
    expect(sheet?.rows[0]?.cells.map(cellText)).toEqual(['Износ', 'Përshkrimi', 'ç č ć đ š ž', '€ “”'])
  })

  it('that a cell refers to in vain are an error that names the cell', async () => {
    const result = await readSpreadsheet(makeTable([['x', { xml: '<v>7</v>', type: 's' }]]), 'a.xlsx')
    expect(result).toMatchObject({
      ok: false,
      error: { messageKey: 'import.xlsx.missingText', details: { cell: 'Sheet1!B1' } },
    })
  })
})

describe('other cells', () => {
  it('are booleans, errors, and formulas with or without a stored result', async () => {
    expect(await cellOf({ xml: '<v>1</v>', type: 'b' })).toEqual({ kind: 'boolean', value: true })
    expect(await cellOf({ xml: '<f>1/0</f><v>#DIV/0!</v>', type: 'e' })).toEqual({
      kind: 'error',
      code: '#DIV/0!',
    })
    expect(await cellOf({ xml: '<f>A1+1</f><v>3</v>' })).toEqual({ kind: 'number', text: '3' })
    expect(await cellOf({ xml: '<f>SUM(B2:B7)</f>' })).toEqual({ kind: 'formula', formula: 'SUM(B2:B7)' })
    expect(await cellOf({ xml: '<f>A1</f><v></v>' })).toEqual({ kind: 'formula', formula: 'A1' })
  })

  it('whose formula gives an empty text are blank, not uncalculated', async () => {
    expect(await cellOf({ xml: '<f>""</f><v></v>', type: 'str' })).toBeUndefined()
  })
})

describe('sheets and rows', () => {
  it('tell hidden sheets and rows, indents and merged blocks', async () => {
    const rows =
      '<row r="1"><c r="A1" t="inlineStr" s="5"><is><t>in by format</t></is></c></row><row r="2" hidden="1"><c r="A2" t="inlineStr"><is><t xml:space="preserve">   in by spaces</t></is></c></row>'
    const xml = `<worksheet><sheetData>${rows}</sheetData><mergeCells><mergeCell ref="A1:C2"/></mergeCells></worksheet>`
    const [visible, hidden] = await sheetsOf(
      makeWorkbook({
        sheets: [
          { name: 'Shown', xml },
          { name: 'Away', state: 'veryHidden', rows: [['x']] },
        ],
      }),
    )
    expect([visible?.hidden, hidden?.hidden]).toEqual([false, true])
    expect(visible?.rows.map(row => [row.indent, row.hidden])).toEqual([
      [4, false],
      [3, true],
    ])
    expect(visible?.merges).toEqual([{ top: 1, left: 1, bottom: 2, right: 3 }])
  })

  it('keep the row numbers of the file, skip blank rows and ignore the declared range', async () => {
    const xml =
      '<worksheet><dimension ref="A1:XFD1048576"/><sheetData><row r="3"><c r="B3"><v>1</v></c></row><row r="5"><c r="A5"/></row><row r="1048576"><c r="A1048576"><v>2</v></c></row></sheetData></worksheet>'
    const sheet = await firstSheet({ sheets: [{ name: 'A', xml }] })
    expect(sheet.rows.map(row => row.number)).toEqual([3, 1_048_576])
    expect(sheet.rows[0]?.cells).toEqual([{ kind: 'empty' }, { kind: 'number', text: '1' }])
    expect(sheet.rowCount).toBe(1_048_576)
  })

  it('are read with prefixed elements and without any row or cell addresses', async () => {
    const xml =
      '<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>a</x:t></x:is></x:c><x:c><x:v>2</x:v></x:c></x:row><x:row><x:c><x:v>3</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    const sheet = await firstSheet({ sheets: [{ name: 'A', xml }] })
    expect(sheet.rows.map(row => [row.number, row.cells.map(cellText)])).toEqual([
      [1, ['a', '2']],
      [2, ['3']],
    ])
  })

  it('may come out of order', async () => {
    const sheet = await firstSheet(
      SHEET(
        '<row r="2"><c r="C2"><v>3</v></c><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>0</v></c></row>',
      ),
    )
    expect(sheet.rows.map(row => row.cells.map(cellText))).toEqual([['0'], ['1', '', '3']])
  })

  it.each([
    [
      'a row twice',
      '<row r="2"><c r="A2"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>',
      'badRow',
    ],
    ['a row beyond the last', '<row r="1048577"><c><v>1</v></c></row>', 'badRow'],
    ['a row without number', '<row r="x"><c><v>1</v></c></row>', 'badRow'],
    ['a cell twice', '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>', 'badCell'],
    ['a cell beyond the last column', '<row r="1"><c r="XFE1"><v>1</v></c></row>', 'badCell'],
    ['a cell without address', '<row r="1"><c r="?"><v>1</v></c></row>', 'badCell'],
  ])('contradict themselves with %s and are refused', async (_, data, name) => {
    expect(await refusalOf(SHEET(data))).toBe(`import.xlsx.${name}`)
  })

  it('with single cells far to the right do not fill memory: the table is refused', async () => {
    const data = Array.from(
      { length: 400 },
      (_, row) => `<row r="${row + 1}"><c r="XFD${row + 1}"><v>1</v></c></row>`,
    )
    expect(await refusalOf(SHEET(data.join('')))).toBe('import.xlsx.tooManyCells')
  })

  it('with very many merged cells are read at once, above the limit refused', async () => {
    const merges = Array.from({ length: 60_000 }, (_, index) => `A${index + 2}:C${index + 2}`)
    const spec = {
      sheets: [
        {
          name: 'A',
          rows: [
            ['Date', 'Amount'],
            ['2024-01-01', 1],
          ],
          merges,
        },
      ],
    }
    const started = performance.now()
    expect((await firstSheet(spec)).merges).toHaveLength(60_000)
    expect(performance.now() - started).toBeLessThan(10_000)
    expect(await refusalOf(spec, { ...DEFAULT_LIMITS, merges: 1000 })).toBe('import.xlsx.tooManyMerges')
  })

  it('of more than the limit are refused', async () => {
    const sheets = Array.from({ length: 4 }, (_, index) => ({ name: `S${index}`, rows: [['x']] }))
    expect(await refusalOf({ sheets }, { ...DEFAULT_LIMITS, sheets: 3 })).toBe('import.xlsx.tooManySheets')
  })

  it('are found by relationship, wherever their parts lie', async () => {
    const relations =
      '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="/elsewhere/one.xml"/></Relationships>'
    const sheet = await firstSheet({
      sheets: [{ name: 'A', rows: [['old']] }],
      parts: [
        { name: 'xl/_rels/workbook.xml.rels', data: relations },
        {
          name: 'elsewhere/one.xml',
          data: '<worksheet><sheetData><row><c><v>7</v></c></row></sheetData></worksheet>',
        },
      ],
    })
    expect(sheet.rows[0]?.cells).toEqual([{ kind: 'number', text: '7' }])
  })
})
