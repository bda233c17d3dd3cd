import { describe, expect, it } from 'vitest'
import { checkDocument, type DocumentSource, previewDocument } from '#backend/documents/produce.ts'
import { demoDocuments } from './support/demo-documents.ts'
import { pdfText } from './support/pdf-tools.ts'
import { readWorkbook, recalculate } from './support/recalculate.ts'

const schedule = demoDocuments('giz-financial-requirements')
const call = demoDocuments('giz-disbursement-call')
const quiet = () => undefined
const PROJECT = 'GIZ-DEMO-1'

const whole = (language = 'en'): DocumentSource => ({
  ...schedule.source(PROJECT, 1),
  parameters: { project: PROJECT, language },
})

/** Rows of the first sheet by their first text, as shown; formulas by their cached results. */
async function firstSheet(file: string): Promise<readonly string[][]> {
  const rows: string[][] = []
  const sheet = (await readWorkbook(file)).worksheets[0]
  sheet?.eachRow(row =>
    rows.push(
      Array.from({ length: row.cellCount }, (_, at) => {
        const { value } = row.getCell(at + 1)
        if (value instanceof Date) return value.toISOString().slice(0, 10)
        return String(
          typeof value === 'object' && value !== null && 'formula' in value ? value.result : (value ?? ''),
        )
      }),
    ),
  )
  return rows
}

const amount = (rows: readonly string[][], words: string) =>
  Math.round(Number(rows.find(row => row[0] === words)?.[1]) * 100)

/** Sums of the demo's rows by the database's own words, in minor units. */
const one = (sql: string): number =>
  call.connection().prepare<[string], { minor: number }>(sql).get(PROJECT)?.minor ?? 0

const RECEIVED = (until: string) =>
  one(`SELECT sum(m.base_minor) AS minor FROM fund_movement m JOIN project p ON p.id = m.project_id
       WHERE p.code = ? AND m.kind = 'instalment' AND m.date < '${until}'`)
const SPENT = (until: string) =>
  one(`SELECT sum(e.base_minor) AS minor FROM ledger_entry e JOIN project p ON p.id = e.project_id
       WHERE p.code = ? AND e.state = 'posted' AND e.entry_date < '${until}'`)

describe('GIZ’s schedule of financial requirements', () => {
  it('has a row for each period with what is forecast, and the day by which its call is sent', async () => {
    const { path: file, checks } = await schedule.make(whole(), 'xlsx')
    expect(checks.filter(check => !check.ok)).toEqual([])
    const rows = (await firstSheet(file)).filter(row => /^[1-4]$/.test(row[0] ?? ''))
    expect(rows.map(row => [row[2], row[4], row[5], row[6]])).toEqual([
      ['2025-01-01', '2024-11-17', '8400', '8400'],
      ['2025-04-01', '2025-02-15', '8400', '16800'],
      ['2025-07-01', '2025-05-17', '8400', '25200'],
      ['2025-10-01', '2025-08-17', '8400', '33600'],
    ])
    expect((await recalculate(file)).differences).toEqual([])
    expect(await pdfText((await schedule.make(whole('sq'), 'pdf')).path)).toContain('3b Nevojat financiare')
  })
})

describe('GIZ’s call for disbursement', () => {
  it('asks for what is forecast less what is on hand, and proves the use of the payment before the last', async () => {
    const { path: file, checks } = await call.make(call.source(PROJECT, 3), 'xlsx')
    const rows = await firstSheet(file)
    const onHand = RECEIVED('2025-07-01') - SPENT('2025-07-01')
    expect(amount(rows, 'Needed as forecast')).toBe(840_000)
    expect(amount(rows, 'On hand when the period begins')).toBe(onHand)
    expect(amount(rows, 'Amount called')).toBe(Math.max(0, 840_000 - onHand))
    expect(amount(rows, 'Received so far')).toBe(1_680_000)
    expect(rows.flat().join('\n')).toContain('proves the use of payment 1 of 15/01/2025')
    expect(checks.map(check => [check.id, check.ok])).toEqual([
      ['GIZ-1', true],
      ['GIZ-2', true],
      ['GIZ-3', true],
      ['GIZ-4', true],
    ])
    expect((await recalculate(file)).differences).toEqual([])
  })

  it('comes with schedule and account the first time, and proves nothing before the third', async () => {
    const words = async (period: number) => {
      const { rows } = await previewDocument(call.source(PROJECT, period), { sheet: 0, offset: 0, limit: 60 })
      return rows.flatMap(row => row.cells.map(cell => cell.text)).join('\n')
    }
    const first = await words(1)
    expect(first).toContain('Schedule of financial requirements (3b)')
    expect(first).toContain('Proof of the special bank account')
    expect(first).not.toContain('proves the use')
    const second = await words(2)
    expect(second).not.toContain('Schedule of financial requirements (3b)')
    expect(second).not.toContain('proves the use')
    expect(await words(4)).toContain('proves the use of payment 2 of 10/04/2025')
  })

  it('is refused to a contract that doesn’t say how long a check takes', async () => {
    await expect(checkDocument(call.source('SOE-10', 2), quiet)).rejects.toMatchObject({
      problem: { messageKey: 'documents.error.ruleMissing', details: { rule: 'call_check_days' } },
    })
  })
})
