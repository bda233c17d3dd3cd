import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Cell, Workbook } from 'exceljs'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  cents,
  count,
  createDocument,
  type DocumentModel,
  date,
  hashModel,
  percent,
  rate,
  sumList,
  text,
} from '#backend/documents/model/index.ts'
import { MAX_CELL_TEXT } from '#backend/documents/render/safe-text.ts'
import { renderXlsx } from '#backend/documents/render/xlsx/index.ts'
import { readPart, readParts } from '#tests/documents/support/archive.ts'
import { readWorkbook } from '#tests/documents/support/recalculate.ts'
import { SAMPLE_META, sampleDocument, translator } from '#tests/documents/support/sample-document.ts'
import { temporaryFolder } from '#tests/documents/support/temporary-folder.ts'

const translate = translator('en')
let folder = ''
let file = ''
let workbook: Workbook
let sheetXml = ''

async function render(model: DocumentModel, name: string): Promise<string> {
  const target = path.join(folder, name)
  await renderXlsx(model, { path: target, translate })
  return target
}

const cellOf = (book: Workbook, sheet: string, address: string): Cell => {
  const found = book.getWorksheet(sheet)?.getCell(address)
  if (!found) throw new Error(`No ${sheet}!${address}`)
  return found
}
const cell = (sheet: string, address: string): Cell => cellOf(workbook, sheet, address)

const ENTRIES = "Partner's expenditure"

beforeAll(async () => {
  folder = await temporaryFolder()
  file = await render(sampleDocument(), 'sample.xlsx')
  workbook = await readWorkbook(file)
  sheetXml = await readPart(file, 'xl/worksheets/sheet1.xml')
})

