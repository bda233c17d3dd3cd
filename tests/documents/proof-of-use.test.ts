import { describe, expect, it } from 'vitest'
import { drillFilter } from '#backend/documents/drill.ts'
import { checkDocument, previewDocument } from '#backend/documents/produce.ts'
import { formatAmount } from '#shared/kernel/format-amount.ts'
import { demoDocuments } from './support/demo-documents.ts'
import { pdfText } from './support/pdf-tools.ts'
import { readWorkbook, recalculate } from './support/recalculate.ts'

const { connection, source, make } = demoDocuments('de-proof-of-use')
const quiet = () => undefined

/** Rows of one sheet as they are shown; amounts in cents. */
async function rowsOf(file: string, sheet: number): Promise<readonly (string | number)[][]> {
  const rows: (string | number)[][] = []
  ;(await readWorkbook(file)).worksheets[sheet]?.eachRow(row =>
    rows.push(
      Array.from({ length: row.cellCount }, (_, at) => {
        const { value } = row.getCell(at + 1)
        const shown =
          typeof value === 'object' && value !== null && 'formula' in value ? (value.result ?? 0) : value
        return typeof shown === 'number' ? Math.round(shown * 100) : String(shown ?? '')
      }),
    ),
  )
  return rows
}

const found = (rows: readonly (string | number)[][], column: number, words: string | RegExp) =>
  rows.find(row => String(row[column] ?? '').match(words)) ?? []

/** Posted expenditure of SOE-10 by the ledger's own SQL, by line. */
const byLine = (until: string) =>
  new Map(
    connection()
      .prepare<[string], { code: string; minor: number }>(
        `SELECT l.code, sum(s.base_minor) AS minor FROM ledger_split s JOIN ledger_entry e ON e.id = s.entry_id
         JOIN budget_line l ON l.id = s.budget_line_id JOIN project p ON p.id = e.project_id
         WHERE p.code = 'SOE-10' AND e.state = 'posted' AND e.entry_date <= ? GROUP BY l.code`,
      )
      .all(until)
      .map(row => [row.code, row.minor]),
  )

describe('the German proof of use', () => {
  it('has the sums of the ledger in each line, drawn from the list of receipts', async () => {
    for (const [period, until] of [
      [1, '2023-12-31'],
      [2, '2024-12-31'],
    ] as const) {
      const { path: file } = await make(source('SOE-10', period), 'xlsx')
      const expected = byLine(until)
      const rows = await rowsOf(file, 1)
      for (const [code, minor] of expected) expect(found(rows, 0, `^${code}$`)[3], code).toBe(minor)
      const total = [...expected.values()].reduce((sum, minor) => sum + minor, 0)
      expect(found(rows, 1, /^Total$/)[3]).toBe(total)
      const list = (await rowsOf(file, 3)).filter(row => String(row[4]).startsWith('BL '))
      expect(list.reduce((sum, row) => sum + Number(row[9]), 0)).toBe(total)
      const answer = await recalculate(file)
      expect([answer.differences, answer.errors]).toEqual([[], []])
    }
  })

  it('says which lines are above the limits, with their reason, and what is repaid of the grant', async () => {
    const { path: file } = await make(source('SOE-10', 2), 'xlsx')
    const rows = await rowsOf(file, 1)
    expect(found(rows, 0, '^2.3$').slice(2, 7)).toEqual([600_000, 756_000, 156_000, 26, 'above 20 %'])
    expect(found(rows, 0, '^2.4$').slice(2, 7)).toEqual([300_000, 480_000, 180_000, 60, 'above 50 %'])
    expect(String(found(rows, 0, '^2.4$')[7])).toContain('second print run')
    const result = await rowsOf(file, 6)
    const amount = (words: string) => found(result, 0, words)[1]
    // 80 % of the cost less extra income: 0.8 * (116,460.00 - 238.40).
    expect(amount('^Of it above the plan')).toBe(23_840)
    expect(amount('^Grant by these figures')).toBe(9_297_728)
    expect(amount('^To be paid back')).toBe(9_400_000 - 9_297_728)
    expect(amount('^Still due')).toBe(0)
  })

  it('checks limits, plan and reasons; a contract without the limits is refused by name', async () => {
    const { checks } = await checkDocument(source('SOE-10', 2), quiet)
    expect(checks.filter(check => !check.ok).map(check => [check.id, check.details])).toEqual([
      ['GER-5', { lines: '2.3, 2.4', percent: '20' }],
    ])
    await expect(checkDocument(source('EU-DEMO-1', 2), quiet)).rejects.toMatchObject({
      problem: { messageKey: 'documents.error.ruleMissing', details: { rule: 'line_overspend_limit' } },
    })
  })

  it('opens the entries behind a line and prints in both languages', async () => {
    const preview = await previewDocument(source('SOE-10', 2), { sheet: 1, offset: 0, limit: 60 })
    const line = preview.rows.find(row => row.cells[0]?.text === '2.3')
    const figure = line?.cells.find(cell => cell.drill !== null)
    expect(figure?.text).toBe(formatAmount(756_000, 'EUR', 'en'))
    expect(drillFilter(figure?.drill ?? '').lineIds).toHaveLength(1)
    expect(await pdfText((await make(source('SOE-10', 2), 'pdf')).path)).toContain('116,460.00')
    expect(await pdfText((await make(source('SOE-10', 2, 'sq'), 'pdf')).path)).toContain(
      'Dëshmia gjermane e përdorimit',
    )
  })
})
