import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  commands,
  type InsertOptions,
  insertEntries,
  jobs,
  type NewEntry,
  queries,
} from '#backend/features/ledger/index.ts'
import { ProblemError } from '#shared/kernel/errors.ts'
import {
  addMonthRate,
  addPeriod,
  draftInput,
  type MoneyFixture,
  openMoneyFixture,
  snapshot,
} from './fixture.ts'

let fixture: MoneyFixture

beforeEach(async () => {
  fixture = await openMoneyFixture({ queries, commands, jobs })
})
afterEach(() => fixture.workspace.close())

function entry(number: number, overrides: Partial<NewEntry> = {}): NewEntry {
  const { id: _id, version: _version, ...base } = draftInput(fixture)
  return { ...base, documentNo: `D-${number}`, ...overrides }
}
const insert = (entries: readonly NewEntry[], options: Partial<InsertOptions> = {}) =>
  fixture.workspace.write(context =>
    insertEntries(context, entries, { importRunId: null, post: false, ...options }),
  )

async function problemOf(work: Promise<unknown>) {
  try {
    await work
  } catch (error) {
    if (error instanceof ProblemError) return error.problem
    throw error
  }
  throw new Error('nothing was refused')
}

describe('inserting many entries', () => {
  it('stores them in order, in several statements, with progress', async () => {
    const seen: number[] = []
    const entries = Array.from({ length: 5100 }, (_, number) => entry(number))
    const ids = await insert(entries, { onProgress: done => seen.push(done) })
    expect(seen).toEqual([2500, 5000, 5100])
    const { entries: stored, splits } = await snapshot(fixture)
    const byId = new Map(stored.map(row => [row.id, row]))
    expect(ids.map(id => byId.get(id)?.document_no)).toEqual(entries.map(each => each.documentNo))
    expect(ids.map(id => byId.get(id)?.entry_no)).toEqual(entries.map((_, number) => number + 1))
    expect(splits).toHaveLength(5100)
  })

  it('gives way to other work between its parts', async () => {
    let turns = 0
    let running = true
    const other = (async () => {
      while (running) {
        await new Promise(resolve => setImmediate(resolve))
        turns += 1
      }
    })()
    await insert(Array.from({ length: 10_000 }, (_, number) => entry(number)))
    running = false
    await other
    expect(turns).toBeGreaterThanOrEqual(3)
  })

  it('converts like a single draft, keeps stated base amounts and works the rate out of both', async () => {
    await addMonthRate(fixture, 'RSD', '2024-02', '117')
    const foreign = { currency: 'RSD', amountMinor: 1_170_500 }
    await insert([
      entry(1, foreign),
      entry(2, { ...foreign, rate: '116', rateSource: 'Slip' }),
      entry(3, { ...foreign, baseMinor: 10_000 }),
      entry(4, { ...foreign, rate: '117', baseMinor: 10_003 }),
    ])
    const { entries } = await snapshot(fixture)
    const rows = entries.toSorted((a, b) => a.entry_no - b.entry_no)
    expect(rows.map(row => [row.rate, row.rate_source, row.base_minor])).toEqual([
      ['117', 'test-table', 10_004],
      ['116', 'Slip', 10_091],
      ['117.05', 'derived', 10_000],
      ['117', 'manual', 10_003],
    ])
  })

  it('posts at once with the period of the day', async () => {
    const periodId = await addPeriod(fixture, 1, '2024-01-01', '2024-03-31')
    const [id = ''] = await insert([entry(1)], { post: true })
    expect(await fixture.workspace.call('ledger.get', { id })).toMatchObject({
      state: 'posted',
      period: { id: periodId },
      postedBy: 'Test coordinator',
    })
    const { entries } = await snapshot(fixture)
    expect(entries[0]?.period_id).toBe(periodId)
  })

  it('posts all or nothing and names every blocked row of the file', async () => {
    const before = await snapshot(fixture)
    const source = (row: number) => ({ file: 'ledger.xlsx', sheet: 'Q1', row })
    const found = await problemOf(
      insert(
        [
          entry(1, { source: source(2) }),
          entry(2, { source: source(3), payee: '' }),
          entry(3, { source: source(4), currency: 'RSD' }),
        ],
        { post: true },
      ),
    )
    expect(found).toMatchObject({
      code: 'Rule.Blocked',
      details: {
        count: 2,
        blockers: [
          { code: 'PayeeMissing', details: { file: 'ledger.xlsx', sheet: 'Q1', row: 3 } },
          { code: 'RateMissing', details: { row: 4 } },
        ],
      },
    })
    expect(await snapshot(fixture)).toEqual(before)
  })

  it('refuses a line of another project, naming row and field, and leaves nothing', async () => {
    const before = await snapshot(fixture)
    const stray = entry(2, {
      splits: [{ lineId: fixture.otherLine, workPackageId: null, activityId: null, share: '100' }],
    })
    expect(await problemOf(insert([entry(1), stray]))).toMatchObject({
      code: 'NotFound',
      messageKey: 'problem.notFound.budgetLine',
      details: { row: 2, field: 'splits.0.lineId' },
    })
    expect(await snapshot(fixture)).toEqual(before)
  })

  it('stops between its parts when it is cancelled, and leaves nothing', async () => {
    const before = await snapshot(fixture)
    const stop = new AbortController()
    const work = insert(
      Array.from({ length: 3000 }, (_, number) => entry(number)),
      { signal: stop.signal, onProgress: () => stop.abort() },
    )
    await expect(work).rejects.toThrow('aborted')
    expect(await snapshot(fixture)).toEqual(before)
  })

  it('takes entries with as many splits as the form allows', async () => {
    const { lines } = fixture
    const part = { lineId: lines['1.1'], workPackageId: null, activityId: null }
    const splits = Array.from({ length: 60 }, (_, place) => ({ ...part, share: place < 40 ? '1' : '3' }))
    await insert(Array.from({ length: 100 }, (_, number) => entry(number, { splits, amountMinor: 10_007 })))
    const stored = (await snapshot(fixture)).splits
    expect(stored).toHaveLength(6000)
    expect(stored.reduce((sum, split) => sum + split.amount_minor, 0)).toBe(1_000_700)
  })

  it('keeps one row of a file as one entry', async () => {
    const source = { file: 'ledger.xlsx', sheet: 'Q1', row: 2 }
    await insert([entry(1, { source })])
    await expect(insert([entry(2, { source })])).rejects.toMatchObject({ code: 'SQLITE_CONSTRAINT_UNIQUE' })
  })
})
