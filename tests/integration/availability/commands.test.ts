import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { InputOf } from '#shared/contract/index.ts'
import {
  addPeriod,
  draftInput,
  type MoneyFixture,
  openMoneyFixture,
  refusal,
  snapshot,
} from '#tests/integration/ledger/fixture.ts'
import { allHandlers, differences, insert, keptOn } from './support.ts'

let fixture: MoneyFixture

beforeEach(async () => {
  fixture = await openMoneyFixture(await allHandlers())
})
afterEach(async () => {
  expect(differences(fixture)).toEqual([])
  await fixture.workspace.close()
})

const hold = (overrides: Partial<InputOf<'reservations.hold'>> = {}): InputOf<'reservations.hold'> => ({
  id: null,
  version: null,
  projectId: fixture.projectId,
  lineId: fixture.lines['6.1'],
  organisationId: fixture.organisationId,
  amountMinor: 1_000_000,
  decidedOn: '2024-03-01',
  expiresOn: null,
  reference: 'D-1',
  note: '',
  ...overrides,
})
const agree = (overrides: Partial<InputOf<'agreements.save'>> = {}): InputOf<'agreements.save'> => ({
  id: null,
  version: null,
  projectId: fixture.projectId,
  organisationId: fixture.organisationId,
  interventionId: null,
  lineId: fixture.lines['6.1'],
  agreementNo: 'SG-1',
  signedOn: '2024-03-10',
  agreedMinor: 900_000,
  ...overrides,
})
const move = (agreementId: string, kind: 'paid' | 'accepted' | 'refunded', amountMinor: number) => ({
  agreementId,
  kind,
  date: '2024-04-01',
  amountMinor,
  reference: '',
})
const call: MoneyFixture['workspace']['call'] = (...args) => fixture.workspace.call(...args)
const eur = (minor: number) => ({ minor, currency: 'EUR' })

describe('reservations', () => {
  it('show what they do before they are saved, and are refused above what is free', async () => {
    await call('reservations.hold', hold())
    const asked = { projectId: fixture.projectId, lineId: fixture.lines['6.1'], amountMinor: 1_400_001 }
    expect(await call('availability.preview', asked)).toMatchObject({
      line: { code: '6.1', label: 'Label 6.1' },
      beforeMinor: 1_400_000,
      afterMinor: -1,
      blockers: [
        {
          code: 'AboveFree',
          details: { line: '6.1', free: eur(1_400_000), asked: eur(1_400_001), excess: eur(1) },
          fix: {
            labelKey: 'fix.moveMoney',
            route: `/projects/${fixture.projectId}/budget?line=${fixture.lines['6.1']}`,
          },
        },
      ],
    })
    const before = await snapshot(fixture)
    expect(await refusal(fixture, 'reservations.hold', hold({ amountMinor: 1_400_001 }))).toMatchObject({
      code: 'Rule.Blocked',
      details: { blockers: [{ code: 'AboveFree', details: { excess: eur(1) } }] },
    })
    expect(await snapshot(fixture)).toEqual(before)
    await call('reservations.hold', hold({ amountMinor: 1_400_000 }))
    expect(await keptOn(fixture, fixture.lines['6.1'])).toEqual({ reserved: 2_400_000 })
  })

  it('count what posted entries and agreements took, and give back what they replace', async () => {
    const entry = await call('ledger.saveDraft', {
      ...draftInput(fixture, { amountMinor: 400_000 }),
      splits: [{ lineId: fixture.lines['6.1'], workPackageId: null, activityId: null, share: '100' }],
    })
    await call('ledger.post', { ids: [entry.id] })
    const held = await call('reservations.hold', hold({ amountMinor: 2_000_000 }))
    const more = hold({ ...held, amountMinor: 1_999_999 })
    expect(await call('reservations.hold', more)).toEqual({ id: held.id, version: 2 })
    expect(await refusal(fixture, 'reservations.hold', more)).toMatchObject({ code: 'Conflict' })
    await call('reservations.release', { id: held.id, version: 2, reason: 'Applicant withdrew' })
    expect(await keptOn(fixture, fixture.lines['6.1'])).toEqual({ spent: 400_000 })
    expect(
      await refusal(fixture, 'reservations.release', { id: held.id, version: 3, reason: 'Again' }),
    ).toMatchObject({ code: 'Rule.NotHeld', messageKey: 'problem.availability.released' })
    const event = await fixture.workspace.read(db =>
      db.selectFrom('audit_event').select('reason').orderBy('seq', 'desc').executeTakeFirstOrThrow(),
    )
    expect(event.reason).toBe('Applicant withdrew')
  })

  it('become contracted with the agreement that answers them, in one act and without needing room twice', async () => {
    const held = await call('reservations.hold', hold({ amountMinor: 2_400_000 }))
    const agreement = await call('agreements.save', agree({ agreedMinor: 2_300_000, reservationId: held.id }))
    expect(await keptOn(fixture, fixture.lines['6.1'])).toEqual({ contracted: 2_300_000 })
    const { rows } = await call('reservations.list', { projectId: fixture.projectId })
    expect(rows).toMatchObject([
      { state: 'contracted', agreement: { id: agreement.id, name: 'SG-1' }, line: { code: '6.1' } },
    ])
    const small = await call('reservations.hold', hold({ amountMinor: 100_000 }))
    await call('reservations.contract', { ...small, agreementId: agreement.id })
    expect(await keptOn(fixture, fixture.lines['6.1'])).toEqual({ contracted: 2_300_000 })
  })

  it('are refused on lines that the signed budget lacks, below zero, with strange ids or days', async () => {
    const unknown = '01890a5d-ac96-774b-bcce-b302099a8057'
    expect(await refusal(fixture, 'reservations.hold', hold({ lineId: fixture.otherLine }))).toMatchObject({
      details: { blockers: [{ code: 'LineNotSigned' }] },
    })
    expect(await refusal(fixture, 'reservations.hold', hold({ amountMinor: 0 }))).toMatchObject({
      details: { blockers: [{ code: 'NotAboveZero' }] },
    })
    expect(await refusal(fixture, 'reservations.hold', hold({ organisationId: unknown }))).toMatchObject({
      code: 'NotFound',
      details: { field: 'organisationId' },
    })
    expect(await refusal(fixture, 'reservations.hold', hold({ expiresOn: '2024-02-01' }))).toMatchObject({
      code: 'Validation',
      details: { field: 'expiresOn' },
    })
    expect(await refusal(fixture, 'reservations.hold', hold(), { as: 'director' })).toMatchObject({
      code: 'Forbidden',
    })
    expect(
      await refusal(fixture, 'reservations.list', { projectId: fixture.projectId }, { as: 'mentor' }),
    ).toMatchObject({ code: 'Forbidden' })
  })

  it('that are past their day are named', async () => {
    await call('reservations.hold', hold({ expiresOn: '2024-05-01' }))
    await call('reservations.hold', hold({ expiresOn: '2099-05-01', amountMinor: 1 }))
    const { warnings } = await call('reservations.list', { projectId: fixture.projectId })
    expect(warnings).toMatchObject([{ code: 'Expired', details: { line: '6.1', expiresOn: '2024-05-01' } }])
  })
})

