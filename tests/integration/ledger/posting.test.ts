import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { commands, jobs, queries } from '#backend/features/ledger/index.ts'
import { ledgerFilterSchema } from '#shared/contract/ledger.ts'
import {
  addMonthRate,
  addPeriod,
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

const save = async (overrides: Parameters<typeof draftInput>[1] = {}) =>
  (await fixture.workspace.call('ledger.saveDraft', draftInput(fixture, overrides))).id
const get = (id: string) => fixture.workspace.call('ledger.get', { id })
const post = (...ids: string[]) => fixture.workspace.call('ledger.post', { ids })

describe('posting', () => {
  it('refuses an entry on the line of the contingency reserve', async () => {
    await fixture.workspace.write(({ trx }) =>
      trx
        .updateTable('budget_node')
        .set({ kind: 'contingency' })
        .where('line_id', '=', fixture.lines['2.1'])
        .execute(),
    )
    const { id } = await fixture.workspace.call(
      'ledger.saveDraft',
      draftInput(fixture, {
        splits: [{ lineId: fixture.lines['2.1'], workPackageId: null, activityId: null, share: '100' }],
      }),
    )
    expect(await refusal(fixture, 'ledger.post', { ids: [id] })).toMatchObject({
      code: 'Rule.Blocked',
      details: { blockers: [{ code: 'ReserveLine', fix: { labelKey: 'fix.chooseLine' } }] },
    })
  })

  it('posts the named drafts with who, when and the period that holds their day', async () => {
    const periodId = await addPeriod(fixture, 1, '2024-01-01', '2024-03-31')
    const inside = await save()
    const outside = await save({ entryDate: '2024-05-01', documentNo: 'INV-2' })
    expect(await post(inside, outside)).toEqual({ posted: 2 })
    expect(await get(inside)).toMatchObject({
      state: 'posted',
      version: 2,
      postedBy: 'Test coordinator',
      period: { id: periodId, number: 1, state: 'open' },
      blockers: [],
    })
    expect(await get(outside)).toMatchObject({ state: 'posted', period: null })
    const { entries } = await snapshot(fixture)
    expect(entries.map(entry => entry.period_id).toSorted()).toEqual([null, periodId].toSorted())
  })

  it('posts all drafts of a filter and leaves the others', async () => {
    await save({ payee: 'Alpha' })
    await save({ payee: 'Alpha', documentNo: 'INV-2' })
    const other = await save({ payee: 'Beta', documentNo: 'INV-3' })
    const filter = { projectId: fixture.projectId, text: 'alpha' }
    expect(await fixture.workspace.call('ledger.post', { filter })).toEqual({ posted: 2 })
    expect(await get(other)).toMatchObject({ state: 'draft' })
    expect(await fixture.workspace.call('ledger.post', { filter })).toEqual({ posted: 0 })
    const onlyPosted = { projectId: fixture.projectId, state: 'posted' as const }
    expect(await fixture.workspace.call('ledger.post', { filter: onlyPosted })).toEqual({ posted: 0 })
    expect(await get(other)).toMatchObject({ state: 'draft' })
  })

  it('gives a draft its rate when the month has become known since', async () => {
    const id = await save({ currency: 'RSD', amountMinor: 1_170_000 })
    expect(await refusal(fixture, 'ledger.post', { ids: [id] })).toMatchObject({ code: 'Rule.Blocked' })
    await addMonthRate(fixture, 'RSD', '2024-02', '117')
    await post(id)
    const entry = await get(id)
    expect(entry).toMatchObject({ rate: '117', rateSource: 'test-table', base: { minor: 10_000 } })
    expect(entry.splits[0]?.base).toEqual({ minor: 10_000, currency: 'EUR' })
  })

  it('posts all or nothing and names each blocked entry by its number', async () => {
    const good = await save()
    const noDocument = await save({ documentNo: ' ' })
    const noLine = await save({
      documentNo: 'INV-9',
      splits: [{ lineId: null, workPackageId: null, activityId: null, share: '100' }],
    })
    const before = await snapshot(fixture)
    const error = await refusal(fixture, 'ledger.post', { ids: [good, noDocument, noLine] })
    expect(error).toMatchObject({
      code: 'Rule.Blocked',
      messageKey: 'problem.ledger.blocked',
      details: {
        count: 2,
        blockers: [
          { code: 'DocumentNoMissing', details: { entryNo: 2, entryId: noDocument } },
          { code: 'LineMissing', details: { entryNo: 3, entryId: noLine } },
        ],
      },
    })
    expect(await snapshot(fixture)).toEqual(before)
  })

  it('refuses a day in a locked period and outside the project', async () => {
    await addPeriod(fixture, 1, '2024-01-01', '2024-03-31', 'locked')
    const locked = await save()
    const outside = await save({ entryDate: '2026-01-01', documentNo: 'INV-2' })
    const error = await refusal(fixture, 'ledger.post', { ids: [locked, outside] })
    expect(error.details['blockers']).toMatchObject([
      { code: 'PeriodLocked', details: { period: 'P1' } },
      { code: 'OutsideProject' },
    ])
  })

  it('refuses entries that are posted or unknown', async () => {
    const id = await save()
    await post(id)
    expect(await refusal(fixture, 'ledger.post', { ids: [id] })).toMatchObject({
      code: 'Rule.Posted',
      details: { entryNo: 1 },
    })
    const unknown = '01890a5d-ac96-774b-bcce-b302099a8057'
    expect(await refusal(fixture, 'ledger.post', { ids: [unknown] })).toMatchObject({ code: 'NotFound' })
  })

  it('keeps a posted entry from being edited or deleted', async () => {
    const id = await save()
    await post(id)
    const before = await snapshot(fixture)
    expect(await refusal(fixture, 'ledger.saveDraft', draftInput(fixture, { id, version: 2 }))).toMatchObject(
      {
        code: 'Rule.Posted',
        messageKey: 'problem.ledger.posted',
      },
    )
    expect(await refusal(fixture, 'ledger.deleteDraft', { id, version: 2 })).toMatchObject({
      code: 'Rule.Posted',
    })
    expect(await snapshot(fixture)).toEqual(before)
  })

  it('posts more drafts than fit into one statement', async () => {
    const filter = ledgerFilterSchema.parse({ projectId: fixture.projectId })
    for (let number = 0; number < 3; number += 1) await save({ documentNo: `INV-${number}` })
    await fixture.workspace.write(async ({ trx, newId }) => {
      const [model] = await trx.selectFrom('ledger_entry').selectAll().limit(1).execute()
      const [split] = await trx.selectFrom('ledger_split').selectAll().limit(1).execute()
      if (!model || !split) throw new Error('no draft to copy')
      for (let number = 0; number < 1700; number += 1) {
        const id = newId()
        const { entry_no: _entryNo, ...copy } = model
        await trx
          .insertInto('ledger_entry')
          .values({ ...copy, id, document_no: `F-${id}`, document_key: null })
          .execute()
        await trx
          .insertInto('ledger_split')
          .values({ ...split, id: newId(), entry_id: id })
          .execute()
      }
    })
    expect(await fixture.workspace.call('ledger.post', { filter })).toEqual({ posted: 1703 })
    expect(await fixture.workspace.call('ledger.totals', { filter })).toMatchObject({
      count: 1703,
      drafts: 0,
    })
  })
})

describe('reversing', () => {
  it('adds a posted entry with negated amounts at the same rate, and leaves the original', async () => {
    await addMonthRate(fixture, 'RSD', '2024-02', '117')
    await addMonthRate(fixture, 'RSD', '2024-06', '120')
    const { lines } = fixture
    const id = await save({
      currency: 'RSD',
      amountMinor: 1_000_001,
      vatMinor: 100,
      quantity: '2.5',
      splits: [
        { lineId: lines['1.1'], workPackageId: null, activityId: null, share: '50' },
        { lineId: lines['2.1'], workPackageId: null, activityId: null, share: '50' },
      ],
    })
    await post(id)
    const reversed = await fixture.workspace.call('ledger.reverse', {
      id,
      date: '2024-06-03',
      reason: 'Booked on the wrong project',
    })
    const [original, reversal] = [await get(id), await get(reversed.id)]
    expect(original).toMatchObject({ state: 'posted', reversedById: reversed.id, amountMinor: 1_000_001 })
    expect(reversal).toMatchObject({
      state: 'posted',
      entryDate: '2024-06-03',
      amountMinor: -1_000_001,
      vatMinor: -100,
      quantity: '-2.5',
      rate: '117',
      rateDate: '2024-02-01',
      reversesId: id,
      reversalReason: 'Booked on the wrong project',
    })
    expect(reversal.base?.minor).toBe(-(original.base?.minor ?? 0))
    expect(reversal.splits.map(split => [split.amount.minor, split.base?.minor])).toEqual(
      original.splits.map(split => [-split.amount.minor, -(split.base?.minor ?? 0)]),
    )
  })

  it('refuses a draft, a second reversal, a reversal of a reversal and a day before the original', async () => {
    const id = await save()
    const reverse = (target: string, date = '2024-06-03') =>
      refusal(fixture, 'ledger.reverse', { id: target, date, reason: 'Wrong line' })
    expect(await reverse(id)).toMatchObject({ code: 'Rule.NotPosted' })
    await post(id)
    expect(await reverse(id, '2024-02-14')).toMatchObject({ code: 'Rule.ReversalBeforeOriginal' })
    const made = await fixture.workspace.call('ledger.reverse', { id, date: '2024-06-03', reason: 'Wrong' })
    expect(await reverse(id)).toMatchObject({ code: 'Rule.AlreadyReversed', details: { by: '2' } })
    expect(await reverse(made.id)).toMatchObject({ code: 'Rule.IsReversal' })
    expect(await reverse('01890a5d-ac96-774b-bcce-b302099a8057')).toMatchObject({ code: 'NotFound' })
  })

  it('refuses a locked period, naming the first open day, and a day outside the project', async () => {
    const id = await save()
    await post(id)
    await addPeriod(fixture, 1, '2024-01-01', '2024-03-31', 'locked')
    await addPeriod(fixture, 2, '2024-04-01', '2024-06-30')
    const reverse = (date: string) => refusal(fixture, 'ledger.reverse', { id, date, reason: 'Wrong line' })
    expect(await reverse('2024-03-31')).toMatchObject({
      code: 'Rule.PeriodLocked',
      details: { period: 'P1', firstOpenDay: '2024-04-01' },
    })
    await fixture.workspace.write(({ trx }) =>
      trx.updateTable('reporting_period').set({ state: 'locked' }).execute(),
    )
    expect(await reverse('2024-03-31')).toMatchObject({ messageKey: 'problem.ledger.periodsLocked' })
    expect(await reverse('2026-01-01')).toMatchObject({ code: 'Rule.OutsideProject' })
    expect((await snapshot(fixture)).entries).toHaveLength(1)
  })
})

describe('one document booked twice', () => {
  it('is warned of, also across projects, until one of the two is reversed', async () => {
    const first = await save({ documentNo: 'Fat. 12/A', amountMinor: 5000 })
    const second = await save({ documentNo: 'fat 12-a', amountMinor: 5000, payee: 'FURNIZUESI shpk' })
    const codes = async (id: string) => (await get(id)).warnings.map(warning => warning.code)
    expect((await get(second)).warnings).toContainEqual(
      expect.objectContaining({ code: 'Duplicate', details: { entries: ['1'] } }),
    )
    await post(first)
    await fixture.workspace.call('ledger.reverse', { id: first, date: '2024-03-01', reason: 'Wrong line' })
    expect(await codes(second)).not.toContain('Duplicate')
  })
})
