import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as ledger from '#backend/features/ledger/index.ts'
import { commands as periods } from '#backend/features/periods/index.ts'
import { moneyFindings } from '#backend/maintenance/money-invariants.ts'
import { addPeriod, draftInput, type MoneyFixture, openMoneyFixture, refusal, snapshot } from './fixture.ts'

let fixture: MoneyFixture
const call: MoneyFixture['workspace']['call'] = (name, input, options) =>
  fixture.workspace.call(name, input, options)

beforeEach(async () => {
  fixture = await openMoneyFixture({
    queries: ledger.queries,
    commands: { ...ledger.commands, ...periods },
    jobs: ledger.jobs,
  })
})
afterEach(() => fixture.workspace.close())

const lock = (id: string) =>
  fixture.workspace.write(({ trx }) =>
    trx.updateTable('reporting_period').set({ state: 'locked' }).where('id', '=', id).execute(),
  )
const save = (change: Parameters<typeof draftInput>[1]) =>
  call('ledger.saveDraft', draftInput(fixture, change))
const found = () => moneyFindings(fixture.workspace.opened.store.connection).map(finding => finding.invariant)

/** A posted entry of a period that is locked now, and the open period after it. */
async function lockedEntry() {
  const first = await addPeriod(fixture, 1, '2024-01-01', '2024-03-31')
  await addPeriod(fixture, 2, '2024-04-01', '2024-06-30')
  const { id } = await save({ documentNo: 'OLD-1' })
  await call('ledger.post', { ids: [id] })
  await lock(first)
  return { id, first }
}

describe('a correction after the lock', () => {
  it('names the period and the entry, is an adjustment, and both entries say so', async () => {
    const { id, first } = await lockedEntry()
    const correction = { correctsPeriodId: first, correctsEntryId: id, correctionNote: 'Wrong line' }
    expect(
      await refusal(
        fixture,
        'ledger.saveDraft',
        draftInput(fixture, { ...correction, entryDate: '2024-03-30' }),
      ),
    ).toMatchObject({ code: 'Rule.CorrectionNotLater' })
    const saved = await save({ ...correction, entryDate: '2024-04-05', documentNo: 'NEW-1' })
    await call('ledger.post', { ids: [saved.id] })
    const shown = await call('ledger.get', { id: saved.id })
    expect(shown).toMatchObject({
      nature: 'adjustment',
      corrects: { period: { id: first }, entry: { id } },
      correctionNote: 'Wrong line',
    })
    expect((await call('ledger.get', { id })).correctedBy).toEqual([{ id: saved.id, entryNo: shown.entryNo }])
    expect(found()).toEqual([])
    const period = await fixture.workspace.read(db =>
      db.selectFrom('reporting_period').select('version').where('id', '=', first).executeTakeFirstOrThrow(),
    )
    const unlock = {
      id: first,
      version: period.version,
      reason: 'look again',
      second: { personId: fixture.organisationId, passphrase: null },
    }
    expect(await refusal(fixture, 'periods.unlock', unlock)).toMatchObject({ code: 'Rule.Corrected' })
    await fixture.workspace.write(({ trx }) =>
      trx.updateTable('reporting_period').set({ state: 'open' }).execute(),
    )
    expect(found()).toContain('correctedPeriods')
  })

  it('is recorded by the reversal of an entry in a locked period itself', async () => {
    const { id, first } = await lockedEntry()
    const reversal = await call('ledger.reverse', { id, date: '2024-04-10', reason: 'Booked twice' })
    expect(await call('ledger.get', { id: reversal.id })).toMatchObject({
      nature: 'adjustment',
      correctsPeriodId: first,
      correctsEntryId: id,
      correctionNote: 'Booked twice',
    })
    expect(found()).toEqual([])
  })
})

