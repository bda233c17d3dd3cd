import { describe, expect, it } from 'vitest'
import { drillFilter } from '#backend/documents/drill.ts'
import { checkDocument, previewDocument } from '#backend/documents/produce.ts'
import { formatAmount } from '#shared/kernel/format-amount.ts'
import { demoDocuments } from './support/demo-documents.ts'
import { pdfText } from './support/pdf-tools.ts'
import { readWorkbook, recalculate } from './support/recalculate.ts'

const { connection, source, make } = demoDocuments('us-sf-425')
const quiet = () => undefined

/** Amounts of the form in cents, by the letter of their line. */
async function linesOf(file: string): Promise<Record<string, number>> {
  const lines: Record<string, number> = {}
  const [form] = (await readWorkbook(file)).worksheets
  form?.eachRow(row => {
    const value = row.getCell(3).value
    const shown =
      typeof value === 'object' && value !== null && 'formula' in value ? (value.result ?? 0) : value
    if (/^[a-o]$/.test(row.getCell(1).text)) lines[row.getCell(1).text] = Math.round(Number(shown) * 100)
  })
  return lines
}

/** One number by SQL over the rows of a project until the end of a period. */
function until(project: string, period: number, select: string): number {
  const row = connection()
    .prepare<[string, number], { minor: number | null }>(
      `SELECT (${select}) AS minor FROM reporting_period r JOIN project p ON p.id = r.project_id
       WHERE p.code = ? AND r.number = ?`,
    )
    .get(project, period)
  return row?.minor ?? 0
}

const LEDGER = `SELECT sum(base_minor) FROM ledger_entry WHERE project_id = p.id AND state = 'posted' AND entry_date <= r.end_date`
const RECEIVED = `SELECT sum(CASE kind WHEN 'refund' THEN -base_minor WHEN 'instalment' THEN base_minor ELSE 0 END)
  FROM fund_movement WHERE project_id = p.id AND date <= r.end_date`
const ADVANCED = `SELECT coalesce(sum(CASE m.kind WHEN 'paid' THEN m.base_minor WHEN 'reported' THEN 0 ELSE -m.base_minor END), 0)
  FROM forwarded_movement m JOIN forwarded_agreement a ON a.id = m.agreement_id
  WHERE a.project_id = p.id AND m.date <= r.end_date`
const PENDING = `SELECT sum(amount_minor) FROM pending_payment WHERE project_id = p.id AND settled_on IS NULL`

describe('the SF-425', () => {
  it('takes every figure from the books, cumulative, and splits the cost by the share of the agreement', async () => {
    const { path: file } = await make(source('EU-DEMO-1', 2), 'xlsx')
    const lines = await linesOf(file)
    const cost = until('EU-DEMO-1', 2, LEDGER)
    const { a = 0, b = 0, d = 0, e = 0, f = 0, i = 0, j = 0 } = lines
    expect(a).toBe(until('EU-DEMO-1', 2, RECEIVED))
    expect(e + j).toBe(cost)
    expect(Math.abs(e - cost * 0.8354)).toBeLessThan(1)
    expect(b).toBe(e)
    expect([d, i]).toEqual([29_000_000, 34_713_746 - 29_000_000])
    expect(Math.abs(f - until('EU-DEMO-1', 2, PENDING) * 0.8354)).toBeLessThan(1)
    expect(lines).toMatchObject({ c: a - b, g: e + f, h: d - e - f, k: i - j, o: 0 })
    const answer = await recalculate(file)
    expect([answer.differences, answer.errors]).toEqual([[], []])
  })

  it('counts what was sent to sub-grantees as spent on the cash basis', async () => {
    const { b = 0, e = 0, j = 0 } = await linesOf((await make(source('SOE-11', 9), 'xlsx')).path)
    const spent = until('SOE-11', 9, LEDGER) + until('SOE-11', 9, ADVANCED)
    expect(until('SOE-11', 9, ADVANCED)).not.toBe(0)
    expect([b, e, j]).toEqual([spent, spent, 0])
  })

  it('says that a final report still has unliquidated obligations', async () => {
    const { checks } = await checkDocument(source('EU-DEMO-1', 3), quiet)
    expect(checks.find(check => check.id === 'US-6')).toMatchObject({ ok: false, blocking: false })
    const interim = await checkDocument(source('EU-DEMO-1', 2), quiet)
    expect(interim.checks.map(check => check.id)).not.toContain('US-6')
    expect(interim.checks.filter(check => !check.ok)).toEqual([])
  })

  it('opens the entries behind the cost and prints its lines in both languages', async () => {
    const preview = await previewDocument(source('EU-DEMO-1', 2), { sheet: 1, offset: 0, limit: 60 })
    const figure = preview.rows.flatMap(row => row.cells).find(cell => cell.drill !== null)
    const cost = until('EU-DEMO-1', 2, LEDGER)
    expect(figure?.text).toBe(formatAmount(cost, 'EUR', 'en'))
    expect(drillFilter(figure?.drill ?? '')).toMatchObject({ state: 'posted', to: '2025-04-30' })
    const english = await pdfText((await make(source('EU-DEMO-1', 2), 'pdf')).path)
    expect(english).toContain('Unobligated balance of federal funds')
    expect(english).toContain(formatAmount(cost, 'EUR', 'en'))
    // The lines to sign on stay on one page.
    const page = (words: string) => english.split('\f').findIndex(text => text.includes(words))
    expect(page('certifying official')).toBeGreaterThan(0)
    expect([page('12 Remarks'), page('13 Name and title of the'), page('Signature'), page('Date')]).toEqual(
      Array.from({ length: 4 }, () => page('certifying official')),
    )
    const albanian = await pdfText((await make(source('EU-DEMO-1', 2, 'sq'), 'pdf')).path)
    expect(albanian).toContain('Raporti financiar federal')
  })
})
