import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as funds from '#backend/features/funds/index.ts'
import * as ledger from '#backend/features/ledger/index.ts'
import * as payments from '#backend/features/payments/index.ts'
import { parametersOf, rulePack, writeParameters } from '#backend/features/programmes/index.ts'
import type { InputOf } from '#shared/contract/index.ts'
import {
  addPeriod,
  draftInput,
  type MoneyFixture,
  openMoneyFixture,
  refusal,
} from '#tests/integration/ledger/fixture.ts'

let fixture: MoneyFixture

beforeEach(async () => {
  fixture = await openMoneyFixture({
    queries: { ...funds.queries, ...ledger.queries, ...payments.queries },
    commands: { ...funds.commands, ...ledger.commands, ...payments.commands },
    jobs: {},
  })
})
afterEach(() => fixture.workspace.close())

/** The contract of EU-11 and EU-12: 290,000.00 at 80 %, 24 months. */
const contract = (overrides: { grant?: number; percent?: string; end?: string; rules?: object } = {}) =>
  fixture.workspace.write(async ({ trx }) => {
    const pack = rulePack('eu')
    if (!pack) throw new Error('no EU pack')
    const parameters = parametersOf(pack).map(parameter => {
      const value = (overrides.rules as Record<string, string> | undefined)?.[parameter.name]
      return value === undefined ? parameter : { ...parameter, value }
    })
    await trx
      .updateTable('project')
      .set({
        grant_minor: overrides.grant ?? 29_000_000,
        funding_percent: overrides.percent ?? '80',
        end_date: overrides.end ?? '2025-12-31',
        rule_pack: 'eu',
        rule_parameters: writeParameters(parameters),
      })
      .where('id', '=', fixture.projectId)
      .execute()
  })
const periods = async () => [
  await addPeriod(fixture, 1, '2024-01-01', '2024-06-30'),
  await addPeriod(fixture, 2, '2024-07-01', '2024-12-31'),
]
const forecast = (periodId: string, amount_minor: number) =>
  fixture.workspace.write(({ trx, newId }) =>
    trx
      .insertInto('forecast')
      .values({
        id: newId(),
        project_id: fixture.projectId,
        period_id: periodId,
        budget_line_id: fixture.lines['1.1'],
        quantity: null,
        unit_value: null,
        amount_minor,
      })
      .execute(),
  )
const receive = (minor: number, date: string, kind: 'instalment' | 'other_donor' | 'refund' = 'instalment') =>
  fixture.workspace.call('funds.save', {
    id: null,
    version: null,
    projectId: fixture.projectId,
    kind,
    date,
    organisationId: null,
    currency: 'EUR',
    amountMinor: minor,
    baseMinor: minor,
    reference: '',
    note: '',
  })
const spend = async (minor: number, entryDate = '2024-02-15') => {
  const { id } = await fixture.workspace.call(
    'ledger.saveDraft',
    draftInput(fixture, { amountMinor: minor, entryDate, documentNo: `D-${entryDate}-${minor}` }),
  )
  await fixture.workspace.call('ledger.post', { ids: [id] })
  return id
}
const propose = (kind: 'first' | 'further' | 'balance', periodId: string | null = null) =>
  fixture.workspace.call('paymentRequests.propose', { projectId: fixture.projectId, kind, periodId })
const input = (
  overrides: Partial<InputOf<'paymentRequests.save'>> = {},
): InputOf<'paymentRequests.save'> => ({
  id: null,
  version: null,
  projectId: fixture.projectId,
  kind: 'first',
  periodId: null,
  amountMinor: 0,
  reference: '',
  note: '',
  ...overrides,
})
const save = (overrides: Partial<InputOf<'paymentRequests.save'>>) =>
  fixture.workspace.call('paymentRequests.save', input(overrides))
const outcomes = (found: Awaited<ReturnType<typeof propose>>) =>
  Object.fromEntries(found.basis.steps.map(step => [step.key, [step.resultMinor, step.outcome]]))

