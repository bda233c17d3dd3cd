import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { journalSlice } from '#backend/documents/basis/journal.ts'
import * as ledger from '#backend/features/ledger/index.ts'
import * as sharing from '#backend/features/sharing/index.ts'
import type { InputOf } from '#shared/contract/index.ts'
import {
  addMonthRate,
  draftInput,
  entriesUnder,
  type MoneyFixture,
  openMoneyFixture,
  refusal,
  snapshot,
} from '../ledger/fixture.ts'

let fixture: MoneyFixture

beforeEach(async () => {
  fixture = await openMoneyFixture({
    queries: { ...ledger.queries, ...sharing.queries },
    commands: { ...ledger.commands, ...sharing.commands },
    jobs: ledger.jobs,
  })
})
afterEach(() => fixture.workspace.close())

const call: MoneyFixture['workspace']['call'] = (name, input, options) =>
  fixture.workspace.call(name, input, options)

type Part = InputOf<'sharedCosts.saveKey'>['parts'][number]
const part = (projectId: string | null, lineId: string | null, share: string, label = ''): Part => ({
  projectId,
  lineId,
  workPackageId: null,
  activityId: null,
  label,
  share,
})

const saveKey = async (parts: readonly Part[], name = 'Office rent by heads') =>
  (await call('sharedCosts.saveKey', { id: null, version: null, name, basis: 'Heads', parts: [...parts] })).id

const thirds = () => [
  part(fixture.projectId, fixture.lines['1.1'], '35'),
  part(fixture.otherProjectId, fixture.otherLine, '40'),
  part(null, null, '25', 'Own funds'),
]

const charge = (keyId: string, more: Partial<InputOf<'sharedCosts.charge'>> = {}) =>
  call('sharedCosts.charge', {
    keyId,
    entryDate: '2024-02-15',
    documentNo: 'RENT-2',
    documentDate: '2024-02-01',
    paymentDate: null,
    documentType: 'Invoice',
    paymentReference: '',
    payee: 'Qiradhënësi sh.p.k.',
    description: 'Office rent, February',
    currency: 'EUR',
    amountMinor: 123_457,
    vatMinor: null,
    remark: '',
    ...more,
  })

const post = (...ids: string[]) => call('ledger.post', { ids })

