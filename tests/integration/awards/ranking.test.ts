import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { differences } from '#tests/integration/availability/support.ts'
import { refusal } from '#tests/integration/ledger/fixture.ts'
import { type AwardFixture, FIVE, openAwardFixture } from './fixture.ts'

let fixture: AwardFixture
const call: AwardFixture['workspace']['call'] = (...args) => fixture.workspace.call(...args)

beforeEach(async () => {
  fixture = await openAwardFixture()
})
afterEach(async () => {
  expect(differences(fixture)).toEqual([])
  await fixture.workspace.close()
})

const addFive = async () => {
  for (const applied of FIVE) await fixture.add(applied)
}
const rank = () => call('rankings.make', { callId: fixture.callId })
const lineOf = async (input: object = {}) => {
  const { ranking } = await call('rankings.board', { callId: fixture.callId })
  return call('rankings.whatIf', { rankingId: ranking?.id ?? '', ...input })
}

describe('a ranking', () => {
  it('is refused while sheets, third readers or checks are missing, naming the first of each', async () => {
    await fixture.add({ reference: 'A-1', lot: 'A', requestedMinor: 1, scores: [['30', '40']] })
    await fixture.add({
      reference: 'A-2',
      lot: 'A',
      requestedMinor: 1,
      scores: [
        ['30', '40'],
        ['20', '30'],
      ],
    })
    await fixture.add({ reference: 'A-3', lot: 'A', requestedMinor: 1, scores: [], state: 'eligible' })
    const { blockers } = await call('rankings.board', { callId: fixture.callId })
    expect(blockers.map(({ code, details }) => [code, details['count'], details['reference']])).toEqual([
      ['StillInChecks', 1, 'A-3'],
      ['SheetsMissing', 1, 'A-1'],
      ['ThirdReaderMissing', 1, 'A-2'],
    ])
    expect(await refusal(fixture, 'rankings.make', { callId: fixture.callId })).toMatchObject({
      code: 'Rule.Blocked',
      details: { count: 3 },
    })
    expect(
      await refusal(fixture, 'rankings.make', { callId: fixture.callId }, { as: 'director' }),
    ).toMatchObject({
      code: 'Forbidden',
    })
    expect(
      await refusal(fixture, 'rankings.board', { callId: fixture.callId }, { as: 'assessor' }),
    ).toMatchObject({
      code: 'Forbidden',
    })
  })

  it('orders each lot on exact averages, breaks ties as stored, and ends the evaluation', async () => {
    await addFive()
    expect(await rank()).toMatchObject({ number: 1, ranked: 5, unranked: 1 })
    const { rows } = await lineOf()
    expect(rows.map(row => [row.reference, row.rank, row.average, row.tieBrokenBy, row.fails])).toEqual([
      ['A-1', 1, '88.00', '', []],
      ['A-3', 2, '75.00', '', []],
      ['A-2', 3, '75.00', 'relevance', []],
      ['A-4', 4, '70.00', '', []],
      ['A-5', null, '79.50', '', ['relevance']],
      ['B-1', 1, '70.50', '', []],
    ])
    expect(rows.every(row => row.state === 'evaluated')).toBe(true)
    const stored = await fixture.workspace.read(db =>
      db
        .selectFrom('application')
        .select(['rank', 'average_sort'])
        .where('reference_no', '=', 'A-5')
        .executeTakeFirst(),
    )
    expect(stored).toEqual({ rank: null, average_sort: 79.5 })
    expect(await rank()).toMatchObject({ number: 2 })
  })

  it('hides names of what the reader is recused from, and keeps its place', async () => {
    await addFive()
    await rank()
    await fixture.workspace.write(async ({ trx, newId, now }) => {
      await trx
        .insertInto('assignment')
        .values({
          id: newId(),
          application_id: fixture.idOf('A-1'),
          person_id: fixture.workspace.people.director,
          reader: 'further',
          state: 'recused',
          assigned_by: null,
          assigned_at: now,
        })
        .execute()
    })
    const { ranking } = await call('rankings.board', { callId: fixture.callId }, { as: 'director' })
    const { rows } = await call('rankings.whatIf', { rankingId: ranking?.id ?? '' }, { as: 'director' })
    expect(rows[0]).toMatchObject({ reference: 'A-1', rank: 1, title: '…', applicant: '…' })
    const both = { applicationIds: [fixture.idOf('A-1'), fixture.idOf('A-2')] }
    expect(await refusal(fixture, 'rankings.compare', both, { as: 'director' })).toMatchObject({
      code: 'Rule.Recused',
    })
    const { columns } = await call('rankings.compare', both)
    expect(columns).toMatchObject([
      { reference: 'A-1', average: '88.00', sheets: [{ total: '90.00' }, { total: '86.00' }] },
      { reference: 'A-2', average: '75.00', gap: '0.00' },
    ])
  })
})

