import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { InputOf } from '#shared/contract/index.ts'
import { type AddendumFixture, blockersOf, openAddendumFixture, refused } from './fixture.ts'

let fixture: AddendumFixture
beforeEach(async () => {
  fixture = await openAddendumFixture()
})
afterEach(() => fixture.workspace.close())

const call: AddendumFixture['workspace']['call'] = (...args) => fixture.workspace.call(...args)
const line = (code: string): string => fixture.lines[code] ?? ''
const move = (
  from: string,
  to: string,
  amountMinor: number,
  more: Partial<InputOf<'moves.save'>> = {},
): InputOf<'moves.save'> => ({
  id: null,
  version: null,
  projectId: fixture.projectId,
  fromLineId: line(from),
  toLineId: line(to),
  amountMinor,
  decidedOn: '2025-02-01',
  notifiedOn: null,
  reference: '',
  note: '',
  ...more,
})
const notified = { notifiedOn: '2025-02-03', reference: 'Letter 1' }
const moves = () => call('moves.list', { projectId: fixture.projectId })
const inReports = () =>
  fixture.workspace.read(db =>
    db
      .selectFrom('reallocation')
      .innerJoin('budget_line', 'budget_line.id', 'reallocation.budget_line_id')
      .select(['code', 'kind', 'amount_minor as minor'])
      .orderBy('amount_minor')
      .execute(),
  )
const whatIf = (from: string, to: string, amountMinor: number) =>
  call('addenda.whatIf', {
    projectId: fixture.projectId,
    moves: [{ fromLineId: line(from), toLineId: line(to), amountMinor }],
  })

describe('what if', () => {
  it('says nothing, notice or addendum, with the numbers of both sides', async () => {
    expect(await whatIf('1.1', '1.2', 100)).toMatchObject({ need: 'none', blockers: [], warnings: [] })
    expect(await whatIf('2.1', '1.1', 200_000)).toMatchObject({ need: 'notify', blockers: [] })
    const beyond = await whatIf('2.1', '1.1', 210_000)
    expect(beyond.need).toBe('addendum')
    expect(beyond.blockers.map(found => [found.code, found.details['percent'], found.fix?.route])).toEqual([
      ['GivesAboveLimit', '26.25', `/projects/${fixture.projectId}/budget/addendum`],
    ])
    expect(beyond.headings.map(row => [row.code, row.side, row.percent, row.need])).toEqual([
      ['1', 'receives', '2.63', 'notify'],
      ['2', 'gives', '26.25', 'addendum'],
      ['3', 'same', '0.00', 'none'],
      ['8', 'same', '0.00', 'none'],
      ['10', 'same', '0.00', 'none'],
    ])
  })

  it('stores nothing and asks for an addendum on rows 8 and 10', async () => {
    expect((await whatIf('10', '1.1', 1)).blockers.map(found => found.code)).toEqual(['FixedRow'])
    expect((await whatIf('1.1', '8', 1)).blockers.map(found => found.code)).toEqual(['FixedRow'])
    expect((await moves()).rows).toEqual([])
  })

  it('refuses more than a line has, and lines of other projects', async () => {
    const input = (fromLineId: string, amountMinor: number) => ({
      projectId: fixture.projectId,
      moves: [{ fromLineId, toLineId: line('1.1'), amountMinor }],
    })
    expect(await refused(fixture, 'addenda.whatIf', input(line('2.1'), 800_001))).toMatchObject({
      messageKey: 'problem.move.below',
    })
    expect(
      await refused(fixture, 'addenda.whatIf', input('01890a5d-ac96-774b-bcce-b302099a8057', 1)),
    ).toMatchObject({ messageKey: 'problem.notFound.budgetLine' })
  })
})

