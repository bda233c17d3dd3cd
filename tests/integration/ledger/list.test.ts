import fc from 'fast-check'
import { CompiledQuery } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { commands, insertEntries, jobs, queries } from '#backend/features/ledger/index.ts'
import { pageKeys, pageQuery } from '#backend/features/ledger/list/page-keys.ts'
import {
  LEDGER_SORTS,
  type LedgerFilter,
  type LedgerRow,
  ledgerFilterSchema,
} from '#shared/contract/ledger.ts'
import { type MoneyFixture, openMoneyFixture } from './fixture.ts'
import { entryOf } from './many-entries.ts'

let fixture: MoneyFixture
let rows: readonly LedgerRow[]

beforeAll(async () => {
  fixture = await openMoneyFixture({ queries, commands, jobs })
  await fixture.workspace.write(async context => {
    const numbers = Array.from({ length: 600 }, (_, index) => index)
    const runId = context.newId()
    const posted = numbers.filter(number => number % 9 !== 0).map(number => entryOf(fixture, number))
    const drafts = numbers.filter(number => number % 9 === 0).map(number => entryOf(fixture, number))
    const ids = await insertEntries(context, posted, { importRunId: null, post: true })
    await insertEntries(context, drafts, { importRunId: runId, post: false })
    for (const [place, id] of ids.entries())
      if (place % 3 === 0) {
        const hash = `${place}`.padStart(64, '0')
        await context.trx
          .insertInto('attachment')
          .values({ id: hash, size: 1, media_type: 'application/pdf', added_at: context.now })
          .execute()
        await context.trx
          .insertInto('attachment_link')
          .values({
            id: context.newId(),
            attachment_id: hash,
            record_kind: 'ledger_entry',
            record_id: id,
            file_name: 'x.pdf',
            added_by: null,
            added_at: context.now,
          })
          .execute()
      }
  })
  const all = []
  for (let offset = 0; ; offset += 500) {
    const page = await list({}, { key: 'entryNo', direction: 'ascending' }, offset, 500)
    all.push(...page.rows)
    if (!page.hasMore) break
  }
  rows = all
})
afterAll(() => fixture.workspace.close())

type Sort = { readonly key: (typeof LEDGER_SORTS)[number]; readonly direction: 'ascending' | 'descending' }

const list = (filter: Partial<LedgerFilter>, sort: Sort, offset = 0, limit = 100) =>
  fixture.workspace.call('ledger.list', { filter, sort, offset, limit })

const fold = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)

/** The filter as plain JavaScript over all rows. */
async function oracle(filter: LedgerFilter, sort: Sort): Promise<readonly LedgerRow[]> {
  const stored = await fixture.workspace.read(async db => ({
    splits: await db.selectFrom('ledger_split').selectAll().execute(),
    entries: await db.selectFrom('ledger_entry').selectAll().execute(),
  }))
  const splits = Map.groupBy(stored.splits, split => split.entry_id)
  const entries = new Map(stored.entries.map(entry => [entry.id, entry]))
  const words = fold(filter.text).filter(word => word !== '')
  const kept = rows.filter(row => {
    const own = splits.get(row.id) ?? []
    const entry = entries.get(row.id)
    const content = fold(`${row.documentNo} ${row.payee} ${row.description}`)
    return (
      (filter.projectId === null || row.projectId === filter.projectId) &&
      (filter.state === null || row.state === filter.state) &&
      (filter.from === null || row.entryDate >= filter.from) &&
      (filter.to === null || row.entryDate <= filter.to) &&
      (filter.lineIds.length === 0 ||
        own.some(split => filter.lineIds.includes(split.budget_line_id ?? ''))) &&
      (filter.workPackageId === null || own.some(split => split.work_package_id === filter.workPackageId)) &&
      (filter.activityId === null || own.some(split => split.activity_id === filter.activityId)) &&
      (filter.interventionId === null || entry?.intervention_id === filter.interventionId) &&
      (filter.importRunId === null || entry?.import_run_id === filter.importRunId) &&
      (filter.currency === null || row.amount.currency === filter.currency) &&
      (!filter.withoutAttachment || row.attachments === 0) &&
      words.every(word => content.some(known => known.startsWith(word)))
    )
  })
  const sortValue = (row: LedgerRow) =>
    ({
      entryDate: row.entryDate,
      entryNo: row.entryNo,
      payee: row.payee,
      baseAmount: row.base?.minor ?? Number.NEGATIVE_INFINITY,
    })[sort.key]
  const bytes = (value: string | number) => (typeof value === 'string' ? Buffer.from(value) : value)
  const compare = (a: string | number, b: string | number) => {
    const [left, right] = [bytes(a), bytes(b)]
    if (Buffer.isBuffer(left) && Buffer.isBuffer(right)) return Buffer.compare(left, right)
    return Number(left) - Number(right)
  }
  const sign = sort.direction === 'ascending' ? 1 : -1
  return kept.toSorted((a, b) => sign * (compare(sortValue(a), sortValue(b)) || a.entryNo - b.entryNo))
}

