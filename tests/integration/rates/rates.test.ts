import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as ledger from '#backend/features/ledger/index.ts'
import {
  commands,
  insertRates,
  jobs,
  openRateBook,
  previewRates,
  queries,
  type RateOptions,
  type RateTerms,
} from '#backend/features/rates/index.ts'
import type { ExchangeRate } from '#shared/domain/rates/index.ts'
import type { Period } from '#shared/kernel/period.ts'
import {
  addPeriod,
  draftInput,
  type MoneyFixture,
  openMoneyFixture,
  refusal,
  snapshot,
} from '#tests/integration/ledger/fixture.ts'

let fixture: MoneyFixture

beforeEach(async () => {
  fixture = await openMoneyFixture({
    queries,
    commands: { ...commands, ...ledger.commands },
    jobs,
  })
})
afterEach(() => fixture.workspace.close())

const rate = (overrides: Partial<ExchangeRate> = {}): ExchangeRate => ({
  source: 'test-table',
  base: 'EUR',
  currency: 'RSD',
  kind: 'month',
  date: '2024-02-01',
  rate: '117.2025',
  ...overrides,
})
const store = (rates: readonly ExchangeRate[], options: Partial<RateOptions> = {}) =>
  fixture.workspace.write(context =>
    insertRates(context, rates, { importedFrom: 'rates.csv', replace: false, ...options }),
  )
const storedRates = async () => (await snapshot(fixture)).rates.map(row => [row.date, row.rate])

describe('a typed rate', () => {
  it('is stored; a month stands on its first day', async () => {
    const { id } = await fixture.workspace.call('rates.add', rate({ date: '2024-02-17' }))
    const { rows, total } = await fixture.workspace.call('rates.list', {})
    expect(rows).toEqual([{ ...rate(), id, importedFrom: '' }])
    expect(total).toBe(1)
  })

  it('is the same again without harm, and refused with another value', async () => {
    const { id } = await fixture.workspace.call('rates.add', rate())
    expect(await fixture.workspace.call('rates.add', rate({ rate: '117.20250' }))).toEqual({ id })
    expect(await refusal(fixture, 'rates.add', rate({ rate: '118' }))).toMatchObject({
      code: 'Conflict',
      messageKey: 'problem.rates.existsUnused',
      details: { stored: '117.2025', currency: 'RSD', date: '2024-02-01' },
    })
    expect(await storedRates()).toEqual([['2024-02-01', '117.2025']])
  })

  it('must be above zero and of another currency than the base', async () => {
    expect(await refusal(fixture, 'rates.add', rate({ rate: '0' }))).toMatchObject({
      code: 'Validation',
      messageKey: 'problem.rateInvalid',
    })
    expect(await refusal(fixture, 'rates.add', rate({ rate: '-1' }))).toMatchObject({ code: 'Validation' })
    expect(await refusal(fixture, 'rates.add', rate({ currency: 'EUR' }))).toMatchObject({
      messageKey: 'problem.rates.sameCurrency',
    })
    expect(await storedRates()).toEqual([])
  })
})