describe('a move', () => {
  it('beyond the limit is refused with its numbers, and nothing is stored', async () => {
    const error = await refused(fixture, 'moves.save', move('2.1', '1.1', 210_000, notified))
    expect(error).toMatchObject({ code: 'Rule.Blocked', messageKey: 'problem.addenda.needsAddendum' })
    expect(blockersOf(error)).toEqual(['GivesAboveLimit'])
    expect((await moves()).rows).toEqual([])
    expect(await inReports()).toEqual([])
  })

  it('within a heading counts at once; between headings once the donor was told', async () => {
    await call('moves.save', move('1.1', '1.2', 100))
    const { id, version } = await call('moves.save', move('2.1', '1.1', 200_000))
    expect((await moves()).rows.map(row => row.state).toSorted()).toEqual(['in_force', 'planned'])
    expect((await inReports()).map(row => row.minor)).toEqual([-100, 100])
    await call('moves.notify', { id, version, notifiedOn: '2025-02-05', reference: 'Letter 2' })
    expect((await inReports()).map(row => [row.code, row.minor])).toEqual([
      ['2.1', -200_000],
      ['1.1', -100],
      ['1.2', 100],
      ['1.1', 200_000],
    ])
  })

  it('is added to those before it: 15 % and then 12.5 % needs an addendum (EU-07)', async () => {
    await call('moves.save', move('2.1', '1.1', 120_000, notified))
    const next = await whatIf('2.1', '1.1', 100_000)
    expect(next.need).toBe('addendum')
    expect(next.headings.find(row => row.code === '2')).toMatchObject({
      percent: '27.50',
      currentMinor: 680_000,
      changeMinor: -100_000,
    })
    const planned = await call('moves.save', move('2.1', '1.1', 80_000))
    expect(blockersOf(await refused(fixture, 'moves.save', move('2.1', '1.1', 1)))).toEqual([
      'GivesAboveLimit',
    ])
    // A planned move that is changed doesn't count against itself.
    await call('moves.save', move('2.1', '1.1', 70_000, { id: planned.id, version: planned.version }))
  })

  it('needs the letter it was notified with, and no day in the future', async () => {
    const of = async (more: Partial<InputOf<'moves.save'>>) =>
      blockersOf(await refused(fixture, 'moves.save', move('2.1', '1.1', 1, more)))
    expect(await of({ notifiedOn: '2025-02-03' })).toEqual(['ReferenceMissing'])
    expect(await of({ decidedOn: '2031-01-01' })).toEqual(['DayInFuture'])
  })

  it('can be withdrawn with a reason until a locked report shows it', async () => {
    const saved = await call('moves.save', move('2.1', '1.1', 1000, { ...notified, decidedOn: '2024-03-01' }))
    await fixture.workspace.write(({ trx }) =>
      trx
        .updateTable('reporting_period')
        .set({ state: 'locked' })
        .where('id', '=', fixture.periods[0])
        .execute(),
    )
    const withdraw = { ...saved, reason: 'Wrong line' }
    expect(await refused(fixture, 'moves.withdraw', withdraw)).toMatchObject({ code: 'Rule.PeriodLocked' })
    expect(
      await refused(fixture, 'moves.save', move('2.1', '1.1', 1, { decidedOn: '2024-06-30' })),
    ).toMatchObject({ code: 'Rule.PeriodLocked', details: { period: 'Report 1' } })
    const later = await call('moves.save', move('2.1', '1.1', 1000, notified))
    const gone = await call('moves.withdraw', { ...later, reason: 'Wrong line' })
    expect((await inReports()).map(row => row.minor)).toEqual([-1000, 1000])
    expect(blockersOf(await refused(fixture, 'moves.withdraw', { ...gone, reason: 'Again' }))).toEqual([
      'MoveWithdrawn',
    ])
    expect(await refused(fixture, 'moves.withdraw', { ...later, reason: 'Old' })).toMatchObject({
      code: 'Conflict',
    })
  })

  it('is not for auditors to make', async () => {
    const answer = await fixture.workspace.envelope('moves.save', move('2.1', '1.1', 1), { as: 'auditor' })
    expect(answer).toMatchObject({ ok: false, error: { code: 'Forbidden' } })
    const list = { projectId: fixture.projectId }
    expect(await fixture.workspace.envelope('moves.list', list, { as: 'mentor' })).toMatchObject({
      ok: false,
    })
    expect(await call('moves.list', list, { as: 'auditor' })).toMatchObject({ rows: [] })
  })
})

const release = (amountMinor: number, more: Partial<InputOf<'moves.release'>> = {}) => ({
  projectId: fixture.projectId,
  toLineId: line('3.1'),
  amountMinor,
  authorisedOn: '2025-01-15',
  reference: 'Authorisation 1',
  note: '',
  ...more,
})

describe('a release of the reserve', () => {
  it('moves it to a line by the written authorisation and shows what is left', async () => {
    await call('moves.release', release(180_000))
    expect((await moves()).reserve).toEqual({
      budgetedMinor: 500_000,
      releasedMinor: 180_000,
      leftMinor: 320_000,
    })
    expect((await inReports()).map(row => [row.code, row.kind, row.minor])).toEqual([
      ['10', 'contingency', -180_000],
      ['3.1', 'contingency', 180_000],
    ])
    // What the donor released counts as agreed: the limit is measured from there.
    const next = await whatIf('2.1', '1.1', 200_000)
    expect(next).toMatchObject({ need: 'notify', totalDeltaMinor: 0 })
    expect(next.headings.find(row => row.code === '3')).toMatchObject({ referenceMinor: 4_180_000 })
  })

  it('is refused without a letter, before its day, beyond the reserve and to itself', async () => {
    expect(await refused(fixture, 'moves.release', release(1, { reference: ' ' }))).toMatchObject({
      code: 'Validation',
    })
    const of = async (amount: number, more: Partial<InputOf<'moves.release'>> = {}) =>
      blockersOf(await refused(fixture, 'moves.release', release(amount, more)))
    expect(await of(500_001)).toEqual(['ReserveTooSmall'])
    expect(await of(1, { authorisedOn: '2031-01-01' })).toEqual(['DayInFuture'])
    expect(await of(1, { toLineId: line('10') })).toEqual(['ReleaseToReserve'])
  })
})