describe('agreements', () => {
  it('take the line for passing funds on when none is chosen, and say so when there is none', async () => {
    await call('agreements.save', agree({ lineId: null, interventionId: fixture.interventionId }))
    expect(await keptOn(fixture, fixture.lines['6.1'])).toEqual({ contracted: 900_000 })
    expect(
      await refusal(fixture, 'agreements.save', agree({ lineId: null, agreementNo: 'B' })),
    ).toMatchObject({
      details: { blockers: [{ code: 'NoLineForAgreement' }] },
    })
    expect(await refusal(fixture, 'agreements.save', agree())).toMatchObject({
      code: 'Rule.Duplicate',
      details: { field: 'agreementNo' },
    })
  })

  it('send no more than is contracted, get back no more than was sent, and release what is left', async () => {
    const { id } = await call('agreements.save', agree())
    await call('agreements.addMovement', move(id, 'paid', 500_000))
    expect(await refusal(fixture, 'agreements.addMovement', move(id, 'paid', 400_001))).toMatchObject({
      details: { blockers: [{ code: 'SentAboveContracted', details: { excess: eur(1) } }] },
    })
    expect(await refusal(fixture, 'agreements.addMovement', move(id, 'refunded', 500_001))).toMatchObject({
      details: { blockers: [{ code: 'RefundedAboveSent' }] },
    })
    const refund = await call('agreements.addMovement', move(id, 'refunded', 20_000))
    await call('agreements.addMovement', move(id, 'accepted', 450_000))
    expect(
      await refusal(fixture, 'agreements.release', {
        id,
        version: 1,
        amountMinor: 500_000,
        reason: 'Closing',
      }),
    ).toMatchObject({
      details: { blockers: [{ code: 'SentAboveContracted' }, { code: 'AcceptedAboveContracted' }] },
    })
    await call('agreements.release', { id, version: 1, amountMinor: 400_000, reason: 'Closing' })
    const { rows } = await call('agreements.list', { projectId: fixture.projectId })
    expect(rows).toMatchObject([
      {
        agreedMinor: 900_000,
        releasedMinor: 400_000,
        contractedMinor: 500_000,
        paidMinor: 480_000,
        acceptedMinor: 450_000,
        freeMinor: 20_000,
        line: { code: '6.1' },
      },
    ])
    await call('agreements.addMovement', move(id, 'paid', 20_000))
    expect(await refusal(fixture, 'agreements.deleteMovement', refund)).toMatchObject({
      details: { blockers: [{ code: 'SentAboveContracted' }] },
    })
    expect(await keptOn(fixture, fixture.lines['6.1'])).toEqual({
      contracted: 500_000,
      forwarded: 500_000,
      accepted: 450_000,
    })
  })

  it('leave locked periods as they were reported', async () => {
    await addPeriod(fixture, 1, '2024-01-01', '2024-06-30', 'locked')
    expect(await refusal(fixture, 'agreements.save', agree())).toMatchObject({ code: 'Rule.PeriodLocked' })
    const { id } = await call('agreements.save', agree({ signedOn: '2024-07-01' }))
    expect(await refusal(fixture, 'agreements.addMovement', move(id, 'paid', 5))).toMatchObject({
      code: 'Rule.PeriodLocked',
    })
    expect(
      await refusal(fixture, 'agreements.addMovement', {
        ...move(id, 'paid', 5),
        date: '2024-06-30',
      }),
    ).toMatchObject({ code: 'Rule.PeriodLocked' })
  })
})

