import { afterEach, describe, expect, it } from 'vitest'
import { moneyFindings, periodFindings } from '#backend/maintenance/money-invariants.ts'
import { sha256 } from '#backend/platform/ids.ts'
import { isUuid } from '#shared/kernel/id.ts'
import { type BuiltDemo, openBuiltDemo } from '#tests/support/open-demo.ts'

const opened: BuiltDemo[] = []
afterEach(async () => {
  for (const demo of opened.splice(0)) await demo.close()
})
const open = async (entries: number) => {
  const demo = await openBuiltDemo(entries)
  opened.push(demo)
  return demo
}

/** The workspace itself and its audit belong to the one that was made; everything else is the demo's. */
const OWN = ['workspace_info', 'audit_event', 'audit_change', 'command_result']

function tableHashes(demo: BuiltDemo): Readonly<Record<string, string>> {
  const tables = demo.values<string>(
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search_index%' ORDER BY name",
  )
  const hashes = tables
    .filter(table => !OWN.includes(table))
    .map(table => [
      table,
      sha256(JSON.stringify(demo.connection.prepare(`SELECT * FROM "${table}" ORDER BY 1, 2`).all())),
    ])
  return Object.fromEntries(hashes)
}

describe('building the demo', () => {
  it('gives the same rows, ids and amounts every time', async () => {
    const first = tableHashes(await open(1600))
    expect(tableHashes(await open(1600))).toEqual(first)
    const other = tableHashes(await open(1601))
    expect(other['ledger_entry']).not.toBe(first['ledger_entry'])
    // What stands beside the ledger keeps its ids whatever the ledger's size: documents name them.
    for (const table of ['project', 'reporting_period', 'budget_line', 'organisation', 'person'])
      expect(other[table]).toBe(first[table])
  })

  it('makes ids that are UUIDs of version 7, each once', async () => {
    const demo = await open(1600)
    for (const table of ['project', 'organisation', 'ledger_entry', 'ledger_split', 'budget_node']) {
      const ids = demo.values<string>(`SELECT id FROM ${table}`)
      expect(ids.every(id => isUuid(id) && id[14] === '7')).toBe(true)
      expect(new Set(ids).size).toBe(ids.length)
    }
  })

  it.each([0, 1, 37, 400, 1499, 1500, 3000])('keeps its promises with %i entries', async entries => {
    const demo = await open(entries)
    expect(demo.values('SELECT count(*) FROM ledger_entry')).toEqual([entries])
    expect(moneyFindings(demo.connection)).toEqual([])
    expect(periodFindings(demo.connection)).toEqual([])
    expect(demo.values('SELECT count(*) FROM fund_position')).toEqual([13])
    expect(demo.progress.at(-1)).toEqual([Math.max(1, entries), Math.max(1, entries)])
  })

  it('spends about the same however many entries it is spread over', async () => {
    const spent = async (entries: number) =>
      (await open(entries)).values<number>(
        "SELECT sum(base_minor) FROM ledger_entry WHERE state = 'posted'",
      )[0] ?? 0
    const usual = await spent(2400)
    for (const entries of [400, 5000]) {
      const ratio = (await spent(entries)) / usual
      // Small ledgers carry no overhead, which is 7 % of the direct costs, and not all entries of the small contracts.
      expect(ratio).toBeGreaterThan(0.8)
      expect(ratio).toBeLessThan(1.05)
    }
  })
})