describe('the workbook', () => {
  it('holds figures, dates and rates as numbers of their format', () => {
    expect(cell('1. Budget', 'D9').value).toBe(1850.5)
    expect(cell('1. Budget', 'D9').numFmt).toBe('#,##0.00;[Red]-#,##0.00')
    expect(cell('1. Budget', 'B3').value).toEqual(new Date(Date.UTC(2025, 0, 1)))
    expect(cell('1. Budget', 'B3').numFmt).toBe('dd/mm/yyyy')
    expect(cell('1. Budget', 'B4').value).toBe(117.1745)
    expect(cell('1. Budget', 'B4').numFmt).toBe('0.0000##')
    expect(cell('1. Budget', 'H9').numFmt).toBe('0.00%')
    expect(cell(ENTRIES, 'A5').numFmt).toBe('0')
  })

  it('holds every formula with the result that the engine calculated', () => {
    expect(cell('1. Budget', 'E9').value).toEqual({ formula: 'ROUND(C9*D9,2)', result: 44_412 })
    expect(cell('1. Budget', 'E12').value).toEqual({ formula: 'SUM(E9:E11)', result: 91_099.92 })
    expect(cell('1. Budget', 'F9').formula).toBe('SUMIFS(DBE_EUR,DBE_Line,"BL 1.1.1")')
    expect(cell('Checks', 'F4').value).toMatchObject({ result: 'OK' })
  })

  it('writes amounts as the nearest double of their decimal, never a float sum', () => {
    expect(sheetXml).toContain('<v>91099.92</v>')
    expect(sheetXml).not.toMatch(/<v>-?\d+\.\d{13,}</)
  })

  it('asks programs to compute everything anew and does not call itself Excel', async () => {
    const xml = await readPart(file, 'xl/workbook.xml')
    expect(xml).toContain('<calcPr calcId="171027" fullCalcOnLoad="1"/>')
    expect(xml).toContain('<fileVersion appName="Regrant"/>')
    expect(await readPart(file, 'docProps/app.xml')).toContain('<Application>Regrant</Application>')
  })

  it('names cells, lists, print areas and repeated rows with whole references', async () => {
    const xml = (await readPart(file, 'xl/workbook.xml')).replaceAll('&apos;', "'")
    expect(xml).toContain(`<definedName name="DBE_EUR">'Partner''s expenditure'!$H$5:$H$44</definedName>`)
    expect(xml).toContain(`<definedName name="EU_Row7">'1. Budget'!$E$17</definedName>`)
    expect(xml).toContain(`<definedName name="Report_Start">'1. Budget'!$B$3</definedName>`)
    expect(xml).toContain(
      `<definedName name="_xlnm.Print_Area" localSheetId="0">'1. Budget'!$A$1:$I$19</definedName>`,
    )
    expect(xml).toContain(
      `<definedName name="_xlnm.Print_Titles" localSheetId="0">'1. Budget'!$6:$7</definedName>`,
    )
  })

  it('puts the parts of a sheet in the order of the schema', async () => {
    const order = [
      '<sheetPr><outlinePr',
      '<pageSetUpPr fitToPage="1"',
      '<sheetViews>',
      '<sheetFormatPr',
      '<cols>',
      '<sheetData>',
      '<sheetProtection',
      '<autoFilter ref="A4:H44"/>',
      '<pageMargins',
      '<pageSetup',
      '<headerFooter>',
    ]
    const xml = await readPart(file, 'xl/worksheets/sheet2.xml')
    const places = order.map(part => xml.indexOf(part))
    expect(places.every(place => place >= 0)).toBe(true)
    expect(places).toEqual([...places].sort((a, b) => a - b))
    const tail = ['<mergeCells', '<dataValidations', '<pageMargins'].map(part => sheetXml.indexOf(part))
    expect(tail).toEqual([...tail].sort((a, b) => a - b))
    expect(tail[0]).toBeGreaterThan(sheetXml.indexOf('<sheetProtection'))
  })

  it('prints on A4 across, one page wide, with contract, page and day at the foot', () => {
    expect(sheetXml).toMatch(/<pageSetup[^>]*paperSize="9"[^>]*orientation="landscape"/)
    expect(sheetXml).toMatch(/fitToWidth="1" fitToHeight="0"/)
    expect(sheetXml).toContain(
      '&amp;LNEAR-SAMPLE/2025/000-001 &amp;&amp; more&amp;C&amp;P/&amp;N&amp;R03/02/2026',
    )
  })

  it('keeps the head in view, folds lines and hides the grid', () => {
    expect(sheetXml).toContain('<pane xSplit="1" ySplit="7" topLeftCell="B8"')
    expect(sheetXml).toContain('showGridLines="0"')
    expect(sheetXml).toContain('outlineLevelRow="1"')
    expect(sheetXml.match(/<row [^>]*outlineLevel="1"/g)).toHaveLength(5)
  })

  it('locks everything without a password except yellow input cells', () => {
    expect(sheetXml).toContain(
      '<sheetProtection sheet="1" formatColumns="0" formatRows="0" sort="0" autoFilter="0"/>',
    )
    expect(cell('1. Budget', 'C9').protection).toMatchObject({ locked: false })
    expect(cell('1. Budget', 'C9').fill).toMatchObject({ fgColor: { argb: 'FFFFFAD1' } })
    expect(cell('1. Budget', 'I9').protection).toMatchObject({ locked: false })
    expect(cell('1. Budget', 'D9').protection).toBeUndefined()
  })

  it('tells what may be typed into input cells', () => {
    expect(sheetXml).toMatch(
      /<dataValidation type="list"[^>]*sqref="B9:B15"><formula1>&quot;month,flight,day/,
    )
    expect(sheetXml).toMatch(/<dataValidation type="decimal"[^>]*sqref="C9:C15"><formula1>0</)
  })

  it('colours the words OK and DIFFERENCE on check columns', async () => {
    const xml = await readPart(file, 'xl/worksheets/sheet3.xml')
    expect(xml).toContain('<conditionalFormatting sqref="F4:F7">')
    expect(xml).toContain('<formula>$F4=&quot;OK&quot;</formula>')
    expect(xml).toContain('<formula>$F4=&quot;DIFFERENCE&quot;</formula>')
  })

  it('closes with who made it and the hash of its data', async () => {
    const texts = workbook.getWorksheet('Checks')?.getColumn(2).values.map(String) ?? []
    expect(texts).toContain('Arta Hoxha-Žižić (identity proved by passphrase)')
    expect(texts).toContain(await hashModel(sampleDocument()))
    expect(texts).toContain(SAMPLE_META.auditHead)
  })

  it('carries title, contract and author, and the instant of making everywhere', async () => {
    const made = new Date(SAMPLE_META.generatedAt)
    expect(workbook.title).toBe('Budget of the action – ë ç č ć đ š ž Ж €')
    expect(workbook.keywords).toBe('NEAR-SAMPLE/2025/000-001 & more')
    expect(workbook.creator).toBe('Help – Hilfe zur Selbsthilfe e.V.')
    expect(workbook.created).toEqual(made)
    expect(workbook.modified).toEqual(made)
    const parts = await readParts(file)
    expect(parts.size).toBeGreaterThan(9)
    const stray = [...parts].filter(
      ([, part]) => Math.abs(part.modified.getTime() - made.getTime()) > 86_400_000,
    )
    expect(stray.map(([name]) => name)).toEqual([])
  })

  it('gives rows with wrapped text a height that still grows with what people type', () => {
    expect(sheetXml).toMatch(/<row r="7" ht="[\d.]+" spans/)
    expect(sheetXml).not.toContain('customHeight')
  })

  it('is the same file, byte for byte, when made again', async () => {
    const again = await render(sampleDocument(), 'again.xlsx')
    expect((await readFile(again)).equals(await readFile(file))).toBe(true)
  })
})