describe('a table of rates', () => {
  it('is stored once however often it is imported', async () => {
    const table = Array.from({ length: 700 }, (_, day) =>
      rate({
        kind: 'day',
        date: new Date(Date.UTC(2023, 0, 1 + day)).toISOString().slice(0, 10),
        rate: `117.${1000 + day}`,
      }),
    )
    const nothing = { replaced: 0, conflicts: [] }
    expect(await store(table)).toEqual({ created: 700, unchanged: 0, ...nothing })
    expect(await store(table)).toEqual({ created: 0, unchanged: 700, ...nothing })
  })

  it('reports other values than the stored ones and leaves them unless told to replace', async () => {
    await store([rate(), rate({ date: '2024-03-01', rate: '118' })])
    const offered = [rate({ rate: '119' }), rate({ date: '2024-04-01', rate: '120' })]
    const preview = await fixture.workspace.read(db => previewRates(db, offered))
    expect(preview).toMatchObject({ created: 1, conflicts: [{ row: 0, stored: '117.2025', usedIn: [] }] })
    expect(await store(offered)).toMatchObject({ created: 1, replaced: 0, conflicts: [{ row: 0 }] })
    expect(await storedRates()).toContainEqual(['2024-02-01', '117.2025'])
    expect(await store(offered, { replace: true })).toMatchObject({ replaced: 1, conflicts: [] })
    expect(await storedRates()).toContainEqual(['2024-02-01', '119'])
  })

  it('never replaces a rate that a locked period was reported at', async () => {
    await store([rate()])
    await addPeriod(fixture, 1, '2024-01-01', '2024-03-31')
    const { id } = await fixture.workspace.call(
      'ledger.saveDraft',
      draftInput(fixture, { currency: 'RSD', amountMinor: 1_000_000 }),
    )
    await fixture.workspace.call('ledger.post', { ids: [id] })
    await fixture.workspace.write(({ trx }) =>
      trx.updateTable('reporting_period').set({ state: 'locked' }).execute(),
    )
    const outcome = await store([rate({ rate: '119' })], { replace: true })
    expect(outcome).toMatchObject({
      replaced: 0,
      conflicts: [{ stored: '117.2025', usedIn: [{ project: 'MAIN', period: 1 }] }],
    })
    expect(await storedRates()).toEqual([['2024-02-01', '117.2025']])
    expect(await refusal(fixture, 'rates.add', rate({ rate: '119' }))).toMatchObject({
      messageKey: 'problem.rates.exists',
      details: { usedIn: 'MAIN 1' },
    })
  })

  it('keeps every month of a locked period whose mean was reported', async () => {
    await fixture.workspace.write(({ trx }) =>
      trx.updateTable('project').set({ rate_policy: 'period_mean' }).execute(),
    )
    await store([
      rate({ date: '2024-01-01', rate: '117' }),
      rate({ rate: '118' }),
      rate({ date: '2024-03-01', rate: '119' }),
    ])
    await addPeriod(fixture, 1, '2024-01-01', '2024-03-31')
    const { id } = await fixture.workspace.call(
      'ledger.saveDraft',
      draftInput(fixture, { currency: 'RSD', amountMinor: 1_180_000 }),
    )
    await fixture.workspace.call('ledger.post', { ids: [id] })
    const { entries } = await snapshot(fixture)
    expect(entries[0]).toMatchObject({ rate: '118', base_minor: 10_000, rate_date: '2024-03-31' })
    await fixture.workspace.write(({ trx }) =>
      trx.updateTable('reporting_period').set({ state: 'locked' }).execute(),
    )
    const outcome = await store([rate({ date: '2024-01-01', rate: '1' })], { replace: true })
    expect(outcome).toMatchObject({ replaced: 0, conflicts: [{ usedIn: [{ project: 'MAIN', period: 1 }] }] })
  })

  it('is refused whole when one value is no rate, naming its row', async () => {
    await expect(store([rate(), rate({ date: '2024-03-01', rate: '0.0' })])).rejects.toMatchObject({
      problem: { messageKey: 'problem.rateInvalid', details: { row: 2 } },
    })
    expect(await storedRates()).toEqual([])
  })

  it('is summed up by source, base and kind', async () => {
    await store([
      rate(),
      rate({ date: '2024-05-01' }),
      rate({ currency: 'ALL', date: '2023-01-01', rate: '100' }),
      rate({ source: 'ecb', kind: 'day', currency: 'USD', date: '2024-02-02', rate: '1.08' }),
    ])
    expect((await fixture.workspace.call('rates.sources', {})).rows).toEqual([
      {
        source: 'ecb',
        base: 'EUR',
        kind: 'day',
        currencies: ['USD'],
        first: '2024-02-02',
        last: '2024-02-02',
        count: 1,
      },
      {
        source: 'test-table',
        base: 'EUR',
        kind: 'month',
        currencies: ['ALL', 'RSD'],
        first: '2023-01-01',
        last: '2024-05-01',
        count: 3,
      },
    ])
    const page = await fixture.workspace.call('rates.list', { source: 'test-table', limit: 2 })
    expect(page.rows.map(row => [row.currency, row.date])).toEqual([
      ['RSD', '2024-05-01'],
      ['RSD', '2024-02-01'],
    ])
    expect(page.total).toBe(3)
  })
})

