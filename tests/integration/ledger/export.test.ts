import { readdir, readFile } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'
import Excel from 'exceljs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { documentJobs } from '#backend/documents/handlers.ts'
import { commands, insertEntries, type NewEntry, queries } from '#backend/features/ledger/index.ts'
import type { InputOf } from '#shared/contract/index.ts'
import { addMonthRate, draftInput, type MoneyFixture, openMoneyFixture } from './fixture.ts'

let fixture: MoneyFixture

beforeEach(async () => {
  fixture = await openMoneyFixture({ queries, commands, jobs: documentJobs })
  await addMonthRate(fixture, 'RSD', '2024-02', '117.2025')
})
afterEach(() => fixture.workspace.close())

const insert = (entries: readonly Partial<NewEntry>[], post = true) =>
  fixture.workspace.write(context => {
    const { id: _id, version: _version, ...base } = draftInput(fixture)
    return insertEntries(
      context,
      entries.map((entry, number) => ({ ...base, documentNo: `D-${number + 1}`, ...entry })),
      { importRunId: null, post },
    )
  })

async function exported(overrides: Partial<InputOf<'ledger.export'>> = {}) {
  const answer = await fixture.workspace.call('ledger.export', {
    filter: { projectId: fixture.projectId },
    sort: { key: 'entryNo', direction: 'ascending' },
    format: 'csv',
    language: 'en',
    ...overrides,
  })
  const file = fixture.workspace.state.files.takeOutgoing(answer.token)
  if (!file) throw new Error('no file was offered')
  return { ...answer, path: file.path, temporary: file.temporary }
}

async function csvRows(path: string): Promise<string[][]> {
  return parse(await readFile(path, 'utf8'), { bom: true, record_delimiter: '\r\n' })
}

