import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { followUpQuery } from '#backend/features/ledger/follow-up.ts'
import {
  budgetFollowUp,
  commands,
  insertEntries,
  jobs,
  type NewEntry,
  queries,
  spendingByLine,
  spendingByMonth,
  spentUntil,
} from '#backend/features/ledger/index.ts'
import { draftInput, type MoneyFixture, openMoneyFixture } from './fixture.ts'

let fixture: MoneyFixture

const day = (offset: number) => new Date(Date.UTC(2024, 0, 1 + offset)).toISOString().slice(0, 10)

/** What is stored of posted entries, part by part: what the sums are proved against. */
const parts = () =>
  fixture.workspace.read(db =>
    db
      .selectFrom('ledger_split as split')
      .innerJoin('ledger_entry as entry', 'entry.id', 'split.entry_id')
      .select([
        'split.budget_line_id as lineId',
        'split.base_minor as minor',
        'split.share as share',
        'entry.entry_date as date',
        'entry.quantity as quantity',
        'entry.project_id as projectId',
      ])
      .where('entry.state', '=', 'posted')
      .execute(),
  )
type Part = Awaited<ReturnType<typeof parts>>[number]
const sum = (found: readonly Part[]) => found.reduce((minor, part) => minor + (part.minor ?? 0), 0)

beforeAll(async () => {
  fixture = await openMoneyFixture({ queries, commands, jobs })
  const { lines, otherLine, otherProjectId } = fixture
  const onLine = (lineId: string, share: string) => ({ lineId, workPackageId: null, activityId: null, share })
  const random = fc.record({
    amountMinor: fc.integer({ min: -300_000, max: 900_000 }).filter(minor => minor !== 0),
    offset: fc.integer({ min: 0, max: 730 }),
    quantity: fc.option(fc.constantFrom('1', '0.5', '2.25', '-1')),
    way: fc.nat(3),
  })
  const [values = []] = fc.sample(fc.array(random, { minLength: 500, maxLength: 500 }), {
    numRuns: 1,
    seed: 11,
  })
  const { id: _id, version: _version, ...base } = draftInput(fixture)
  const entries = values.map(({ amountMinor, offset, quantity, way }, number): NewEntry => {
    const common = {
      ...base,
      documentNo: `R-${number}`,
      documentDate: null,
      amountMinor,
      entryDate: day(offset),
      quantity,
    }
    if (way === 0) return { ...common, projectId: otherProjectId, splits: [onLine(otherLine, '100')] }
    if (way === 1)
      return { ...common, splits: [onLine(lines['1.1'], '33.33'), onLine(lines['2.1'], '66.67')] }
    return { ...common, splits: [onLine(way === 2 ? lines['1.2'] : lines['6.1'], '100')] }
  })
  await fixture.workspace.write(async context => {
    await insertEntries(context, entries.slice(0, 450), { importRunId: null, post: true })
    await insertEntries(context, entries.slice(450), { importRunId: null, post: false })
  })
})
afterAll(() => fixture.workspace.close())

const periods = fc
  .tuple(fc.integer({ min: 0, max: 729 }), fc.integer({ min: 0, max: 729 }))
  .map(([a, b]) => ({ start: day(Math.min(a, b)), end: day(Math.max(a, b)) }))

describe('sums of the ledger', () => {
  it('by line, within a period and before it, equal plain sums of what is posted', async () => {
    const stored = (await parts()).filter(part => part.projectId === fixture.projectId)
    await fc.assert(
      fc.asyncProperty(periods, async period => {
        const { projectId } = fixture
        const found = await fixture.workspace.read(db => spendingByLine(db, { projectId, ...period }))
        const lines = new Set(stored.filter(part => part.date <= period.end).map(part => part.lineId))
        expect(new Set(found.keys())).toEqual(lines)
        for (const [lineId, line] of found) {
          const own = stored.filter(part => part.lineId === lineId)
          const within = own.filter(part => part.date >= period.start && part.date <= period.end)
          expect(line.periodMinor).toBe(sum(within))
          expect(line.earlierMinor).toBe(sum(own.filter(part => part.date < period.start)))
          const units = within.filter(part => part.quantity !== null)
          const expected = units.reduce(
            (total, part) => total + (Number(part.quantity) * Number(part.share)) / 100,
            0,
          )
          if (units.length === 0) expect(line.quantity).toBeNull()
          else expect(Number(line.quantity)).toBeCloseTo(expected, 9)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('by month and until a day equal plain sums', async () => {
    const { projectId } = fixture
    const stored = (await parts()).filter(part => part.projectId === projectId)
    const months = await fixture.workspace.read(db => spendingByMonth(db, projectId))
    const expected = [...Map.groupBy(stored, part => part.date.slice(0, 7))]
      .map(([month, own]) => ({ month, minor: sum(own) }))
      .toSorted((a, b) => (a.month < b.month ? -1 : 1))
    expect(months).toEqual(expected)
    const until = await fixture.workspace.read(db =>
      spentUntil(db, { projectId, start: '2024-07-01', end: '2025-06-30' }),
    )
    expect(until).toEqual({
      periodMinor: sum(stored.filter(part => part.date >= '2024-07-01' && part.date <= '2025-06-30')),
      earlierMinor: sum(stored.filter(part => part.date < '2024-07-01')),
    })
  })
})

describe('the budget follow-up', () => {
  it('puts approved, budgeted and posted amounts side by side, in order of the codes', async () => {
    const { projectId } = fixture
    const stored = (await parts()).filter(part => part.projectId === projectId)
    const period = { start: '2024-07-01', end: '2024-12-31' }
    const lines = await fixture.workspace.read(db => budgetFollowUp(db, { projectId, period }))
    expect(lines.map(line => line.code)).toEqual(['1.1', '1.2', '2.1', '6.1'])
    for (const line of lines) {
      const own = stored.filter(part => part.lineId === line.lineId)
      expect(line).toMatchObject({
        budgeted: true,
        label: `Label ${line.code}`,
        approvedMinor: 2_400_000,
        // Six of 24 months, and twelve.
        budgetPeriodMinor: 600_000,
        cumulativeBudgetMinor: 1_200_000,
        outcomePeriodMinor: sum(own.filter(part => part.date >= period.start && part.date <= period.end)),
        outcomeEarlierMinor: sum(own.filter(part => part.date < period.start)),
      })
    }
  })

  it('shows lines that are spent on without being in the signed budget', async () => {
    const { otherProjectId, otherLine } = fixture
    const period = { start: '2024-01-01', end: '2025-12-31' }
    const lines = await fixture.workspace.read(db =>
      budgetFollowUp(db, { projectId: otherProjectId, period }),
    )
    expect(lines).toMatchObject([
      { lineId: otherLine, code: '1.1', budgeted: false, approvedMinor: 0, budgetPeriodMinor: 0 },
    ])
  })

  it('is one statement that goes through the lines and their splits', async () => {
    const plan = await fixture.workspace.read(async db => {
      const query = followUpQuery(db, fixture.projectId, { start: '2024-01-01', end: '2024-12-31' })
      const { sql, parameters } = query.compile()
      const steps = fixture.workspace.opened.store.readConnection
        .prepare(`explain query plan ${sql}`)
        .all(...parameters)
      return JSON.stringify(steps)
    })
    expect(plan).toContain('COVERING INDEX ledger_split_line (budget_line_id=?)')
    expect(plan).not.toContain('SCAN')
  })
})
