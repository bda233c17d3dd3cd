import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { commands, jobs, queries } from '#backend/features/ledger/index.ts'
import {
  addMonthRate,
  draftInput,
  type MoneyFixture,
  openMoneyFixture,
  refusal,
  snapshot,
} from './fixture.ts'

let fixture: MoneyFixture

beforeEach(async () => {
  fixture = await openMoneyFixture({ queries, commands, jobs })
})
afterEach(() => fixture.workspace.close())

const save = (overrides: Parameters<typeof draftInput>[1] = {}) =>
  fixture.workspace.call('ledger.saveDraft', draftInput(fixture, overrides))
const get = (id: string) => fixture.workspace.call('ledger.get', { id })

describe('saving a draft', () => {
  it('keeps an amount of the project currency at rate 1', async () => {
    const { id } = await save()
    const entry = await get(id)
    expect(entry).toMatchObject({
      state: 'draft',
      entryNo: 1,
      rate: '1',
      rateSource: 'same-currency',
      rateDate: '2024-02-15',
      base: { minor: 10_000, currency: 'EUR' },
      createdBy: 'Test coordinator',
      blockers: [],
    })
    expect(entry.warnings.map(warning => warning.code)).toEqual(['EvidenceMissing', 'NoPeriod'])
  })

  it('converts by the rate of the payment month and stores its source and date', async () => {
    await addMonthRate(fixture, 'RSD', '2024-01', '117.1745')
    await addMonthRate(fixture, 'RSD', '2024-02', '117.2025')
    const { id } = await save({
      currency: 'RSD',
      amountMinor: 25_000_000,
      entryDate: '2024-02-03',
      paymentDate: '2024-01-15',
    })
    expect(await get(id)).toMatchObject({
      rate: '117.1745',
      rateSource: 'test-table',
      rateDate: '2024-01-01',
      base: { minor: 213_357, currency: 'EUR' },
    })
  })

  it('keeps a typed rate with its source, and names a typed one without source', async () => {
    const { id } = await save({ currency: 'RSD', amountMinor: 11_720_250, rate: '117.2025' })
    expect(await get(id)).toMatchObject({
      rateSource: 'manual',
      rateDate: '2024-02-15',
      base: { minor: 100_000, currency: 'EUR' },
    })
    const bank = await save({
      currency: 'RSD',
      amountMinor: 11_720_250,
      rate: '117',
      rateSource: 'Slip 14',
      rateDate: '2024-02-01',
    })
    expect(await get(bank.id)).toMatchObject({ rateSource: 'Slip 14', rateDate: '2024-02-01' })
  })

  it('saves without a rate while the month is unknown, and says so', async () => {
    const { id } = await save({ currency: 'ALL', amountMinor: 100_000 })
    const entry = await get(id)
    expect(entry).toMatchObject({ rate: null, base: null, rateSource: '' })
    expect(entry.splits[0]).toMatchObject({ base: null })
    expect(entry.blockers.map(blocker => blocker.code)).toEqual(['RateMissing'])
  })

  it('splits amount and base by the largest remainder, each adding up', async () => {
    await addMonthRate(fixture, 'RSD', '2024-02', '117')
    const { lines, workPackageId, activityId } = fixture
    const { id } = await save({
      currency: 'RSD',
      amountMinor: 123_457,
      splits: [
        { lineId: lines['1.1'], workPackageId, activityId, share: '35' },
        { lineId: lines['1.2'], workPackageId: null, activityId: null, share: '40' },
        { lineId: lines['2.1'], workPackageId: null, activityId: null, share: '25' },
      ],
    })
    const entry = await get(id)
    expect(entry.splits.map(split => split.amount.minor)).toEqual([43_210, 49_383, 30_864])
    expect(entry.base).toEqual({ minor: 1055, currency: 'EUR' })
    expect(entry.splits.map(split => split.base?.minor)).toEqual([369, 422, 264])
    expect(entry.splits.map(split => [split.lineCode, split.lineLabel])).toEqual([
      ['1.1', 'Label 1.1'],
      ['1.2', 'Label 1.2'],
      ['2.1', 'Label 2.1'],
    ])
  })

  it('replaces content and splits of a draft and raises its version', async () => {
    const first = await save()
    const again = await save({ ...first, amountMinor: 500, payee: ' New payee ' })
    expect(again).toEqual({ id: first.id, version: 2 })
    const entry = await get(first.id)
    expect(entry).toMatchObject({ amountMinor: 500, payee: 'New payee', version: 2 })
    expect(entry.splits).toHaveLength(1)
  })

  it('refuses an older version and names who changed the entry meanwhile', async () => {
    const { id } = await save()
    await fixture.workspace.call(
      'ledger.saveDraft',
      draftInput(fixture, { id, version: 1, remark: 'by finance' }),
      { as: 'finance_officer' },
    )
    const before = await snapshot(fixture)
    const error = await refusal(fixture, 'ledger.saveDraft', draftInput(fixture, { id, version: 1 }))
    expect(error).toMatchObject({
      code: 'Conflict',
      messageKey: 'problem.changedMeanwhile',
      details: { by: 'Test finance_officer' },
    })
    expect(await snapshot(fixture)).toEqual(before)
  })

  it('refuses shares that are not 100 percent and leaves nothing', async () => {
    const before = await snapshot(fixture)
    const { lines } = fixture
    const error = await refusal(
      fixture,
      'ledger.saveDraft',
      draftInput(fixture, {
        splits: [
          { lineId: lines['1.1'], workPackageId: null, activityId: null, share: '60' },
          { lineId: lines['1.2'], workPackageId: null, activityId: null, share: '39.99' },
        ],
      }),
    )
    expect(error).toMatchObject({ code: 'Rule.SplitTotal', details: { total: '99.99' } })
    expect(await snapshot(fixture)).toEqual(before)
  })

  it('refuses a line of another project and names the field', async () => {
    const error = await refusal(
      fixture,
      'ledger.saveDraft',
      draftInput(fixture, {
        splits: [{ lineId: fixture.otherLine, workPackageId: null, activityId: null, share: '100' }],
      }),
    )
    expect(error).toMatchObject({
      code: 'NotFound',
      messageKey: 'problem.notFound.budgetLine',
      details: { field: 'splits.0.lineId', project: 'MAIN' },
    })
  })

  it('refuses an unknown project, entry, activity, intervention or organisation', async () => {
    const unknown = '01890a5d-ac96-774b-bcce-b302099a8057'
    const codes = [
      draftInput(fixture, { projectId: unknown }),
      draftInput(fixture, { id: unknown, version: 1 }),
      draftInput(fixture, { interventionId: unknown }),
      draftInput(fixture, { beneficiaryId: unknown }),
      draftInput(fixture, {
        splits: [{ lineId: null, workPackageId: null, activityId: unknown, share: '100' }],
      }),
    ].map(async input => (await refusal(fixture, 'ledger.saveDraft', input)).messageKey)
    expect(await Promise.all(codes)).toEqual([
      'problem.notFound.project',
      'problem.notFound.entry',
      'problem.notFound.intervention',
      'problem.notFound.organisation',
      'problem.notFound.activity',
    ])
  })

  it('refuses people who do not keep the books', async () => {
    for (const as of ['mentor', 'assessor', 'director', 'auditor'] as const)
      expect(await refusal(fixture, 'ledger.saveDraft', draftInput(fixture), { as })).toMatchObject({
        code: 'Forbidden',
      })
  })
})