describe('what may be asked for', () => {
  it('is 80 % of the grant without the reserve under option 1 (EU-09)', async () => {
    await contract({ grant: 9_000_000, percent: '90' })
    await fixture.workspace.write(({ trx }) =>
      trx
        .updateTable('budget_node')
        .set({ kind: 'contingency', amount_minor: 300_000 })
        .where('line_id', '=', fixture.lines['2.1'])
        .execute(),
    )
    const found = await propose('first')
    expect(found).toMatchObject({ amount: { minor: 6_984_000, currency: 'EUR' }, basis: { option: 1 } })
    expect(outcomes(found)).toMatchObject({ reserveLeftOut: [8_730_000, 'ok'], payable: [6_984_000, 'ok'] })
  })

  it('is the EU share of the first forecast under option 2; without a forecast nothing is guessed', async () => {
    await contract()
    const [first = ''] = await periods()
    expect(
      await refusal(fixture, 'paymentRequests.propose', {
        projectId: fixture.projectId,
        kind: 'first',
        periodId: null,
      }),
    ).toMatchObject({ code: 'Rule.RequestFigures', messageKey: 'problem.payments.noForecast' })
    await forecast(first, 10_000_000)
    expect(await propose('first')).toMatchObject({
      amount: { minor: 8_000_000 },
      basis: { option: 2, forecastPeriodId: first },
    })
  })

  it('is the share of the forecast, less what was not used, up to 90 % (EU-11a to c, EU-12)', async () => {
    await contract()
    const [first = '', second = ''] = await periods()
    await forecast(second, 14_000_000)
    await receive(12_000_000, '2024-01-10')
    await spend(9_000_000)
    const short = await propose('further', first)
    expect(short).toMatchObject({ amount: { minor: 10_000_000 }, basis: { until: '2024-06-30' } })
    expect(outcomes(short)).toMatchObject({
      costAccepted: [9_000_000, 'ok'],
      euShareIncurred: [7_200_000, 'ok'],
      lastUsed: [7_200_000, 'short'],
      reduction: [1_200_000, 'short'],
    })
    await contract({ rules: { prefin_reduction: 'UNUSED' } })
    expect((await propose('further', first)).amount.minor).toBe(6_400_000)
    await spend(1_500_000)
    expect((await propose('further', first)).amount.minor).toBe(11_200_000)
  })

  it('stops at the room under 90 % of the grant (EU-12)', async () => {
    await contract()
    const [, second = ''] = await periods()
    const third = await addPeriod(fixture, 3, '2025-01-01', '2025-06-30')
    await forecast(third, 8_000_000)
    await receive(12_000_000, '2024-01-10')
    await receive(11_200_000, '2024-07-10')
    await spend(26_000_000)
    const found = await propose('further', second)
    expect(found.amount.minor).toBe(2_900_000)
    expect(outcomes(found)).toMatchObject({
      totalLimit: [2_900_000, 'capped'],
      forecastShare: [6_400_000, 'ok'],
    })
  })

  it('leaves refused cost out and says so', async () => {
    await contract()
    const [first = '', second = ''] = await periods()
    await forecast(second, 14_000_000)
    await receive(12_000_000, '2024-01-10')
    const entry = await spend(10_500_000)
    await fixture.workspace.write(({ trx, newId, actor }) =>
      trx
        .insertInto('ineligible_cost')
        .values({
          id: newId(),
          entry_id: entry,
          budget_line_id: fixture.lines['1.1'],
          base_minor: 100,
          reason_code: 'DOCS',
          decided_on: '2024-07-01',
          decided_by: actor.personId,
          state: 'in_force',
        })
        .execute(),
    )
    const found = await propose('further', first)
    expect(found.basis.ineligibleMinor).toBe(100)
    expect(outcomes(found)).toMatchObject({
      costAccepted: [10_499_900, 'ok'],
      lastUsed: [8_399_920, 'short'],
    })
  })

  it('is the balance with the final report, or a recovery; verification above the limit (EU-13, EU-14, statement 23)', async () => {
    await contract({ rules: { no_profit_applies: 'false' } })
    const [first = ''] = await periods()
    expect(
      await refusal(fixture, 'paymentRequests.propose', {
        projectId: fixture.projectId,
        kind: 'balance',
        periodId: first,
      }),
    ).toMatchObject({ messageKey: 'problem.payments.notFinal' })
    await fixture.workspace.write(({ trx }) =>
      trx.updateTable('reporting_period').set({ kind: 'final' }).where('number', '=', 2).execute(),
    )
    const [, final = ''] = await fixture.workspace.read(async db =>
      (await db.selectFrom('reporting_period').select('id').orderBy('number').execute()).map(row => row.id),
    )
    await receive(26_100_000, '2024-01-10')
    await spend(34_000_000)
    expect(await propose('balance', final)).toMatchObject({
      amount: { minor: 1_100_000 },
      basis: { attachments: ['verification', 'finalReports'] },
      warnings: [{ code: 'PeriodOpen' }],
    })
    await receive(9_000_000, '2024-03-01', 'other_donor')
    await contract({ rules: { no_profit_applies: 'true' } })
    // Receipts 272,000 + 90,000 = 362,000, profit 22,000, of it 80 %: 17,600 off.
    expect((await propose('balance', final)).amount.minor).toBe(1_100_000 - 1_760_000)
  })
})