describe('exporting the ledger list', () => {
  it('writes exactly the rows of the filter in their order', async () => {
    const { lines } = fixture
    const half = (lineId: string) => ({ lineId, workPackageId: null, activityId: null, share: '50' })
    await insert([
      { payee: 'Ëndrra "1", shpk', amountMinor: -500 },
      { payee: 'Маркет', currency: 'RSD', amountMinor: 25_000_000 },
      { payee: 'Other', splits: [half(lines['1.1']), half(lines['2.1'])] },
    ])
    const file = await exported({ sort: { key: 'entryNo', direction: 'descending' } })
    expect(file).toMatchObject({ rows: 3, fileName: 'ledger_2025-06-30.csv', temporary: true })
    const [header, ...rows] = await csvRows(file.path)
    expect(header?.slice(0, 5)).toEqual(['No.', 'Date', 'Project', 'Document no.', 'Payee'])
    const column = (name: string) => rows.map(row => row[header?.indexOf(name) ?? -1])
    expect(column('No.')).toEqual(['3', '2', '1'])
    expect(column('Payee')).toEqual(['Other', 'Маркет', 'Ëndrra "1", shpk'])
    expect(column('Amount')).toEqual(['100.00', '250000.00', '-5.00'])
    expect(column('Amount in project currency')).toEqual(['100.00', '2133.06', '-5.00'])
    expect(column('Rate')).toEqual(['1', '117.2025', '1'])
    expect(column('Budget lines')).toEqual(['1.1, 2.1', '1.1', '1.1'])
    expect(column('State')).toEqual(['Posted', 'Posted', 'Posted'])
    expect(header).not.toContain('Of it on the chosen lines')
  })

  it('keeps what begins like a formula from being run by a spreadsheet', async () => {
    const evil = ['=cmd|calc', '+1', '-2', '@SUM(A1)', '\t=1', "'quoted", 'plain = text']
    await insert(
      evil.map(payee => ({ payee, description: payee })),
      false,
    )
    const { path } = await exported()
    const rows = (await csvRows(path)).slice(1)
    expect(rows.map(row => row[5])).toEqual([
      "'=cmd|calc",
      "'+1",
      "'-2",
      "'@SUM(A1)",
      "'\t=1",
      "'quoted",
      'plain = text',
    ])
  })

  it('adds the part on the chosen lines when the list is narrowed to lines', async () => {
    const { lines, projectId } = fixture
    const part = (lineId: string, share: string) => ({ lineId, workPackageId: null, activityId: null, share })
    await insert([{ splits: [part(lines['1.1'], '30'), part(lines['2.1'], '70')] }])
    const { path } = await exported({ filter: { projectId, lineIds: [lines['2.1']] } })
    const [header, row] = await csvRows(path)
    expect(row?.[header?.indexOf('Of it on the chosen lines') ?? -1]).toBe('70.00')
  })

  it('makes a workbook in the wanted language with real dates and numbers', async () => {
    await insert([{ payee: '=1+1', amountMinor: 123_456 }])
    const file = await exported({ format: 'xlsx', language: 'sq' })
    expect(file).toMatchObject({ rows: 1, fileName: 'ledger_2025-06-30.xlsx' })
    const workbook = new Excel.Workbook()
    await workbook.xlsx.readFile(file.path)
    const sheet = workbook.worksheets[0]
    expect(sheet?.name).toBe('Libri i llogarive')
    const cells = sheet?.getRow(2)
    expect(sheet?.getRow(1).getCell(2).value).toBe('Data')
    expect(cells?.getCell(2).value).toEqual(new Date('2024-02-15T00:00:00.000Z'))
    expect(cells?.getCell(5).value).toBe('=1+1')
    expect(cells?.getCell(10).value).toBe(1234.56)
    expect(sheet?.autoFilter).toBeTruthy()
    expect(sheet?.getRow(3).getCell(14).value).toEqual({ formula: 'SUBTOTAL(9,$N$2:$N$2)', result: 1234.56 })
    expect(sheet?.getRow(3).getCell(3).value).toBe('Gjithsej')
    expect(sheet?.rowCount).toBe(3)
  })

  it('writes the chosen columns in their order, a figure apart from its currency', async () => {
    await insert([{ payee: 'Marta', amountMinor: 12_345 }])
    const { path } = await exported({ columns: ['payee', 'base', 'entryDate', 'amount'] })
    expect(await csvRows(path)).toEqual([
      ['Payee', 'Project currency', 'Amount in project currency', 'Date', 'Currency', 'Amount'],
      ['Marta', 'EUR', '123.45', '2024-02-15', 'EUR', '123.45'],
    ])
  })

  it('refuses a column that the list does not have, and none at all', async () => {
    for (const columns of [['secret'], []]) {
      const answer = await fixture.workspace.envelope('ledger.export', {
        filter: {},
        sort: { key: 'entryNo', direction: 'ascending' },
        columns,
        format: 'csv',
        language: 'en',
      })
      expect(answer).toMatchObject({ ok: false, error: { code: 'Validation' } })
    }
  })

  it('writes an empty list as its header alone', async () => {
    const { path, rows } = await exported({ filter: { projectId: fixture.projectId, text: 'nothing' } })
    expect(rows).toBe(0)
    expect(await csvRows(path)).toHaveLength(1)
    const workbook = await exported({ format: 'xlsx', filter: { text: 'nothing' } })
    expect(workbook.rows).toBe(0)
  })

  it('streams more rows than it reads at a time', async () => {
    await insert(Array.from({ length: 1200 }, (_, number) => ({ amountMinor: number + 1 })))
    const { path, rows } = await exported()
    const numbers = (await csvRows(path)).slice(1).map(row => Number(row[0]))
    expect(rows).toBe(1200)
    expect(numbers).toEqual(Array.from({ length: 1200 }, (_, number) => number + 1))
  })

  it('leaves no file behind when it is cancelled', async () => {
    await insert(Array.from({ length: 600 }, () => ({})))
    const session = fixture.workspace.session('coordinator')
    const call = fixture.workspace.envelope('ledger.export', {
      filter: {},
      sort: { key: 'entryNo', direction: 'ascending' },
      format: 'xlsx',
      language: 'en',
    })
    while (session.jobs.size === 0) await new Promise(resolve => setImmediate(resolve))
    for (const job of session.jobs.values()) job.abort()
    expect(await call).toMatchObject({ ok: false, error: { code: 'Cancelled' } })
    expect(await readdir(fixture.workspace.opened.store.paths.exports)).toEqual([])
  })
})

