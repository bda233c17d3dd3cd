import { describe, expect, it } from 'vitest'
import { applyMapping } from '#backend/imports/mapping/apply-mapping.ts'
import { TARGETS } from '#backend/imports/mapping/targets/index.ts'
import type { Mapping } from '#shared/contract/imports.ts'
import { type CellSpec, makeTable, makeWorkbook } from '#tests/support/workbook-maker.ts'
import { apply, column, open, problems, suggest } from './mapping-tools.ts'

describe('values that are refused', () => {
  const HEAD = 'Date;Document;Amount;Currency\n'
  it.each([
    ['30.02.2024;A;1,00;EUR', 'A "Date"', '30.02.2024', 'noSuchDay'],
    ['29.07.2024 - 31.07.2024;A;1,00;EUR', 'A "Date"', '29.07.2024 - 31.07.2024', 'twoDates'],
    ['soon;A;1,00;EUR', 'A "Date"', 'soon', 'dateInvalid'],
    [';A;1,00;EUR', 'A "Date"', '', 'required'],
    ['01.02.2024;A;;EUR', 'C "Amount"', '', 'required'],
    ['01.02.2024;A;n/a;EUR', 'C "Amount"', 'n/a', 'amountInvalid'],
    ['01.02.2024;A;1,23456;EUR', 'C "Amount"', '1,23456', 'tooManyDecimals'],
    ['01.02.2024;A;1,00;Dukaten', 'D "Currency"', 'Dukaten', 'currencyUnknown'],
    ['01.02.2024;A;1,00 €;ALL', 'C "Amount"', '1,00 €', 'currencyDiffers'],
  ])('name row, column, value and remedy: %s', async (row, place, value, name) => {
    const good = '29.07.2024;X;10,50;EUR\n'
    const applied = await apply(await open(`${HEAD}${good}${row}\n${good}`))
    expect(problems(applied)).toEqual([[3, place, value, 'error', `import.problem.${name}`]])
    expect(applied.problems[0]?.remedyKey).toMatch(/^import\.remedy\./)
  })

  it('in a workbook are error cells, formulas without result and bare serial numbers', async () => {
    const rows: CellSpec[][] = [
      ['Date', 'Document', 'Amount'],
      [{ serial: 45_108 }, 'A', 1.5],
      [{ serial: 45_108 }, 'B', { xml: '<f>1/0</f><v>#DIV/0!</v>', type: 'e' }],
      [{ serial: 45_108 }, 'C', { xml: '<f>B1*2</f>' }],
      [45_108, 'D', 2],
      [20_240_131, 'E', 3],
    ]
    const applied = await apply(await open(makeTable(rows)))
    expect(problems(applied)).toEqual([
      [3, 'C "Amount"', '#DIV/0!', 'error', 'import.problem.cellError'],
      [4, 'C "Amount"', '=B1*2', 'error', 'import.problem.formulaNotCalculated'],
      [5, 'A "Date"', '45108', 'error', 'import.problem.dateIsNumber'],
    ])
    expect(column(applied, 'entryDate')[4]).toBe('2024-01-31')
  })

  it('are counted in full and listed up to a limit', async () => {
    const rows = Array.from({ length: 2500 }, (_, index) => `bad;D${index};1,00`)
    const applied = await apply(await open(`Date;Document;Amount\n${rows.join('\n')}\n01.02.2024;D;1,00\n`), {
      columns: {
        entryDate: { heading: 'Date', letter: 'A' },
        documentNo: { heading: 'Document', letter: 'B' },
        amount: { heading: 'Amount', letter: 'C' },
      },
    })
    expect([applied.errors, applied.problems.length]).toEqual([2500, 2000])
  })
})

