import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listAccounts } from '#backend/features/accounts/accounts.ts'
import { sheetAt } from '#backend/features/accounts/index.ts'
import { type OpenDemo, openDemo } from '#tests/support/open-demo.ts'

const TODAY = '2026-01-12'
let demo: OpenDemo
beforeAll(async () => {
  demo = await openDemo()
})
afterAll(() => demo.close())

const accountsOf = async () => await listAccounts(demo.db, { projectId: null, archived: false }, TODAY)
const named = async (name: string) => {
  const found = (await accountsOf()).find(row => row.name.startsWith(name))
  if (!found) throw new Error(`No account ${name}`)
  return found
}

describe('the invented accounts', () => {
  it('have a statement that is nearly matched: the sheet of the bank names two payments and four lines', async () => {
    const { id } = await named('SOE-11 account')
    const sheet = await sheetAt(demo.db, { accountId: id, asOf: '2025-12-31', countedMinor: null }, TODAY)
    const sides = (side: string) => sheet.outstanding.filter(item => item.side === side).length
    expect([sides('books'), sides('statement')]).toEqual([6, 4])
    expect(sheet.differenceMinor).toBe(0)
    const local = await named('SOE-11 MKD')
    const clean = await sheetAt(
      demo.db,
      { accountId: local.id, asOf: '2025-12-31', countedMinor: null },
      TODAY,
    )
    expect(clean).toMatchObject({ outstanding: [], blockers: [] })
  })

  it('show one cash withdrawal, which the box spends on small bills', async () => {
    const transfers = demo.values<string>('SELECT reference FROM account_transfer')
    expect(transfers).toEqual(['ATM-1 (invented)'])
    const box = await named('SOE-11 cash box')
    expect(box.balance.minor).toBeGreaterThan(0)
    expect(box.balance.minor).toBeLessThan(120_000)
  })

  it('are named by exchanges and forwarded money of their quarter, and never go below zero', async () => {
    const nameless = demo.values<number>(
      `SELECT count(*) FROM currency_conversion c JOIN project p ON p.id = c.project_id
       WHERE p.code IN ('SOE-11', 'EU-DEMO-1') AND c.date >= '2025-10-01'
         AND (c.from_account_id IS NULL OR c.to_account_id IS NULL)
       UNION ALL SELECT count(*) FROM forwarded_movement WHERE kind = 'paid' AND date >= '2025-10-01' AND account_id IS NULL`,
    )
    expect(nameless).toEqual([0, 0])
    const lowest = demo.values<number>(
      `SELECT min(balance) FROM (SELECT a.opening_minor + sum(m.effect_minor) OVER
         (PARTITION BY a.id ORDER BY m.date, m.effect_minor DESC ROWS UNBOUNDED PRECEDING) AS balance
       FROM account a JOIN account_movement m ON m.account_id = a.id)`,
    )
    expect(lowest[0]).toBeGreaterThanOrEqual(0)
    for (const { name } of await accountsOf()) expect(name).toContain('(invented)')
  })
})
