import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { differences, keptOn } from '#tests/integration/availability/support.ts'
import { refusal } from '#tests/integration/ledger/fixture.ts'
import { type AwardFixture, FIVE, openAwardFixture } from './fixture.ts'

let fixture: AwardFixture
const call: AwardFixture['workspace']['call'] = (...args) => fixture.workspace.call(...args)
const FINANCE = { as: 'finance_officer' } as const

beforeEach(async () => {
  fixture = await openAwardFixture()
  for (const applied of FIVE) await fixture.add(applied)
  await call('rankings.make', { callId: fixture.callId })
})
afterEach(async () => {
  expect(differences(fixture)).toEqual([])
  await fixture.workspace.close()
})

const file = (reference: string) =>
  call('complaints.file', {
    applicationId: fixture.idOf(reference),
    receivedOn: '2025-06-20',
    grounds: 'The need was misread',
  })

describe('an open complaint', () => {
  it('holds the disputed place and its money, so that the line and decisions see less', async () => {
    const { heldMinor } = await file('A-4')
    expect(heldMinor).toBe(300_000)
    expect(await keptOn(fixture, fixture.lines['6.1'])).toEqual({ reserved: 300_000 })
    const { pots, ranking, schemeFreeMinor } = await call('rankings.board', { callId: fixture.callId })
    expect(pots[0]).toMatchObject({ code: 'A', heldMinor: 300_000, freeMinor: 900_000 })
    expect(schemeFreeMinor).toBe(1_700_000)
    const { rows } = await call('rankings.whatIf', { rankingId: ranking?.id ?? '' })
    expect(rows.map(row => [row.reference, row.place, row.complaint])).toEqual([
      ['A-1', 'funded', false],
      ['A-3', 'below', false],
      ['A-2', 'below', false],
      ['A-4', null, true],
      ['A-5', null, false],
      ['B-1', 'funded', false],
    ])
    expect(await file('A-4')).toMatchObject({ heldMinor: 0 })
  })

  it('holds no more than is free', async () => {
    await file('A-1')
    await file('A-2')
    expect(await file('A-3')).toMatchObject({ heldMinor: 100_000 })
    expect(await file('A-4')).toMatchObject({ heldMinor: 0 })
  })

  it('is refused for what was never judged and for a day to come', async () => {
    const draft = await fixture.add({
      reference: 'A-9',
      lot: 'A',
      requestedMinor: 1,
      scores: [],
      state: 'draft',
    })
    expect(
      await refusal(fixture, 'complaints.file', {
        applicationId: draft,
        receivedOn: '2025-07-09',
        grounds: 'x',
      }),
    ).toMatchObject({ details: { blockers: [{ code: 'NothingToComplain' }, { code: 'ReceivedInFuture' }] } })
  })
})

describe('the complaints committee', () => {
  const end = { decision: 'The score stands', decidedOn: '2025-06-25' }

  it('decides, nobody else; an end gives the money back', async () => {
    const { id } = await file('A-4')
    expect((await call('complaints.list', { callId: fixture.callId })).blockers).toMatchObject([
      { code: 'NotOnComplaintsCommittee' },
    ])
    const admit = { id, version: 1, to: 'admissible' as const }
    expect(await refusal(fixture, 'complaints.move', admit)).toMatchObject({ code: 'Rule.NotOnCommittee' })
    await call('complaints.move', admit, FINANCE)
    expect(
      await refusal(fixture, 'complaints.move', { id, version: 2, to: 'upheld' }, FINANCE),
    ).toMatchObject({ code: 'Rule.Blocked', messageKey: 'problem.awards.complaintUnworded' })
    await call('complaints.move', { id, version: 2, to: 'rejected', ...end }, FINANCE)
    expect(await keptOn(fixture, fixture.lines['6.1'])).toEqual({})
    expect(
      await refusal(fixture, 'complaints.move', { id, version: 3, to: 'received' }, FINANCE),
    ).toMatchObject({ code: 'Rule.IllegalStep', messageKey: 'problem.awards.complaintEnded' })
    const { rows } = await call('complaints.list', { callId: fixture.callId })
    expect(rows).toMatchObject([{ state: 'rejected', decidedBy: 'Test finance_officer', possible: [] }])
  })

  it('of evaluators decides nothing', async () => {
    await fixture.workspace.write(async ({ trx, newId }) => {
      await trx
        .insertInto('committee_member')
        .values({
          id: newId(),
          call_id: fixture.callId,
          committee: 'evaluation',
          person_id: fixture.workspace.people.finance_officer,
          function: 'observer',
          impartiality_signed_on: null,
        })
        .execute()
    })
    const { id } = await file('A-4')
    expect(
      await refusal(fixture, 'complaints.move', { id, version: 1, to: 'admissible' }, FINANCE),
    ).toMatchObject({ details: { blockers: [{ code: 'EvaluatorDecidesComplaint' }] } })
  })

  it('suspends the awards of the lot until it decides', async () => {
    const { id } = await file('A-4')
    await call('complaints.move', { id, version: 1, to: 'admissible' }, FINANCE)
    await call('complaints.move', { id, version: 2, to: 'suspended' }, FINANCE)
    const { ranking } = await call('rankings.board', { callId: fixture.callId })
    await call('rankings.proposeLine', { rankingId: ranking?.id ?? '' })
    const blockersOf = async (reference: string) => {
      const { blockers } = await call('decisions.preview', {
        applicationId: fixture.idOf(reference),
        outcome: 'award',
        awardedMinor: 600_000,
        decidedOn: '2025-06-30',
      })
      return blockers.map(({ code }) => code)
    }
    expect(await blockersOf('A-1')).toEqual(['LotSuspended'])
    expect(await blockersOf('B-1')).toEqual([])
    await call('complaints.move', { id, version: 3, to: 'upheld', ...end }, FINANCE)
    expect(await blockersOf('A-1')).toEqual([])
  })
})