describe('a request', () => {
  const draft = async () => {
    await contract()
    const [first = ''] = await periods()
    await forecast(first, 10_000_000)
    return { saved: await save({ amountMinor: 8_000_000, reference: 'PR-1' }), first }
  }
  const rows = async () =>
    (await fixture.workspace.call('paymentRequests.list', { projectId: fixture.projectId })).rows

  it('is kept with its steps, sent, and answered by an instalment', async () => {
    const { saved } = await draft()
    expect(await rows()).toMatchObject([
      { number: 1, kind: 'first', state: 'draft', amount: { minor: 8_000_000 }, basis: { option: 2 } },
    ])
    const sent = await fixture.workspace.call('paymentRequests.send', {
      ...saved,
      requestedOn: '2024-01-05',
      reference: 'PR-1',
    })
    const movement = await receive(8_000_000, '2024-02-01')
    const own = await receive(1, '2024-02-02', 'other_donor')
    expect(await refusal(fixture, 'paymentRequests.markPaid', { ...sent, movementId: own.id })).toMatchObject(
      { code: 'Rule.MovementKind' },
    )
    const paid = await fixture.workspace.call('paymentRequests.markPaid', {
      ...sent,
      movementId: movement.id,
    })
    expect(await rows()).toMatchObject([
      {
        state: 'paid',
        requestedOn: '2024-01-05',
        paid: { movementId: movement.id, amount: { minor: 8_000_000 } },
      },
    ])
    expect(await refusal(fixture, 'funds.delete', { id: movement.id, version: 2 })).toMatchObject({
      code: 'Rule.MovementLinked',
    })
    for (const name of ['paymentRequests.delete', 'paymentRequests.markPaid'])
      expect(
        await refusal(fixture, name, {
          ...paid,
          ...(name.endsWith('Paid') ? { movementId: movement.id } : {}),
        }),
      ).toMatchObject({ code: 'Rule.RequestState' })
  })

  it('is not kept with figures that moved, nor sent when the books moved since', async () => {
    const { saved, first } = await draft()
    expect(await refusal(fixture, 'paymentRequests.save', input({ ...saved, amountMinor: 1 }))).toMatchObject(
      {
        code: 'Conflict',
        details: { now: { minor: 8_000_000, currency: 'EUR' } },
      },
    )
    await fixture.workspace.write(({ trx }) =>
      trx.updateTable('forecast').set({ amount_minor: 9_000_000 }).where('period_id', '=', first).execute(),
    )
    expect(
      await refusal(fixture, 'paymentRequests.send', { ...saved, requestedOn: '2024-01-05', reference: '' }),
    ).toMatchObject({ code: 'Rule.RequestOutdated', details: { now: { minor: 7_200_000 } } })
    expect(await save({ ...saved, amountMinor: 7_200_000 })).toEqual({ id: saved.id, version: 2 })
  })

  it('comes one at a time; a refused or deleted one makes room', async () => {
    const { saved } = await draft()
    expect(await refusal(fixture, 'paymentRequests.save', input({ amountMinor: 8_000_000 }))).toMatchObject({
      code: 'Rule.RequestOpen',
      messageKey: 'problem.payments.open.draft',
    })
    const sent = await fixture.workspace.call('paymentRequests.send', {
      ...saved,
      requestedOn: '2024-01-05',
      reference: '',
    })
    await fixture.workspace.call('paymentRequests.reject', { ...sent, note: 'Report not accepted' })
    const next = await save({ amountMinor: 8_000_000 })
    expect((await rows()).map(row => [row.number, row.state])).toEqual([
      [1, 'rejected'],
      [2, 'draft'],
    ])
    await fixture.workspace.call('paymentRequests.delete', next)
    expect(await rows()).toHaveLength(1)
  })
})
