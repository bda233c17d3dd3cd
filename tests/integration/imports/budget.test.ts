import path from 'node:path'
import ExcelJS from 'exceljs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { brief, type Cell, type ImportSite, openImportSite } from './support.ts'

/** The layout of an Annex III: headings, lines, subtotals, and rows 7 to 13 below them. */
const ANNEX: readonly (readonly Cell[])[] = [
  ['Budget of the Action'],
  [],
  ['Costs', 'Unit', '# of units', 'Unit value (in EUR)', 'Total Cost (in EUR)'],
  ['1. Human Resources', null, null, null, null],
  ['1.1 Coordinator', 'Per month', 12, '1.850,00', '22.200,00'],
  ['1.2 Trainer', 'Per day', '30', 120.5, 3615],
  ['Subtotal Human Resources', null, null, null, 25_815],
  ['2. Travel', null, null, null, null],
  ['2.1 Local travel', 'Per month', 12, 100, 1200],
  ['Subtotal Travel', null, null, null, 1200],
  ['7. Subtotal direct eligible costs of the Action (1-6)', null, null, null, 27_015],
  ['8. Indirect costs (maximum 7% of 7)', null, null, null, 1890],
  ['9. Total direct and indirect costs (7+8)', null, null, null, 28_905],
  ['10. Provision for contingency reserve (maximum 5% of 7)', null, null, null, 1000],
  ['11. Total eligible costs (9+10)', null, null, null, 29_905],
  ['12. Taxes and contributions in kind', null, null, null, 95],
  ['13. Total accepted costs of the Action (11+12)', null, null, null, 30_000],
]
/** Codes stand in a column of their own, as most partners keep them. */
const PLAIN: readonly (readonly Cell[])[] = [
  ['Code', 'Budget item', 'Unit', 'Quantity', 'Unit value', 'Amount'],
  ['1', 'Staff', null, null, null, null],
  ['1.1', 'Coordinator', 'month', 12, 100, 1200],
  ['1.2', 'Assistant', 'month', 6, 50, 300],
  ['2', 'Offices', null, null, null, null],
  ['2.1', 'Rent', 'month', 12, '33,335', '400,02'],
  ['', 'Total', null, null, null, '1.900,02'],
]

let site: ImportSite
beforeEach(async () => {
  site = await openImportSite()
})
afterEach(() => site.close())

const nodes = () =>
  site.workspace.read(async db => {
    const rows = await db
      .selectFrom('budget_node as n')
      .innerJoin('budget_version as v', 'v.id', 'n.version_id')
      .leftJoin('budget_node as p', 'p.id', 'n.parent_id')
      .leftJoin('budget_line as l', 'l.id', 'n.line_id')
      .select([
        'v.number',
        'n.kind',
        'n.code',
        'n.label',
        'n.amount_minor as minor',
        'p.code as parent',
        'l.id as line',
      ])
      .orderBy('v.number')
      .orderBy('p.code')
      .orderBy('n.position')
      .execute()
    return rows
  })
const shape = async () => (await nodes()).map(node => [node.kind, node.code, node.minor, node.parent])
const versions = () =>
  site.workspace.read(db =>
    db.selectFrom('budget_version').select(['number', 'kind', 'state', 'note', 'source_file']).execute(),
  )

