import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { drillFilter } from '#backend/documents/drill.ts'
import { listKinds } from '#backend/documents/handlers.ts'
import {
  checkDocument,
  type DocumentSource,
  type ProducedDocument,
  previewDocument,
  produceDocument,
} from '#backend/documents/produce.ts'
import { documents } from '#backend/documents/registry.ts'
import { type Connection, openReader } from '#backend/platform/connection.ts'
import type { DocumentFormat } from '#shared/contract/documents.ts'
import { formatAmount } from '#shared/kernel/format-amount.ts'
import { copyDemoWorkspace, type DemoWorkspace } from '#tests/support/demo-workspace.ts'
import { pdfForeignFonts, pdfText } from './support/pdf-tools.ts'
import {
  plantWrongResult,
  type Recalculation,
  readWorkbook,
  recalculate,
  recalculateAll,
} from './support/recalculate.ts'

let demo: DemoWorkspace
let connection: Connection
const quiet = () => undefined

beforeAll(async () => {
  demo = await copyDemoWorkspace()
  await mkdir(path.join(demo.home, 'out'), { recursive: true })
  connection = openReader(demo.database)
})
afterAll(async () => {
  connection.close()
  await demo.remove()
})

const source = (
  id: DocumentSource['id'],
  parameters: DocumentSource['parameters'],
  now = '2026-01-05T09:00:00.000Z',
): DocumentSource => ({
  database: demo.database,
  id,
  parameters,
  author: { name: 'Arta Demo', authenticated: false },
  now,
  appVersion: '0.0.0-test',
})

let made = 0
const make = (
  id: DocumentSource['id'],
  parameters: DocumentSource['parameters'],
  format: DocumentFormat,
  now?: string,
): Promise<ProducedDocument> => {
  made += 1
  return produceDocument(
    source(id, parameters, now),
    { folder: path.join(demo.home, 'out'), format, number: made },
    quiet,
  )
}

/** Posted expenditure of a project between two days by the ledger's own SQL, in minor units. */
function ledgerSum(project: string, from: string, to: string): number {
  const row = connection
    .prepare<[string, string, string], { minor: number }>(
      `SELECT sum(e.base_minor) AS minor FROM ledger_entry e JOIN project p ON p.id = e.project_id
       WHERE p.code = ? AND e.state = 'posted' AND e.entry_date BETWEEN ? AND ?`,
    )
    .get(project, from, to)
  return row?.minor ?? 0
}

function periodOf(project: string, number: number): { start_date: string; end_date: string } {
  const row = connection
    .prepare<[string, number], { start_date: string; end_date: string }>(
      'SELECT r.start_date, r.end_date FROM reporting_period r JOIN project p ON p.id = r.project_id WHERE p.code = ? AND r.number = ?',
    )
    .get(project, number)
  if (!row) throw new Error(`no period ${number} of ${project}`)
  return row
}

