import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { brief, type ImportSite, openImportSite } from './support.ts'

let site: ImportSite
beforeEach(async () => {
  site = await openImportSite()
})
afterEach(() => site.close())

const stored = (source: string) =>
  site.workspace.read(db =>
    db
      .selectFrom('exchange_rate')
      .select(['base', 'currency', 'kind', 'date', 'rate', 'imported_from'])
      .where('source', '=', source)
      .orderBy('date')
      .orderBy('currency')
      .execute(),
  )

const MONTHS = 'Month;MKD;ALL\n2024-06;61,5;100,10\n2024-07;61,6;\n'

describe('importing rates', () => {
  it('takes a table of months by currencies', async () => {
    const outcome = await site.run('rates', await site.text('rates.csv', MONTHS), {
      params: { source: 'Bank' },
    })
    expect(outcome).toMatchObject({ rowsRead: 3, created: 3, unchanged: 0, errors: 0 })
    expect(outcome.sample[0]).toEqual({
      date: '2024-06-01',
      kind: 'month',
      currency: 'MKD',
      rate: '61.5',
      base: 'EUR',
      source: 'Bank',
    })
    expect(await stored('Bank')).toMatchObject([
      {
        base: 'EUR',
        currency: 'ALL',
        kind: 'month',
        date: '2024-06-01',
        rate: '100.1',
        imported_from: 'rates.csv',
      },
      { currency: 'MKD', date: '2024-06-01', rate: '61.5' },
      { currency: 'MKD', date: '2024-07-01', rate: '61.6' },
    ])
  })

  it('turns a table per dollar into rates per euro', async () => {
    const file = await site.text('usd.csv', 'Month,EUR,RSD\n2024-06,0.92,107.64\n2024-07,0.9,105.3\n')
    const outcome = await site.run('rates', file, { params: { base: 'USD', source: 'Table' } })
    expect(outcome.errors).toBe(0)
    const rates = await stored('Table')
    expect(rates.filter(rate => rate.currency === 'RSD').map(rate => rate.rate)).toEqual([
      '117.000000',
      '117.000000',
    ])
  })

  it('asks for the base when the numbers are not per euro', async () => {
    const file = await site.text('usd.csv', 'Month,EUR,RSD\n2024-06,0.92,107.64\n2024-07,0.9,105.3\n')
    const answer = await site.workspace.envelope('imports.run', {
      kind: 'rates',
      token: site.token(file),
      params: {},
      mapping: null,
    })
    expect(answer).toMatchObject({
      ok: false,
      error: { code: 'Import', messageKey: 'import.rates.baseNeeded' },
    })
  })

  it('changes nothing for the same file, but takes it again under another source', async () => {
    const file = await site.text('rates.csv', MONTHS)
    await site.run('rates', file, { params: { source: 'Bank' } })
    expect(await site.run('rates', file, { params: { source: 'Bank' } })).toMatchObject({
      alreadyImported: true,
    })
    expect(await site.run('rates', file, { params: { source: 'Other' } })).toMatchObject({
      alreadyImported: false,
      created: 3,
    })
  })

  it('names the place of a stored rate that says otherwise, and stores nothing', async () => {
    await site.run('rates', await site.text('rates.csv', MONTHS), { params: { source: 'Bank' } })
    const corrected = await site.text(
      'rates.csv',
      MONTHS.replace('61,6', '61,7').concat('2024-08;61,8;101\n'),
    )
    const refused = await site.run('rates', corrected, { params: { source: 'Bank' } })
    expect(refused).toMatchObject({ errors: 1, created: 0, unchanged: 2 })
    expect(refused.problems).toMatchObject([
      {
        row: 3,
        column: expect.stringMatching(/^B/),
        value: '61.7',
        messageKey: 'import.problem.rateConflict',
        details: { currency: 'MKD', base: 'EUR', date: '2024-07-01', stored: '61.6', offered: '61.7' },
        remedyKey: 'import.remedy.rateConflict',
      },
    ])
    expect(await stored('Bank')).toHaveLength(3)
    const taken = await site.run('rates', corrected, { params: { source: 'Bank', replace: true } })
    expect(taken).toMatchObject({ errors: 0, created: 2, updated: 1, unchanged: 2 })
    expect((await stored('Bank')).find(rate => rate.date === '2024-07-01')?.rate).toBe('61.7')
  })

  it('keeps to the currencies and days that are asked for', async () => {
    const outcome = await site.run('rates', await site.text('rates.csv', MONTHS), {
      params: { source: 'Bank', currencies: ['MKD'], from: '2024-07-01' },
    })
    expect(outcome).toMatchObject({ created: 1, skipped: 2 })
    expect(await stored('Bank')).toMatchObject([{ currency: 'MKD', date: '2024-07-01' }])
  })

  it('refuses a cell that is no rate, with its place', async () => {
    const outcome = await site.dryRun(
      'rates',
      await site.text('rates.csv', MONTHS.replace('61,6', 'n. a. 61')),
    )
    expect(brief(outcome.problems)).toEqual(['3 error rate.badValue'])
  })

  it('has nothing to post', async () => {
    const answer = await site.workspace.envelope('imports.run', {
      kind: 'rates',
      token: site.token(await site.text('rates.csv', MONTHS)),
      params: {},
      mapping: null,
      post: true,
    })
    expect(answer).toMatchObject({
      ok: false,
      error: { code: 'Validation', details: { fields: [{ messageKey: 'validation.nothingToPost' }] } },
    })
  })
})
