import { describe, expect, it } from 'vitest'
import { inspectWorkbook } from '#backend/imports/mapping/inspect.ts'
import { orderEvidence, separatorEvidence, separatorOf } from '#backend/imports/mapping/separators.ts'
import { TARGETS } from '#backend/imports/mapping/targets/index.ts'
import { mappingSchema } from '#shared/contract/imports.ts'
import { apply, column, headingsOf, open, problems, suggest } from './mapping-tools.ts'

describe('suggested columns', () => {
  it.each([
    [
      'Albanian',
      'Data;Nr. i faturës;Furnitori;Përshkrimi;Linja buxhetore;Monedha;Shuma;Shuma në euro',
      '01.07.2024;F-1;Zyra shpk;Qira;BL 2.10;ALL;12.500,50;120,30',
    ],
    [
      'Macedonian',
      'Датум;Број на фактура;Добавувач;Опис;Буџетска линија;Валута;Износ;Износ во евра',
      '01.07.2024;Ф-1;Канцеларија;Закупнина;BL 2.10;MKD;12.500,50;203,10',
    ],
    [
      'Serbian in Latin letters',
      'Datum;Broj računa;Dobavljač;Opis;Budžetska linija;Valuta;Iznos;Iznos u EUR',
      '01.07.2024;R-1;Kancelarija;Zakup;BL 2.10;RSD;12.500,50;106,70',
    ],
    [
      'Serbian in Cyrillic letters',
      'Датум;Број рачуна;Добављач;Опис;Буџетска линија;Валута;Износ;Износ у еврима',
      '01.07.2024;Р-1;Канцеларија;Закуп;BL 2.10;RSD;12.500,50;106,70',
    ],
    [
      'English with brackets',
      'Date (paid);Invoice No.;Supplier;Description of expenditure;Budget line;Currency;Amount (local);EUR',
      '01.07.2024;I-1;Office Ltd;Rent;BL 2.10;BAM;12.500,50;6.391,40',
    ],
  ])('are found by headings in %s', async (_, header, row) => {
    const workbook = await open(`${header}\n${row}\n${row.replace('01.07', '02.07')}\n`)
    const names = header.split(';')
    expect(headingsOf(suggest(workbook))).toEqual({
      entryDate: names[0],
      documentNo: names[1],
      payee: names[2],
      description: names[3],
      lineCode: names[4],
      currency: names[5],
      amount: names[6],
      baseAmount: names[7],
    })
  })

  it('of a heading whose values contradict it are not taken', async () => {
    const workbook = await open('Date;Amount;Amount paid\n01.07.2024;see note;12,50\n02.07.2024;open;13,50\n')
    expect(headingsOf(suggest(workbook))).toMatchObject({ amount: 'Amount paid' })
  })

  it('by values alone fill a required field only when one column suits', async () => {
    const workbook = await open('Wann;Was\n01.07.2024;12,50\n02.07.2024;13,50\n')
    expect(inspectWorkbook(workbook, TARGETS.ledger, { sheet: null, headerRow: null }).matches).toMatchObject(
      [
        { key: 'entryDate', label: 'Wann', by: 'values' },
        { key: 'amount', label: 'Was', by: 'values' },
      ],
    )
  })

  it('take the currency out of the heading of the only amount', async () => {
    const mapping = suggest(
      await open('Datum;Opis;Iznos (EUR)\n01.07.2024;Zakup;12,50\n02.07.2024;Put;3,20\n'),
    )
    expect(headingsOf(mapping)).toMatchObject({ amount: 'Iznos (EUR)' })
    expect(mapping.constants).toEqual({ currency: 'EUR' })
  })

  it('of kindred fields stand in for a needed one that has none', async () => {
    const mapping = suggest(await open('Invoice date;EUR amount\n01.07.2024;1,50\n02.07.2024;3,20\n'))
    expect(headingsOf(mapping)).toEqual({ entryDate: 'Invoice date', amount: 'EUR amount' })
    expect(mapping.constants).toEqual({ currency: 'EUR' })
  })

  it('make a mapping that the contract accepts and that survives being saved as JSON', async () => {
    const mapping = suggest(await open('Date;Amount;Amount\n01.07.2024;1;2\n02.07.2024;3;4\n'))
    expect(mappingSchema.parse(JSON.parse(JSON.stringify(mapping)))).toEqual(mapping)
  })

  it('of organisations and budgets use their own words', async () => {
    const register = await open(
      'Emri i organizatës;Numri fiskal;Qyteti\nNGO Një;K123;Prishtinë\nNGO Dy;K124;Pejë\n',
    )
    expect(headingsOf(suggest(register, TARGETS.organisations))).toEqual({
      name: 'Emri i organizatës',
      taxNo: 'Numri fiskal',
      city: 'Qyteti',
    })
    const budget = await open(
      'Code;Budget item;Unit;No of units;Unit rate;Total cost\n1.1;Rent;month;12;100;1200\n1.2;Car;km;9;3;27\n',
    )
    expect(headingsOf(suggest(budget, TARGETS.budget))).toEqual({
      code: 'Code',
      label: 'Budget item',
      unit: 'Unit',
      quantity: 'No of units',
      unitValue: 'Unit rate',
      amount: 'Total cost',
    })
  })
})