describe('changing drafts together', () => {
  it('shows before it is done what changes, leaves posted ones alone and names them', async () => {
    const { workPackageId, lines } = fixture
    const drafts = [
      await save({ documentNo: 'A' }),
      await save({ documentNo: 'B', paymentDate: '2024-03-01' }),
    ]
    const posted = await save({ documentNo: 'C' })
    await call('ledger.post', { ids: [posted.id] })
    const split = (share: string, lineId: string) => ({
      lineId,
      workPackageId: null,
      activityId: null,
      share,
    })
    const divided = await save({
      documentNo: 'D',
      splits: [split('40', lines['1.1']), split('60', lines['1.2'])],
    })
    const ids = [...drafts, posted, divided].map(saved => saved.id)
    const changes = { lineId: lines['2.1'], workPackageId, paymentDate: '2024-03-01', costType: 'services' }
    const before = await snapshot(fixture)
    const preview = await call('ledger.previewEdit', { ids, changes })
    expect(await snapshot(fixture)).toEqual(before)
    expect(preview).toMatchObject({ changed: 2, unchanged: 0 })
    expect(preview.refused.map(row => row.notice.code).toSorted()).toEqual([
      'Rule.Posted',
      'Rule.SeveralLines',
    ])
    expect(preview.byField.find(row => row.field === 'paymentDate')?.count).toBe(1)
    const done = await call('ledger.editDrafts', { ids, changes })
    expect(done).toMatchObject({ changed: 2 })
    for (const { id } of drafts)
      expect(await call('ledger.get', { id })).toMatchObject({
        costType: 'services',
        paymentDate: '2024-03-01',
        version: 2,
        splits: [{ lineId: lines['2.1'], workPackageId }],
      })
    expect(await call('ledger.get', { id: posted.id })).toMatchObject({ costType: '', version: 2 })
    expect(await call('ledger.previewEdit', { ids: drafts.map(saved => saved.id), changes })).toMatchObject({
      changed: 0,
      unchanged: 2,
    })
  })

  it('is refused when none can be changed', async () => {
    const posted = await save({})
    await call('ledger.post', { ids: [posted.id] })
    const request = { ids: [posted.id], changes: { documentType: 'Receipt' } }
    expect(await refusal(fixture, 'ledger.editDrafts', request)).toMatchObject({ code: 'Rule.Blocked' })
  })
})

describe('a document that may be booked already', () => {
  it('is found while it is typed, also in another project and written otherwise', async () => {
    const { id } = await save({ documentNo: 'Fat. 12/A' })
    const typed = {
      id: null,
      payee: 'furnizuesi sh p k',
      documentNo: 'Fat. 12/A',
      documentDate: '2024-02-14',
      entryDate: '2024-02-20',
      currency: 'EUR',
      amountMinor: 10_000,
    }
    expect((await call('ledger.duplicates', typed)).rows.map(row => row.id)).toEqual([id])
    expect((await call('ledger.duplicates', { ...typed, id })).rows).toEqual([])
    expect((await call('ledger.duplicates', { ...typed, amountMinor: 10_001 })).rows).toEqual([])
    expect((await call('ledger.duplicates', { ...typed, documentNo: ' ' })).rows).toEqual([])
  })

  it('is posted only with a reason, which stands in the trail', async () => {
    const first = await save({})
    await call('ledger.post', { ids: [first.id] })
    const second = await save({})
    expect(await refusal(fixture, 'ledger.post', { ids: [second.id] })).toMatchObject({
      code: 'Rule.Duplicate',
      details: { blockers: [{ code: 'Duplicate', details: { entryId: second.id } }] },
    })
    await call('ledger.post', { ids: [second.id], duplicateReason: 'Two parts of one order' })
    const event = await fixture.workspace.read(db =>
      db.selectFrom('audit_event').select(['procedure', 'reason']).orderBy('seq', 'desc').executeTakeFirst(),
    )
    expect(event).toEqual({ procedure: 'ledger.post', reason: 'Two parts of one order' })
  })
})