function hostileDocument(texts: readonly string[]): DocumentModel {
  const book = createDocument({
    id: 'hostile',
    title: 'Hostile\u0000 title',
    fileStem: 'h',
    language: 'en',
    properties: { creator: '=1+1', contract: '&&&', subject: '\ud800' },
    translate,
  })
  const sheet = book.sheet({
    key: 'a',
    name: 'A & B < "C"',
    columns: [
      { key: 'x', header: '=HEADER()', width: 30, format: 'text' },
      { key: 'y', header: 'Y', width: 12, format: 'money' },
    ],
  })
  sheet.header()
  texts.forEach((value, index) => {
    sheet.line(`k${index}`, { x: value, y: cents(-index, 'EUR') })
  })
  return book.build(SAMPLE_META)
}

describe('hostile text', () => {
  const starts = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', "'=1", "=cmd|' /C calc'!A0", '<b>&"\'</b>', ']]>']

  it('stays text, whatever it begins with', async () => {
    const book = await readWorkbook(await render(hostileDocument(starts), 'hostile.xlsx'))
    const values = starts.map((_, index) => cellOf(book, 'A & B < "C"', `A${index + 2}`).value)
    expect(values).toEqual(starts)
    expect(cellOf(book, 'A & B < "C"', 'A1').value).toBe('=HEADER()')
  })

  it('loses control characters and halves of characters, and is cut at the limit of a cell', async () => {
    const texts = ['a\u0000\u0008b\ud800c\ufffed', 'line one\r\nline two', 'z'.repeat(40_000)]
    const book = await readWorkbook(await render(hostileDocument(texts), 'broken.xlsx'))
    const value = (row: number) => cellOf(book, 'A & B < "C"', `A${row}`).value
    expect(value(2)).toBe('abcd')
    expect(value(3)).toBe('line one\nline two')
    expect(String(value(4))).toHaveLength(MAX_CELL_TEXT)
    expect(String(value(4)).endsWith('z […]')).toBe(true)
    expect(book.title).toBe('Hostile title')
  })
})

