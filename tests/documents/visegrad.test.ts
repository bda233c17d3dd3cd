import { describe, expect, it } from 'vitest'
import { drillFilter } from '#backend/documents/drill.ts'
import { checkDocument, previewDocument } from '#backend/documents/produce.ts'
import { formatAmount } from '#shared/kernel/format-amount.ts'
import { convertByDividing } from '#shared/kernel/money.ts'
import { demoDocuments } from './support/demo-documents.ts'
import { pdfText } from './support/pdf-tools.ts'
import { readWorkbook, recalculate } from './support/recalculate.ts'

const { connection, source, make } = demoDocuments('visegrad-settlement')
const quiet = () => undefined
const PROJECT = 'V4-DEMO-1'
/** Mean of the month in which the project ends, of the demo's table. */
const OCTOBER = '117.8876'

interface Entry {
  readonly currency: string
  readonly minor: number
  readonly base: number
  readonly rate: string
}

/** Parts of the project's posted entries by the database's own words. */
const parts = (): readonly Entry[] =>
  connection()
    .prepare<[string], Entry>(
      `SELECT e.currency, s.amount_minor AS minor, s.base_minor AS base, e.rate FROM ledger_split s
       JOIN ledger_entry e ON e.id = s.entry_id JOIN project p ON p.id = e.project_id
       WHERE p.code = ? AND e.state = 'posted' ORDER BY e.entry_date, e.entry_no`,
    )
    .all(PROJECT)

const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)

/** Rows of one sheet; formulas by their cached results, amounts in cents. */
async function rowsOf(file: string, name: string): Promise<readonly (string | number)[][]> {
  const rows: (string | number)[][] = []
  ;(await readWorkbook(file)).getWorksheet(name)?.eachRow(row =>
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

const costsOf = async (file: string, name: string) =>
  (await rowsOf(file, name)).filter(row => String(row[1]).startsWith('BL '))
const found = (rows: readonly (string | number)[][], column: number, words: string) =>
  rows.find(row => String(row[column] ?? '') === words) ?? []

describe('the settlement with the Visegrad Fund', () => {
  it('has a sheet for each currency, every cost converted anew at the one rate of the contract', async () => {
    const entries = parts()
    expect(entries.length).toBeGreaterThanOrEqual(40)
    const dinars = entries.filter(entry => entry.currency === 'RSD')
    expect(new Set(dinars.map(entry => entry.rate)).size).toBeGreaterThan(3)
    const { path: file } = await make(source(PROJECT, 1), 'xlsx')
    const sheet = await costsOf(file, 'Costs in RSD')
    expect(sheet.map(row => row[5])).toEqual(dinars.map(entry => entry.minor))
    const settled = dinars.map(entry => convertByDividing(entry.minor, OCTOBER, 'RSD', 'EUR'))
    expect(sheet.map(row => row[6])).toEqual(settled)
    const euros = entries.filter(entry => entry.currency === 'EUR').map(entry => entry.minor)
    expect((await costsOf(file, 'Costs in EUR')).map(row => row[6])).toEqual(euros)
    const rates = await rowsOf(file, 'Currencies and rates')
    const ledger = total(dinars.map(entry => entry.base))
    const anew = total(settled.map(minor => minor ?? 0))
    expect(found(rates, 0, 'RSD').slice(5, 8)).toEqual([anew, ledger, anew - ledger])
    expect(anew).not.toBe(ledger)
    const summary = found(await rowsOf(file, 'Financial settlement'), 1, 'Total')
    expect([summary[2], summary[3]]).toEqual([2_000_000, anew + total(euros)])
    const answer = await recalculate(file)
    expect([answer.differences, answer.errors]).toEqual([[], []])
  })

  it('names in the fifth column who was paid, why and for which output, and shows what was refused', async () => {
    const { path: file, checks } = await make(source(PROJECT, 1), 'xlsx')
    expect(checks.filter(check => !check.ok)).toEqual([])
    const costs = [...(await costsOf(file, 'Costs in RSD')), ...(await costsOf(file, 'Costs in EUR'))]
    for (const row of costs) expect(String(row[4])).toMatch(/^.+: .+ – A[123] .+$/)
    const refused = costs.filter(row => Number(row[7]) > 0)
    expect(refused.map(row => row[8])).toEqual(['DOCS'])
    const summary = found(await rowsOf(file, 'Financial settlement'), 1, 'Total')
    expect(Number(summary[4])).toBe(total(refused.map(row => Number(row[7]))))
    const result = await rowsOf(file, 'Grant and balance')
    const accepted = Number(summary[3]) - Number(summary[4])
    expect(found(result, 0, 'Accepted cost')[1]).toBe(accepted)
    expect(found(result, 0, 'Still due from the Fund')[1]).toBe(accepted - 1_600_000)
    expect(found(result, 0, 'To be paid back')[1]).toBe(0)
  })

  it('opens the entries behind a line, says when the report is due, and prints in both languages', async () => {
    const preview = await previewDocument(source(PROJECT, 1), { sheet: 0, offset: 0, limit: 60 })
    const line = preview.rows.find(row => row.cells[0]?.text === '1.1')
    const figure = line?.cells.find(cell => cell.drill !== null)
    expect(drillFilter(figure?.drill ?? '').lineIds).toHaveLength(1)
    const summary = found(
      await rowsOf((await make(source(PROJECT, 1), 'xlsx')).path, 'Financial settlement'),
      1,
      'Total',
    )
    const text = await pdfText((await make(source(PROJECT, 1), 'pdf')).path)
    expect(text).toContain(formatAmount(Number(summary[3]), 'EUR', 'en'))
    // Twenty working days after Friday, 31 October 2025.
    expect(text).toContain('28/11/2025')
    expect(await pdfText((await make(source(PROJECT, 1, 'sq'), 'pdf')).path)).toContain(
      'Llogaritja përfundimtare financiare',
    )
  })

  it('is refused to a contract that converts each cost by itself', async () => {
    await expect(checkDocument(source('EU-DEMO-1', 3), quiet)).rejects.toMatchObject({
      problem: { code: 'Export', messageKey: 'documents.visegrad.error.method' },
    })
  })
})
