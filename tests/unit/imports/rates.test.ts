import { describe, expect, it } from 'vitest'
import { ratePeriod } from '#backend/imports/rates/reading/rate-period.ts'
import { readRates } from '#backend/imports/rates/reading/read-rates.ts'
import { type RateParams, rateText } from '#backend/imports/rates/reading/reading.ts'
import { type CellSpec, makeTable } from '#tests/support/workbook-maker.ts'

async function read(content: string | Buffer, params: RateParams = {}, name = 'rates.csv') {
  const result = await readRates(Buffer.from(content), name, params)
  if (!result.ok) throw new Error(result.error.messageKey)
  return result.value
}

async function refusalOf(content: string | Buffer, params: RateParams = {}, name = 'rates.csv') {
  const result = await readRates(Buffer.from(content), name, params)
  return result.ok ? 'read' : result.error.messageKey
}

type Reading = Awaited<ReturnType<typeof read>>
const short = (reading: Reading) =>
  reading.rows.map(
    ({ currency, kind, date, rate, base }) => `${currency} ${kind} ${date} ${rate} per ${base}`,
  )
const problems = (reading: Reading) =>
  reading.problems.map(({ row, column, value, severity, messageKey }) => [
    row,
    column,
    value,
    severity,
    messageKey,
  ])

describe('the ECB as csv', () => {
  it('gives days per euro; N/A and the trailing comma are gaps', async () => {
    const reading = await read(
      'Date,USD,JPY,CYP,\n2023-05-12,1.0892,147.02,N/A,\n2023-05-11,1.093,146.54,N/A,\n',
    )
    expect(short(reading)).toEqual([
      'USD day 2023-05-12 1.0892 per EUR',
      'JPY day 2023-05-12 147.02 per EUR',
      'USD day 2023-05-11 1.093 per EUR',
      'JPY day 2023-05-11 146.54 per EUR',
    ])
    expect([reading.format, reading.rows[0]?.source, reading.blanks, reading.errors]).toEqual([
      'ecb-csv',
      'ECB',
      2,
      0,
    ])
  })

  it('of one day writes the date in words', async () => {
    const reading = await read('Date, USD, JPY, \n12 May 2023, 1.0892, 147.02, \n')
    expect(short(reading)).toEqual(['USD day 2023-05-12 1.0892 per EUR', 'JPY day 2023-05-12 147.02 per EUR'])
  })

  it('with a value that is no rate names row, column and value', async () => {
    const reading = await read('Date,USD,JPY\n2023-05-12,abc,147.02\n2023-05-11,0,-1\n')
    expect(problems(reading)).toEqual([
      [2, 'B', 'abc', 'error', 'import.problem.rate.badValue'],
      [3, 'B', '0', 'error', 'import.problem.rate.badValue'],
      [3, 'C', '-1', 'error', 'import.problem.rate.badValue'],
    ])
  })
})