describe('a document shared by a key', () => {
  it('makes one draft for each project, the sum kept to the cent', async () => {
    const { id, entryIds } = await charge(await saveKey(thirds()))
    const document = await call('sharedCosts.get', { id })
    expect(document).toMatchObject({
      keyName: 'Office rent by heads',
      amount: { minor: 123_457, currency: 'EUR' },
      charged: { minor: 92_593, currency: 'EUR' },
      elsewhere: { minor: 30_864, currency: 'EUR' },
    })
    expect(
      document.entries.map(entry => [entry.projectCode, entry.documentShare, entry.amount.minor]),
    ).toEqual([
      ['MAIN', '35', 43_210],
      ['OTHER', '40', 49_383],
    ])
    expect(await call('ledger.get', { id: entryIds[0] ?? '' })).toMatchObject({
      documentMinor: 123_457,
      documentShare: '35',
      sharedCostId: id,
      warnings: [{ code: 'EvidenceMissing' }, { code: 'NoPeriod' }],
    })
    expect(await entriesUnder(fixture, { sharedCostId: id })).toEqual(entryIds)
    expect(await post(...entryIds)).toEqual({ posted: 2 })
  })

  it('keeps the lines of one project in one entry', async () => {
    const { entryIds } = await charge(
      await saveKey([
        part(fixture.projectId, fixture.lines['1.1'], '33.333333'),
        part(fixture.projectId, fixture.lines['1.2'], '33.333333'),
        part(fixture.otherProjectId, fixture.otherLine, '33.333334'),
      ]),
      { amountMinor: 10_000 },
    )
    const [first, second] = await Promise.all(entryIds.map(id => call('ledger.get', { id })))
    expect(first).toMatchObject({ amountMinor: 6667, documentShare: '66.666666' })
    expect(first?.splits.map(split => [split.lineCode, split.share, split.amount.minor])).toEqual([
      ['1.1', '50', 3334],
      ['1.2', '50', 3333],
    ])
    expect(second).toMatchObject({ amountMinor: 3333, documentShare: '33.333334' })
  })

  it('is booked on the work package and the activity of its shares', async () => {
    const placed = {
      ...part(fixture.projectId, fixture.lines['1.1'], '60'),
      workPackageId: fixture.workPackageId,
      activityId: fixture.activityId,
    }
    const { entryIds } = await charge(
      await saveKey([placed, part(fixture.projectId, fixture.lines['1.2'], '40')]),
    )
    const [key] = (await call('sharedCosts.keys', {})).rows
    expect(key?.parts.map(own => [own.workPackageCode, own.activityCode])).toEqual([
      ['WP1', 'A1'],
      ['', ''],
    ])
    await post(...entryIds)
    const entry = await call('ledger.get', { id: entryIds[0] ?? '' })
    expect(entry.splits.map(split => [split.lineCode, split.workPackageId, split.activityId])).toEqual([
      ['1.1', fixture.workPackageId, fixture.activityId],
      ['1.2', null, null],
    ])
  })

  it('adds up to the converted document too, and lists it as the donor asks: R, S and T', async () => {
    await addMonthRate(fixture, 'RSD', '2024-02', '117.1745')
    const { entryIds } = await charge(
      await saveKey([
        part(fixture.projectId, fixture.lines['1.1'], '33.33'),
        part(fixture.otherProjectId, fixture.otherLine, '66.67'),
      ]),
      { currency: 'RSD', amountMinor: 25_000_000 },
    )
    await post(...entryIds)
    const { entries } = await snapshot(fixture)
    expect(entries.reduce((sum, entry) => sum + (entry.base_minor ?? 0), 0)).toBe(213_357)
    const rows = await fixture.workspace.read(async db => {
      const listed = []
      for (const projectId of [fixture.projectId, fixture.otherProjectId])
        listed.push(...(await journalSlice(db, { projectId, from: '2024-01-01', to: '2024-12-31' }, 0, 10)))
      return listed
    })
    expect(rows.map(row => [row.amountMinor, row.baseMinor, row.share])).toEqual([
      [25_000_000, 213_357, '33.33'],
      [25_000_000, 213_357, '66.67'],
    ])
    for (const row of rows)
      expect(Math.abs(row.reportedMinor - (row.baseMinor * Number(row.share)) / 100)).toBeLessThanOrEqual(1)
    expect(rows.reduce((sum, row) => sum + row.reportedMinor, 0)).toBe(213_357)
  })

  it('keeps the amount of a draft it made, and lets its line be changed', async () => {
    const { entryIds } = await charge(await saveKey(thirds()))
    const id = entryIds[0] ?? ''
    const entry = await call('ledger.get', { id })
    const input = draftInput(fixture, {
      id,
      version: entry.version,
      documentNo: entry.documentNo,
      payee: entry.payee,
      documentDate: entry.documentDate,
      amountMinor: entry.amountMinor,
      documentMinor: entry.documentMinor,
      splits: [{ lineId: fixture.lines['2.1'], workPackageId: null, activityId: null, share: '100' }],
    })
    expect(await refusal(fixture, 'ledger.saveDraft', { ...input, amountMinor: 50_000 })).toMatchObject({
      code: 'Rule.Generated',
      messageKey: 'problem.ledger.partOfShared',
    })
    await call('ledger.saveDraft', input)
    expect(await call('ledger.get', { id })).toMatchObject({
      documentShare: '35',
      splits: [{ lineCode: '2.1' }],
    })
  })

  it('goes with its drafts while none is posted', async () => {
    const { id, entryIds } = await charge(await saveKey(thirds()))
    await post(entryIds[1] ?? '')
    expect(await refusal(fixture, 'sharedCosts.withdraw', { id, version: 1 })).toMatchObject({
      code: 'Rule.Posted',
    })
    const other = await charge(await saveKey(thirds(), 'Second'), { documentNo: 'RENT-3' })
    await call('sharedCosts.withdraw', { id: other.id, version: 1 })
    expect((await call('sharedCosts.list', {})).rows.map(row => row.id)).toEqual([id])
    expect((await call('sharedCosts.list', { projectId: fixture.otherProjectId })).rows).toHaveLength(1)
  })
})

describe('a key of shares', () => {
  it('refuses shares that are not 100 %, a name taken, and lines of another project', async () => {
    const input = { id: null, version: null, name: 'Key', basis: '', parts: thirds() }
    const short = [...thirds().slice(0, 2)]
    expect(await refusal(fixture, 'sharedCosts.saveKey', { ...input, parts: short })).toMatchObject({
      code: 'Rule.SharesNotWhole',
      details: { total: '75' },
    })
    expect(
      await refusal(fixture, 'sharedCosts.saveKey', { ...input, parts: [part(null, null, '100', 'Own')] }),
    ).toMatchObject({ code: 'Rule.NoProjectShare' })
    expect(
      await refusal(fixture, 'sharedCosts.saveKey', {
        ...input,
        parts: [part(fixture.projectId, fixture.otherLine, '100')],
      }),
    ).toMatchObject({ code: 'NotFound', details: { field: 'parts.0.lineId', project: 'MAIN' } })
    const id = await saveKey(thirds(), 'Key')
    expect(await refusal(fixture, 'sharedCosts.saveKey', input)).toMatchObject({ code: 'Rule.NameTaken' })
    await call('sharedCosts.saveKey', { ...input, id, version: 1, basis: 'Square metres' })
    expect((await call('sharedCosts.keys', {})).rows).toMatchObject([
      {
        id,
        version: 2,
        basis: 'Square metres',
        documents: 0,
        parts: [{ projectCode: 'MAIN', lineCode: '1.1' }, {}, {}],
      },
    ])
  })
})