describe('exporting the ledger list by groups', () => {
  const part = (lineId: string | null, share: string) => ({
    lineId,
    workPackageId: null,
    activityId: null,
    share,
  })

  /** Rows of the first sheet as they are stored, formulas with their results. */
  async function sheetOf(path: string) {
    const workbook = new Excel.Workbook()
    await workbook.xlsx.readFile(path)
    const sheet = workbook.worksheets[0]
    if (!sheet) throw new Error('no sheet')
    const rows: { readonly values: Excel.CellValue[]; readonly outline: number }[] = []
    sheet.eachRow({ includeEmpty: true }, row =>
      rows.push({
        values: Array.from({ length: sheet.columnCount }, (_, at) => row.getCell(at + 1).value),
        outline: row.outlineLevel ?? 0,
      }),
    )
    return { sheet, rows }
  }

  it('puts each group above its entries with a live subtotal, and the sum of all below', async () => {
    const { lines } = fixture
    await insert([
      { payee: 'One', amountMinor: 10_000, splits: [part(lines['1.1'], '30'), part(lines['2.1'], '70')] },
      { payee: 'Two', amountMinor: 2_001, splits: [part(lines['2.1'], '100')] },
    ])
    const { path } = await exported({
      format: 'xlsx',
      groupBy: 'line',
      columns: ['payee', 'matched'],
    })
    const { sheet, rows } = await sheetOf(path)
    const live = (formula: string, result: number) => ({ formula, result })
    expect(rows.map(row => row.values)).toEqual([
      ['Budget line', 'Payee', 'Project currency', 'Of it in the group'],
      ['1.1 Label 1.1 (1)', null, null, live('SUBTOTAL(9,$D$3:$D$3)', 30)],
      ['1.1 Label 1.1', 'One', 'EUR', 30],
      ['2.1 Label 2.1 (2)', null, null, live('SUBTOTAL(9,$D$5:$D$6)', 90.01)],
      ['2.1 Label 2.1', 'One', 'EUR', 70],
      ['2.1 Label 2.1', 'Two', 'EUR', 20.01],
      ['Total', null, null, live('SUBTOTAL(9,$D$3:$D$6)', 120.01)],
    ])
    expect(rows.map(row => row.outline)).toEqual([0, 0, 1, 0, 1, 1, 0])
    expect(sheet.properties.outlineProperties).toMatchObject({ summaryBelow: false })
  })

  it('never adds up two currencies: a group and a total for each', async () => {
    const { projectId, otherProjectId, otherLine } = fixture
    await fixture.workspace.write(({ trx }) =>
      trx.updateTable('project').set({ currency: 'RSD' }).where('id', '=', otherProjectId).execute(),
    )
    await insert([
      { payee: 'Same', projectId, amountMinor: 100 },
      {
        payee: 'Same',
        projectId: otherProjectId,
        currency: 'RSD',
        amountMinor: 777,
        splits: [part(otherLine, '100')],
      },
    ])
    const { path } = await exported({
      format: 'xlsx',
      filter: {},
      groupBy: 'payee',
      columns: ['payee', 'base'],
    })
    const { rows } = await sheetOf(path)
    expect(rows.map(row => [row.values[0], row.values[3]])).toEqual([
      ['Payee', 'Amount in project currency'],
      ['Same · EUR (1)', { formula: 'SUBTOTAL(9,$D$3:$D$3)', result: 1 }],
      ['Same · EUR', 1],
      ['Same · RSD (1)', { formula: 'SUBTOTAL(9,$D$5:$D$5)', result: 7.77 }],
      ['Same · RSD', 7.77],
      ['Total EUR', { formula: 'SUMIFS($D$3:$D$5,$C$3:$C$5,"EUR")', result: 1 }],
      ['Total RSD', { formula: 'SUMIFS($D$3:$D$5,$C$3:$C$5,"RSD")', result: 7.77 }],
    ])
  })

  it('names the group in a column of its own in csv, in the order of the screen, and runs no formula', async () => {
    await insert([
      { payee: '=2+2', entryDate: '2024-02-10' },
      { payee: 'Zana', entryDate: '2024-02-11' },
      { payee: 'Zana', entryDate: '2024-02-12' },
    ])
    const { path, rows } = await exported({
      groupBy: 'payee',
      sort: { key: 'entryDate', direction: 'descending' },
      columns: ['entryDate'],
    })
    expect(rows).toBe(3)
    expect(await csvRows(path)).toEqual([
      ['Payee', 'Date'],
      ["'=2+2", '2024-02-10'],
      ['Zana', '2024-02-12'],
      ['Zana', '2024-02-11'],
    ])
  })

  it('writes an empty list by groups as its header alone', async () => {
    const { path } = await exported({ groupBy: 'month', filter: { text: 'nothing' } })
    expect(await csvRows(path)).toHaveLength(1)
    const workbook = await exported({ groupBy: 'month', format: 'xlsx', filter: { text: 'nothing' } })
    expect(workbook.rows).toBe(0)
  })
})