const optional = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values), { freq: 2 })

describe('the ledger list', () => {
  it('shows for any filter, order and page what plain JavaScript over all rows shows', async () => {
    const importRunId = await fixture.workspace.read(async db => {
      const row = await db
        .selectFrom('ledger_entry')
        .select('import_run_id')
        .where('import_run_id', 'is not', null)
        .limit(1)
        .executeTakeFirst()
      return row?.import_run_id ?? ''
    })
    const { lines, projectId, otherProjectId, workPackageId, activityId, interventionId } = fixture
    const filters = fc.record({
      projectId: optional([projectId, otherProjectId]),
      state: optional(['draft', 'posted'] as const),
      from: optional(['2024-03-05', '2025-01-01']),
      to: optional(['2024-12-31', '2025-06-15']),
      lineIds: fc.subarray(Object.values(lines), { maxLength: 2 }),
      workPackageId: optional([workPackageId]),
      activityId: optional([activityId]),
      interventionId: optional([interventionId]),
      currency: optional(['EUR', 'RSD', 'ALL']),
      importRunId: optional([importRunId]),
      withoutAttachment: fc.boolean(),
      text: fc.constantFrom(
        '',
        '',
        '',
        'endrra',
        'QIRA zyr',
        'маркет',
        'cacak bilet',
        '"OR" near',
        'F-12',
        '--',
      ),
    })
    const sorts = fc.record({
      key: fc.constantFrom(...LEDGER_SORTS),
      direction: fc.constantFrom('ascending' as const, 'descending' as const),
    })
    await fc.assert(
      fc.asyncProperty(
        filters,
        sorts,
        fc.nat(40),
        fc.integer({ min: 1, max: 60 }),
        async (part, sort, offset, limit) => {
          const filter = ledgerFilterSchema.parse(part)
          // Punctuation alone has no word to look for and finds nothing.
          const expected = filter.text === '--' ? [] : await oracle(filter, sort)
          const page = await list(filter, sort, offset, limit)
          expect(page.rows.map(row => row.entryNo)).toEqual(
            expected.slice(offset, offset + limit).map(row => row.entryNo),
          )
          expect(page.hasMore).toBe(expected.length > offset + limit)
          const walked = await fixture.workspace.read(db => pageKeys(db, { filter, sort, offset, limit }, 0))
          expect(walked).toEqual(page.rows.map(row => row.entryNo))
          const totals = await fixture.workspace.call('ledger.totals', { filter })
          expect(totals.count).toBe(expected.length)
          expect(totals.drafts).toBe(expected.filter(row => row.state === 'draft').length)
        },
      ),
      { numRuns: 150 },
    )
  })

  it('shows with a line filter the part on these lines, and totals add these parts up', async () => {
    const { lines, projectId } = fixture
    const filter = { projectId, lineIds: [lines['1.1']] }
    const { rows: shown } = await list(filter, { key: 'entryNo', direction: 'ascending' }, 0, 500)
    const split = shown.filter(row => row.lineCodes.length === 2)
    expect(split.length).toBeGreaterThan(20)
    for (const row of split) {
      expect(row.lineCodes).toEqual(['1.1', '2.1'])
      expect(row.matched?.minor).toBeLessThan(row.base?.minor ?? 0)
    }
    const totals = await fixture.workspace.call('ledger.totals', { filter })
    const sum = shown.reduce((minor, row) => minor + (row.matched?.minor ?? 0), 0)
    expect(totals.sums).toEqual([{ minor: sum, currency: 'EUR' }])
  })

  it('finds an entry by its number', async () => {
    const { rows: found } = await list({ text: '#17' }, { key: 'entryNo', direction: 'ascending' })
    expect(found.map(row => row.entryNo)).toContain(17)
  })

  it('marks entries of a locked period and reversed ones', async () => {
    const [first] = rows.filter(row => row.state === 'posted' && row.projectId === fixture.projectId)
    const reversal = await fixture.workspace.call('ledger.reverse', {
      id: first?.id ?? '',
      date: '2025-12-31',
      reason: 'Wrong line',
    })
    const { rows: shown } = await list(
      { text: `#${first?.entryNo}` },
      { key: 'entryNo', direction: 'ascending' },
    )
    expect(shown.find(row => row.id === first?.id)).toMatchObject({
      reversedById: reversal.id,
      locked: false,
    })
  })
})

