import { describe, expect, it } from 'vitest'
import { vocabularyOf } from '#backend/imports/mapping/target.ts'
import { LEDGER_TARGET } from '#backend/imports/mapping/targets/ledger.ts'
import { foldText } from '#backend/imports/reading/fold.ts'
import { detectHeader, headerAt } from '#backend/imports/reading/header.ts'
import { headerOf } from '#backend/imports/reading/header-columns.ts'
import { readSpreadsheet } from '#backend/imports/reading/read-spreadsheet.ts'
import type { Sheet } from '#backend/imports/reading/sheet.ts'
import { totalLabel } from '#backend/imports/reading/totals.ts'
import { type CellSpec, makeTable } from '#tests/support/workbook-maker.ts'

async function sheetOf(bytes: Buffer, name = 'a.xlsx'): Promise<Sheet> {
  const result = await readSpreadsheet(bytes, name)
  const sheet = result.ok ? result.value.sheets[0] : undefined
  if (!sheet) throw new Error('no sheet')
  return sheet
}

const labels = (header: { readonly columns: readonly { readonly label: string }[] }) =>
  header.columns.map(column => column.label)

const DATA: CellSpec[][] = [
  [{ serial: 45_108 }, 'INV-1', 'Rent of the office', 120.5],
  [{ serial: 45_139 }, 'INV-2', 'Travel to Skopje', 80],
  [{ serial: 45_170 }, 'INV-3', 'Training materials', 15.25],
]
const HEADINGS = ['Date', 'Document', 'Description', 'Amount']

