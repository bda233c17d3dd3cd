import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as funds from '#backend/features/funds/index.ts'
import { keepClosing, requirePeriod } from '#backend/features/funds/index.ts'
import * as ledger from '#backend/features/ledger/index.ts'
import * as rates from '#backend/features/rates/index.ts'
import type { InputOf } from '#shared/contract/index.ts'
import {
  addMonthRate,
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
    queries: { ...funds.queries, ...ledger.queries, ...rates.queries },
    commands: { ...funds.commands, ...ledger.commands, ...rates.commands },
    jobs: {},
  })
})
afterEach(() => fixture.workspace.close())

const conversion = (overrides: Partial<InputOf<'conversions.save'>> = {}): InputOf<'conversions.save'> => ({
  id: null,
  version: null,
  projectId: fixture.projectId,
  date: '2024-01-10',
  fromCurrency: 'EUR',
  fromMinor: 500_000,
  toCurrency: 'RSD',
  toMinor: 58_575_000,
  slipNo: 'SLIP-1',
  ...overrides,
})
const save = (overrides: Partial<InputOf<'conversions.save'>> = {}) =>
  fixture.workspace.call('conversions.save', conversion(overrides))
const projectId = () => ({ projectId: fixture.projectId })
const post = async (overrides: Parameters<typeof draftInput>[1]) => {
  const { id } = await fixture.workspace.call('ledger.saveDraft', draftInput(fixture, overrides))
  await fixture.workspace.call('ledger.post', { ids: [id] })
  return id
}
const policy = (rate_policy: 'fifo' | 'month') =>
  fixture.workspace.write(({ trx }) =>
    trx.updateTable('project').set({ rate_policy }).where('id', '=', fixture.projectId).execute(),
  )
const receive = (minor: number, date: string) =>
  fixture.workspace.call('funds.save', {
    id: null,
    version: null,
    ...projectId(),
    kind: 'instalment',
    date,
    organisationId: null,
    currency: 'EUR',
    amountMinor: minor,
    baseMinor: minor,
    reference: '',
    note: '',
  })

describe('a purchase of currency', () => {
  it('carries the rate behind both amounts, changes with its version and is deleted', async () => {
    const first = await save()
    expect((await fixture.workspace.call('conversions.list', projectId())).rows).toEqual([
      {
        ...first,
        date: '2024-01-10',
        from: { minor: 500_000, currency: 'EUR' },
        to: { minor: 58_575_000, currency: 'RSD' },
        rate: '117.150000',
        slipNo: 'SLIP-1',
        fromAccount: null,
        toAccount: null,
      },
    ])
    const second = await save({ ...first, toMinor: 58_600_000 })
    expect(second).toEqual({ id: first.id, version: 2 })
    expect(await refusal(fixture, 'conversions.save', conversion({ ...first }))).toMatchObject({
      code: 'Conflict',
    })
    await fixture.workspace.call('conversions.delete', second)
    expect(await refusal(fixture, 'conversions.delete', second)).toMatchObject({ code: 'NotFound' })
  })

  it('refuses one currency twice and days of a locked period, and leaves nothing', async () => {
    await addPeriod(fixture, 1, '2024-01-01', '2024-03-31', 'locked')
    const before = await snapshot(fixture)
    expect(await refusal(fixture, 'conversions.save', conversion({ toCurrency: 'EUR' }))).toMatchObject({
      messageKey: 'problem.rates.sameCurrency',
    })
    expect(await refusal(fixture, 'conversions.save', conversion())).toMatchObject({
      code: 'Rule.PeriodLocked',
    })
    expect(await snapshot(fixture)).toEqual(before)
  })

  it('stays once a posted entry was paid from it; only words around it change', async () => {
    await policy('fifo')
    const made = await save()
    const id = await post({ currency: 'RSD', amountMinor: 11_715_000 })
    const used = {
      code: 'Rule.LayerUsed',
      details: { count: 1, used: { minor: 11_715_000, currency: 'RSD' } },
    }
    expect(
      await refusal(fixture, 'conversions.save', conversion({ ...made, toMinor: 60_000_000 })),
    ).toMatchObject(used)
    expect(await refusal(fixture, 'conversions.delete', made)).toMatchObject(used)
    expect(await save({ ...made, slipNo: 'SLIP-1b' })).toMatchObject({ version: 2 })
    expect((await fixture.workspace.call('rates.layers', projectId())).rows).toMatchObject([
      { kind: 'conversion', used: { minor: 11_715_000 }, left: { minor: 46_860_000 } },
    ])
    expect((await fixture.workspace.call('rates.draws', { entryId: id })).rows).toEqual([
      {
        kind: 'conversion',
        date: '2024-01-10',
        reference: 'SLIP-1b',
        rate: '117.150000',
        local: { minor: 11_715_000, currency: 'RSD' },
        base: { minor: 100_000, currency: 'EUR' },
      },
    ])
  })
})