describe('a document charged above itself', () => {
  const inOther = (more: Parameters<typeof draftInput>[1] = {}) =>
    draftInput(fixture, {
      projectId: fixture.otherProjectId,
      splits: [{ lineId: fixture.otherLine, workPackageId: null, activityId: null, share: '100' }],
      ...more,
    })

  it('is refused in the second project, naming the first entry', async () => {
    const first = (await call('ledger.saveDraft', draftInput(fixture))).id
    await post(first)
    // Written a little differently, it is the same document.
    const second = (
      await call('ledger.saveDraft', inOther({ documentNo: 'inv 1', payee: 'FURNIZUESI SHPK' }))
    ).id
    const { entryNo } = await call('ledger.get', { id: first })
    const error = await refusal(fixture, 'ledger.post', { ids: [second] })
    expect(error).toMatchObject({
      code: 'Rule.Blocked',
      details: {
        blockers: [
          {
            code: 'DocumentOvercharged',
            details: {
              percent: '200.00',
              document: { minor: 10_000, currency: 'EUR' },
              excess: { minor: 10_000, currency: 'EUR' },
              entries: [`${entryNo} (MAIN)`],
            },
          },
        ],
      },
    })
    expect((await call('ledger.get', { id: second })).blockers).toMatchObject([
      { code: 'DocumentOvercharged' },
    ])
  })

  it('is allowed in parts up to its amount, and not a cent more', async () => {
    const first = (
      await call('ledger.saveDraft', draftInput(fixture, { amountMinor: 6000, documentMinor: 10_000 }))
    ).id
    const fits = (await call('ledger.saveDraft', inOther({ amountMinor: 4000, documentMinor: 10_000 }))).id
    expect(await post(first, fits)).toEqual({ posted: 2 })
    const more = (await call('ledger.saveDraft', inOther({ amountMinor: 1, documentMinor: 10_000 }))).id
    expect(await refusal(fixture, 'ledger.post', { ids: [more] })).toMatchObject({
      details: { blockers: [{ code: 'DocumentOvercharged', details: { excess: { minor: 1 } } }] },
    })
  })

  it('counts no more once its entry is reversed', async () => {
    const first = (await call('ledger.saveDraft', draftInput(fixture))).id
    await post(first)
    const second = (await call('ledger.saveDraft', inOther())).id
    await call('ledger.reverse', { id: first, date: '2024-03-01', reason: 'Belongs to the other project' })
    expect(await post(second)).toEqual({ posted: 1 })
  })

  it('is refused when both come in one act, typed or imported', async () => {
    const first = (await call('ledger.saveDraft', draftInput(fixture))).id
    const second = (await call('ledger.saveDraft', inOther())).id
    expect(await refusal(fixture, 'ledger.post', { ids: [first, second] })).toMatchObject({
      details: { count: 2 },
    })
    await post(first)
    const { id: _, version: __, ...entry } = inOther()
    const options = { importRunId: null, post: true }
    await expect(
      fixture.workspace.write(context => ledger.insertEntries(context, [entry], options)),
    ).rejects.toMatchObject({ problem: { code: 'Rule.Blocked' } })
  })

  it('is no blocker when one project books the whole document twice, but asks why', async () => {
    const first = (await call('ledger.saveDraft', draftInput(fixture))).id
    const second = (await call('ledger.saveDraft', draftInput(fixture))).id
    await post(first)
    expect(await call('ledger.get', { id: second })).toMatchObject({ blockers: [] })
    expect(await refusal(fixture, 'ledger.post', { ids: [second] })).toMatchObject({ code: 'Rule.Duplicate' })
    expect(await call('ledger.post', { ids: [second], duplicateReason: 'Two deliveries' })).toEqual({
      posted: 1,
    })
  })

  it('refuses a part that is more than its document', async () => {
    expect(
      await refusal(fixture, 'ledger.saveDraft', draftInput(fixture, { documentMinor: 9999 })),
    ).toMatchObject({ code: 'Rule.DocumentSmaller', details: { field: 'documentMinor' } })
  })
})