describe('importing a budget', () => {
  it('makes a draft version with headings, lines and the codes of lines that exist', async () => {
    const file = await site.workbook('budget.xlsx', PLAIN, 'Budget')
    const outcome = await site.run('budget', file, {
      params: { projectCode: 'TST-01', versionNote: 'as agreed' },
    })
    expect(brief(outcome.problems)).toEqual(['7 warning leftOut.total'])
    expect(outcome).toMatchObject({ created: 5, updated: 0, unchanged: 0, errors: 0, posted: 0 })
    expect(outcome.sample[1]).toMatchObject({ code: '1.1', amount: '1200.00', parentCode: '1' })
    expect(await versions()).toEqual([
      { number: 1, kind: 'original', state: 'draft', note: 'as agreed', source_file: 'budget.xlsx' },
    ])
    expect(await shape()).toEqual([
      ['heading', '1', 0, null],
      ['heading', '2', 0, null],
      ['line', '1.1', 120_000, '1'],
      ['line', '1.2', 30_000, '1'],
      ['line', '2.1', 40_002, '2'],
    ])
    const lines = (await nodes()).flatMap(node => (node.line ? [[node.code, node.line]] : []))
    expect(Object.fromEntries(lines)).toEqual(site.lines)
  })

  it('reads an Annex III: subtotals checked and left out, rows 8, 10 and 12 outside the headings', async () => {
    const outcome = await site.run('budget', await site.workbook('annex.xlsx', ANNEX, '1. Budget'))
    expect(outcome.errors).toBe(0)
    expect(brief(outcome.problems).filter(line => line.includes('totalDiffers'))).toEqual([])
    const found = await shape()
    expect(
      found.filter(([kind]) => kind !== 'heading' && kind !== 'line').map(([kind, , minor]) => [kind, minor]),
    ).toEqual(
      expect.arrayContaining([
        ['indirect', 189_000],
        ['contingency', 100_000],
        ['taxes_in_kind', 9500],
      ]),
    )
    const total = (await nodes()).reduce((sum, node) => sum + node.minor, 0)
    expect(total).toBe(3_000_000)
    expect(found.filter(([kind]) => kind === 'line')).toHaveLength(3)
  })

  it('warns of a total that its lines do not add up to', async () => {
    const wrong = PLAIN.map(row => (row[1] === 'Total' ? ['', 'Total', null, null, null, '2.000,00'] : row))
    const outcome = await site.dryRun('budget', await site.workbook('budget.xlsx', wrong))
    expect(
      outcome.problems.find(problem => problem.messageKey === 'import.problem.totalDiffers'),
    ).toMatchObject({
      row: 7,
      severity: 'warning',
      details: {
        stated: { minor: 200_000, currency: 'EUR' },
        sum: { minor: 190_002, currency: 'EUR' },
        difference: { minor: 9998, currency: 'EUR' },
      },
    })
  })

  it('takes a quantity without a unit value, and says where and what to do', async () => {
    const half = PLAIN.map(row => (row[0] === '1.2' ? ['1.2', 'Assistant', 'month', 6, null, 300] : row))
    const outcome = await site.run('budget', await site.workbook('budget.xlsx', half))
    expect(
      outcome.problems.find(problem => problem.messageKey === 'import.problem.quantityAlone'),
    ).toMatchObject({
      row: 4,
      column: 'E "Unit value"',
      severity: 'warning',
      details: { label: 'Assistant', given: '6' },
      remedyKey: 'import.remedy.quantityAlone',
    })
    expect(await shape()).toContainEqual(['line', '1.2', 30_000, '1'])
  })

  it('says once that no column is chosen for what the quantities are multiplied with', async () => {
    const narrow = PLAIN.slice(0, -1).map(row => row.filter((_, at) => at !== 4))
    const outcome = await site.dryRun('budget', await site.workbook('budget.xlsx', narrow))
    expect(outcome.errors).toBe(0)
    expect(brief(outcome.problems)).toEqual(['3 warning quantityColumnAlone'])
    expect(outcome.problems[0]).toMatchObject({ column: 'D "Quantity"', details: { count: 3 } })
    const turned = PLAIN.slice(0, -1).map(row => row.filter((_, at) => at !== 3))
    const other = await site.dryRun('budget', await site.workbook('budget2.xlsx', turned))
    expect(brief(other.problems)).toEqual(['3 warning unitValueColumnAlone'])
  })

  it('finds levels by indents where there are no codes, and numbers the rows', async () => {
    const book = new ExcelJS.Workbook()
    const sheet = book.addWorksheet('Budget')
    sheet.addRow(['Item', 'Amount'])
    for (const [label, amount, indent] of [
      ['Staff', null, 0],
      ['Coordinator', 1200, 1],
      ['Assistant', 300, 1],
      ['Offices', null, 0],
      ['Rent', 400, 1],
    ] as const)
      sheet.addRow([label, amount]).getCell(1).alignment = { indent }
    const file = path.join(site.workspace.home, 'indents.xlsx')
    await book.xlsx.writeFile(file)
    const outcome = await site.run('budget', file)
    expect(brief(outcome.problems)).toEqual(['2 warning codesMade'])
    expect(await shape()).toEqual([
      ['heading', '1', 0, null],
      ['heading', '2', 0, null],
      ['line', '1.1', 120_000, '1'],
      ['line', '1.2', 30_000, '1'],
      ['line', '2.1', 40_000, '2'],
    ])
  })

  it('changes nothing for the same file, and replaces its own draft for a corrected one', async () => {
    await site.run('budget', await site.workbook('budget.xlsx', PLAIN))
    const before = await nodes()
    const events = await site.count('audit_event')
    expect(await site.run('budget', await site.workbook('budget.xlsx', PLAIN))).toMatchObject({
      created: 0,
      updated: 0,
    })
    const file = await site.workbook('budget.xlsx', PLAIN)
    await site.run('budget', file)
    expect(await site.run('budget', file)).toMatchObject({ alreadyImported: true })
    expect(await nodes()).toEqual(before)
    expect(await site.count('audit_event')).toBeGreaterThanOrEqual(events)

    const corrected = PLAIN.map(row => (row[0] === '1.2' ? ['1.2', 'Assistant', 'month', 12, 50, 600] : row))
    const outcome = await site.run('budget', await site.workbook('budget.xlsx', corrected.slice(0, -1)))
    expect(outcome).toMatchObject({ created: 0, updated: 1, unchanged: 4, errors: 0 })
    expect((await versions()).length).toBe(1)
    expect((await nodes()).find(node => node.code === '1.2')?.minor).toBe(60_000)
    expect((await nodes()).find(node => node.code === '1.2')?.line).toBe(site.lines['1.2'])
  })

  it('refuses a second draft beside somebody else’s', async () => {
    await site.run('budget', await site.workbook('budget.xlsx', PLAIN))
    const outcome = await site.run('budget', await site.workbook('other.xlsx', PLAIN.slice(0, -1)))
    expect(brief(outcome.problems)).toContain('1 error budgetDraftOpen')
    expect((await versions()).length).toBe(1)
  })

  it('refuses two rows of one code and takes nothing', async () => {
    const twice = PLAIN.map(row => (row[0] === '1.2' ? ['1.1', ...row.slice(1)] : row))
    const outcome = await site.run('budget', await site.workbook('budget.xlsx', twice))
    expect(outcome.problems[0]).toMatchObject({
      row: 4,
      column: 'A "Code"',
      value: '1.1',
      messageKey: 'import.problem.codeTwice',
      details: { first: 3 },
    })
    expect(await versions()).toEqual([])
  })

  it('warns when a line that has spending is not in the file', async () => {
    await site.workspace.call('ledger.saveDraft', {
      id: null,
      version: null,
      projectId: site.projectId,
      entryDate: '2024-04-05',
      documentNo: 'F-1',
      documentDate: null,
      paymentDate: null,
      documentType: '',
      paymentReference: '',
      payee: 'Vala',
      description: '',
      beneficiaryId: null,
      interventionId: null,
      currency: 'EUR',
      amountMinor: 100,
      vatMinor: null,
      rate: null,
      rateSource: '',
      rateDate: null,
      quantity: null,
      subGrantNo: '',
      remark: '',
      splits: [{ lineId: site.lines['2.1'] ?? '', workPackageId: null, activityId: null, share: '100' }],
    })
    const outcome = await site.dryRun('budget', await site.workbook('budget.xlsx', PLAIN.slice(0, 4)))
    expect(outcome.problems).toMatchObject([
      { severity: 'warning', messageKey: 'import.problem.spentLineMissing', details: { code: '2.1' } },
    ])
  })
})
