import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { commands, fundBalance, jobs, queries, saveMovement } from '#backend/features/funds/index.ts'
import { insertEntries } from '#backend/features/ledger/index.ts'
import { FUND_KINDS } from '#shared/contract/funds.ts'
import type { InputOf } from '#shared/contract/index.ts'
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
  fixture = await openMoneyFixture({ queries, commands, jobs })
})
afterEach(() => fixture.workspace.close())

const UNKNOWN = '01890a5d-ac96-774b-bcce-b302099a8057'
const movement = (overrides: Partial<InputOf<'funds.save'>> = {}): InputOf<'funds.save'> => ({
  id: null,
  version: null,
  projectId: fixture.projectId,
  kind: 'instalment',
  date: '2024-02-10',
  organisationId: fixture.organisationId,
  currency: 'SEK',
  amountMinor: 290_000_000,
  baseMinor: 25_217_391,
  reference: 'Instalment 1',
  note: '',
  ...overrides,
})
const save = (overrides: Partial<InputOf<'funds.save'>> = {}) =>
  fixture.workspace.call('funds.save', movement(overrides))
const list = () => fixture.workspace.call('funds.list', { projectId: fixture.projectId })

describe('money received', () => {
  it('carries the rate behind both amounts (SW-06)', async () => {
    const saved = await save()
    expect(await list()).toEqual({
      rows: [
        {
          ...saved,
          kind: 'instalment',
          date: '2024-02-10',
          organisation: { id: fixture.organisationId, name: 'Partner' },
          amount: { minor: 290_000_000, currency: 'SEK' },
          rate: '11.500000',
          base: { minor: 25_217_391, currency: 'EUR' },
          reference: 'Instalment 1',
          note: '',
          requestId: null,
          account: null,
        },
      ],
      received: { minor: 25_217_391, currency: 'EUR' },
    })
  })

  it('counts donors and own money as received, not interest, exchange differences or refunds', async () => {
    const euro = { currency: 'EUR', organisationId: null }
    for (const [place, kind] of FUND_KINDS.entries()) {
      const minor = kind === 'exchange_difference' ? -7 : 10 ** place
      await save({ ...euro, kind, amountMinor: minor, baseMinor: minor })
    }
    expect((await list()).received).toEqual({ minor: 111, currency: 'EUR' })
  })

  it('changes with its version and is deleted', async () => {
    const first = await save()
    const second = await save({ ...first, note: 'late' })
    expect(second).toEqual({ id: first.id, version: 2 })
    expect(await refusal(fixture, 'funds.save', movement({ ...first }))).toMatchObject({ code: 'Conflict' })
    expect(await refusal(fixture, 'funds.delete', first)).toMatchObject({ code: 'Conflict' })
    await fixture.workspace.call('funds.delete', second)
    expect((await list()).rows).toEqual([])
    expect(await refusal(fixture, 'funds.delete', second)).toMatchObject({ code: 'NotFound' })
  })

  it('refuses amounts that contradict each other, and what it does not know', async () => {
    const before = await snapshot(fixture)
    const key = async (overrides: Partial<InputOf<'funds.save'>>) =>
      (await refusal(fixture, 'funds.save', movement(overrides))).messageKey
    expect(await key({ baseMinor: -1 })).toBe('problem.funds.amountsDisagree')
    expect(await key({ baseMinor: 0 })).toBe('problem.funds.amountsDisagree')
    expect(await key({ currency: 'EUR' })).toBe('problem.funds.sameCurrency')
    expect(await key({ currency: 'EUR', amountMinor: 0, baseMinor: 0 })).toBe('problem.funds.amountZero')
    expect(await key({ kind: 'refund', amountMinor: -5, baseMinor: -1 })).toBe('problem.funds.refundSign')
    expect(await key({ projectId: UNKNOWN })).toBe('problem.notFound.project')
    expect(await key({ organisationId: UNKNOWN })).toBe('problem.notFound.organisation')
    expect(await key({ id: UNKNOWN, version: 1 })).toBe('problem.notFound.movement')
    expect(await snapshot(fixture)).toEqual(before)
  })

  it('stays as reported in a locked period: not added, moved, changed or deleted', async () => {
    const inside = await save()
    const outside = await save({ date: '2024-05-01' })
    await addPeriod(fixture, 1, '2024-01-01', '2024-03-31', 'locked')
    const before = await snapshot(fixture)
    const locked = { code: 'Rule.PeriodLocked', details: { period: 'P1', end: '2024-03-31' } }
    expect(await refusal(fixture, 'funds.save', movement())).toMatchObject(locked)
    expect(await refusal(fixture, 'funds.save', movement({ ...inside, date: '2024-05-01' }))).toMatchObject(
      locked,
    )
    expect(await refusal(fixture, 'funds.save', movement({ ...outside }))).toMatchObject(locked)
    expect(await refusal(fixture, 'funds.delete', inside)).toMatchObject(locked)
    expect(await snapshot(fixture)).toEqual(before)
  })
})

