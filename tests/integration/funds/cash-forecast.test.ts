import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { commands, jobs, queries } from '#backend/features/funds/index.ts'
import { insertEntries } from '#backend/features/ledger/index.ts'
import {
  addPeriod,
  draftInput,
  type MoneyFixture,
  openMoneyFixture,
  refusal,
} from '#tests/integration/ledger/fixture.ts'

let fixture: MoneyFixture

beforeEach(async () => {
  fixture = await openMoneyFixture({ queries, commands, jobs })
})
afterEach(() => fixture.workspace.close())

const TODAY = '2024-05-10'
const read = () =>
  fixture.workspace.call('funds.cashForecast', { projectId: fixture.projectId, today: TODAY })

const receive = (baseMinor: number, date: string) =>
  fixture.workspace.call('funds.save', {
    id: null,
    version: null,
    projectId: fixture.projectId,
    kind: 'instalment',
    date,
    organisationId: fixture.organisationId,
    currency: 'EUR',
    amountMinor: baseMinor,
    baseMinor,
    reference: '',
    note: '',
  })

const post = (lineId: string, amountMinor: number, entryDate: string) =>
  fixture.workspace.write(context => {
    const { id: _id, version: _version, ...base } = draftInput(fixture)
    const splits = [{ lineId, workPackageId: null, activityId: null, share: '100' }]
    const entry = { ...base, amountMinor, entryDate, documentNo: entryDate, splits }
    return insertEntries(context, [entry], { importRunId: null, post: true })
  })

const forecast = (periodId: string, lineId: string, amountMinor: number) =>
  fixture.workspace.write(({ trx, newId }) =>
    trx
      .insertInto('forecast')
      .values({
        id: newId(),
        project_id: fixture.projectId,
        period_id: periodId,
        budget_line_id: lineId,
        amount_minor: amountMinor,
      })
      .execute(),
  )

const request = (number: number, amountMinor: number, state: 'draft' | 'sent' | 'rejected') =>
  fixture.workspace.write(({ trx, newId }) =>
    trx
      .insertInto('payment_request')
      .values({
        id: newId(),
        project_id: fixture.projectId,
        number,
        kind: number === 1 ? 'first' : 'further',
        period_id: null,
        requested_on: state === 'draft' ? null : '2024-04-02',
        amount_minor: amountMinor,
        state,
      })
      .execute(),
  )

const pending = (amountMinor: number, expectedOn: string | null) =>
  fixture.workspace.write(({ trx, newId }) =>
    trx
      .insertInto('pending_payment')
      .values({
        id: newId(),
        project_id: fixture.projectId,
        budget_line_id: fixture.lines['6.1'],
        supplier: 'Auditor',
        amount_minor: amountMinor,
        expected_on: expectedOn,
      })
      .execute(),
  )

describe('the forecast of cash', () => {
  it('chains the closing of each open period, and says what goes short', async () => {
    const { lines } = fixture
    await receive(1_000_000, '2024-01-10')
    await post(lines['1.1'], 300_000, '2024-02-15')
    await addPeriod(fixture, 1, '2024-01-01', '2024-03-31', 'locked')
    const second = await addPeriod(fixture, 2, '2024-04-01', '2024-06-30')
    const third = await addPeriod(fixture, 3, '2024-07-01', '2024-09-30')
    const fourth = await addPeriod(fixture, 4, '2024-10-01', '2024-12-31')
    await post(lines['1.1'], 150_000, '2024-04-20')
    // 250,000 less the 150,000 spent on the same line; the other line is above its forecast already.
    await forecast(second, lines['1.1'], 250_000)
    await post(lines['1.2'], 50_000, '2024-04-21')
    await forecast(second, lines['1.2'], 20_000)
    await forecast(third, lines['1.1'], 900_000)
    await request(1, 200_000, 'sent')
    await request(2, 999_999, 'rejected')
    await pending(30_000, null)
    await pending(40_000, '2024-08-01')
    await pending(5_000, '2025-02-01')
    const { currency, rows } = await read()
    expect(currency).toBe('EUR')
    const none = { received: 0, expected: 0, costs: 0, forecast: 0, pending: 0 }
    expect(rows).toMatchObject([
      {
        period: { id: second },
        hasForecast: true,
        opening: 700_000,
        received: 0,
        expected: 200_000,
        costs: 200_000,
        forecast: 100_000,
        pending: 30_000,
        closing: 570_000,
      },
      {
        ...none,
        period: { id: third },
        opening: 570_000,
        forecast: 900_000,
        pending: 40_000,
        closing: -370_000,
      },
      { ...none, period: { id: fourth }, hasForecast: false, opening: -370_000, closing: -370_000 },
      { ...none, period: null, opening: -370_000, pending: 5_000, closing: -375_000 },
    ])
  })

  it('begins where the chain of funds stands, and has no row for the time after without anything due', async () => {
    const period = await addPeriod(fixture, 1, '2024-04-01', '2024-06-30')
    await receive(80_000, '2024-03-01')
    const chain = await fixture.workspace.call('funds.chain', { projectId: fixture.projectId })
    const { rows } = await read()
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({
      period: { id: period },
      opening: 80_000,
      closing: chain.rows[0]?.closing,
    })
  })

  it('is empty without an open period, and unknown for an unknown project', async () => {
    await addPeriod(fixture, 1, '2024-01-01', '2024-03-31', 'locked')
    expect((await read()).rows).toEqual([])
    const unknown = { projectId: '01890a5d-ac96-774b-bcce-b302099a8057', today: TODAY }
    expect(await refusal(fixture, 'funds.cashForecast', unknown)).toMatchObject({ code: 'NotFound' })
  })
})