describe('a draft above what is free', () => {
  it('is warned of before it is posted, with the numbers, unless an agreement took its money already', async () => {
    await call('reservations.hold', hold({ amountMinor: 2_300_000 }))
    const draft = (amountMinor: number, subGrantNo: string) =>
      call('ledger.saveDraft', {
        ...draftInput(fixture, { amountMinor, subGrantNo, documentNo: `W-${amountMinor}${subGrantNo}` }),
        splits: [
          { lineId: fixture.lines['6.1'], workPackageId: null, activityId: null, share: '60' },
          { lineId: fixture.lines['6.1'], workPackageId: null, activityId: null, share: '40' },
        ],
      })
    const warned = async (id: string) =>
      (await call('ledger.get', { id })).warnings.filter(({ code }) => code === 'AboveFree')
    expect(await warned((await draft(100_000, '')).id)).toEqual([])
    expect(await warned((await draft(100_001, '')).id)).toMatchObject([
      { details: { line: '6.1', free: eur(100_000), asked: eur(100_001), excess: eur(1) } },
    ])
    await call('agreements.save', agree({ agreedMinor: 100_000 }))
    expect(await warned((await draft(100_000, 'SG-1')).id)).toEqual([])
  })
})

describe('what an amount is made of', () => {
  it('adds up to the amount of every row of the tree, for each of the amounts', async () => {
    const { lines, projectId } = fixture
    await call('reservations.hold', hold({ amountMinor: 70_000 }))
    const agreement = await call('agreements.save', agree())
    await call('agreements.addMovement', move(agreement.id, 'paid', 500_000))
    await call('agreements.addMovement', move(agreement.id, 'refunded', 10_000))
    await call('agreements.addMovement', move(agreement.id, 'accepted', 300_000))
    const split = (lineId: string, share: string) => ({
      lineId,
      workPackageId: fixture.workPackageId,
      activityId: fixture.activityId,
      share,
    })
    const entries: string[] = []
    for (const [index, subGrantNo] of ['', 'SG-1', ''].entries()) {
      const { id } = await call('ledger.saveDraft', {
        ...draftInput(fixture, { amountMinor: 100_000 + index, subGrantNo, documentNo: `E-${index}` }),
        splits: [split(lines['6.1'], '60'), split(lines['1.1'], '40')],
      })
      entries.push(id)
    }
    await call('ledger.post', { ids: entries })
    await insert(fixture, 'ineligible_cost', ({ newId, actor }) => ({
      id: newId(),
      entry_id: entries[0] ?? '',
      base_minor: 900,
      reason_code: 'no_evidence',
      decided_on: '2024-05-01',
      decided_by: actor.personId,
      state: 'in_force' as const,
    }))
    const tree = await call('budgets.tree', { projectId })
    const names = ['budgeted', 'reserved', 'contracted', 'paid', 'admitted', 'free', 'spent'] as const
    for (const row of [null, ...tree.nodes])
      for (const amount of names) {
        const parts = await call('availability.parts', { projectId, nodeId: row?.id ?? null, amount })
        expect([row?.code, amount, parts.minor]).toEqual([
          row?.code,
          amount,
          (row?.amounts ?? tree.totals)[amount],
        ])
        for (const section of parts.sections)
          expect([
            section.kind,
            section.rows.reduce((sum, part) => sum + part.minor, 0),
            section.rows.length,
          ]).toEqual([section.kind, section.minor, section.count])
      }
    const line = tree.nodes.find(node => node.code === '6.1')
    const free = await call('availability.parts', { projectId, nodeId: line?.id ?? null, amount: 'free' })
    expect(free.sections.map(({ kind, minor }) => [kind, minor])).toEqual([
      ['budget', 2_400_000],
      ['reservations', -70_000],
      ['agreements', -900_000],
      ['direct', -120_001],
    ])
    const levels = await call('availability.levels', { projectId })
    expect(levels).toMatchObject({
      totals: tree.totals,
      workPackages: [{ id: fixture.workPackageId, spentMinor: 300_003 }],
      activities: [{ id: fixture.activityId, spentMinor: 300_003 }],
      interventions: [{ id: fixture.interventionId, amounts: line?.amounts }],
      children: [],
    })
  })
})