describe('deleting a draft', () => {
  it('takes its splits along', async () => {
    const saved = await save()
    await fixture.workspace.call('ledger.deleteDraft', saved)
    const { entries, splits } = await snapshot(fixture)
    expect([entries, splits]).toEqual([[], []])
  })

  it('refuses an older version', async () => {
    const saved = await save()
    await save({ ...saved, remark: 'x' })
    expect(await refusal(fixture, 'ledger.deleteDraft', saved)).toMatchObject({ code: 'Conflict' })
  })
})

describe('converting for the form', () => {
  it('answers with the contract rate, a typed rate, or blank', async () => {
    await addMonthRate(fixture, 'MKD', '2024-02', '61.5')
    const ask = (rate: string | null, currency: string) =>
      fixture.workspace.call('ledger.convert', {
        projectId: fixture.projectId,
        currency,
        amountMinor: 61_500,
        date: '2024-02-20',
        rate,
      })
    expect(await ask(null, 'MKD')).toMatchObject({
      rate: '61.5',
      rateSource: 'test-table',
      rateDate: '2024-02-01',
      base: { minor: 1000, currency: 'EUR' },
    })
    expect(await ask('60', 'MKD')).toMatchObject({ rate: '60', rateSource: 'manual', base: { minor: 1025 } })
    expect(await ask(null, 'EUR')).toMatchObject({ rate: '1', base: { minor: 61_500 } })
    expect(await ask(null, 'RSD')).toMatchObject({ rate: null, rateSource: '', rateDate: null, base: null })
  })
})
