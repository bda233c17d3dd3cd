import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as accruals from '#backend/features/accruals/index.ts'
import * as ledger from '#backend/features/ledger/index.ts'
import {
  addPeriod,
  draftInput,
  entriesUnder,
  type MoneyFixture,
  openMoneyFixture,
  refusal,
  snapshot,
} from '../ledger/fixture.ts'

let fixture: MoneyFixture
const call: MoneyFixture['workspace']['call'] = (name, input, options) =>
  fixture.workspace.call(name, input, options)

beforeEach(async () => {
  fixture = await openMoneyFixture({
    queries: { ...ledger.queries, ...accruals.queries },
    commands: { ...ledger.commands, ...accruals.commands },
    jobs: ledger.jobs,
  })
})
afterEach(() => fixture.workspace.close())

const save = async (more: Parameters<typeof draftInput>[1] = {}) =>
  (await call('ledger.saveDraft', draftInput(fixture, more))).id
const get = (id: string) => call('ledger.get', { id })

async function setRules(rules: Readonly<Record<string, string>>): Promise<void> {
  const stored = Object.entries(rules).map(([name, value]) => ({
    name,
    value,
    source: 'test',
    date: '2024',
    confirmed: true,
    overrideReason: null,
  }))
  await fixture.workspace.write(async ({ trx }) => {
    await trx
      .updateTable('project')
      .set({ rule_parameters: JSON.stringify(stored) })
      .where('id', '=', fixture.projectId)
      .execute()
  })
}

describe('accruals', () => {
  it('are taken back together on the first day of the next open period', async () => {
    const first = await addPeriod(fixture, 1, '2024-01-01', '2024-03-31')
    const accrual = await save({
      nature: 'accrual',
      entryDate: '2024-03-31',
      documentNo: 'ACC-1',
      documentDate: null,
    })
    const cost = await save()
    await call('ledger.post', { ids: [accrual, cost] })
    expect(
      await refusal(fixture, 'accruals.reverse', { periodId: first, reason: 'Invoice came' }),
    ).toMatchObject({
      code: 'Rule.NoOpenPeriod',
    })
    await addPeriod(fixture, 2, '2024-04-01', '2024-06-30')
    expect((await call('accruals.list', { projectId: fixture.projectId })).rows).toMatchObject([
      {
        periodId: first,
        entries: 1,
        sum: { minor: 10_000 },
        nextOpenDay: '2024-04-01',
        items: [{ id: accrual, base: { minor: 10_000 } }],
      },
    ])
    expect(await entriesUnder(fixture, { openAccruals: true })).toEqual([accrual])
    expect(await call('accruals.reverse', { periodId: first, reason: 'Invoice came' })).toEqual({
      reversed: 1,
      date: '2024-04-01',
    })
    const reversal = (await snapshot(fixture)).entries.find(entry => entry.reverses_id === accrual)
    expect(reversal).toMatchObject({ entry_date: '2024-04-01', amount_minor: -10_000, nature: 'accrual' })
    expect((await call('accruals.list', { projectId: fixture.projectId })).rows).toEqual([])
    expect(await entriesUnder(fixture, { openAccruals: true })).toEqual([])
    expect(await refusal(fixture, 'accruals.reverse', { periodId: first, reason: 'Again' })).toMatchObject({
      code: 'Rule.NoAccruals',
    })
  })
})

describe('tax', () => {
  it('that is reclaimed does not count: the base amount is the net', async () => {
    const id = await save({ amountMinor: 11_800, vatMinor: 1800, vatTreatment: 'recoverable' })
    const entry = await get(id)
    expect(entry).toMatchObject({ base: { minor: 10_000 }, excludedMinor: 1800 })
    expect(entry.splits[0]).toMatchObject({ amount: { minor: 11_800 }, base: { minor: 10_000 } })
    expect(await call('ledger.post', { ids: [id] })).toEqual({ posted: 1 })
    expect((await call('ledger.get', { id })).warnings.map(found => found.code)).not.toContain(
      'BaseAmountDiffers',
    )
  })

  it('that can not be reclaimed counts with proof, where the contract allows taxes', async () => {
    const input = { amountMinor: 11_800, vatMinor: 1800, vatTreatment: 'not_recoverable' } as const
    expect(await get(await save(input))).toMatchObject({ excludedMinor: 1800, base: { minor: 10_000 } })
    await setRules({ taxes_eligible: 'not_recoverable' })
    const id = await save({ ...input, documentNo: 'INV-2' })
    expect(await get(id)).toMatchObject({
      excludedMinor: 0,
      base: { minor: 11_800 },
      blockers: [{ code: 'TaxProofMissing', details: { tax: { minor: 1800 } } }],
    })
    await fixture.workspace.write(async ({ trx, newId, now, actor }) => {
      const hash = 'c'.repeat(64)
      await trx
        .insertInto('attachment')
        .values({ id: hash, size: 1, media_type: 'application/pdf', added_at: now })
        .execute()
      await trx
        .insertInto('attachment_link')
        .values({
          id: newId(),
          attachment_id: hash,
          record_kind: 'ledger_entry',
          record_id: id,
          file_name: 'proof.pdf',
          added_by: actor.personId,
          added_at: now,
          document_type: 'tax_proof',
        })
        .execute()
    })
    expect(await call('ledger.post', { ids: [id] })).toEqual({ posted: 1 })
  })

  it('is echoed for the form', async () => {
    const ask = {
      projectId: fixture.projectId,
      currency: 'EUR',
      amountMinor: 11_800,
      date: '2024-02-01',
      rate: null,
    }
    expect(await call('ledger.convert', { ...ask, vatMinor: 1800, vatTreatment: 'exempt' })).toMatchObject({
      eligible: { minor: 10_000, currency: 'EUR' },
      excludedReason: 'VATR',
      base: { minor: 10_000 },
    })
    expect(await call('ledger.convert', ask)).toMatchObject({
      eligible: { minor: 11_800 },
      excludedReason: null,
    })
  })
})

