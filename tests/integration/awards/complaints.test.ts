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

describe('an upheld complaint', () => {
  const DIRECTOR = { as: 'director' } as const
  const end = { decision: 'The papers were there all along', decidedOn: '2025-06-25' }

  const stateOf = async (reference: string) =>
    (await call('applications.get', { id: fixture.idOf(reference) })).state

  const decide = async (reference: string, over: object) => {
    const { id, version } = await call('applications.get', { id: fixture.idOf(reference) })
    return call(
      'decisions.decide',
      { applicationId: id, version, outcome: 'award', decidedOn: '2025-06-30', ...over },
      DIRECTOR,
    )
  }

  const reject = (reference: string) =>
    decide(reference, {
      outcome: 'reject',
      reasonCode: 'documents_missing',
      reason: 'No certificate came',
    })

  async function toDocCheck(reference: string) {
    const { id, version } = await call('applications.get', { id: fixture.idOf(reference) })
    await call('rankings.startDocCheck', { id, version })
  }

  async function uphold(reference: string) {
    const { id } = await file(reference)
    await call('complaints.move', { id, version: 1, to: 'admissible' }, FINANCE)
    return call('complaints.move', { id, version: 2, to: 'upheld', ...end }, FINANCE)
  }

  beforeEach(async () => {
    const { ranking } = await call('rankings.board', { callId: fixture.callId })
    await call('rankings.proposeLine', { rankingId: ranking?.id ?? '' })
  })

  it('reopens a rejected application with its place and money held, until it is awarded', async () => {
    await toDocCheck('A-1')
    await reject('A-1')
    expect(await uphold('A-1')).toMatchObject({ reopenedTo: 'doc_check' })
    expect(await stateOf('A-1')).toBe('doc_check')
    const steps = (await call('applications.get', { id: fixture.idOf('A-1') })).steps
    expect(steps.at(-1)).toMatchObject({
      from: 'rejected',
      to: 'doc_check',
      reasonCode: 'complaint_upheld',
      reason: end.decision,
    })
    const held = await keptOn(fixture, fixture.lines['6.1'])
    expect(held).toEqual({ reserved: 600_000 })
    const board = await call('rankings.board', { callId: fixture.callId })
    expect(board.pots[0]).toMatchObject({ heldMinor: 600_000 })
    await decide('A-1', { awardedMinor: 600_000 })
    expect(await keptOn(fixture, fixture.lines['6.1'])).toEqual({ reserved: 600_000 })
    const after = await call('rankings.board', { callId: fixture.callId })
    expect(after.pots[0]).toMatchObject({ heldMinor: 0, awardedMinor: 600_000 })
  })

  it('gives the money back when the application is rejected once more or withdrawn', async () => {
    await toDocCheck('A-1')
    await reject('A-1')
    await uphold('A-1')
    await reject('A-1')
    expect(await keptOn(fixture, fixture.lines['6.1'])).toEqual({})
    await uphold('A-1')
    const { id, version } = await call('applications.get', { id: fixture.idOf('A-1') })
    await call('applications.move', { id, version, to: 'withdrawn', reason: 'No longer needed' })
    expect(await keptOn(fixture, fixture.lines['6.1'])).toEqual({})
  })

  it('keeps the place of one that was not recommended on the reserve list, from where it is promoted', async () => {
    expect(await stateOf('A-5')).toBe('not_recommended')
    expect(await uphold('A-5')).toMatchObject({ reopenedTo: 'reserve' })
    const { possible } = await call('decisions.preview', {
      applicationId: fixture.idOf('A-5'),
      outcome: 'promote',
      decidedOn: '2025-06-30',
    })
    expect(possible).toContain('promote')
    await decide('A-5', { outcome: 'promote', rankException: 'Complaint upheld on 25.06.2025' })
    expect(await stateOf('A-5')).toBe('doc_check')
  })

  it('keeps what it put back when the reserve list ends, unless it is chosen; what is in dispute stays', async () => {
    await uphold('A-5')
    await file('A-2')
    const { rows } = await call('decisions.reserve', { callId: fixture.callId })
    const held = Object.fromEntries(rows.map(row => [row.reference, row.held]))
    expect(held).toMatchObject({
      'A-5': { complaint: 'A-5/1', by: 'upheld' },
      'A-2': { complaint: 'A-2/1', by: 'open' },
    })
    const ends = { callId: fixture.callId, reason: 'The list has ended', decidedOn: '2025-06-30' }
    const others = rows.filter(row => row.held === null).length
    expect(await call('decisions.expireReserve', ends, DIRECTOR)).toEqual({ expired: others })
    expect([await stateOf('A-5'), await stateOf('A-2')]).toEqual(['reserve', 'reserve'])
    const asked = (reference: string) => ({ ...ends, applicationIds: [fixture.idOf(reference)] })
    expect(await refusal(fixture, 'decisions.expireReserve', asked('A-2'), DIRECTOR)).toMatchObject({
      code: 'Rule.Blocked',
      details: { reference: 'A-2', complaint: 'A-2/1' },
    })
    expect(await call('decisions.expireReserve', asked('A-5'), DIRECTOR)).toEqual({ expired: 1 })
    expect(await stateOf('A-5')).toBe('expired')
  })

  it('changes no state of one that goes on', async () => {
    expect(await uphold('A-1')).toMatchObject({ reopenedTo: null })
    expect(await stateOf('A-1')).toBe('recommended')
  })
})