const ECB_XML = (cubes: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><gesmes:Envelope xmlns:gesmes="g" xmlns="e"><gesmes:subject>Reference rates</gesmes:subject><Cube>${cubes}</Cube></gesmes:Envelope>`

describe('the ECB as xml', () => {
  it('gives the rates of one day or many', async () => {
    const reading = await read(
      ECB_XML(
        '<Cube time="2017-03-03"><Cube currency="USD" rate="1.0565"/><Cube currency="JPY" rate="120.83"/></Cube><Cube time="2017-03-02"><Cube currency="USD" rate="1.0533"/></Cube>',
      ),
      {},
      'eurofxref.xml',
    )
    expect(short(reading)).toEqual([
      'USD day 2017-03-03 1.0565 per EUR',
      'JPY day 2017-03-03 120.83 per EUR',
      'USD day 2017-03-02 1.0533 per EUR',
    ])
    expect(reading.format).toBe('ecb-xml')
  })

  it('with bad days, codes and values names each with its line', async () => {
    const reading = await read(
      ECB_XML(
        '\n<Cube time="2017-02-30"><Cube currency="USD" rate="1"/></Cube>\n<Cube time="2017-03-01">\n<Cube currency="US" rate="1"/>\n<Cube currency="USD" rate="abc"/>\n<Cube currency="JPY"/></Cube>',
      ),
    )
    expect(problems(reading)).toEqual([
      [2, 'time', '2017-02-30', 'error', 'import.problem.rate.badPeriod'],
      [4, 'US', '1', 'error', 'import.problem.rate.noCurrencyCode'],
      [5, 'USD', 'abc', 'error', 'import.problem.rate.badValue'],
      [6, 'JPY', '', 'error', 'import.problem.rate.noValue'],
    ])
    expect(reading.rows).toEqual([])
  })

  it('of another bank, without rates, or with a document type is refused', async () => {
    expect(await refusalOf('<?xml version="1.0"?><DataSet><Body><Cube/></Body></DataSet>')).toBe(
      'import.rates.unknownXml',
    )
    expect(await refusalOf(ECB_XML(''))).toBe('import.rates.noRates')
    expect(await refusalOf('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "y">]><Envelope/>')).toBe(
      'import.xml.doctype',
    )
    expect(await refusalOf('<?xml version="1.0"?><Envelope><Cube></Envelope>')).toBe('import.xml.broken')
  })
})

const entry = (changes: object = {}) => ({
  country: 'Romania',
  currency: 'Romanian Leu',
  isoA3Code: 'RON',
  isoA2Code: 'RO',
  value: 4.1234,
  comment: null,
  ...changes,
})
const JANUARY = { year: 2024, month: 1 }

describe('InforEuro as JSON', () => {
  const list = (...entries: object[]) => JSON.stringify(entries)

  it('gives the month that is stated, euro countries aside and shared currencies once', async () => {
    const text = list(
      entry(),
      entry({ country: 'Kosovo', isoA3Code: 'EUR', isoA2Code: 'XK', value: 1 }),
      entry({ country: 'United States', isoA3Code: 'USD', isoA2Code: 'US', value: 1.1075 }),
      entry({ country: 'Ecuador', isoA3Code: 'USD', isoA2Code: 'EC', value: 1.1075 }),
    )
    const reading = await read(text, JANUARY, 'inforeuro.json')
    expect(short(reading)).toEqual([
      'RON month 2024-01-01 4.1234 per EUR',
      'USD month 2024-01-01 1.1075 per EUR',
    ])
    expect(reading).toMatchObject({ format: 'inforeuro-json', errors: 0 })
    expect(reading.rows[0]?.source).toBe('InforEuro')
  })

  it('keeps every digit of a rate', async () => {
    const text = list(entry()).replace('4.1234', '61.69498000000000123')
    expect((await read(text, JANUARY)).rows[0]?.rate).toBe('61.69498000000000123')
  })

  it('takes the month from the file when it is there, and asks when nobody says it', async () => {
    const text = JSON.stringify({ year: 2023, month: 5, rates: [entry()] })
    expect(short(await read(text))).toEqual(['RON month 2023-05-01 4.1234 per EUR'])
    expect(await refusalOf(list(entry()))).toBe('import.rates.monthNeeded')
    expect(await refusalOf(list(entry()), { year: 2024, month: 13 })).toBe('import.rates.monthNeeded')
  })

  it('as the history of one currency names its months itself', async () => {
    const text = list(
      {
        currencyIso: 'MKD',
        refCurrencyIso: 'EUR',
        amount: 61.695,
        dateStart: '01/05/2023',
        dateEnd: '31/05/2023',
      },
      {
        currencyIso: 'MKD',
        refCurrencyIso: 'USD',
        amount: 61.7,
        dateStart: '01/06/2023',
        dateEnd: '30/06/2023',
      },
    )
    const reading = await read(text)
    expect(short(reading)).toEqual(['MKD month 2023-05-01 61.695 per EUR'])
    expect(problems(reading)).toEqual([
      [2, 'refCurrencyIso', 'USD', 'error', 'import.problem.rate.otherBase'],
    ])
  })

  it.each([
    ['no value', entry({ value: undefined }), 'value', 'noValue'],
    ['a value that is no number', entry({ value: 'abc' }), 'value', 'badValue'],
    ['a value of zero', entry({ value: 0 }), 'value', 'badValue'],
    ['no country code', entry({ isoA2Code: undefined }), 'isoA2Code', 'noCountryCode'],
    ['a country code of no country', entry({ isoA2Code: 'XX' }), 'isoA2Code', 'unknownCountry'],
    ['no currency code', entry({ isoA3Code: undefined }), 'isoA3Code', 'noCurrencyCode'],
    ['something else than an entry', [], '', 'badEntry'],
  ])('with %s is a named error, whether or not the month is known', async (_, bad, column, name) => {
    for (const params of [JANUARY, {}]) {
      const reading = await read(list(entry({ isoA3Code: 'USD' }), bad), params)
      expect(reading.problems.map(found => [found.row, found.column, found.messageKey])).toEqual([
        [2, column, `import.problem.rate.${name}`],
      ])
    }
  })

  it('that contradicts itself is an error', async () => {
    const reading = await read(list(entry(), entry({ country: 'Elsewhere', value: 4.2 })), JANUARY)
    expect(problems(reading)).toEqual([[2, 'value', '4.2', 'error', 'import.problem.rate.contradicts']])
  })

  it('that is not JSON, empty or of another shape is refused', async () => {
    expect(await refusalOf('invalid\n', JANUARY, 'inforeuro.json')).toBe('import.rates.notJson')
    expect(await refusalOf('[{"a":1', JANUARY)).toBe('import.rates.notJson')
    expect(await refusalOf('[]', JANUARY)).toBe('import.rates.noRates')
    expect(await refusalOf('{"USD":{"name":"dollar"}}', JANUARY)).toBe('import.rates.unknownFormat')
  })
})

describe('a day as JSON', () => {
  it('gives ISO currencies and passes over the rest', async () => {
    const reading = await read(
      '{"date":"2024-12-01","eur":{"bam":1.95583,"1inch":2.4,"all":98.326558,"eur":1}}',
      {},
      'eur.json',
    )
    expect(short(reading)).toEqual([
      'BAM day 2024-12-01 1.95583 per EUR',
      'ALL day 2024-12-01 98.326558 per EUR',
    ])
  })
})

const USD_TABLE = [
  'DATE,ALL,BAM,EUR,MKD,USD',
  '1998-12,140.5,1.67,,51.8,1',
  '2023-01,107.72,1.793846,0.9285200850810117,56.5852,1',
  '2023-02,108.43,,0.9331798441318733,58.4565,1',
  'undefin,1,1,0.87,1,1',
].join('\n')
const PER_USD: RateParams = { base: 'USD', target: 'EUR', source: 'FRED' }

describe('a table of months by currencies', () => {
  it('per another base becomes rates per euro, rounded half up to six decimals', async () => {
    const reading = await read(USD_TABLE, PER_USD)
    expect(short(reading)).toEqual([
      'ALL month 2023-01-01 116.012569 per EUR',
      'BAM month 2023-01-01 1.931941 per EUR',
      'MKD month 2023-01-01 60.941277 per EUR',
      'USD month 2023-01-01 1.076983 per EUR',
      'ALL month 2023-02-01 116.194108 per EUR',
      'MKD month 2023-02-01 62.642266 per EUR',
      'USD month 2023-02-01 1.071605 per EUR',
    ])
    expect(reading.rows.every(row => row.source === 'FRED')).toBe(true)
  })

  it('names the line it cannot use, the months without the target, and a peg that is missed', async () => {
    const reading = await read(USD_TABLE, PER_USD)
    expect(reading.errors).toBe(0)
    expect(reading.problems).toMatchObject([
      {
        row: 5,
        column: 'A',
        value: 'undefin',
        severity: 'warning',
        messageKey: 'import.problem.rate.badPeriod',
      },
      {
        severity: 'warning',
        messageKey: 'import.problem.rate.pegMissed',
        details: { currency: 'BAM', lowest: '1.931941' },
      },
      {
        row: 2,
        severity: 'warning',
        messageKey: 'import.problem.rate.noTargetRate',
        details: { date: '1998-12-01', count: 1 },
      },
    ])
  })

  it('over a pegged currency gives that currency its peg and the others rates of the same day', async () => {
    const reading = await read(USD_TABLE, { ...PER_USD, bridge: { currency: 'BAM', perTarget: '1.95583' } })
    expect(short(reading).filter(line => line.includes('2023'))).toEqual([
      'ALL month 2023-01-01 117.447098 per EUR',
      'BAM month 2023-01-01 1.955830 per EUR',
      'MKD month 2023-01-01 61.694834 per EUR',
      'USD month 2023-01-01 1.090300 per EUR',
    ])
    expect(reading.problems.map(found => found.messageKey)).not.toContain('import.problem.rate.pegMissed')
  })

  it('asks for its base when it is not per euro, and refuses a base that its own column contradicts', async () => {
    expect(await refusalOf(USD_TABLE)).toBe('import.rates.baseNeeded')
    expect(await refusalOf(USD_TABLE, { base: 'EUR' })).toBe('import.rates.baseContradicted')
    expect(await refusalOf(USD_TABLE.replaceAll('EUR', 'SEK'), PER_USD)).toBe('import.rates.noTarget')
  })

  it('may lie on its side, and be a workbook with real dates and decimal commas', async () => {
    const sideways = 'Currency;2023-01;2023-02\nMKD;61,69;61,70\nBAM;1,95583;1,95583\n'
    expect(short(await read(sideways))).toEqual([
      'MKD month 2023-01-01 61.69 per EUR',
      'BAM month 2023-01-01 1.95583 per EUR',
      'MKD month 2023-02-01 61.7 per EUR',
      'BAM month 2023-02-01 1.95583 per EUR',
    ])
    const rows: CellSpec[][] = [
      ['Monthly rates of the bank'],
      ['Месец', 'Denar (MKD)', 'EUR/RSD'],
      [{ serial: 45_108 }, 61.69, 117.2],
      [{ serial: 45_139 }, 61.5, '117,1'],
    ]
    expect(short(await read(makeTable(rows), { base: 'EUR' }, 'bank.xlsx'))).toEqual([
      'MKD month 2023-07-01 61.69 per EUR',
      'RSD month 2023-07-01 117.2 per EUR',
      'MKD month 2023-08-01 61.5 per EUR',
      'RSD month 2023-08-01 117.1 per EUR',
    ])
  })

  it('places problems of a table on its side where they stand in the file', async () => {
    const reading = await read('Currency;2023-01;2023-02\nMKD;61,69;none at all\n')
    expect(problems(reading)).toEqual([[2, 'C', 'none at all', 'error', 'import.problem.rate.badValue']])
  })

  it('of years is refused, and so is what is no table of rates', async () => {
    expect(await refusalOf('year,MKD,BAM\n1990,1.5,2\n1991,1.6,2\n')).toBe('import.rates.yearly')
    expect(await refusalOf('name,city\na,b\n')).toBe('import.rates.unknownFormat')
    const statement = 'Data;Testo;Addebiti (CHF);Saldo;Nota\n13.11.2023;a;1,50;2;x\n14.11.2023;b;2,50;3;y\n'
    expect(await refusalOf(statement)).toBe('import.rates.unknownFormat')
    expect(await refusalOf('DATE,MKD,BAM\n2023-01,,\n')).toBe('import.rates.noRates')
    expect(await refusalOf('')).toBe('import.file.empty')
  })

  it('with the same month twice is fine when equal and an error when not', async () => {
    expect((await read('DATE,MKD\n2023-01,61.5\n2023-01,61.50\n')).rows).toHaveLength(1)
    const reading = await read('DATE,MKD\n2023-01,61.5\n2023-01,61.6\n')
    expect(problems(reading)).toEqual([[3, 'B', '61.6', 'error', 'import.problem.rate.contradicts']])
  })
})

describe('parts of a rate table', () => {
  it.each([
    ['2023-05', 'month', '2023-05-01'],
    ['2023M05', 'month', '2023-05-01'],
    ['202305', 'month', '2023-05-01'],
    ['05/2023', 'month', '2023-05-01'],
    ['May 2023', 'month', '2023-05-01'],
    ['maj 2023', 'month', '2023-05-01'],
    ['мај 2023', 'month', '2023-05-01'],
    ['Jan-23', 'month', '2023-01-01'],
    ['12 May 2023', 'day', '2023-05-12'],
    ['2023-05-12', 'day', '2023-05-12'],
    ['12.05.2023', 'day', '2023-05-12'],
    ['1990', 'year', '1990-01-01'],
  ])('are periods: %s', (text, kind, date) => {
    expect(ratePeriod({ kind: 'text', text })).toEqual({ kind, date })
  })

  it.each(['undefin', '', '2023-13', '05/06/2023', 'Source: ECB'])('are not: %s', text => {
    expect(ratePeriod({ kind: 'text', text })).toBeUndefined()
  })

  it('are exact numbers, exponents written out', () => {
    expect(['1.2E-3', '12', '0.50', '1e3', '7.5e-10'].map(rateText)).toEqual([
      '0.0012',
      '12',
      '0.5',
      '1000',
      '0.00000000075',
    ])
    for (const text of ['0', '-1', 'abc', '', '1,5', '1e500', '0.000']) expect(rateText(text)).toBeUndefined()
  })
})