describe('per diems', () => {
  const journey = {
    country: 'AL',
    place: 'Tiranë',
    purpose: 'Training',
    startDate: '2024-02-12',
    endDate: '2024-02-14',
    rateMinor: 9200,
  }
  const addRate = (amountMinor: number) =>
    call('perDiems.saveRate', {
      id: null,
      version: null,
      country: 'AL',
      currency: 'EUR',
      amountMinor,
      validFrom: '2024-01-01',
      source: 'EU list',
    })

  it('are nights times the rate (PD-01): three days and two nights are two', async () => {
    await addRate(9200)
    const good = await save({ amountMinor: 18_400, perDiem: journey })
    expect(await get(good)).toMatchObject({ perDiem: journey, blockers: [] })
    const wrong = await save({ amountMinor: 27_600, perDiem: journey, documentNo: 'INV-2' })
    expect((await get(wrong)).blockers).toMatchObject([
      {
        code: 'PerDiemAmount',
        details: { units: 2, expected: { minor: 18_400 }, actual: { minor: 27_600 } },
      },
    ])
    await setRules({ per_diem_basis: 'day' })
    expect((await get(wrong)).blockers).toEqual([])
    expect(await call('ledger.post', { ids: [wrong] })).toEqual({ posted: 1 })
  })

  it('above the list are refused where the contract names it, else warned of', async () => {
    await addRate(9199)
    const id = await save({ amountMinor: 18_400, perDiem: journey })
    expect((await get(id)).warnings.map(found => found.code)).toContain('PerDiemAboveList')
    await setRules({ per_diem_rates: 'eu_list' })
    expect(await refusal(fixture, 'ledger.post', { ids: [id] })).toMatchObject({
      details: {
        blockers: [{ code: 'PerDiemAboveList', details: { limit: { minor: 9199 }, source: 'EU list' } }],
      },
    })
  })

  it('say when no rate is stored, and keep one rate for each country and day', async () => {
    const id = await save({ amountMinor: 18_400, perDiem: journey })
    expect((await get(id)).warnings.map(found => found.code)).toContain('PerDiemRateUnknown')
    const rate = await addRate(9200)
    expect(
      await refusal(fixture, 'perDiems.saveRate', {
        id: null,
        version: null,
        country: 'AL',
        currency: 'EUR',
        amountMinor: 1,
        validFrom: '2024-01-01',
        source: 'Other',
      }),
    ).toMatchObject({ code: 'Rule.RateTaken' })
    await call('perDiems.deleteRate', rate)
    expect((await call('perDiems.rates', {})).rows).toEqual([])
  })
})

describe('pending payments', () => {
  it('are listed above the limit, settled by an entry, and fixed while they are', async () => {
    await setRules({ pending_payment_limit: '500.00' })
    const { projectId, lines } = fixture
    const pending = { id: null, version: null, projectId, lineId: lines['1.1'], expectedOn: null, note: '' }
    const small = await call('pendingPayments.save', { ...pending, supplier: 'A', amountMinor: 50_000 })
    await call('pendingPayments.save', { ...pending, supplier: 'B', amountMinor: 50_001 })
    const list = await call('pendingPayments.list', { projectId })
    expect(list.rows.map(row => [row.supplier, row.listed])).toEqual([
      ['A', false],
      ['B', true],
    ])
    expect(list).toMatchObject({ open: { minor: 100_001 }, limit: { minor: 50_000 } })
    const entryId = await save()
    const { entryNo } = await get(entryId)
    expect(await refusal(fixture, 'pendingPayments.settle', { ...small, entryNo })).toMatchObject({
      code: 'Rule.NotPosted',
    })
    await call('ledger.post', { ids: [entryId] })
    const settled = await call('pendingPayments.settle', { ...small, entryNo })
    expect((await call('pendingPayments.list', { projectId })).rows.at(-1)).toMatchObject({
      settledOn: '2024-02-15',
      entry: { id: entryId, entryNo },
    })
    expect(await refusal(fixture, 'pendingPayments.delete', settled)).toMatchObject({ code: 'Rule.Settled' })
    const open = await call('pendingPayments.settle', { ...settled, entryNo: null })
    await call('pendingPayments.delete', open)
  })
})