describe('values that are read', () => {
  it('tell zero from blank', async () => {
    const applied = await apply(
      await open('Date;Document;Amount;VAT;Rate\n29.07.2024;A;0;0,00;\n30.07.2024;B;1,50;;1\n'),
    )
    expect(applied.rows.map(row => row.values)).toEqual([
      { entryDate: '2024-07-29', documentNo: 'A', amount: '0', vatAmount: '0.00', rate: null },
      { entryDate: '2024-07-30', documentNo: 'B', amount: '1.50', vatAmount: null, rate: '1' },
    ])
  })

  it('mix stored and typed numbers, signs and words of currencies', async () => {
    const rows: CellSpec[][] = [
      ['Датум', 'Опис', 'Износ'],
      [{ serial: 45_108 }, 'а', 12.5],
      ['29.07.2024', 'б', '1.250,75 ден.'],
      ['1. јули 2024', 'в', '-3,20'],
    ]
    const applied = await apply(await open(makeTable(rows)))
    expect(column(applied, 'amount')).toEqual(['12.5', '1250.75', '-3.20'])
    expect(column(applied, 'entryDate')).toEqual(['2023-07-01', '2024-07-29', '2024-07-01'])
    expect(column(applied, 'currency')).toEqual([undefined, 'MKD', undefined])
  })

  it('keep codes as they are shown, and warn when zeros may be lost', async () => {
    const rows: CellSpec[][] = [
      ['Date', 'Document', 'Budget line', 'Amount'],
      [{ serial: 45_108 }, { xml: '<v>42</v>', style: 3 }, { xml: '<v>2.1</v>', style: 4 }, 1],
      [{ serial: 45_108 }, 'X', 2.1, 1],
      [{ serial: 45_108 }, 'Y', '2.10', 1],
    ]
    const applied = await apply(await open(makeTable(rows)))
    expect(column(applied, 'documentNo')).toEqual(['00042', 'X', 'Y'])
    expect(column(applied, 'lineCode')).toEqual(['2.10', '2.1', '2.10'])
    expect(problems(applied)).toEqual([
      [3, 'C "Budget line"', '2.1', 'warning', 'import.problem.codeIsNumber'],
    ])
  })

  it('round computed amounts to cents, half up, with one warning for the column', async () => {
    const rows: CellSpec[][] = [
      ['Date', 'Document', 'Amount'],
      [{ serial: 45_108 }, 'A', { xml: '<f>1/3</f><v>0.33333333333333331</v>' }],
      [{ serial: 45_108 }, 'B', 1.005],
      [{ serial: 45_108 }, 'C', 0.1 + 0.2],
    ]
    const applied = await apply(await open(makeTable(rows)))
    expect(column(applied, 'amount')).toEqual(['0.33', '1.01', '0.3'])
    expect(applied.problems).toMatchObject([
      { row: 2, severity: 'warning', messageKey: 'import.problem.amountRounded', details: { count: 2 } },
    ])
  })

  it('are filled from the constants of the mapping where blank', async () => {
    const workbook = await open('Date;Amount;Currency\n29.07.2024;1,50;\n30.07.2024;2,50;MKD\n')
    const applied = await apply(workbook, {
      constants: { currency: 'EUR', rateSource: 'InforEuro', alien: 'x' },
    })
    expect(column(applied, 'currency')).toEqual(['EUR', 'MKD'])
    expect(applied.rows[0]?.values).not.toHaveProperty('alien')
    expect(column(applied, 'rateSource')).toEqual(['InforEuro', 'InforEuro'])
  })

  it('come from hidden rows too, with a warning', async () => {
    const xml =
      '<worksheet><sheetData><row r="1"><c t="inlineStr"><is><t>Date</t></is></c><c t="inlineStr"><is><t>Amount</t></is></c></row><row r="2" hidden="1"><c s="1"><v>45108</v></c><c><v>5</v></c></row><row r="3"><c s="1"><v>45109</v></c><c><v>6</v></c></row></sheetData></worksheet>'
    const applied = await apply(await open(makeWorkbook({ sheets: [{ name: 'A', xml }] })))
    expect(applied.rows).toHaveLength(2)
    expect(problems(applied)).toEqual([[2, '', '', 'warning', 'import.problem.hiddenRows']])
  })
})

describe('rows that are no records', () => {
  const CSV = [
    'Date;Document;Description;Amount',
    '01.07.2024;A;Rent;100,50',
    '02.07.2024;B;Travel;50,25',
    ';;Subtotal;150,75',
    'July was quiet;;;',
    '03.07.2024;C;Paper;10,25',
    'Date;Document;Description;Amount',
    '04.07.2024;D;Total Energies, fuel;20,00',
    ';;Все заедно;30,25',
    ';;ВКУПНО;181,00',
  ].join('\n')

  it('are left out with a warning each, never silently', async () => {
    const applied = await apply(await open(CSV))
    expect(column(applied, 'documentNo')).toEqual(['A', 'B', 'C', 'D'])
    expect(applied.problems.map(({ row, messageKey, severity }) => [row, messageKey, severity])).toEqual([
      [4, 'import.problem.leftOut.total', 'warning'],
      [5, 'import.problem.leftOut.note', 'warning'],
      [7, 'import.problem.leftOut.repeatedHeader', 'warning'],
      [9, 'import.problem.leftOut.totalBySum', 'warning'],
      [10, 'import.problem.leftOut.total', 'warning'],
    ])
    expect([applied.rowsRead, applied.rows.length, applied.leftOut]).toEqual([9, 4, 5])
    expect(applied.problems[0]?.details).toEqual({ text: 'Subtotal | 150,75' })
  })

  it('count as rows when the mapping keeps totals', async () => {
    const applied = await apply(await open(CSV), { skipTotals: false })
    expect(applied.rows).toHaveLength(7)
    expect(applied.errors).toBe(3)
  })

  it('are not those that only lack what is needed: these are errors', async () => {
    const full = await apply(
      await open(
        'Date;Document;Payee;Description;Line;Amount\n01.07.2024;A;x;Rent;1.1;1,50\n;;Office;Paper;1.2;\n03.07.2024;C;y;z;1.3;2,25\n',
      ),
    )
    expect(problems(full)).toEqual([
      [3, 'A "Date"', '', 'error', 'import.problem.required'],
      [3, 'F "Amount"', '', 'error', 'import.problem.required'],
    ])
  })

  it('are not guessed from an amount that happens to equal the sum, on a row with date and document', async () => {
    const applied = await apply(
      await open('Date;Document;Amount\n01.07.2024;A;1,50\n02.07.2024;B;1,50\n03.07.2024;C;3,00\n'),
    )
    expect(applied.rows).toHaveLength(3)
    expect(applied.problems).toEqual([])
  })
})

