import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { requirePeriod, unexplained } from '#backend/features/funds/index.ts'
import { queries as money } from '#backend/features/funds/queries.ts'
import { blockersOf, postingContext } from '#backend/features/ledger/verdict.ts'
import { moneyFindings, periodFindings } from '#backend/maintenance/money-invariants.ts'
import { sha256 } from '#backend/platform/ids.ts'
import { allocateByLargestRemainder } from '#shared/kernel/allocation.ts'
import { convertByDividing } from '#shared/kernel/money.ts'
import { type BuiltDemo, openBuiltDemo } from '#tests/support/open-demo.ts'

let demo: BuiltDemo
beforeAll(async () => {
  demo = await openBuiltDemo()
})
afterAll(() => demo.close())

const one = <T extends string | number>(sql: string, ...bound: readonly (string | number)[]) =>
  demo.values<T>(sql, ...bound)[0]

describe('the invented ledger', () => {
  it('has the size it is asked for, over 30 months and five currencies', () => {
    expect(one('SELECT count(*) FROM ledger_entry')).toBe(2400)
    expect(one('SELECT count(DISTINCT substr(entry_date, 1, 7)) FROM ledger_entry')).toBe(30)
    expect([
      one('SELECT min(entry_date) FROM ledger_entry'),
      one('SELECT max(entry_date) FROM ledger_entry'),
    ]).toEqual([expect.stringMatching(/^2023-07/), expect.stringMatching(/^2025-12/)])
    const perCurrency = demo.values<number>(
      'SELECT count(*) FROM ledger_entry GROUP BY currency ORDER BY currency',
    )
    expect(perCurrency).toHaveLength(5)
    expect(Math.min(...perCurrency)).toBeGreaterThan(200)
    expect(demo.progress.at(-1)).toEqual([2400, 2400])
  })

  it('has reversals with reasons, bills shared by two and three lines, drafts and vouchers', () => {
    expect(one('SELECT count(*) FROM ledger_entry WHERE reverses_id IS NOT NULL')).toBe(28)
    expect(one("SELECT count(*) FROM ledger_entry WHERE state = 'draft'")).toBe(7)
    const shared = (lines: number) =>
      one<number>(
        'SELECT count(*) FROM (SELECT 1 FROM ledger_split GROUP BY entry_id HAVING count(*) = ?)',
        lines,
      )
    expect(shared(2)).toBeGreaterThan(50)
    expect(shared(3)).toBeGreaterThan(10)
    expect(one('SELECT count(*) FROM attachment_link')).toBeGreaterThan(300)
  })

  it('marks every payee, person and remark as invented', () => {
    const unmarked = demo.values<string>(
      `SELECT DISTINCT payee FROM ledger_entry WHERE payee NOT IN (SELECT name FROM organisation)
       AND payee NOT GLOB '*[Ss]hpikur*' AND payee NOT GLOB '*mišljen*' AND payee NOT LIKE '%(invented)%'
       AND payee NOT GLOB '*мислен*' AND payee NOT GLOB '*мишљен*'`,
    )
    expect(unmarked).toEqual([])
    expect(one("SELECT count(*) FROM ledger_entry WHERE remark <> 'Invented for the demo'")).toBe(0)
  })

  it('keeps the money and period invariants', () => {
    expect(moneyFindings(demo.connection)).toEqual([])
    expect(periodFindings(demo.connection)).toEqual([])
  })

  it('converts every entry as its contract does, to the cent: by the last purchase of currency, or first in, first out', () => {
    const rows = demo.connection
      .prepare<
        [],
        {
          amount: number
          currency: string
          rate: string
          base: number
          stored: string | null
          day: string
          source: string
        }
      >(
        `SELECT e.amount_minor AS amount, e.currency, e.rate, e.base_minor AS base, coalesce(r.rate, c.rate) AS stored, e.rate_date AS day, e.rate_source AS source
         FROM ledger_entry e LEFT JOIN exchange_rate r ON r.currency = e.currency AND r.base = 'EUR'
           AND r.source = e.rate_source AND r.date = e.rate_date AND substr(e.entry_date, 1, 7) = substr(r.date, 1, 7)
         LEFT JOIN currency_conversion c ON c.project_id = e.project_id AND c.to_currency = e.currency AND e.rate_source = 'instalment'
           AND c.date = e.rate_date AND c.date <= e.entry_date`,
      )
      .all()
    expect(rows).toHaveLength(2400)
    for (const row of rows) {
      if (row.source !== 'fifo') expect(row.rate).toBe(row.currency === 'EUR' ? '1' : row.stored)
      expect(convertByDividing(row.amount, row.rate, row.currency, 'EUR')).toBe(row.base)
    }
    expect(
      one(`SELECT count(*) FROM ledger_entry e JOIN project p ON p.id = e.project_id
           WHERE p.code = 'SOE-11' AND e.currency <> 'EUR' AND e.rate_source <> 'fifo'`),
    ).toBe(0)
  })

  it('pays the entries of SOE-11 out of currency bought before, some out of two purchases, and keeps no difference', () => {
    const crossing = one(
      'SELECT count(*) FROM (SELECT entry_id FROM rate_draw GROUP BY entry_id HAVING count(*) > 1)',
    )
    expect(crossing).toBeGreaterThan(5)
    expect(
      one(`SELECT count(*) FROM rate_draw d JOIN ledger_entry e ON e.id = d.entry_id
           JOIN currency_conversion c ON c.id = d.conversion_id WHERE c.date > e.entry_date OR c.to_currency <> e.currency`),
    ).toBe(0)
    expect(
      one(`SELECT count(*) FROM fund_movement m JOIN project p ON p.id = m.project_id
           WHERE p.code = 'SOE-11' AND m.kind = 'exchange_difference'`),
    ).toBe(0)
  })

  it('would be posted by the same rules, were its periods open', async () => {
    const stored = await demo.db
      .selectFrom('ledger_entry')
      .selectAll()
      .where('state', '=', 'posted')
      .execute()
    const splits = Map.groupBy(
      await demo.db.selectFrom('ledger_split').selectAll().orderBy('position').execute(),
      split => split.entry_id,
    )
    const found = new Set<string>()
    for (const [projectId, entries] of Map.groupBy(stored, entry => entry.project_id)) {
      const context = await postingContext(demo.db, projectId, '2026-01-12T09:00:00.000Z')
      const periods = context.periods.map(period => ({ ...period, state: 'open' as const }))
      for (const entry of entries) {
        const parts = (splits.get(entry.id) ?? []).map(split => ({
          lineId: split.budget_line_id,
          workPackageId: split.work_package_id,
          activityId: split.activity_id,
          share: split.share,
          amountMinor: split.amount_minor,
          baseMinor: split.base_minor,
        }))
        const verdict = blockersOf(
          {
            id: entry.id,
            state: 'draft',
            date: entry.entry_date,
            documentNo: entry.document_no,
            documentDate: entry.document_date,
            payee: entry.payee,
            description: entry.description,
            currency: entry.currency,
            amountMinor: entry.amount_minor,
            quantity: entry.quantity,
            rate: entry.rate,
            baseCurrency: entry.base_currency,
            baseMinor: entry.base_minor,
            excludedMinor: entry.excluded_minor,
            documentMinor: entry.document_minor,
            splits: parts,
            reversesId: entry.reverses_id,
            reversalReason: entry.reversal_reason,
          },
          entry,
          { ...context, periods },
        )
        for (const { code } of verdict.blockers) found.add(code)
        const shares = parts.map(part => part.share)
        expect(parts.map(part => part.amountMinor)).toEqual(
          allocateByLargestRemainder(entry.amount_minor, shares),
        )
        expect(parts.map(part => part.baseMinor)).toEqual(
          allocateByLargestRemainder(entry.base_minor ?? 0, shares),
        )
      }
    }
    expect([...found]).toEqual([])
  })

  it('numbers vouchers without gaps, in the order of their dates', () => {
    const days = demo.values<string>(
      "SELECT entry_date FROM ledger_entry WHERE state = 'posted' ORDER BY entry_no",
    )
    expect(days.every((day, index) => index === 0 || (days[index - 1] ?? '') <= day)).toBe(true)
    expect(one('SELECT max(entry_no) FROM ledger_entry')).toBe(2400)
  })

  it('spends no line below zero, and above its budget only what the final reports explain', () => {
    const lines = demo.connection
      .prepare<[], { code: string; line: string; budget: number; spent: number }>(
        `SELECT p.code, n.code AS line, n.amount_minor + coalesce((SELECT sum(amount_minor) FROM reallocation r WHERE r.budget_line_id = n.line_id), 0) AS budget,
           coalesce(sum(s.base_minor), 0) AS spent
         FROM budget_node n JOIN budget_version v ON v.id = n.version_id JOIN project p ON p.id = v.project_id
         LEFT JOIN ledger_split s ON s.budget_line_id = n.line_id
           AND s.entry_id IN (SELECT id FROM ledger_entry WHERE state = 'posted')
         WHERE n.kind <> 'heading' GROUP BY n.id`,
      )
      .all()
    expect(lines.filter(line => line.spent < 0)).toEqual([])
    const over = lines.filter(line => line.spent > line.budget)
    const german = over.filter(line => line.code === 'SOE-10')
    expect(german.map(line => [line.line, Math.round((line.spent / line.budget) * 100)])).toEqual([
      ['2.3', 126],
      ['2.4', 160],
    ])
    const others = over.filter(line => line.code !== 'SOE-10')
    expect(others.map(line => `${line.code} ${line.line}`)).toEqual(['EU-DEMO-1 2.1'])
    expect(others.every(line => line.spent < line.budget * 1.03)).toBe(true)
    const running = lines.filter(line => line.code === 'SOE-11')
    const share = (part: number, whole: number) => part / whole
    const spent = running.reduce((sum, line) => sum + line.spent, 0)
    // 30 of 42 months are 71 %.
    expect(share(spent, 198_025_855)).toBeGreaterThan(0.62)
    expect(share(spent, 198_025_855)).toBeLessThan(0.75)
  })

  it('charges overhead and indirect costs of at most 7 % of the direct costs', () => {
    for (const code of ['SOE-11', 'EU-DEMO-1']) {
      const sum = (kind: string) =>
        one<number>(
          `SELECT sum(s.base_minor) FROM ledger_split s JOIN ledger_entry e ON e.id = s.entry_id AND e.state = 'posted'
           JOIN project p ON p.id = e.project_id JOIN budget_node n ON n.line_id = s.budget_line_id
           WHERE p.code = ? AND n.kind = ?`,
          code,
          kind,
        ) ?? 0
      expect(sum('indirect')).toBeGreaterThan(0)
      expect(sum('indirect') * 100).toBeLessThanOrEqual(sum('line') * 7 + 6 * 50)
      expect(sum('indirect') * 100).toBeGreaterThan(sum('line') * 6.99)
    }
  })

  it('pays each of the twelve sub-grants within its EUR 15,000', () => {
    const paid = demo.values<number>(
      "SELECT sum(base_minor) FROM ledger_entry WHERE sub_grant_no LIKE 'SG-%' GROUP BY sub_grant_no",
    )
    expect(paid).toHaveLength(12)
    expect(Math.max(...paid)).toBeLessThanOrEqual(1_500_000)
  })

  it('stores vouchers under the hash of their bytes', () => {
    const files = demo.connection
      .prepare<[], { id: string; size: number; media: string }>(
        'SELECT id, size, media_type AS media FROM attachment',
      )
      .all()
    for (const file of files) {
      const at = path.join(demo.folder, 'attachments', file.id.slice(0, 2), file.id)
      expect(existsSync(at)).toBe(true)
      const bytes = readFileSync(at)
      expect([sha256(bytes), bytes.length]).toEqual([file.id, file.size])
      if (file.media === 'application/pdf') expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
    }
  })
})