describe('the header of a table', () => {
  it('is the first row of a plain table', async () => {
    const header = detectHeader(await sheetOf(makeTable([HEADINGS, ...DATA])))
    expect(header.rows).toEqual([1])
    expect(labels(header)).toEqual(HEADINGS)
  })

  it('is found on row 9 below a letterhead with blank rows', async () => {
    const rows = [
      ['Coalition of organisations'],
      ['Ledger of expenditure 2024'],
      [],
      ['Project', 'SOE-11'],
      ['Prepared by', 'Finance officer'],
      [],
      ['All amounts in EUR unless said otherwise'],
      [],
      HEADINGS,
      ...DATA,
    ]
    const header = detectHeader(await sheetOf(makeTable(rows, ['A1:D1', 'A2:D2'])))
    expect(header.rows).toEqual([9])
    expect(labels(header)).toEqual(HEADINGS)
  })

  it('over two merged rows is read as one, groups before headings', async () => {
    const rows: CellSpec[][] = [
      ['Budget line', 'Year 1', null, 'Year 2', null],
      [null, 'Units', 'Amount', 'Units', 'Amount'],
      ['Personnel', 12, 1200, 12, 1300],
      ['Travel', 3, 90.5, 4, 120],
    ]
    const header = detectHeader(await sheetOf(makeTable(rows, ['A1:A2', 'B1:C1', 'D1:E1'])))
    expect(header.rows).toEqual([1, 2])
    expect(labels(header)).toEqual([
      'Budget line',
      'Year 1 / Units',
      'Year 1 / Amount',
      'Year 2 / Units',
      'Year 2 / Amount',
    ])
  })

  it('over two rows of a text file, where merges are lost, carries the group along', async () => {
    const csv =
      'Line;Year 1;;Year 2;\n;Units;EUR;Units;EUR\nPersonnel;12;1200,00;12;1300,00\nTravel;3;90,50;4;120,00\n'
    const header = detectHeader(await sheetOf(Buffer.from(csv), 'a.csv'))
    expect(labels(header)).toEqual([
      'Line',
      'Year 1 / Units',
      'Year 1 / EUR',
      'Year 2 / Units',
      'Year 2 / EUR',
    ])
  })

  it('does not take a note above an ordinary header for a group', async () => {
    const rows: CellSpec[][] = [['some', 'notes', null, 'of somebody'], HEADINGS, ...DATA]
    expect(detectHeader(await sheetOf(makeTable(rows))).rows).toEqual([2])
  })

  it('with repeated headings gets numbers, and keeps the text as written', async () => {
    const header = detectHeader(
      await sheetOf(
        makeTable([
          ['Line', 'Amount', 'amount', 'Amount'],
          ['a', 1, 2, 3],
          ['b', 4, 5, 6],
        ]),
      ),
    )
    expect(labels(header)).toEqual(['Line', 'Amount', 'amount (2)', 'Amount (3)'])
    expect(header.columns.map(column => column.heading)).toEqual(['Line', 'Amount', 'amount', 'Amount'])
  })

  it('may have years among its headings', async () => {
    const csv = 'State,2003,2004,2005\nKosovo,1.5,2.5,3.5\nAlbania,4.5,5.5,6.5\n'
    expect(detectHeader(await sheetOf(Buffer.from(csv), 'a.csv')).rows).toEqual([1])
  })

  it('is none where the table begins with data', async () => {
    const csv = [
      '"1","65","Punimi i planit","09.01.2015","10000","Infra Plus"',
      '"2","75","Sigurimi i objekteve","15.01.2015","115000","Group"',
      '"2","76","Furnizim me naftë","02.02.2015","45000","Petrol"',
    ].join('\n')
    const header = detectHeader(await sheetOf(Buffer.from(csv), 'a.csv'))
    expect(header.rows).toEqual([])
    expect(header.columns.map(column => [column.letter, column.label])).toEqual([
      ['A', ''],
      ['B', ''],
      ['C', ''],
      ['D', ''],
      ['E', ''],
      ['F', ''],
    ])
  })

  it('in Cyrillic among texts is known by the vocabulary of the target', async () => {
    const rows = [
      ['Извештај', 'за', 'трошоци', 'Скопје'],
      ['Датум', 'Добавувач', 'Опис', 'Износ'],
      ['јануари', 'Фирма', 'Закупнина', 'сто'],
      ['февруари', 'Продавница', 'Хартија', 'двесте'],
    ]
    const sheet = await sheetOf(makeTable(rows))
    expect(detectHeader(sheet, vocabularyOf(LEDGER_TARGET)).rows).toEqual([2])
  })

  it('chosen by a person takes its merged neighbour along; a blank row is none', async () => {
    const rows: CellSpec[][] = [
      ['Line', 'Year 1', null],
      [null, 'Units', 'Amount'],
      ['a', 1, 2],
      [],
      ['b', 1, 2],
    ]
    const sheet = await sheetOf(makeTable(rows, ['A1:A2', 'B1:C1']))
    expect(headerAt(sheet, 2)?.rows).toEqual([1, 2])
    expect(headerAt(sheet, 4)).toBeUndefined()
    expect(labels(headerOf(sheet, []))).toEqual(['', '', ''])
  })
})

describe('folded text', () => {
  it.each([
    ['  Износ (ден.) ', 'iznos den'],
    ['Përshkrimi', 'pershkrimi'],
    ['Pagesҫa', 'pagesca'],
    ['Đačka UČEŠĆA', 'dacka ucesca'],
    ['Ђачка учешћа', 'dacka ucesca'],
    ['e-mail_address', 'e mail address'],
    ['', ''],
  ])('of %s is %s', (text, folded) => {
    expect(foldText(text)).toBe(folded)
  })
})

describe('a totals label', () => {
  it.each([
    'Total',
    'TOTAL:',
    'Subtotal',
    'Gjithsej',
    'Totali',
    'Nëntotali',
    'Вкупно',
    'ВКУПНО:',
    'Ukupno',
    'Укупно',
    'Sum',
    'Shuma',
    'Svega',
    'Свега',
    'Grand total',
  ])('stands alone: %s', text => {
    expect(totalLabel(text)).toBe('alone')
  })

  it.each(['Total Human Resources', 'Subtotal 1.', 'Вкупно трошоци', 'Ukupno plate', 'Totali i linjës 1'])(
    'begins a phrase: %s',
    text => {
      expect(totalLabel(text)).toBe('phrase')
    },
  )

  it.each(['Totally other', 'Summer school', 'Rent', '', 'Subtotalling'])('is not: %s', text => {
    expect(totalLabel(text)).toBeUndefined()
  })
})