/** Value of a defined name's first cell in cents; a formula's cached result counts. */
async function named(file: string, name: string): Promise<number> {
  const workbook = await readWorkbook(file)
  const range = workbook.definedNames.getRanges(name).ranges[0] ?? ''
  const [sheet = '', cell = ''] = range.replaceAll(/[$']/g, '').split('!')
  const value = workbook.getWorksheet(sheet)?.getCell(cell).value
  const number = typeof value === 'object' && value !== null && 'result' in value ? value.result : value
  return Math.round(Number(number) * 100)
}

describe('the example parameters of every document', () => {
  it('work in the demo, in both formats, and are published with a JSON schema', async () => {
    expect(listKinds().map(kind => kind.id)).toEqual(documents.map(document => document.id))
    for (const kind of listKinds()) {
      const scope = kind.families.length > 0 || 'project' in kind.example ? 'project' : 'call'
      expect(kind.parameters).toMatchObject({ type: 'object', properties: { [scope]: { type: 'string' } } })
      for (const format of kind.formats) {
        const produced = await make(kind.id, kind.example as DocumentSource['parameters'], format)
        expect(produced.fileName).toMatch(new RegExp(`_v\\d+\\.${format}$`))
        expect(
          produced.checks.filter(check => check.blocking && !check.ok),
          kind.id,
        ).toEqual([])
      }
    }
  })
})

const RECOMPUTED = [
  ['eu-budget', { project: 'EU-DEMO-1', version: null, language: 'en' }],
  ['eu-budget', { project: 'EU-DEMO-1', version: null, language: 'sq' }],
  ['eu-financial-report', { project: 'EU-DEMO-1', period: 1, language: 'en' }],
  ['eu-financial-report', { project: 'EU-DEMO-1', period: 2, language: 'sq' }],
  ['eu-financial-report', { project: 'EU-DEMO-1', period: 3, language: 'en' }],
  ['eu-expenditure-list', { project: 'EU-DEMO-1', period: 2, language: 'en' }],
  ['sida-follow-up', { project: 'SOE-11', period: 1, language: 'en' }],
  ['sida-follow-up', { project: 'SOE-11', period: 10, language: 'sq' }],
  ['helvetas-partner-report', { project: 'SOE-11', period: 8, language: 'en' }],
  ['de-proof-of-use', { project: 'SOE-10', period: 1, language: 'en' }],
  ['de-proof-of-use', { project: 'SOE-10', period: 2, language: 'sq' }],
  ['giz-financial-requirements', { project: 'GIZ-DEMO-1', language: 'en' }],
  ['giz-disbursement-call', { project: 'GIZ-DEMO-1', period: 3, language: 'sq' }],
  ['visegrad-settlement', { project: 'V4-DEMO-1', period: 1, language: 'en' }],
  ['visegrad-settlement', { project: 'V4-DEMO-1', period: 1, language: 'sq' }],
  ['us-sf-425', { project: 'EU-DEMO-1', period: 3, language: 'en' }],
  ['us-sf-425', { project: 'SOE-11', period: 9, language: 'sq' }],
  [
    'bank-reconciliation',
    { project: 'EU-DEMO-1', account: 'EU project account (invented)', asOf: null, language: 'en' },
  ],
  [
    'bank-reconciliation',
    { project: 'SOE-11', account: 'SOE-11 account (invented)', asOf: null, language: 'sq' },
  ],
] as const

describe('a workbook recomputed by LibreOffice', () => {
  it('first proves itself on a planted wrong value', async () => {
    const { path: file } = await make(
      'sida-follow-up',
      { project: 'SOE-11', period: 6, language: 'en' },
      'xlsx',
    )
    const sheet = (await readWorkbook(file)).getWorksheet('2 Budget follow-up')
    const rows = Array.from({ length: sheet?.rowCount ?? 0 }, (_, index) => index + 1)
    const row = rows.find(number => sheet?.getCell(number, 6).formula !== undefined) ?? 0
    const planted = path.join(demo.home, 'planted.xlsx')
    await plantWrongResult(file, planted, '2 Budget follow-up', `F${row}`, 999_999.99)
    expect((await recalculate(planted)).differences.map(difference => difference.cell)).toContain(`F${row}`)
  })

  let answers: readonly Recalculation[]
  beforeAll(async () => {
    const files: string[] = []
    for (const [id, parameters] of RECOMPUTED) files.push((await make(id, parameters, 'xlsx')).path)
    answers = await recalculateAll(files)
  })

  it.each(RECOMPUTED.map(([id, parameters], index) => ({ id, parameters, index })))(
    '$id $parameters agrees with its cached results in every cell',
    ({ index }) => {
      const answer = answers[index]
      expect(answer?.formulas).toBeGreaterThan(5)
      expect(answer?.differences.slice(0, 10)).toEqual([])
      expect(answer?.errors).toEqual([])
    },
  )
})

describe('the figures of a report', () => {
  it('of Sida equal the sums of the ledger to the cent, and the budget SOE-11 to the cent', async () => {
    const { path: file } = await make(
      'sida-follow-up',
      { project: 'SOE-11', period: 7, language: 'en' },
      'xlsx',
    )
    const period = periodOf('SOE-11', 7)
    expect(await named(file, 'Total_Approved')).toBe(198_025_855)
    expect(await named(file, 'Total_Outcome')).toBe(ledgerSum('SOE-11', period.start_date, period.end_date))
    expect(await named(file, 'Total_Cumulative')).toBe(ledgerSum('SOE-11', '2023-07-01', period.end_date))
  })

  it('of the EU equal the ledger, and its list adds up to the same', async () => {
    for (const number of [1, 2, 3]) {
      const period = periodOf('EU-DEMO-1', number)
      const { path: report } = await make(
        'eu-financial-report',
        { project: 'EU-DEMO-1', period: number, language: 'en' },
        'xlsx',
      )
      expect(await named(report, 'EU_Row13')).toBe(ledgerSum('EU-DEMO-1', '2024-01-01', period.end_date))
      const { path: list } = await make(
        'eu-expenditure-list',
        { project: 'EU-DEMO-1', period: number, language: 'en' },
        'xlsx',
      )
      const sheet = (await readWorkbook(list)).worksheets[0]
      let cents = 0
      sheet?.eachRow(row => {
        const line = row.getCell(3).value
        if (typeof line === 'string' && line.startsWith('BL '))
          cents += Math.round(Number(row.getCell(20).value) * 100)
      })
      expect(cents).toBe(ledgerSum('EU-DEMO-1', period.start_date, period.end_date))
    }
  })

  it('stand in the PDF as in the workbook', async () => {
    const period = periodOf('SOE-11', 7)
    const total = formatAmount(ledgerSum('SOE-11', period.start_date, period.end_date), 'EUR', 'en')
    const { path: file } = await make(
      'sida-follow-up',
      { project: 'SOE-11', period: 7, language: 'en' },
      'pdf',
    )
    const text = await pdfText(file)
    expect(text).toContain(total)
    expect(text).toContain('1,980,258.55')
    expect(await pdfForeignFonts(file)).toEqual([])
  })

  it('open the entries behind them', async () => {
    const parameters = { project: 'SOE-11', period: 7, language: 'en' }
    const preview = await previewDocument(source('sida-follow-up', parameters), {
      sheet: 1,
      offset: 0,
      limit: 200,
    })
    const cells = preview.rows.filter(row => row.kind === 'line').flatMap(row => row.cells)
    const figures = cells.filter(cell => cell.drill !== null && cell.text !== '0.00')
    expect(figures.length).toBeGreaterThan(10)
    for (const figure of figures.slice(0, 12)) {
      const filter = drillFilter(figure.drill ?? '')
      const row = connection
        .prepare<unknown[], { minor: number }>(
          `SELECT sum(s.base_minor) AS minor FROM ledger_entry e JOIN ledger_split s ON s.entry_id = e.id
           WHERE e.project_id = ? AND e.state = 'posted' AND e.entry_date BETWEEN ? AND ? AND s.budget_line_id IN (${filter.lineIds.map(() => '?').join(',')})`,
        )
        .get(filter.projectId, filter.from ?? '0000-01-01', filter.to ?? '9999-12-31', ...filter.lineIds)
      expect(formatAmount(row?.minor ?? 0, 'EUR', 'en')).toBe(figure.text)
    }
  })
})

describe('a document made again', () => {
  it('has the same data hash, cell values and PDF text, timestamps excepted', async () => {
    const parameters = { project: 'EU-DEMO-1', period: 2, language: 'sq' }
    const first = await make('eu-financial-report', parameters, 'xlsx', '2026-01-05T09:00:00.000Z')
    const later = await make('eu-financial-report', parameters, 'xlsx', '2026-03-01T17:30:00.000Z')
    const pdf = await make('eu-financial-report', parameters, 'pdf', '2026-03-01T17:30:00.000Z')
    expect(later.dataHash).toBe(first.dataHash)
    expect(pdf.dataHash).toBe(first.dataHash)
    const values = async (file: string) => {
      const found: unknown[] = []
      for (const sheet of (await readWorkbook(file)).worksheets.slice(0, -1))
        sheet.eachRow(row => found.push(row.values))
      return JSON.stringify(found)
    }
    expect(await values(later.path)).toBe(await values(first.path))
  })

  it('has another hash when a figure or a parameter differs', async () => {
    const one = await checkDocument(
      source('sida-follow-up', { project: 'SOE-11', period: 6, language: 'en' }),
      quiet,
    )
    const other = await checkDocument(
      source('sida-follow-up', { project: 'SOE-11', period: 7, language: 'en' }),
      quiet,
    )
    expect(one.dataHash).not.toBe(other.dataHash)
  })
})

/** Rows of a list below its header, which begins with the words given; values as they are shown. */
async function listRows(file: string, sheetName: RegExp, first: string): Promise<readonly string[][]> {
  const sheet = (await readWorkbook(file)).worksheets.find(found => sheetName.test(found.name))
  const rows: string[][] = []
  sheet?.eachRow(row => rows.push(Array.from({ length: row.cellCount }, (_, at) => row.getCell(at + 1).text)))
  const header = rows.findIndex(row => row[0] === first)
  return rows.slice(header + 1).filter(row => /^\d+$/.test(row[0] ?? ''))
}

describe('the journal of Helvetas', () => {
  const parameters = { project: 'SOE-11', period: 6, language: 'en' }
  const NO = 0
  const ENTRY = 4

  it('numbers vouchers without gaps; the parts of one voucher share its number', async () => {
    const { path: file } = await make('helvetas-partner-report', parameters, 'xlsx')
    const rows = await listRows(file, /Journal/, 'Voucher no.')
    const entries = new Map(rows.map(row => [row[NO], row[ENTRY]]))
    expect(rows.length).toBeGreaterThan(entries.size)
    expect([...entries.keys()].map(Number)).toEqual(Array.from(entries, (_, index) => index + 1))
    expect(new Set(entries.values()).size).toBe(entries.size)
    for (const row of rows) expect(entries.get(row[NO])).toBe(row[ENTRY])
  })

  it('gives each voucher the same number in the preview, wherever one looks', async () => {
    const { path: file } = await make('helvetas-partner-report', parameters, 'xlsx')
    const rows = await listRows(file, /Journal/, 'Voucher no.')
    const document = source('helvetas-partner-report', parameters)
    const { sheets } = await previewDocument(document, { sheet: 0, offset: 0, limit: 1 })
    const sheet = sheets.findIndex(found => /Journal/.test(found))
    const { rows: shown } = await previewDocument(document, { sheet, offset: 0, limit: 500 })
    const first = shown.findIndex(row => row.cells[NO]?.text === '1' && row.cells[ENTRY]?.text !== '')
    for (const offset of [first, first + 3, first + Math.min(rows.length - 5, 60)]) {
      const { rows: slice } = await previewDocument(document, { sheet, offset, limit: 4 })
      expect(slice.map(row => row.cells[NO]?.text)).toEqual(
        rows.slice(offset - first, offset - first + 4).map(row => row[NO]),
      )
    }
  })
})

describe('the source of a rate', () => {
  it('is told in words where the program set it', async () => {
    const { path: file } = await make(
      'eu-expenditure-list',
      { project: 'EU-DEMO-1', period: 1, language: 'sq' },
      'xlsx',
    )
    const sources = new Set((await listRows(file, /./, 'Nr.')).map(row => row[16]))
    expect([...sources]).toContain('e njëjta monedhë')
    expect([...sources].filter(text => /same-currency|manual|derived/.test(text ?? ''))).toEqual([])
  })
})

describe('what a document cannot be made of', () => {
  it.each([
    [{ project: 'NOPE', period: 1 }, 'documents.error.unknownProject'],
    [{ project: 'SOE-11', period: 99 }, 'documents.error.unknownPeriod'],
    [{ project: 'DII', period: 1 }, 'documents.error.'],
    [{ project: 'SOE-11' }, 'error.validation'],
    [{ project: 'SOE-11', period: 1, extra: true }, 'error.validation'],
  ])('%o is said plainly', async (parameters, key) => {
    const refused = await make('sida-follow-up', parameters as DocumentSource['parameters'], 'xlsx').then(
      () => 'made',
      error => error.problem?.messageKey ?? String(error),
    )
    expect(refused).toContain(key)
  })

  it('two deviations of the newest quarter are still to be explained', async () => {
    const { checks } = await checkDocument(
      source('sida-follow-up', { project: 'SOE-11', period: 10, language: 'en' }),
      quiet,
    )
    expect(checks.find(check => check.id === 'SIDA-6')).toMatchObject({ ok: false, actual: '2' })
  })
})

describe('letters of the region', () => {
  it('print from the ledger into workbook and PDF', async () => {
    const { path: file } = await make(
      'helvetas-partner-report',
      { project: 'SOE-11', period: 6, language: 'sq' },
      'pdf',
    )
    const text = await pdfText(file)
    for (const letter of ['ë', 'ç', 'š', 'ч']) expect(text, letter).toContain(letter)
  })
})