describe('the demo’s reports', () => {
  it('leave two deviations of the newest quarter unexplained, and no other', async () => {
    for (const id of demo.values<string>('SELECT id FROM reporting_period ORDER BY project_id, number')) {
      const period = await requirePeriod(demo.db, id)
      const open = await unexplained(demo.db, period)
      expect(open.map(found => found.line.code)).toEqual(period.label === '2025-Q4' ? ['3.4', '5.3'] : [])
    }
  })

  it('close every fund balance to the cent where the money lies', async () => {
    const context = await demo.as('finance_officer')
    const ids = demo.values<string>('SELECT period_id FROM fund_position')
    expect(ids).toHaveLength(13)
    for (const periodId of ids) {
      const found = await money['funds.position'](context, { periodId })
      expect(found.bank + found.cash + found.advances - found.payables).toBe(found.closing)
      expect(found.statement - found.outstanding).toBe(found.bank)
      expect(Math.min(found.bank, found.cash, found.advances, found.payables)).toBeGreaterThanOrEqual(0)
    }
  })

  it('accept of each market actor what the ledger holds, and never more than was paid', () => {
    const rows = demo.connection
      .prepare<[], { paid: number; accepted: number; booked: number; agreed: number }>(
        `SELECT a.agreed_minor AS agreed,
           (SELECT sum(base_minor) FROM forwarded_movement m WHERE m.agreement_id = a.id AND m.kind = 'paid') AS paid,
           (SELECT sum(base_minor) FROM forwarded_movement m WHERE m.agreement_id = a.id AND m.kind = 'accepted') AS accepted,
           (SELECT sum(base_minor) FROM ledger_entry e WHERE e.sub_grant_no = a.agreement_no AND e.state = 'posted') AS booked
         FROM forwarded_agreement a`,
      )
      .all()
    expect(rows).toHaveLength(10)
    for (const row of rows) {
      expect(row.accepted).toBe(row.booked)
      expect(row.accepted).toBeLessThanOrEqual(row.paid)
      expect(row.paid).toBeLessThanOrEqual(row.agreed)
    }
  })

  it('convert instalments of SEK, with the rate that both amounts give', () => {
    const rows = demo.connection
      .prepare<[], { amount: number; rate: string; base: number }>(
        "SELECT amount_minor AS amount, rate, base_minor AS base FROM fund_movement WHERE currency = 'SEK'",
      )
      .all()
    expect(rows).toHaveLength(5)
    for (const row of rows) {
      expect(convertByDividing(row.amount, row.rate, 'SEK', 'EUR')).toBe(row.base)
      expect((row.amount / row.base).toFixed(4)).toBe(row.rate)
    }
  })

  it('hold pre-financing below 90 % of the grant, and all of the beneficiaries’ share', () => {
    const sum = (kind: string) =>
      one<number>(
        "SELECT sum(base_minor) FROM fund_movement m JOIN project p ON p.id = m.project_id WHERE p.code = 'EU-DEMO-1' AND m.kind = ?",
        kind,
      )
    expect(sum('instalment')).toBeLessThanOrEqual(26_100_000)
    expect(sum('own_contribution')).toBe(34_713_746 - 29_000_000)
  })
})
