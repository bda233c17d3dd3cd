import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type AddendumFixture, openAddendumFixture, refused } from './fixture.ts'

let fixture: AddendumFixture
beforeEach(async () => {
  fixture = await openAddendumFixture()
})
afterEach(() => fixture.workspace.close())

const call: AddendumFixture['workspace']['call'] = (...args) => fixture.workspace.call(...args)
const grid = (madeWithPeriodId: string | null = null) =>
  call('forecasts.grid', { projectId: fixture.projectId, madeWithPeriodId })
const cell = (period: 0 | 1, code: string, amountMinor: number | null, version: number | null = null) => ({
  periodId: fixture.periods[period],
  lineId: fixture.lines[code] ?? '',
  version,
  amountMinor,
})
const save = (...cells: readonly ReturnType<typeof cell>[]) =>
  call('forecasts.save', { projectId: fixture.projectId, cells: [...cells] })
const amounts = async (madeWith: string | null = null) =>
  (await grid(madeWith)).lines
    .filter(line => ['1.1', '2.1'].includes(line.code))
    .map(line => [line.code, ...line.cells.map(found => found.amountMinor)])
const lock = async (period: 0 | 1) => {
  const { rows } = await call('periods.list', { projectId: fixture.projectId })
  const found = rows.find(row => row.id === fixture.periods[period])
  const second = { personId: fixture.workspace.people.director, passphrase: null }
  return call('periods.lock', { id: fixture.periods[period], version: found?.version ?? 0, second })
}

describe('the forecast', () => {
  it('keeps a blank apart from a zero, and shows the even plan beside it', async () => {
    await save(cell(0, '1.1', 0), cell(1, '1.1', 5_000))
    expect(await amounts()).toEqual([
      ['1.1', 0, 5_000],
      ['2.1', null, null],
    ])
    const line = (await grid()).lines.find(row => row.code === '2.1')
    expect(line?.cells.map(found => found.planMinor)).toEqual([200_000, 200_000])
    expect(await save(cell(0, '1.1', null, 1))).toEqual({ saved: 0, blanked: 1 })
    expect((await amounts())[0]).toEqual(['1.1', null, 5_000])
  })

  it('computes quantity times unit value, and refuses stale, foreign and double cells', async () => {
    await save({ ...cell(1, '2.1', null), quantity: '3', unitValue: '1333.333', unit: 'piece' } as never)
    expect((await amounts())[1]).toEqual(['2.1', null, 400_000])
    const cells = (...list: readonly ReturnType<typeof cell>[]) => ({
      projectId: fixture.projectId,
      cells: [...list],
    })
    expect(await refused(fixture, 'forecasts.save', cells(cell(1, '2.1', 1)))).toMatchObject({
      code: 'Conflict',
    })
    expect(
      await refused(fixture, 'forecasts.save', cells(cell(0, '1.1', 1), cell(0, '1.1', 2))),
    ).toMatchObject({ messageKey: 'problem.forecast.cellTwice' })
    const foreign = { ...cell(0, '1.1', 1), lineId: '01890a5d-ac96-774b-bcce-b302099a8057' }
    expect(await refused(fixture, 'forecasts.save', cells(foreign))).toMatchObject({ code: 'NotFound' })
  })

  it('is kept with each locked report, whatever is forecast later', async () => {
    await save(cell(0, '1.1', 100), cell(1, '1.1', 200), cell(1, '2.1', 0))
    await lock(0)
    await save(cell(1, '1.1', 250, 1), cell(1, '2.1', null, 1))
    expect(await amounts()).toEqual([
      ['1.1', 100, 250],
      ['2.1', null, null],
    ])
    expect(await amounts(fixture.periods[0])).toEqual([
      ['1.1', 100, 200],
      ['2.1', null, 0],
    ])
    expect((await grid()).frozen).toMatchObject([
      { madeWithPeriodId: fixture.periods[0], label: 'Report 1', cells: 3, totalMinor: 300 },
    ])
    expect(
      await refused(fixture, 'forecasts.save', {
        projectId: fixture.projectId,
        cells: [cell(0, '1.1', 1, 1)],
      }),
    ).toMatchObject({ code: 'Rule.PeriodLocked', details: { period: 'Report 1' } })
  })

  it('is let go when the report is opened again', async () => {
    await save(cell(0, '1.1', 100))
    const { version } = await lock(0)
    const second = { personId: fixture.workspace.people.director, passphrase: null }
    await call('periods.unlock', { id: fixture.periods[0], version, second, reason: 'Wrong invoice' })
    expect((await grid()).frozen).toEqual([])
  })
})
