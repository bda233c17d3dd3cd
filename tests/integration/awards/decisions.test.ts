import { readFile } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { InputOf } from '#shared/contract/index.ts'
import { differences, keptOn } from '#tests/integration/availability/support.ts'
import { refusal } from '#tests/integration/ledger/fixture.ts'
import { type AwardFixture, FIVE, openAwardFixture } from './fixture.ts'

let fixture: AwardFixture
const call: AwardFixture['workspace']['call'] = (...args) => fixture.workspace.call(...args)
const DIRECTOR = { as: 'director' } as const

beforeEach(async () => {
  fixture = await openAwardFixture()
  for (const applied of FIVE) await fixture.add(applied)
  const { id } = await call('rankings.make', { callId: fixture.callId })
  await call('rankings.proposeLine', { rankingId: id, reservePlaces: 2 })
})
afterEach(async () => {
  expect(differences(fixture)).toEqual([])
  await fixture.workspace.close()
})

const versionOf = (reference: string) =>
  fixture.workspace.read(async db => {
    const row = await db
      .selectFrom('application')
      .select([
        'id',
        'version',
        'state',
        'awarded_minor as awardedMinor',
        'recommended_minor as recommendedMinor',
      ])
      .where('reference_no', '=', reference)
      .executeTakeFirstOrThrow()
    return row
  })
const check = async (reference: string) => {
  const { id, version } = await versionOf(reference)
  await call('rankings.startDocCheck', { id, version })
}
const decision = async (
  reference: string,
  over: Partial<InputOf<'decisions.decide'>> = {},
): Promise<InputOf<'decisions.decide'>> => {
  const { id, version } = await versionOf(reference)
  return {
    applicationId: id,
    version,
    outcome: 'award',
    awardedMinor: 600_000,
    decidedOn: '2025-06-30',
    ...over,
  }
}
const refused = async (input: InputOf<'decisions.decide'>) =>
  refusal(fixture, 'decisions.decide', input, DIRECTOR)

describe('an award', () => {
  it('shows its effect first, holds its money on the line, and keeps three amounts apart', async () => {
    await check('A-1')
    const asked = await decision('A-1', { awardedMinor: 550_000 })
    const { version, ...input } = asked
    const preview = await call('decisions.preview', input)
    expect(preview).toMatchObject({
      version,
      possible: ['award', 'reject'],
      levels: [
        { level: 'lot', beforeMinor: 1_200_000, afterMinor: 650_000 },
        { level: 'scheme', beforeMinor: 2_000_000, afterMinor: 1_450_000 },
        { level: 'donorLine', name: '6.1', beforeMinor: 2_400_000, afterMinor: 1_850_000 },
      ],
      warnings: [{ code: 'DiffersFromRecommended' }],
      blockers: [],
    })
    await call('decisions.decide', asked, DIRECTOR)
    expect(await keptOn(fixture, fixture.lines['6.1'])).toEqual({ reserved: 550_000 })
    const { rows } = await call('decisions.list', { callId: fixture.callId })
    expect(rows).toMatchObject([
      {
        outcome: 'award',
        requestedMinor: 600_000,
        recommendedMinor: 600_000,
        awardedMinor: 550_000,
        reservation: 'held',
      },
    ])
    expect(await versionOf('A-1')).toMatchObject({ state: 'awarded', awardedMinor: 550_000 })
    const reservations = await call('reservations.list', { projectId: fixture.projectId })
    const [held] = reservations.rows
    expect(held).toMatchObject({
      reference: 'A-1',
      amountMinor: 550_000,
      organisation: { name: 'Shoqata A-1' },
    })
    expect(
      await refusal(fixture, 'reservations.hold', {
        id: held?.id,
        version: held?.version,
        projectId: fixture.projectId,
        lineId: fixture.lines['6.1'],
        organisationId: null,
        amountMinor: 1,
        decidedOn: '2025-06-30',
        expiresOn: null,
        reference: '',
        note: '',
      }),
    ).toMatchObject({ code: 'Rule.HeldByDecision' })
  })

  it('is the director’s alone, from the check of documents, at the version seen, dated until today', async () => {
    const early = await decision('A-1')
    expect(await refusal(fixture, 'decisions.decide', early)).toMatchObject({ code: 'Forbidden' })
    expect(await refused(early)).toMatchObject({ code: 'Rule.IllegalStep', details: { possible: [] } })
    await check('A-1')
    expect(await refused(early)).toMatchObject({ code: 'Conflict' })
    expect(await refused(await decision('A-1', { decidedOn: '2025-07-02' }))).toMatchObject({
      details: { blockers: [{ code: 'DecidedInFuture' }] },
    })
    expect(await refused(await decision('A-1', { awardedMinor: 600_001 }))).toMatchObject({
      details: { blockers: [{ code: 'AboveRequested' }, { code: 'AboveLotMaximum' }] },
    })
  })

  it('counts all calls of the action for the same party, by number and country', async () => {
    const again = await fixture.add({
      reference: 'B-9',
      lot: 'B',
      requestedMinor: 400_000,
      scores: [],
      state: 'doc_check',
      registrationNo: 'a 1',
    })
    await check('A-1')
    await call('decisions.decide', await decision('A-1'), DIRECTOR)
    expect(again).not.toBe('')
    const asked = await decision('B-9', { awardedMinor: 400_000 })
    expect(await refused(asked)).toMatchObject({
      details: {
        blockers: [
          { code: 'AbovePartyCap', details: { already: { minor: 600_000 }, excess: { minor: 100_000 } } },
        ],
      },
    })
    await call('decisions.decide', { ...asked, awardedMinor: 300_000 }, DIRECTOR)
    expect(await keptOn(fixture, fixture.lines['6.1'])).toEqual({ reserved: 900_000 })
  })

  it('waits for supporting documents and red flags', async () => {
    await check('A-1')
    await fixture.workspace.write(async ({ trx, newId }) => {
      await trx
        .insertInto('call_item')
        .values({
          id: newId(),
          call_id: fixture.callId,
          kind: 'document',
          code: 'D3',
          required: 1,
          stage: 'supporting',
          validity_months: null,
          position: 0,
        })
        .execute()
      const body = await trx
        .selectFrom('application')
        .select('applicant_id')
        .where('reference_no', '=', 'A-1')
        .executeTakeFirstOrThrow()
      await trx
        .insertInto('organisation_flag')
        .values({
          id: newId(),
          organisation_id: body.applicant_id ?? '',
          severity: 'red',
          reason: 'Old debt',
          raised_on: '2025-06-01',
          raised_by: fixture.workspace.people.coordinator,
          cleared_on: null,
          cleared_by: null,
        })
        .execute()
    })
    expect(await refused(await decision('A-1'))).toMatchObject({
      details: {
        blockers: [{ code: 'RedFlag' }, { code: 'DocumentsMissing', details: { documents: 'D3' } }],
      },
    })
  })
})

