import { describe, expect, it } from 'vitest'
import { formatAmount } from '#shared/kernel/format-amount.ts'
import { demoDocuments } from './support/demo-documents.ts'
import { pdfText } from './support/pdf-tools.ts'
import { readWorkbook, recalculate } from './support/recalculate.ts'

const report = demoDocuments('eu-financial-report')
const list = demoDocuments('eu-expenditure-list')

interface Decided {
  readonly code: string
  readonly reason: string
  readonly minor: number
}

/** What the register holds for the last report of the contract, by the database's own words. */
const decided = (connection: ReturnType<typeof report.connection>): readonly Decided[] =>
  connection
    .prepare<[], Decided>(
      `SELECT l.code, i.reason_code AS reason, i.base_minor AS minor FROM ineligible_cost i
       JOIN ledger_entry e ON e.id = i.entry_id JOIN budget_line l ON l.id = i.budget_line_id
       JOIN project p ON p.id = e.project_id JOIN reporting_period r ON r.project_id = p.id AND r.number = 3
       WHERE p.code = 'EU-DEMO-1' AND i.state = 'in_force' AND e.entry_date BETWEEN r.start_date AND r.end_date`,
    )
    .all()

const sum = (rows: readonly Decided[]) => rows.reduce((all, row) => all + row.minor, 0)

describe('ineligible cost in the reports to the EU', () => {
  it('is taken off line by line, with its reasons, and agrees with the request for payment', async () => {
    const rows = decided(report.connection())
    expect(rows.length).toBeGreaterThan(1)
    const { path: file, checks } = await report.make(report.source('EU-DEMO-1', 3), 'xlsx')
    expect(checks.filter(check => !check.ok)).toEqual([])
    expect(checks.map(check => check.id)).toEqual(expect.arrayContaining(['EUR-7', 'EUR-8', 'EUR-9']))
    const answer = await recalculate(file)
    expect(answer.differences).toEqual([])
    expect(answer.errors).toEqual([])
    const sheet = (await readWorkbook(file)).getWorksheet('Ineligible cost')
    const codes: string[] = []
    sheet?.eachRow(row => {
      if (String(row.getCell(2).value).startsWith('BL ')) codes.push(String(row.getCell(8).value))
    })
    expect(codes.toSorted()).toEqual(rows.map(row => row.reason).toSorted())
  })

  it('stands beside each item of the list, in the workbook and in the PDF', async () => {
    const rows = decided(list.connection())
    const { path: file, checks } = await list.make(list.source('EU-DEMO-1', 3), 'xlsx')
    expect(checks.every(check => check.ok)).toBe(true)
    const sheet = (await readWorkbook(file)).getWorksheet('Detailed expenditure')
    let cents = 0
    sheet?.eachRow(row => {
      if (String(row.getCell(3).value).startsWith('BL '))
        cents += Math.round(Number(row.getCell(23).value ?? 0) * 100)
    })
    expect(cents).toBe(sum(rows))
    expect((await recalculate(file)).differences).toEqual([])
    const pdf = await list.make(list.source('EU-DEMO-1', 3), 'pdf')
    const text = await pdfText(pdf.path)
    expect(text).toContain(formatAmount(sum(rows), 'EUR', 'en'))
    for (const { reason } of rows) expect(text).toContain(reason)
    expect(pdf.dataHash).toBe((await list.make(list.source('EU-DEMO-1', 3), 'xlsx')).dataHash)
  })
})