describe('the query behind a page', () => {
  const plan = (filter: Partial<LedgerFilter>, key: Sort['key']) =>
    fixture.workspace.read(async db => {
      const query = await pageQuery(db, {
        filter: ledgerFilterSchema.parse(filter),
        sort: { key, direction: 'descending' },
        offset: 0,
        limit: 101,
      })
      if (!query) throw new Error('no projects')
      const { sql, parameters } = query.compile()
      const steps = await db.executeQuery<{ detail: string }>(
        CompiledQuery.raw(`explain query plan ${sql}`, [...parameters]),
      )
      return steps.rows.map(step => step.detail).join('\n')
    })
  const INDEXES = {
    entryDate: 'ledger_entry_by_date',
    entryNo: 'ledger_entry_by_no',
    payee: 'ledger_entry_by_payee',
    baseAmount: 'ledger_entry_by_amount',
  } as const

  for (const key of LEDGER_SORTS) {
    it(`reads the list by ${key} from its index, without sorting`, async () => {
      const text = await plan({ projectId: fixture.projectId }, key)
      expect(text).toContain(`USING COVERING INDEX ${INDEXES[key]} (project_id=?)`)
      expect(text).not.toContain('TEMP B-TREE')
    })

    it(`merges the projects' indexes by ${key} when no project is chosen`, async () => {
      const text = await plan({}, key)
      expect(text).toContain('MERGE (UNION ALL)')
      expect(text.match(new RegExp(`USING COVERING INDEX ${INDEXES[key]}`, 'g'))).toHaveLength(2)
      expect(text).not.toMatch(/TEMP B-TREE|SCAN ledger_entry|SCAN e\b/)
    })
  }

  it('reads one state in order of dates from the index of both', async () => {
    const text = await plan(
      { projectId: fixture.projectId, state: 'posted', from: '2024-01-01' },
      'entryDate',
    )
    expect(text).toContain('ledger_entry_by_state (project_id=? AND state=? AND entry_date>?)')
    expect(text).not.toContain('TEMP B-TREE')
  })

  it('fetches few entries by the filter, and sorts only those', async () => {
    const text = await plan({ projectId: fixture.projectId, lineIds: [fixture.lines['1.1']] }, 'payee')
    expect(text).toContain('ledger_split_line (budget_line_id=?)')
    expect(text).not.toMatch(/SCAN (e|ledger_entry)\b/)
  })

  it('finds words through the search index', async () => {
    const text = await plan({ text: 'qira' }, 'payee')
    expect(text).toContain('search_index VIRTUAL TABLE')
    expect(text).not.toMatch(/SCAN (e|ledger_entry)\b/)
  })
})
