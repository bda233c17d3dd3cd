import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type AddendumFixture, blockersOf, openAddendumFixture, refused, TOTAL_MINOR } from './fixture.ts'

let fixture: AddendumFixture
let draftId: string
beforeEach(async () => {
  fixture = await openAddendumFixture()
  const made = await call('budgets.createVersion', {
    projectId: fixture.projectId,
    copyFromId: fixture.versionId,
    note: '',
  })
  draftId = made.id
})
afterEach(() => fixture.workspace.close())

const call: AddendumFixture['workspace']['call'] = (...args) => fixture.workspace.call(...args)
const plan = (versionId: string | null = draftId) =>
  call('funding.plan', { projectId: fixture.projectId, versionId })
const lineOf = async (code: string) => {
  const found = (await plan()).lines.find(line => line.code === code)
  if (!found) throw new Error(`no line ${code}`)
  return found
}
const save = async (code: string, parts: readonly (readonly [string, number])[]) => {
  const { nodeId, version } = await lineOf(code)
  return {
    nodeId,
    version,
    parts: parts.map(([sourceId, amountMinor]) => ({ sourceId, amountMinor })),
  }
}

describe('funding by source', () => {
  it('shows of each line what its sources give and what is uncovered, summed up to the total', async () => {
    const { eu, own } = fixture.sources
    await call(
      'funding.saveLine',
      await save('2.1', [
        [eu, 600_000],
        [own, 150_000],
      ]),
    )
    expect(await lineOf('2.1')).toMatchObject({
      amountMinor: 800_000,
      uncoveredMinor: 50_000,
      parts: expect.arrayContaining([{ sourceId: eu, amountMinor: 600_000, percent: '75.00' }]),
    })
    expect(await lineOf('2')).toMatchObject({ amountMinor: 800_000, uncoveredMinor: 50_000 })
    const whole = await plan()
    expect(whole).toMatchObject({ totalMinor: TOTAL_MINOR, uncoveredMinor: TOTAL_MINOR - 750_000 })
    expect(whole.sources.find(source => source.id === eu)).toMatchObject({
      plannedMinor: 11_196_000,
      allocatedMinor: 600_000,
      percent: '4.23',
    })
    expect(whole.notices.map(notice => notice.code)).toEqual([
      'LinesUncovered',
      'SourceBelowPlan',
      'SourceBelowPlan',
    ])
  })

  it('refuses more than the line costs, in-kind costs, a source twice, headings and signed budgets', async () => {
    const { eu, own, inKind } = fixture.sources
    const over = await save('2.1', [
      [eu, 800_000],
      [own, 1],
    ])
    expect(blockersOf(await refused(fixture, 'funding.saveLine', over))).toEqual(['FundedBeyondAmount'])
    expect(blockersOf(await refused(fixture, 'funding.saveLine', await save('2.1', [[inKind, 1]])))).toEqual([
      'InKindNotEligible',
    ])
    const twice = await save('2.1', [
      [eu, 1],
      [eu, 2],
    ])
    expect(await refused(fixture, 'funding.saveLine', twice)).toMatchObject({
      messageKey: 'problem.funding.sourceTwice',
    })
    expect(await refused(fixture, 'funding.saveLine', await save('2', [[eu, 1]]))).toMatchObject({
      messageKey: 'problem.funding.heading',
    })
    const signed = (await plan(fixture.versionId)).lines.find(line => line.code === '2.1')
    const input = { nodeId: signed?.nodeId ?? '', version: signed?.version ?? 0, parts: [] }
    expect(await refused(fixture, 'funding.saveLine', input)).toMatchObject({ code: 'Rule.Signed' })
  })

  it('is spread over all lines by percent to the cent, and copied with the version', async () => {
    const { eu, own } = fixture.sources
    const shares = [
      { sourceId: eu, percent: '78.87' },
      { sourceId: own, percent: '21.13' },
    ]
    const { rows } = await call('budgets.versions', { projectId: fixture.projectId })
    const version = rows[0]?.version ?? 0
    expect(await call('funding.spread', { versionId: draftId, version, shares })).toEqual({ lines: 6 })
    const before = await plan()
    expect(before.uncoveredMinor).toBe(0)
    expect(before.lines.every(line => line.uncoveredMinor === 0)).toBe(true)
    await call('budgets.sign', {
      id: draftId,
      version,
      signedOn: '2025-03-01',
      second: { personId: fixture.workspace.people.director, passphrase: null },
    })
    const copy = await call('budgets.createVersion', {
      projectId: fixture.projectId,
      copyFromId: draftId,
      note: '',
    })
    const after = await plan(copy.id)
    const parts = (lines: typeof after.lines) => lines.map(line => [line.code, line.parts])
    expect(parts(after.lines)).toEqual(parts(before.lines))
    const heading = after.lines.find(line => line.code === '1')?.nodeId ?? ''
    const half = [{ sourceId: eu, percent: '50' }]
    const some = { versionId: copy.id, version: 1, headingId: heading, shares: half }
    expect(await call('funding.spread', some)).toEqual({ lines: 2 })
    expect((await plan(copy.id)).uncoveredMinor).toBe(4_000_000)
    const much = [{ sourceId: eu, percent: '100.01' }]
    expect(await refused(fixture, 'funding.spread', { ...some, shares: much })).toMatchObject({
      messageKey: 'problem.funding.percent',
    })
  })

  it('keeps the shares of a line that a move changed before it was copied', async () => {
    const { eu, own } = fixture.sources
    await call(
      'funding.saveLine',
      await save('2.1', [
        [eu, 600_000],
        [own, 200_000],
      ]),
    )
    const version = (await plan()).version?.version ?? 0
    const second = { personId: fixture.workspace.people.director, passphrase: null }
    await call('budgets.sign', { id: draftId, version, signedOn: '2025-01-10', second })
    await call('moves.save', {
      ...{ id: null, version: null, projectId: fixture.projectId, amountMinor: 100_000, note: '' },
      ...{ fromLineId: fixture.lines['2.1'] ?? '', toLineId: fixture.lines['1.1'] ?? '' },
      ...{ decidedOn: '2025-02-01', notifiedOn: '2025-02-01', reference: 'Letter 1' },
    })
    const copy = await call('budgets.createVersion', {
      projectId: fixture.projectId,
      copyFromId: draftId,
      note: '',
    })
    const line = (await plan(copy.id)).lines.find(row => row.code === '2.1')
    expect(line).toMatchObject({ amountMinor: 700_000, uncoveredMinor: 0 })
    expect(line?.parts.map(part => part.amountMinor).toSorted()).toEqual([175_000, 525_000])
  })

  it('keeps sources that pay for lines, and lets others be changed and deleted', async () => {
    const { eu } = fixture.sources
    await call('funding.saveLine', await save('2.1', [[eu, 1]]))
    expect(await refused(fixture, 'funding.deleteSource', { id: eu, version: 1 })).toMatchObject({
      code: 'Rule.InUse',
      details: { code: '2.1' },
    })
    const input = { projectId: fixture.projectId, kind: 'revenue' as const, organisationId: null }
    const more = { conditions: '', plannedMinor: 5, receivedMinor: 0 }
    const made = await call('funding.saveSource', {
      ...{ id: null, version: null, name: 'Interest' },
      ...input,
      ...more,
    })
    const saved = await call('funding.saveSource', { ...made, name: 'Bank interest', ...input, ...more })
    expect(saved.version).toBe(2)
    expect(await refused(fixture, 'funding.deleteSource', made)).toMatchObject({ code: 'Conflict' })
    await call('funding.deleteSource', saved)
    expect((await plan()).sources).toHaveLength(3)
  })
})

describe('the profile of a budget', () => {
  it('adds up to the budget by month and by year, for all of it or one line', async () => {
    const whole = await call('budgets.profile', { projectId: fixture.projectId })
    const sum = (rows: readonly { readonly planned: number }[]) =>
      rows.reduce((total, row) => total + row.planned, 0)
    expect(whole.months).toHaveLength(24)
    expect([sum(whole.months), sum(whole.years), whole.months.at(-1)?.plannedSoFar]).toEqual([
      TOTAL_MINOR,
      TOTAL_MINOR,
      TOTAL_MINOR,
    ])
    const line = await call('budgets.profile', {
      projectId: fixture.projectId,
      lineId: fixture.lines['2.1'] ?? null,
    })
    expect(line).toMatchObject({ totalMinor: 800_000 })
    expect(line.months[0]).toMatchObject({ planned: 33_333, spent: 0 })
    expect(line.months.at(-1)).toMatchObject({ planned: 33_341, spent: null })
  })
})
