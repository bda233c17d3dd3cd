import { expect, it } from 'vitest'
import { demoDocuments } from './support/demo-documents.ts'
import { pdfText } from './support/pdf-tools.ts'
import { readWorkbook, recalculate } from './support/recalculate.ts'

const report = demoDocuments('helvetas-partner-report')
const SHEET = 'Exchange of each entry'

it('prints what each entry took of which purchase, so that the parts add up to it', async () => {
  const source = report.source('SOE-11', 8)
  const { path: file, checks } = await report.make(source, 'xlsx')
  expect(checks.find(check => check.id === 'FX-1')).toMatchObject({ ok: true })
  expect((await recalculate(file)).differences).toEqual([])
  const parts = new Map<number, number>()
  const sheet = (await readWorkbook(file)).getWorksheet(SHEET)
  sheet?.eachRow(row => {
    const entry = row.getCell(1).value
    if (typeof entry !== 'number') return
    expect(String(row.getCell(9).value)).toMatch(/^SLIP-/)
    parts.set(entry, (parts.get(entry) ?? 0) + Math.round(Number(row.getCell(11).value) * 100))
  })
  const entries = report
    .connection()
    .prepare<[], { no: number; minor: number }>(
      `SELECT e.entry_no AS no, e.base_minor AS minor FROM ledger_entry e JOIN project p ON p.id = e.project_id
       JOIN reporting_period r ON r.project_id = p.id AND r.number = 8
       WHERE p.code = 'SOE-11' AND e.state = 'posted' AND e.rate_source = 'fifo' AND e.entry_date BETWEEN r.start_date AND r.end_date`,
    )
    .all()
  expect(entries.length).toBeGreaterThan(50)
  expect([...parts].toSorted(([a], [b]) => a - b)).toEqual(
    entries.map(({ no, minor }) => [no, minor]).toSorted(([a = 0], [b = 0]) => a - b),
  )
  const pdf = await report.make(source, 'pdf')
  expect(await pdfText(pdf.path)).toContain(SHEET)
})

it('is left out where nothing was converted so', async () => {
  const { checks } = await report.make(
    { ...report.source('EU-DEMO-1', 1), id: 'eu-expenditure-list' },
    'xlsx',
  )
  expect(checks.map(check => check.id)).not.toContain('FX-1')
})