describe('a refusal of a chosen one', () => {
  it('promotes the next of the reserve in the same act, writing both decisions', async () => {
    await check('A-3')
    const bare = await decision('A-3', { outcome: 'reject', awardedMinor: null })
    expect(await refused(bare)).toMatchObject({ details: { blockers: [{ code: 'ReasonMissing' }] } })
    const { promotedId, id } = await call(
      'decisions.decide',
      { ...bare, reasonCode: 'documents_missing', reason: 'No tax certificate came', promoteNext: true },
      DIRECTOR,
    )
    expect(promotedId).not.toBeNull()
    const { rows } = await call('decisions.list', { callId: fixture.callId })
    expect(rows.map(row => [row.reference, row.outcome, row.followsId])).toEqual([
      ['A-2', 'promote', id],
      ['A-3', 'reject', null],
    ])
    expect([await versionOf('A-3'), await versionOf('A-2')]).toMatchObject([
      { state: 'rejected' },
      { state: 'doc_check', recommendedMinor: 500_000 },
    ])
  })

  it('leaves the order of the reserve only with a written exception', async () => {
    const asked = await decision('A-4', { outcome: 'promote', awardedMinor: null })
    expect(await refused(asked)).toMatchObject({
      details: { blockers: [{ code: 'OutOfRankOrder', details: { reference: 'A-2', count: 1 } }] },
    })
    await call('decisions.decide', { ...asked, rankException: 'A-2 said that it can wait' }, DIRECTOR)
    expect(await versionOf('A-4')).toMatchObject({ state: 'doc_check' })
  })
})