describe('the exchange difference', () => {
  const differences = async () =>
    (await fixture.workspace.call('funds.exchangeDifferences', projectId())).rows

  it('is booked as a line of its own, once, with what the caller saw (FX-07)', async () => {
    const periodId = await addPeriod(fixture, 1, '2024-01-01', '2024-03-31')
    await addMonthRate(fixture, 'RSD', '2024-02', '117.2025')
    await save()
    await post({ currency: 'RSD', amountMinor: 58_575_000 })
    expect(await differences()).toMatchObject([
      {
        periodId,
        currencies: [
          {
            currency: 'RSD',
            spent: { minor: 58_575_000 },
            worth: { minor: 500_000 },
            reported: { minor: 499_776 },
            difference: { minor: -224, currency: 'EUR' },
          },
        ],
        difference: -224,
        booked: 0,
        open: -224,
      },
    ])
    expect(await refusal(fixture, 'funds.bookExchangeDifference', { periodId, minor: -223 })).toMatchObject({
      code: 'Conflict',
      details: { now: { minor: -224, currency: 'EUR' } },
    })
    await fixture.workspace.call('funds.bookExchangeDifference', { periodId, minor: -224 })
    expect(await differences()).toMatchObject([{ booked: -224, open: 0 }])
    expect((await fixture.workspace.call('funds.list', projectId())).rows).toMatchObject([
      {
        kind: 'exchange_difference',
        date: '2024-03-31',
        base: { minor: -224, currency: 'EUR' },
        reference: 'P1',
      },
    ])
    expect(await refusal(fixture, 'funds.bookExchangeDifference', { periodId, minor: 0 })).toMatchObject({
      code: 'Rule.NothingToBook',
    })
  })

  it('is none where money is used first in, first out', async () => {
    await policy('fifo')
    await addPeriod(fixture, 1, '2024-01-01', '2024-03-31')
    await save()
    await post({ currency: 'RSD', amountMinor: 58_575_000 })
    expect(await differences()).toMatchObject([{ currencies: [], difference: 0, open: 0 }])
  })

  it('does not move in a locked period when a rate is imported later', async () => {
    await addPeriod(fixture, 1, '2024-01-01', '2024-03-31')
    await addMonthRate(fixture, 'RSD', '2024-02', '117.2025')
    await save()
    const id = await post({ currency: 'RSD', amountMinor: 58_575_000 })
    await fixture.workspace.write(({ trx }) =>
      trx.updateTable('reporting_period').set({ state: 'locked' }).execute(),
    )
    const before = [await differences(), await fixture.workspace.call('ledger.get', { id })]
    await addMonthRate(fixture, 'RSD', '2024-03', '120')
    expect([await differences(), await fixture.workspace.call('ledger.get', { id })]).toEqual(before)
  })
})

describe('the chain of funds', () => {
  const chain = async () => (await fixture.workspace.call('funds.chain', projectId())).rows

  it('opens every period with what the one before closed with (SW-04)', async () => {
    await addPeriod(fixture, 1, '2024-01-01', '2024-03-31')
    await addPeriod(fixture, 2, '2024-04-01', '2024-06-30')
    await receive(1_000_000, '2024-01-05')
    await post({ amountMinor: 250_025 })
    await receive(50_000, '2024-04-05')
    await post({ amountMinor: 100, entryDate: '2024-05-02', documentNo: 'INV-2' })
    expect(await chain()).toMatchObject([
      { opening: 0, received: 1_000_000, costs: 250_025, closing: 749_975, before: null, difference: null },
      { opening: 749_975, received: 50_000, costs: 100, closing: 799_875, before: 749_975, difference: 0 },
    ])
  })

  it('shows to the cent what moved after a lock (SW-05)', async () => {
    const first = await addPeriod(fixture, 1, '2024-01-01', '2024-03-31')
    await addPeriod(fixture, 2, '2024-04-01', '2024-06-30')
    await receive(1_000_000, '2024-01-05')
    await fixture.workspace.write(async context =>
      keepClosing(context, await requirePeriod(context.trx, first)),
    )
    await fixture.workspace.write(({ trx }) =>
      trx.updateTable('fund_movement').set({ base_minor: 999_999 }).execute(),
    )
    expect(await chain()).toMatchObject([
      { closing: 999_999, lockedClosing: 1_000_000 },
      { opening: 999_999, before: 1_000_000, difference: -1 },
    ])
  })
})