describe('a saved mapping', () => {
  const HEADER = 'Date;Document;Amount;Amount'

  it('fits the next file though its header stands elsewhere and its columns are in another order', async () => {
    const first = await open(`${HEADER}\n29.07.2024;A;1,50;2,50\n30.07.2024;B;2,00;3,00\n`, 'january.csv')
    const mapping: Mapping = {
      ...suggest(first),
      columns: {
        entryDate: { heading: 'Date', letter: 'A' },
        documentNo: { heading: 'Document', letter: 'B' },
        baseAmount: { heading: 'Amount (2)', letter: 'D' },
        amount: { heading: 'Amount', letter: 'C' },
      },
    }
    const next = await open(
      'Ledger of February;;;;\n\nDocument;Note;Amount;Amount;Date\nC;x;7,50;8,50;01.02.2025\nD;y;9,50;10,50;28.02.2025\n',
      'february.csv',
    )
    const applied = await apply(next, mapping)
    expect(applied.headerRows).toEqual([3])
    expect(applied.rows.map(row => row.values)).toEqual([
      { entryDate: '2025-02-01', documentNo: 'C', amount: '7.50', baseAmount: '8.50' },
      { entryDate: '2025-02-28', documentNo: 'D', amount: '9.50', baseAmount: '10.50' },
    ])
  })

  it('names a column that is gone instead of taking what stands in its place', async () => {
    const next = await open('Date;Document;Price\n29.07.2024;A;1,50\n30.07.2024;B;2,00\n')
    const applied = await apply(next, {
      columns: { entryDate: { heading: 'Date', letter: 'A' }, amount: { heading: 'Amount', letter: 'C' } },
    })
    expect(applied.problems[0]).toMatchObject({
      row: 1,
      column: 'C "Amount"',
      severity: 'error',
      messageKey: 'import.problem.columnMissing',
      details: { heading: 'Amount', there: 'Price' },
    })
  })

  it('says once, not on every row, that a needed field has no column', async () => {
    const applied = await apply(await open('Date;Text\n29.07.2024;a\n30.07.2024;b\n'), {
      columns: { entryDate: { heading: 'Date', letter: 'A' } },
    })
    expect(problems(applied)).toEqual([[1, '', '', 'error', 'import.problem.fieldNotMapped']])
  })

  it('reads a table without header by its letters', async () => {
    const applied = await apply(await open('29.07.2024;A;1,50\n30.07.2024;B;2,00\n'), {
      headerRow: null,
      columns: { entryDate: { heading: '', letter: 'A' }, amount: { heading: '', letter: 'C' } },
    })
    expect(applied.rows.map(row => [row.row, row.values['amount']])).toEqual([
      [1, '1.50'],
      [2, '2.00'],
    ])
  })

  it('refuses a sheet that is not there, naming those that are', async () => {
    const workbook = await open(
      makeWorkbook({
        sheets: [
          { name: 'Ledger', rows: [['Date'], ['x']] },
          { name: 'Rates', rows: [['a']] },
        ],
      }),
    )
    const mapping = { ...suggest(workbook), sheet: 'Budget' }
    expect(await applyMapping(workbook, mapping, TARGETS.ledger)).toMatchObject({
      ok: false,
      error: { messageKey: 'import.sheetMissing', details: { sheet: 'Budget', sheets: 'Ledger, Rates' } },
    })
  })

  it('refuses a sheet with nothing below its header', async () => {
    const workbook = await open(
      makeWorkbook({
        sheets: [
          { name: 'A', rows: [['Date', 'Amount']] },
          { name: 'B', rows: [['x'], ['y']] },
        ],
      }),
    )
    const mapping = {
      ...suggest(workbook),
      sheet: 'A',
      headerRow: 1,
      columns: { entryDate: { heading: 'Date', letter: 'A' } },
    }
    expect(await applyMapping(workbook, mapping, TARGETS.ledger)).toMatchObject({
      ok: false,
      error: { messageKey: 'import.sheetEmpty' },
    })
  })
})