describe('the code of a budget', () => {
  const codeOf = async (text: string) => headingsOf(suggest(await open(text), TARGETS.budget))['code']

  it('is no class that many rows share, whatever its heading says', async () => {
    const rows = ['Office;100;01;01.1', 'Roads;200;04;04.1', 'Tax office;300;01;01.1', 'Parks;50;04;04.1']
    const more = rows.map(row => row.replace(';', ' two;'))
    const text = ['title;amount;class1.code;class2.code', ...rows, ...more].join('\n')
    expect(await codeOf(text)).toBeUndefined()
    const numbered = [
      'title;amount;class1.code;code',
      ...rows.map((row, at) => row.replace(/[^;]*$/, `${at + 1}`)),
    ]
    expect(await codeOf(numbered.join('\n'))).toBe('code')
  })

  it('stays the code where one stands twice by mistake', async () => {
    expect(await codeOf('Code;Item;Total\n1.1;Rent;10\n1.2;Car;20\n1.2;Fuel;30\n')).toBe('Code')
  })

  it('is what counts the rows like an outline, where no heading names it', async () => {
    expect(await codeOf('row_key;Item;Total\n1;Staff;30\n1.1;Pay;10\n1.2;Tax;20\n2;Travel;5\n')).toBe(
      'row_key',
    )
  })

  it('is neither a decimal number nor one of two outlines', async () => {
    expect(await codeOf('Share;Item;Total\n1.5;Pay;10\n1.2;Tax;20\n1;Travel;5\n2.5;Car;4\n')).toBeUndefined()
    expect(
      await codeOf('FTE;Item;Total\n1.5;Pay;10\n1;Tax;20\n2.5;Travel;5\n2;Car;4\n3;Fuel;6\n'),
    ).toBeUndefined()
    expect(await codeOf('Old;New;Item;Total\n1;2;Staff;3\n1.1;2.1;Pay;1\n1.2;2.2;Tax;2\n')).toBeUndefined()
  })
})

describe('what a column settles for its values', () => {
  it.each([
    ['1.234,56', ','],
    ['1,234.56', '.'],
    ['1.234.567', ','],
    ['12.5', '.'],
    ['12,50 €', ','],
    ['0.123', '.'],
    ['40634.92', '.'],
    ['1.234', undefined],
    ['1,234', undefined],
    ['1234', undefined],
    ['70.00 руб.', '.'],
    ['ден. 1.250', undefined],
  ])('is the decimal mark of %s: %s', (text, mark) => {
    expect(separatorOf(text)).toBe(mark)
  })

  it('is nothing when values contradict each other', () => {
    expect(separatorEvidence(['1.234,56', '1,234.56'])).toEqual({ kind: 'mixed' })
    expect(separatorEvidence(['1.234', '5'])).toEqual({ kind: 'none' })
    expect(orderEvidence(['05/06/2024', '29/07/2024'])).toEqual({ kind: 'agreed', value: 'dmy' })
    expect(orderEvidence(['05/06/2024', '07/29/2024'])).toEqual({ kind: 'agreed', value: 'mdy' })
    expect(orderEvidence(['31/12/2024', '12/31/2024'])).toEqual({ kind: 'mixed' })
    expect(orderEvidence(['29.07.10'])).toEqual({ kind: 'agreed', value: 'dmy' })
  })

  it('reads 1.234 as 1234 beside 1.234,56 and 05/06 as 5 June beside 29/07', async () => {
    const applied = await apply(
      await open('Date;Amount\n05/06/2024;1.234\n29/07/2024;1.234,56\n06/08/2024;7\n'),
    )
    expect(column(applied, 'amount')).toEqual(['1234', '1234.56', '7'])
    expect(column(applied, 'entryDate')).toEqual(['2024-06-05', '2024-07-29', '2024-08-06'])
    expect(applied.errors).toBe(0)
  })

  it('reads a column that says nothing itself by the other amounts of the table', async () => {
    const applied = await apply(
      await open('Date;Amount;EUR amount\n01.06.2024;1.234;20,05\n02.06.2024;2.345;38,10\n'),
    )
    expect(column(applied, 'amount')).toEqual(['1234', '2345'])
  })

  it('asks where nothing settles it, naming both readings, place and remedy', async () => {
    const applied = await apply(await open('Date;Amount\n05/06/2024;1.234\n06/07/2024;2,345\n'))
    expect(applied.problems).toMatchObject([
      {
        row: 2,
        column: 'A "Date"',
        value: '05/06/2024',
        messageKey: 'import.problem.dateAmbiguous',
        details: { first: '2024-06-05', second: '2024-05-06' },
        remedyKey: 'import.remedy.dateOrder',
      },
      {
        row: 2,
        column: 'B "Amount"',
        value: '1.234',
        messageKey: 'import.problem.amountAmbiguous',
        details: { grouped: '1234', decimal: '1.234' },
        remedyKey: 'import.remedy.decimalSeparator',
      },
      { row: 3, messageKey: 'import.problem.dateAmbiguous' },
      { row: 3, messageKey: 'import.problem.amountAmbiguous' },
    ])
  })

  it('is what the mapping says, when it says', async () => {
    const workbook = await open('Date;Amount\n05/06/2024;1.234\n06/07/2024;2.345\n')
    const applied = await apply(workbook, { decimalSeparator: ',', dateOrder: 'mdy' })
    expect(column(applied, 'amount')).toEqual(['1234', '2345'])
    expect(column(applied, 'entryDate')).toEqual(['2024-05-06', '2024-06-07'])
  })

  it('never turns 1.234 into 1.23: an amount of three decimals is asked about', async () => {
    const applied = await apply(await open('Date;Amount\n05.06.2024;12.50\n06.06.2024;1.234\n'))
    expect(problems(applied)).toEqual([[3, 'B "Amount"', '1.234', 'error', 'import.problem.amountAmbiguous']])
  })
})
