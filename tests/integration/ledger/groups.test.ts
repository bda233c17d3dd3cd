import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { commands, insertEntries, jobs, queries } from '#backend/features/ledger/index.ts'
import { pageKeys } from '#backend/features/ledger/list/page-keys.ts'
import {
  LEDGER_SORTS,
  type LedgerFilter,
  type LedgerRow,
  ledgerFilterSchema,
} from '#shared/contract/ledger.ts'
import {
  dividesEntries,
  LEDGER_GROUPINGS,
  type LedgerGrouping,
  type LedgerGroupRow,
} from '#shared/contract/ledger-groups.ts'
import { addPeriod, type MoneyFixture, openMoneyFixture } from './fixture.ts'
import { entryOf } from './many-entries.ts'

let fixture: MoneyFixture

const ENTRIES = 420
const BY_NUMBER = { key: 'entryNo', direction: 'ascending' } as const

beforeAll(async () => {
  fixture = await openMoneyFixture({ queries, commands, jobs })
  await addPeriod(fixture, 1, '2024-01-01', '2024-06-30')
  await addPeriod(fixture, 2, '2024-07-01', '2024-12-31')
  await fixture.workspace.write(async context => {
    const { trx } = context
    // The second project keeps its books in dinars, so that subtotals could be mixed up.
    await trx
      .updateTable('project')
      .set({ currency: 'RSD' })
      .where('id', '=', fixture.otherProjectId)
      .execute()
    const numbers = Array.from({ length: ENTRIES }, (_, index) => index)
    const made = (number: number) => {
      const entry = entryOf(fixture, number)
      if (entry.projectId === fixture.projectId) return entry
      return { ...entry, rate: entry.currency === 'RSD' ? null : '0.0085' }
    }
    const isDraft = (number: number) => number % 9 === 0
    const posted = numbers.filter(number => !isDraft(number)).map(made)
    // A draft may still lack its payee, its line and its rate.
    const drafts = numbers.filter(isDraft).map((number, place) => {
      const entry = made(number)
      if (place % 4 === 0) return { ...entry, payee: '' }
      if (place % 4 === 1) return { ...entry, currency: 'CHF', rate: null }
      if (place % 4 > 2) return entry
      return { ...entry, splits: [{ lineId: null, workPackageId: null, activityId: null, share: '100' }] }
    })
    await insertEntries(context, posted, { importRunId: null, post: true })
    await insertEntries(context, drafts, { importRunId: null, post: false })
  })
  const { rows } = await list({ state: 'posted', projectId: fixture.projectId }, null)
  for (const row of rows.slice(0, 3))
    await fixture.workspace.call('ledger.reverse', { id: row.id, date: '2025-12-30', reason: 'Wrong line' })
})
afterAll(() => fixture.workspace.close())

type Sort = { readonly key: (typeof LEDGER_SORTS)[number]; readonly direction: 'ascending' | 'descending' }

const list = (filter: Partial<LedgerFilter>, group: LedgerGroupRow | null, sort: Sort = BY_NUMBER) =>
  fixture.workspace.call('ledger.list', {
    filter,
    group: group && { by: group.by, key: group.key, currency: group.currency },
    sort,
    limit: 500,
  })
const groups = (filter: Partial<LedgerFilter>, by: LedgerGrouping, sort: Sort = BY_NUMBER, limit = 500) =>
  fixture.workspace.call('ledger.groups', { filter, by, sort, limit })

/** Sums by currency, without currencies that come to nothing. */
const sums = (amounts: readonly { readonly minor: number; readonly currency: string }[]) => {
  const found = new Map<string, number>()
  for (const { minor, currency } of amounts) found.set(currency, (found.get(currency) ?? 0) + minor)
  return Object.fromEntries([...found].filter(([, minor]) => minor !== 0))
}
const matchedOf = (rows: readonly LedgerRow[]) => rows.flatMap(row => (row.matched ? [row.matched] : []))

/** Opens a group, compares it with its subtotals, and the two ways to its page with each other. */
async function entriesBehind(
  filter: Partial<LedgerFilter>,
  group: LedgerGroupRow,
): Promise<readonly string[]> {
  const { rows } = await list(filter, group)
  expect(rows).toHaveLength(group.count)
  expect(sums(matchedOf(rows))).toEqual(sums([group.sum]))
  expect(matchedOf(rows).every(amount => amount.currency === group.currency)).toBe(true)
  if (group.amount !== null) expect(sums(rows.map(row => row.amount))).toEqual(sums([group.amount]))
  const { by, key, currency } = group
  const request = { filter: ledgerFilterSchema.parse(filter), group: { by, key, currency }, sort: BY_NUMBER }
  const walked = await fixture.workspace.read(db => pageKeys(db, { ...request, offset: 0, limit: 500 }, 0))
  expect(walked).toEqual(rows.map(row => row.entryNo))
  return rows.map(row => row.id)
}

const optional = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values), { freq: 2 })