describe('the rate of a contract', () => {
  const ask = async (
    terms: Partial<RateTerms>,
    currency: string,
    date: string,
    periods: readonly Period[] = [],
  ) => {
    const all = {
      id: fixture.projectId,
      currency: 'EUR',
      ratePolicy: 'month',
      rateSource: '',
      span: null,
      ...terms,
    } as const
    const question = { currency, date, amountMinor: 100 }
    const book = await fixture.workspace.read(db => openRateBook(db, all, periods, [question]))
    const answer = book(question)
    return answer.ok ? answer.value : answer.error.code
  }

  it('is the day of the last tranche, or the mean of the last month, where the Visegrad Fund pays', async () => {
    await fixture.workspace.write(async ({ trx, newId }) => {
      for (const [date, to] of [
        ['2024-01-10', 58_575_000],
        ['2024-05-06', 58_600_000],
      ] as const)
        await trx
          .insertInto('currency_conversion')
          .values({
            id: newId(),
            project_id: fixture.projectId,
            date,
            from_currency: 'EUR',
            from_minor: 500_000,
            to_currency: 'RSD',
            to_minor: to,
            rate: '117.2',
            slip_no: date,
          })
          .execute()
    })
    await store([
      rate({ kind: 'day', date: '2024-01-09', rate: '117.11' }),
      rate({ kind: 'day', date: '2024-05-06', rate: '117.33' }),
      rate({ date: '2024-06-01', rate: '117.05' }),
    ])
    const tranche = { ratePolicy: 'last_tranche_day' } as const
    expect(await ask(tranche, 'RSD', '2024-03-01')).toMatchObject({ rate: '117.11', date: '2024-01-09' })
    expect(await ask(tranche, 'RSD', '2024-05-06')).toMatchObject({ rate: '117.33', date: '2024-05-06' })
    expect(await ask(tranche, 'RSD', '2024-01-09')).toBe('Rule.InstalmentMissing')
    const mean = {
      ratePolicy: 'end_month_mean',
      span: { start: '2024-01-01', end: '2024-06-30' },
    } as const
    expect(await ask(mean, 'RSD', '2024-01-20')).toMatchObject({ rate: '117.05', date: '2024-06-01' })
    expect(await ask({ ...mean, span: null }, 'RSD', '2024-01-20')).toBe('Rule.PeriodMissing')
  })

  it('is the month, the mean of the period, or the one that stands', async () => {
    await store([
      rate({ date: '2024-01-01', rate: '117.1745' }),
      rate({ date: '2024-02-01', rate: '117.2025' }),
      rate({ date: '2024-03-01', rate: '117.1890' }),
      rate({ currency: 'BAM', kind: 'day', date: '2020-01-01', rate: '1.95583' }),
    ])
    const quarter = { start: '2024-01-01', end: '2024-03-31' }
    expect(await ask({}, 'RSD', '2024-02-29')).toEqual({
      rate: '117.2025',
      source: 'test-table',
      date: '2024-02-01',
      baseMinor: 1,
    })
    expect(await ask({ ratePolicy: 'period_mean' }, 'RSD', '2024-02-29', [quarter])).toMatchObject({
      rate: '117.188666666667',
      date: '2024-03-31',
    })
    expect(await ask({ ratePolicy: 'fixed' }, 'BAM', '2024-05-31')).toMatchObject({ rate: '1.95583' })
    expect(await ask({ ratePolicy: 'bank' }, 'RSD', '2024-02-10')).toMatchObject({ rate: '117.2025' })
    expect(await ask({}, 'EUR', '2024-02-10')).toEqual({
      rate: '1',
      source: 'same-currency',
      date: '2024-02-10',
      baseMinor: 100,
    })
  })

  it('is missing rather than guessed', async () => {
    await store([rate(), rate({ source: 'other', rate: '118' })])
    expect(await ask({}, 'RSD', '2024-03-01')).toBe('Rule.RateMissing')
    expect(await ask({}, 'RSD', '2024-02-01')).toBe('Rule.RateSourceAmbiguous')
    expect(await ask({ rateSource: 'other' }, 'RSD', '2024-02-01')).toMatchObject({ rate: '118' })
    expect(await ask({ rateSource: 'third' }, 'RSD', '2024-02-01')).toBe('Rule.RateMissing')
    expect(await ask({}, 'RSD', '0001-01-03')).toBe('Rule.RateMissing')
    expect(await ask({ ratePolicy: 'period_mean' }, 'RSD', '2024-02-01')).toBe('Rule.PeriodMissing')
    expect(await ask({ ratePolicy: 'fixed', rateSource: 'other' }, 'RSD', '2024-01-31')).toBe(
      'Rule.RateMissing',
    )
  })
})