describe('the reserve list', () => {
  it('is decided once and ends after its last day', async () => {
    const asked = await decision('A-2', { outcome: 'reserve', awardedMinor: null })
    await call('decisions.decide', asked, DIRECTOR)
    expect(await refused(asked)).toMatchObject({ code: 'Rule.IllegalStep' })
    const end = { callId: fixture.callId, reason: 'The list has ended' }
    expect(
      await refusal(fixture, 'decisions.expireReserve', { ...end, decidedOn: '2025-06-29' }, DIRECTOR),
    ).toMatchObject({ code: 'Rule.ReserveInForce', details: { until: '2025-06-29' } })
    expect(await call('decisions.expireReserve', { ...end, decidedOn: '2025-06-30' }, DIRECTOR)).toEqual({
      expired: 2,
    })
    expect(await versionOf('A-2')).toMatchObject({ state: 'expired' })
  })

  it('ends for those that are chosen only', async () => {
    const before = await call('decisions.reserve', { callId: fixture.callId })
    expect(before).toMatchObject({ currency: 'EUR', until: '2025-06-29' })
    expect(before.rows.map(row => [row.reference, row.held])).toEqual([
      ['A-2', null],
      ['A-4', null],
    ])
    const end = { callId: fixture.callId, reason: 'Gave it up', decidedOn: '2025-06-30' }
    const chosen = { ...end, applicationIds: [fixture.idOf('A-4')] }
    expect(await call('decisions.expireReserve', chosen, DIRECTOR)).toEqual({ expired: 1 })
    expect([await versionOf('A-2'), await versionOf('A-4')]).toMatchObject([
      { state: 'reserve' },
      { state: 'expired' },
    ])
    expect(await refusal(fixture, 'decisions.expireReserve', chosen, DIRECTOR)).toMatchObject({
      code: 'Rule.IllegalStep',
    })
  })

  it('and the ranking stay as they are after the first decision', async () => {
    await call(
      'decisions.decide',
      await decision('A-2', { outcome: 'reserve', awardedMinor: null }),
      DIRECTOR,
    )
    expect(await refusal(fixture, 'rankings.make', { callId: fixture.callId })).toMatchObject({
      code: 'Rule.Decided',
      details: { reference: 'A-2' },
    })
  })
})

describe('the list of decisions', () => {
  it('becomes a file with the words and amounts of the screen', async () => {
    await check('A-1')
    await call('decisions.decide', await decision('A-1'), DIRECTOR)
    const asked = { callId: fixture.callId, columns: ['reference', 'awarded', 'outcome'], language: 'sq' }
    const answer = await fixture.workspace.envelope('decisions.export', { ...asked, format: 'csv' })
    if (!answer.ok) throw new Error(JSON.stringify(answer.error))
    const { token, rows } = answer.value as { token: string; rows: number }
    expect(rows).toBe(1)
    const found = fixture.workspace.state.files.takeOutgoing(token)
    const text = await readFile(found?.path ?? '', 'utf8')
    expect(text).toContain('A-1')
    expect(text).toContain('6000.00')
    expect(text).toContain('dhënie')
  })
})

describe('refusing many at once', () => {
  it('gives each the reason of its own facts, all or none', async () => {
    const { ranking } = await call('rankings.board', { callId: fixture.callId })
    expect(ranking).not.toBeNull()
    const late = await fixture.add({
      reference: 'A-8',
      lot: 'A',
      requestedMinor: 100_000,
      scores: [],
      state: 'late',
    })
    const { rows } = await call('decisions.refusals', { callId: fixture.callId })
    const of = (reference: string) => rows.find(row => row.reference === reference)
    expect(of('A-5')).toMatchObject({
      reasonCode: 'below_threshold',
      below: [{ label: 'Relevance', threshold: '20' }],
    })
    expect(of('A-8')).toMatchObject({ applicationId: late, reasonCode: 'received_late' })
    expect(rows.every(row => ['late', 'not_recommended'].includes(row.state))).toBe(true)
    const refusals = rows.map(row => ({
      applicationId: row.applicationId,
      version: row.version,
      reasonCode: row.reasonCode ?? ('other' as const),
      reason: `Why ${row.reference}`,
    }))
    const input = { callId: fixture.callId, decidedOn: '2025-06-30', refusals }
    const [first, ...others] = refusals
    if (!first) throw new Error('Something waits to be refused')
    const wrong = { ...input, refusals: [...others, { ...first, reason: ' ' }] }
    expect(await refusal(fixture, 'decisions.refuse', wrong, DIRECTOR)).toMatchObject({
      code: 'Rule.Blocked',
    })
    expect((await call('decisions.refusals', { callId: fixture.callId })).rows).toHaveLength(rows.length)
    expect(await call('decisions.refuse', input, DIRECTOR)).toEqual({ refused: rows.length })
    const list = await call('decisions.list', { callId: fixture.callId })
    const codes = new Map(list.rows.map(row => [row.reference, [row.outcome, row.reasonCode, row.reason]]))
    expect(codes.get('A-5')).toEqual(['reject', 'below_threshold', 'Why A-5'])
    expect(codes.get('A-8')).toEqual(['reject', 'received_late', 'Why A-8'])
    expect((await call('decisions.refusals', { callId: fixture.callId })).rows).toEqual([])
  })
})