describe('the position at the end of a period', () => {
  const count = (periodId: string, version: number | null = null) => ({
    periodId,
    version,
    bank: 100,
    cash: 20,
    advances: 3,
    payables: 4,
    statement: 101,
    outstanding: 1,
  })

  it('stands beside the closing balance of the books', async () => {
    const periodId = await addPeriod(fixture, 1, '2024-01-01', '2024-03-31')
    await save({ currency: 'EUR', amountMinor: 50_000, baseMinor: 50_000 })
    const { id: _id, version: _version, ...base } = draftInput(fixture)
    await fixture.workspace.write(context =>
      insertEntries(context, [base], { importRunId: null, post: true }),
    )
    const at = () => fixture.workspace.call('funds.position', { periodId })
    expect(await at()).toMatchObject({ version: null, bank: 0, closing: 40_000, currency: 'EUR' })
    const saved = await fixture.workspace.call('funds.savePosition', count(periodId))
    expect(saved.version).toBe(1)
    expect(await at()).toMatchObject({ version: 1, bank: 100, payables: 4, outstanding: 1, closing: 40_000 })
    await fixture.workspace.call('funds.savePosition', { ...count(periodId, 1), bank: 7 })
    expect(await at()).toMatchObject({ version: 2, bank: 7 })
  })

  it('refuses an older version, a locked and an unknown period', async () => {
    const periodId = await addPeriod(fixture, 1, '2024-01-01', '2024-03-31')
    await fixture.workspace.call('funds.savePosition', count(periodId))
    expect(await refusal(fixture, 'funds.savePosition', count(periodId))).toMatchObject({ code: 'Conflict' })
    const locked = await addPeriod(fixture, 2, '2024-04-01', '2024-06-30', 'locked')
    expect(await refusal(fixture, 'funds.savePosition', count(locked))).toMatchObject({
      code: 'Rule.PeriodLocked',
    })
    expect(await refusal(fixture, 'funds.savePosition', count(UNKNOWN))).toMatchObject({ code: 'NotFound' })
    expect(await refusal(fixture, 'funds.position', { periodId: UNKNOWN })).toMatchObject({
      messageKey: 'problem.notFound.period',
    })
  })
})

describe('the balance of the fund', () => {
  it('carries opening, movements and costs over from period to period', async () => {
    const day = (offset: number) => new Date(Date.UTC(2024, 0, 1 + offset)).toISOString().slice(0, 10)
    const random = fc.record({
      kind: fc.constantFrom(...FUND_KINDS),
      offset: fc.integer({ min: 0, max: 360 }),
      minor: fc.integer({ min: 1, max: 1_000_000 }),
    })
    const [movements = []] = fc.sample(fc.array(random, { minLength: 60, maxLength: 60 }), {
      numRuns: 1,
      seed: 3,
    })
    const { id: _id, version: _version, ...base } = draftInput(fixture)
    await fixture.workspace.write(async context => {
      for (const { kind, offset, minor } of movements)
        await saveMovement(
          context,
          { id: null, version: null },
          { ...movement(), kind, date: day(offset), currency: 'EUR', amountMinor: minor, baseMinor: minor },
        )
      await insertEntries(
        context,
        movements.map(({ offset, minor }, number) => ({
          ...base,
          documentNo: `R-${number}`,
          entryDate: day((offset * 7) % 360),
          amountMinor: Math.ceil(minor / 3),
        })),
        { importRunId: null, post: true },
      )
    })
    let closing = 0
    let all = 0
    for (let month = 0; month < 12; month += 1) {
      const start = day(month * 30)
      const end = day(month * 30 + 29)
      const balance = await fixture.workspace.read(db => fundBalance(db, fixture.projectId, { start, end }))
      expect(balance.movements.openingMinor).toBe(closing)
      const sign = (kind: string) => (kind === 'refund' ? -1 : 1)
      all += movements
        .filter(({ offset }) => day(offset) >= start && day(offset) <= end)
        .reduce((sum, { kind, minor }) => sum + sign(kind) * minor, 0)
      all -= movements
        .filter(({ offset }) => day((offset * 7) % 360) >= start && day((offset * 7) % 360) <= end)
        .reduce((sum, { minor }) => sum + Math.ceil(minor / 3), 0)
      closing = balance.closingMinor
      expect(closing).toBe(all)
    }
  })
})