describe('a long list', () => {
  const ROWS = 3000

  function longDocument(withSlowSource: boolean): DocumentModel {
    const book = createDocument({
      id: 'long',
      title: 'Long',
      fileStem: 'l',
      language: 'en',
      properties: { creator: '', contract: '', subject: '' },
      translate,
    })
    const sheet = book.sheet({
      key: 'a',
      name: 'A',
      columns: [
        { key: 'no', header: 'No', width: 8, format: 'quantity' },
        { key: 'text', header: 'Text', width: 30, format: 'text' },
        { key: 'day', header: 'Day', width: 12, format: 'date' },
        { key: 'rate', header: 'Rate', width: 12, format: 'rate' },
        { key: 'share', header: 'Share', width: 12, format: 'percent' },
        { key: 'eur', header: 'EUR', width: 12, format: 'money' },
      ],
    })
    const row = (index: number) => ({
      no: count(index),
      text: text(`Ред ${index} ë`),
      day: date('2024-02-29'),
      rate: rate('1.95583'),
      share: percent('0.5'),
      eur: cents(index, 'EUR'),
    })
    const rows = function* () {
      for (let index = 1; index <= ROWS; index += 1) yield row(index)
    }
    const slowRows = async function* () {
      yield* rows()
    }
    sheet.header().list({ key: 'list', count: ROWS, rows: withSlowSource ? slowRows : rows, filter: true })
    sheet.total('sum', { eur: sumList('list', cents((ROWS * (ROWS + 1)) / 2, 'EUR')) })
    return book.build(SAMPLE_META)
  }

  it('is written whole, from a synchronous or an asynchronous source alike', async () => {
    const one = await render(longDocument(false), 'long.xlsx')
    const two = await render(longDocument(true), 'long-slow.xlsx')
    expect((await readFile(one)).equals(await readFile(two))).toBe(true)
    const book = await readWorkbook(one)
    expect(book.getWorksheet('A')?.rowCount).toBe(ROWS + 2)
    expect(cellOf(book, 'A', `F${ROWS + 1}`).value).toBe(30)
    expect(cellOf(book, 'A', `F${ROWS + 2}`).value).toEqual({ formula: 'SUM($F$2:$F$3001)', result: 45_015 })
    expect(cellOf(book, 'A', 'C1500').value).toEqual(new Date(Date.UTC(2024, 1, 29)))
  })

  it('gives the same hash as reading the model alone', async () => {
    const model = longDocument(false)
    const made = await renderXlsx(model, { path: path.join(folder, 'hash.xlsx'), translate })
    expect(made.dataHash).toBe(await hashModel(model))
  })

  it('leaves nothing behind when cancelled or when the source fails', async () => {
    const before = await readdir(folder)
    const stop = new AbortController()
    const cancelled = renderXlsx(sampleDocument({ entries: 20_000 }), {
      path: path.join(folder, 'never.xlsx'),
      translate,
      signal: stop.signal,
      onProgress: () => stop.abort(),
    })
    await expect(cancelled).rejects.toMatchObject({ problem: { code: 'Cancelled' } })
    const model = longDocument(false)
    const [sheet] = model.sheets
    if (!sheet) throw new Error('no sheet')
    const blocks = sheet.blocks.map(block =>
      block.kind === 'rows'
        ? block
        : {
            ...block,
            open: () => {
              throw new Error('source failed')
            },
          },
    )
    const failed = renderXlsx(
      { ...model, sheets: [{ ...sheet, blocks }] },
      { path: path.join(folder, 'failed.xlsx'), translate },
    )
    await expect(failed).rejects.toThrow('source failed')
    expect(await readdir(folder)).toEqual(before)
  })

  it('says so when the file cannot be written', async () => {
    const target = path.join(folder, 'no-such-folder', 'x.xlsx')
    await expect(renderXlsx(longDocument(false), { path: target, translate })).rejects.toMatchObject({
      code: 'ENOENT',
    })
  })

  it('refuses more rows than a sheet holds before writing any', async () => {
    const model = longDocument(false)
    const sheets = model.sheets.map(sheet => ({ ...sheet, rowCount: 1_100_000 }))
    await expect(
      renderXlsx({ ...model, sheets }, { path: path.join(folder, 'huge.xlsx'), translate }),
    ).rejects.toMatchObject({
      problem: { code: 'Export', messageKey: 'documentsRender.problem.tooManyRows' },
    })
  })
})
