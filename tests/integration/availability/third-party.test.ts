import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { InputOf } from '#shared/contract/index.ts'
import { type MoneyFixture, openMoneyFixture, refusal, snapshot } from '#tests/integration/ledger/fixture.ts'
import { allHandlers, insert } from './support.ts'

let fixture: MoneyFixture
const call: MoneyFixture['workspace']['call'] = (...args) => fixture.workspace.call(...args)
const eur = (minor: number) => ({ minor, currency: 'EUR' })

/** The line has room for 24,000.00; the contract allows 15,000.00 for each third party. */
beforeEach(async () => {
  fixture = await openMoneyFixture(await allHandlers())
  await limit('15000.00')
})
afterEach(() => fixture.workspace.close())

const versionOf = async () => (await call('projects.get', { id: fixture.projectId })).project.version

async function limit(value: string, name = 'fstp_cap') {
  await call('projects.setRule', {
    id: fixture.projectId,
    version: await versionOf(),
    name,
    value,
    confirmed: true,
    reason: 'Special Conditions, article 7',
  })
}

const agree = (more: Partial<InputOf<'agreements.save'>> = {}): InputOf<'agreements.save'> => ({
  id: null,
  version: null,
  projectId: fixture.projectId,
  organisationId: fixture.organisationId,
  interventionId: null,
  lineId: fixture.lines['6.1'],
  agreementNo: 'SG-1',
  signedOn: '2024-03-10',
  agreedMinor: 1_000_000,
  ...more,
})

const hold = (more: Partial<InputOf<'reservations.hold'>> = {}): InputOf<'reservations.hold'> => ({
  id: null,
  version: null,
  projectId: fixture.projectId,
  lineId: fixture.lines['6.1'],
  organisationId: fixture.organisationId,
  amountMinor: 500_000,
  decidedOn: '2024-03-01',
  expiresOn: null,
  reference: 'D-1',
  note: '',
  ...more,
})

describe('the limit per third party of an action', () => {
  it('refuses an agreement a cent above it, with what the party has, the excess and where an exception is entered', async () => {
    await call('agreements.save', agree())
    const before = await snapshot(fixture)
    const second = agree({ agreementNo: 'SG-2', agreedMinor: 500_001 })
    expect(await refusal(fixture, 'agreements.save', second)).toMatchObject({
      code: 'Rule.Blocked',
      details: {
        blockers: [
          {
            code: 'AbovePartyCap',
            details: {
              party: 'Partner',
              already: eur(1_000_000),
              asked: eur(500_001),
              total: eur(1_500_001),
              limit: eur(1_500_000),
              excess: eur(1),
            },
            fix: { labelKey: 'fix.openRules', route: `/projects/${fixture.projectId}/rules` },
          },
        ],
      },
    })
    expect(await snapshot(fixture)).toEqual(before)
    await call('agreements.save', { ...second, agreedMinor: 500_000 })
  })

  it('counts an agreement once when it is raised, and gives room to what is released', async () => {
    const first = await call('agreements.save', agree())
    expect(
      await refusal(fixture, 'agreements.save', agree({ ...first, agreedMinor: 1_500_001 })),
    ).toMatchObject({ details: { blockers: [{ code: 'AbovePartyCap', details: { excess: eur(1) } }] } })
    const raised = await call('agreements.save', agree({ ...first, agreedMinor: 1_500_000 }))
    await call('agreements.release', { ...raised, amountMinor: 400_000, reason: 'Fewer trainings' })
    await call('agreements.save', agree({ agreementNo: 'SG-2', agreedMinor: 400_000 }))
  })

  it('holds for what is reserved by hand too', async () => {
    await call('agreements.save', agree())
    expect(await refusal(fixture, 'reservations.hold', hold({ amountMinor: 500_001 }))).toMatchObject({
      details: { blockers: [{ code: 'AbovePartyCap' }] },
    })
    await call('reservations.hold', hold())
    await call('reservations.hold', hold({ organisationId: null, amountMinor: 900_000 }))
  })

  it('yields to an exception of the contract (SG-02b), and does not speak of those who carry the action', async () => {
    await limit('20000.00', 'fstp_cap_exception')
    await call('agreements.save', agree({ agreedMinor: 2_000_000 }))
    expect(
      await refusal(fixture, 'agreements.save', agree({ agreementNo: 'SG-2', agreedMinor: 1 })),
    ).toMatchObject({ details: { blockers: [{ details: { limit: eur(2_000_000), excess: eur(1) } }] } })
    await insert(fixture, 'project_partner', ({ newId }) => ({
      id: newId(),
      project_id: fixture.projectId,
      organisation_id: fixture.organisationId,
      role: 'implementing_partner' as const,
      position: 0,
    }))
    await call('agreements.save', agree({ agreementNo: 'SG-2', agreedMinor: 1 }))
  })

  it('knows the party by number and country, not by its entry in the registry', async () => {
    const twin = await fixture.workspace.write(async ({ trx, newId }) => {
      const id = newId()
      const known = { registration_no: 'XK-77 1', country: 'XK' }
      await trx.updateTable('organisation').set(known).where('id', '=', fixture.organisationId).execute()
      await trx
        .insertInto('organisation')
        .values({
          ...known,
          registration_no: 'xk771',
          id,
          name: 'Partner (old name)',
          source_file: null,
          source_sheet: null,
          source_row: null,
        })
        .execute()
      return id
    })
    await call('agreements.save', agree())
    expect(
      await refusal(
        fixture,
        'agreements.save',
        agree({ agreementNo: 'SG-2', organisationId: twin, agreedMinor: 500_001 }),
      ),
    ).toMatchObject({
      details: { blockers: [{ code: 'AbovePartyCap', details: { already: eur(1_000_000) } }] },
    })
  })
})