describe('deviations', () => {
  const post = (lineId: string, amountMinor: number, documentNo: string) =>
    fixture.workspace.write(context => {
      const { id: _id, version: _version, ...base } = draftInput(fixture)
      return insertEntries(
        context,
        [
          {
            ...base,
            amountMinor,
            documentNo,
            splits: [{ lineId, workPackageId: null, activityId: null, share: '100' }],
          },
        ],
        { importRunId: null, post: true },
      )
    })

  it('need an explanation above the limit of the contract, compared unrounded (SW-03)', async () => {
    const periodId = await addPeriod(fixture, 1, '2024-01-01', '2024-03-31')
    const { lines } = fixture
    // A quarter of 24 months of 24,000.00 is 3,000.00; ten percent more is still within the limit.
    await post(lines['1.1'], 330_000, 'A')
    await post(lines['1.2'], 330_001, 'B')
    await post(lines['2.1'], 300_000, 'C')
    const { rows, limitPercent, currency } = await fixture.workspace.call('deviations.list', { periodId })
    expect([limitPercent, currency]).toEqual(['10', 'EUR'])
    expect(rows).toEqual([
      {
        lineId: lines['1.2'],
        code: '1.2',
        label: 'Label 1.2',
        budget: 300_000,
        outcome: 330_001,
        deviation: 30_001,
        percent: '10.00',
        explain: true,
        note: '',
        noteVersion: null,
      },
      expect.objectContaining({ code: '6.1', outcome: 0, percent: '-100.00', explain: true }),
    ])
  })

  it('keep their explanation with its version, and a blank one takes it back', async () => {
    const periodId = await addPeriod(fixture, 1, '2024-01-01', '2024-03-31')
    const lineId = fixture.lines['1.1']
    const explain = (text: string, version: number | null) =>
      fixture.workspace.call('deviations.explain', { periodId, lineId, version, text })
    const row = async () =>
      (await fixture.workspace.call('deviations.list', { periodId })).rows.find(each => each.code === '1.1')
    expect((await explain(' Started late ', null)).version).toBe(1)
    expect(await row()).toMatchObject({ note: 'Started late', noteVersion: 1, explain: true })
    expect((await explain('', 1)).version).toBe(2)
    expect(await row()).toMatchObject({ note: '', noteVersion: 2 })
    const input = { periodId, lineId, version: 1, text: 'x' }
    expect(await refusal(fixture, 'deviations.explain', input)).toMatchObject({ code: 'Conflict' })
  })

  it('without a limit in the contract need none, but show where spending parted from the budget', async () => {
    await fixture.workspace.write(({ trx }) =>
      trx.updateTable('project').set({ rule_parameters: '[]' }).execute(),
    )
    const periodId = await addPeriod(fixture, 1, '2024-01-01', '2024-03-31')
    const { rows, limitPercent } = await fixture.workspace.call('deviations.list', { periodId })
    expect(limitPercent).toBeNull()
    expect(rows.map(row => [row.code, row.explain])).toEqual([
      ['1.1', false],
      ['1.2', false],
      ['2.1', false],
      ['6.1', false],
    ])
  })

  it('of unknown or locked periods and lines of other projects are refused', async () => {
    const locked = await addPeriod(fixture, 1, '2024-01-01', '2024-03-31', 'locked')
    const open = await addPeriod(fixture, 2, '2024-04-01', '2024-06-30')
    const explain = async (periodId: string, lineId: string) =>
      refusal(fixture, 'deviations.explain', { periodId, lineId, version: null, text: 'x' })
    expect(await explain(locked, fixture.lines['1.1'])).toMatchObject({ code: 'Rule.PeriodLocked' })
    expect(await explain(open, fixture.otherLine)).toMatchObject({
      messageKey: 'problem.notFound.budgetLine',
      details: { project: 'MAIN' },
    })
    expect(await explain(UNKNOWN, fixture.lines['1.1'])).toMatchObject({ code: 'NotFound' })
    expect(await refusal(fixture, 'deviations.list', { periodId: UNKNOWN })).toMatchObject({
      code: 'NotFound',
    })
  })
})
