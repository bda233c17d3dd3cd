import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { journalTotals, readJournal } from '#backend/documents/basis/journal.ts'
import { loadPeriods } from '#backend/documents/basis/periods.ts'
import { loadProject } from '#backend/documents/basis/project.ts'
import { loadRefusals } from '#backend/documents/basis/refusals.ts'
import * as ineligible from '#backend/features/ineligible/index.ts'
import * as ledger from '#backend/features/ledger/index.ts'
import { acceptedCost } from '#backend/features/payments/index.ts'
import { moneyFindings } from '#backend/maintenance/money-invariants.ts'
import { addPeriod, draftInput, type MoneyFixture, openMoneyFixture } from '../ledger/fixture.ts'

let fixture: MoneyFixture
const call: MoneyFixture['workspace']['call'] = (name, input, options) =>
  fixture.workspace.call(name, input, options)

beforeEach(async () => {
  fixture = await openMoneyFixture({
    queries: { ...ledger.queries, ...ineligible.queries },
    commands: { ...ledger.commands, ...ineligible.commands },
    jobs: ledger.jobs,
  })
  await addPeriod(fixture, 1, '2024-01-01', '2024-03-31')
  await addPeriod(fixture, 2, '2024-04-01', '2024-06-30')
})
afterEach(() => fixture.workspace.close())

const LINE = '1.1'

/** Posts an entry, refuses a part of it and takes the entry back on a day. */
async function refusedAndReversed(on: string): Promise<{ readonly id: string; readonly minor: number }> {
  const { id } = await call('ledger.saveDraft', draftInput(fixture, { documentNo: `D-${on}` }))
  await call('ledger.post', { ids: [id] })
  await call('ineligible.decide', {
    entryId: id,
    lineId: fixture.lines[LINE],
    amountMinor: 4000,
    reasonCode: 'DOCS',
    note: '',
    decidedOn: '2024-03-31',
  })
  await call('ledger.reverse', { id, date: on, reason: 'posted twice' })
  const row = await fixture.workspace.read(db =>
    db
      .selectFrom('ledger_entry')
      .select('base_minor as minor')
      .where('id', '=', id)
      .executeTakeFirstOrThrow(),
  )
  return { id, minor: row.minor ?? 0 }
}

const accepted = (until: string) =>
  fixture.workspace.read(db =>
    acceptedCost(
      db,
      { terms: { id: fixture.projectId }, span: { start: '2024-01-01', end: '2024-12-31' } },
      until,
    ),
  )

const reported = (number: number) =>
  fixture.workspace.read(async db => {
    const { code } = await db
      .selectFrom('project')
      .select('code')
      .where('id', '=', fixture.projectId)
      .executeTakeFirstOrThrow()
    const project = await loadProject(db, code)
    const periods = await loadPeriods(db, project, number)
    const scope = { projectId: project.id, from: periods.current.start, to: periods.current.end }
    const rows = await Array.fromAsync(readJournal(db, scope))
    return {
      refusals: await loadRefusals(db, project, periods),
      totals: await journalTotals(db, scope),
      rows: rows.map(row => [row.reportedMinor, row.refusedMinor, row.refusedReasons]),
    }
  })

describe('a refusal of an entry that is taken back', () => {
  it('is given back by the reversal in its own report, so that accepted cost is nothing, not below it', async () => {
    const { minor } = await refusedAndReversed('2024-04-15')
    expect(await accepted('2024-03-31')).toEqual({ acceptedMinor: minor - 4000, ineligibleMinor: 4000 })
    expect(await accepted('2024-06-30')).toEqual({ acceptedMinor: 0, ineligibleMinor: 0 })
    const first = await reported(1)
    expect(first.rows).toEqual([[minor, 4000, 'DOCS']])
    expect(first.refusals).toMatchObject({ periodMinor: 4000, earlierMinor: 0 })
    const second = await reported(2)
    expect(second.rows).toEqual([[-minor, -4000, 'DOCS']])
    expect(second.totals).toMatchObject({ reportedMinor: -minor, refusedMinor: -4000 })
    expect(second.refusals).toMatchObject({ periodMinor: -4000, earlierMinor: 4000 })
    expect(second.refusals.rows.map(row => [row.report, row.minor])).toEqual([
      [1, 4000],
      [2, -4000],
    ])
  })

  it('cancels out within one report', async () => {
    const { minor } = await refusedAndReversed('2024-03-31')
    const { rows, totals, refusals } = await reported(1)
    expect(rows).toEqual([
      [minor, 4000, 'DOCS'],
      [-minor, -4000, 'DOCS'],
    ])
    expect([totals.reportedMinor, totals.refusedMinor, refusals.periodMinor]).toEqual([0, 0, 0])
    expect(await accepted('2024-03-31')).toEqual({ acceptedMinor: 0, ineligibleMinor: 0 })
  })

  it('stays listed and says why it counts no more; a withdrawn one gives nothing back', async () => {
    const { id } = await refusedAndReversed('2024-04-15')
    const list = await call('ineligible.list', { projectId: fixture.projectId })
    expect(list).toMatchObject({ total: { minor: 0 }, byReason: [] })
    expect(list.rows.map(row => [row.entryId, row.state, row.reversed])).toEqual([[id, 'in_force', true]])
    const [row] = list.rows
    await call('ineligible.withdraw', {
      id: row?.id ?? '',
      version: row?.version ?? 0,
      reason: 'decided twice',
    })
    expect((await reported(2)).refusals).toMatchObject({ rows: [], periodMinor: 0, earlierMinor: 0 })
    expect(moneyFindings(fixture.workspace.opened.store.connection)).toEqual([])
  })
})