describe('the groups of the ledger list', () => {
  it('add up, for any filter, to what the ungrouped list comes to, to the cent and by currency', async () => {
    const { lines, projectId, otherProjectId, workPackageId } = fixture
    const filters = fc.record({
      projectId: optional([projectId, otherProjectId]),
      state: optional(['draft', 'posted'] as const),
      from: optional(['2024-03-05', '2025-01-01']),
      to: optional(['2024-12-31', '2025-06-15']),
      lineIds: fc.subarray(Object.values(lines), { maxLength: 2 }),
      workPackageId: optional([workPackageId]),
      currency: optional(['EUR', 'RSD', 'CHF']),
      text: fc.constantFrom('', '', 'endrra', 'QIRA zyr'),
    })
    const sorts = fc.record({
      key: fc.constantFrom(...LEDGER_SORTS),
      direction: fc.constantFrom('ascending' as const, 'descending' as const),
    })
    await fc.assert(
      fc.asyncProperty(filters, fc.constantFrom(...LEDGER_GROUPINGS), sorts, async (filter, by, sort) => {
        const totals = await fixture.workspace.call('ledger.totals', { filter })
        const { rows: found, total } = await groups(filter, by, sort)
        expect(found).toHaveLength(total)
        expect(sums(found.map(group => group.sum))).toEqual(sums(totals.sums))
        const counted = found.reduce((sum, group) => sum + group.count, 0)
        if (dividesEntries(by)) expect(counted).toBeGreaterThanOrEqual(totals.count)
        else expect(counted).toBe(totals.count)
        expect(new Set(found.map(group => `${group.key} ${group.currency}`)).size).toBe(total)
      }),
      { numRuns: 120 },
    )
  })

  it.each(LEDGER_GROUPINGS)('hold by %s exactly the entries that opening them shows', async by => {
    const { lines, projectId } = fixture
    const filters: Partial<LedgerFilter>[] = [
      {},
      { projectId },
      { projectId, lineIds: [lines['1.1'], lines['2.1']], from: '2024-02-01' },
    ]
    for (const filter of filters) {
      const seen = new Set<string>()
      for (const group of (await groups(filter, by)).rows)
        for (const id of await entriesBehind(filter, group)) seen.add(id)
      expect(seen.size).toBe((await fixture.workspace.call('ledger.totals', { filter })).count)
    }
  })

  it('divide a document on two lines: both groups count it, each adds up its own part', async () => {
    const { lines, projectId } = fixture
    const filter = { projectId, state: 'posted' } as const
    const { rows: found } = await groups(filter, 'line')
    const group = found.find(({ key }) => key === lines['2.1'])
    if (!group) throw new Error('line 2.1 has no group')
    const { rows } = await list(filter, group)
    const divided = rows.filter(row => row.lineCodes.length > 1)
    expect(divided.length).toBeGreaterThan(10)
    for (const row of divided)
      expect(Math.abs(row.matched?.minor ?? 0)).toBeLessThan(Math.abs(row.base?.minor ?? 0))
    expect(group.amount).toBeNull()
  })

  it('stand in the order of codes, those without any last, with their names', async () => {
    const { rows: lines } = await groups({ projectId: fixture.projectId }, 'line')
    expect(lines.map(group => `${group.code} ${group.label}`.trim())).toEqual([
      '1.1 Label 1.1',
      '1.2 Label 1.2',
      '2.1 Label 2.1',
      '6.1 Label 6.1',
      '',
    ])
    const { rows: states } = await groups({ projectId: fixture.projectId }, 'state')
    expect(states.map(group => group.key)).toEqual(['draft', 'posted', 'reversed', 'reversal'])
    const { rows: periods } = await groups({ projectId: fixture.projectId }, 'period')
    expect(periods.map(group => [group.code, group.label])).toEqual([
      ['1', 'P1'],
      ['2', 'P2'],
      ['', ''],
    ])
    const { rows: payees } = await groups({}, 'payee')
    expect(payees.at(-1)?.key).toBe('')
  })

  it('turn round with the list when it is sorted by what it is grouped by, and follow the subtotal by amount', async () => {
    const months = async (sort: Sort) =>
      (await groups({ projectId: fixture.projectId }, 'month', sort)).rows.map(group => group.key)
    const rising = await months({ key: 'entryDate', direction: 'ascending' })
    expect(rising).toEqual(rising.toSorted())
    expect(await months({ key: 'entryDate', direction: 'descending' })).toEqual(rising.toReversed())
    expect(await months({ key: 'payee', direction: 'descending' })).toEqual(rising)
    const { rows } = await groups({}, 'payee', { key: 'baseAmount', direction: 'descending' })
    const euros = rows.filter(group => group.currency === 'EUR').map(group => group.sum.minor)
    expect(euros).toEqual(euros.toSorted((a, b) => b - a))
    expect(rows.map(group => group.currency)).toEqual(rows.map(group => group.currency).toSorted())
  })

  it('come page by page', async () => {
    const whole = await groups({}, 'month')
    const parts = []
    for (let offset = 0; offset < whole.total; offset += 7) {
      const page = await fixture.workspace.call('ledger.groups', {
        filter: {},
        by: 'month',
        sort: BY_NUMBER,
        offset,
        limit: 7,
      })
      expect(page.total).toBe(whole.total)
      parts.push(...page.rows)
    }
    expect(parts).toEqual(whole.rows)
    const beyond = await fixture.workspace.call('ledger.groups', {
      filter: {},
      by: 'month',
      sort: BY_NUMBER,
      offset: 500,
      limit: 7,
    })
    expect(beyond).toEqual({ rows: [], total: whole.total })
  })

  it('are none where the filter finds nothing, and are kept from who may not see money', async () => {
    expect(await groups({ text: 'nowhere' }, 'payee')).toEqual({ rows: [], total: 0 })
    const answer = await fixture.workspace.envelope(
      'ledger.groups',
      { filter: {}, by: 'payee' },
      { as: 'mentor' },
    )
    expect(answer).toMatchObject({ ok: false, error: { code: 'Forbidden' } })
  })
})