describe('the line of money', () => {
  it('is drawn by the envelope of each lot, moved by hand, and tells what is left', async () => {
    await addFive()
    await rank()
    const auto = await lineOf()
    expect(auto.rows.map(row => [row.reference, row.place])).toEqual([
      ['A-1', 'funded'],
      ['A-3', 'funded'],
      ['A-2', 'below'],
      ['A-4', 'below'],
      ['A-5', null],
      ['B-1', 'funded'],
    ])
    expect(auto).toMatchObject({ usedMinor: 1_600_000, schemeLeftMinor: 400_000, lineLeftMinor: 800_000 })
    const partial = await lineOf({ whenFull: 'partial' })
    expect(partial.rows[2]).toMatchObject({ reference: 'A-2', place: 'partial', proposedMinor: 200_000 })
    const dragged = await lineOf({ places: [{ lotId: fixture.lots.A, places: 4 }] })
    expect(dragged.pots[0]).toMatchObject({ usedMinor: 1_800_000, leftMinor: -600_000, places: 4, ranked: 4 })
    const page = await lineOf({ lotId: fixture.lots.A, offset: 1, limit: 2 })
    expect([page.total, page.rows.map(row => row.reference)]).toEqual([5, ['A-3', 'A-2']])
  })

  it('becomes the proposal in one act', async () => {
    await addFive()
    const { id } = await rank()
    const asked = { rankingId: id, whenFull: 'partial' as const, reservePlaces: 1 }
    expect(await call('rankings.proposeLine', asked)).toEqual({
      recommended: 4,
      reserve: 1,
      notRecommended: 1,
    })
    const { rows } = await lineOf()
    expect(rows.map(row => [row.state, row.recommendedMinor])).toEqual([
      ['recommended', 600_000],
      ['recommended', 400_000],
      ['recommended', 200_000],
      ['reserve', null],
      ['not_recommended', null],
      ['recommended', 600_000],
    ])
  })
})

describe('a proposal', () => {
  const move = async (reference: string, to: 'recommended' | 'reserve', amountMinor: number | null) => {
    const { rows } = await lineOf()
    const row = rows.find(one => one.reference === reference)
    return { applicationId: row?.applicationId ?? '', version: row?.version ?? 0, to, amountMinor }
  }

  it('keeps to thresholds, money and the order of ranks, which only a written exception leaves', async () => {
    await addFive()
    await rank()
    const propose = async (moves: Awaited<ReturnType<typeof move>>[], exception = '') => ({
      callId: fixture.callId,
      moves,
      exception,
    })
    const low = await propose([await move('A-5', 'recommended', 300_000)])
    expect(await refusal(fixture, 'rankings.propose', low)).toMatchObject({
      code: 'Rule.Blocked',
      details: { blockers: [{ code: 'BelowThreshold' }, { code: 'OutOfRankOrder' }] },
    })
    const third = [await move('A-2', 'recommended', 500_000)]
    expect(await refusal(fixture, 'rankings.propose', await propose(third))).toMatchObject({
      details: { blockers: [{ code: 'OutOfRankOrder', details: { count: 2, reference: 'A-1', rank: 1 } }] },
    })
    await call('rankings.propose', await propose(third, 'Only one that reaches the east'))
    const over = await propose([
      await move('A-1', 'recommended', 600_000),
      await move('A-3', 'recommended', 100_001),
    ])
    expect(await refusal(fixture, 'rankings.propose', over)).toMatchObject({
      details: {
        blockers: [{ code: 'ProposedAboveFree', details: { excess: { minor: 1, currency: 'EUR' } } }],
      },
    })
    const steps = await fixture.workspace.read(db =>
      db.selectFrom('application_step').select('reason').where('to_state', '=', 'recommended').execute(),
    )
    expect(steps).toEqual([{ reason: 'Only one that reaches the east' }])
  })
})
