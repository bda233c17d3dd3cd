import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Mapping } from '#shared/contract/imports.ts'
import { type Cell, type ImportSite, openImportSite } from './support.ts'

let site: ImportSite
beforeEach(async () => {
  site = await openImportSite()
})
afterEach(() => site.close())

/** Headings that say nothing to anybody but the partner who wrote them. */
const ODD: readonly (readonly Cell[])[] = [
  ['Q', 'R', 'S', 'T', 'U'],
  ['05/04/2024', 'F-1', '1.1', '1.234', 'Vala'],
  ['06/04/2024', 'F-2', '1.2', '2.000', 'Vala'],
]
const column = (heading: string, letter: string) => ({ heading, letter })
const MAPPING: Mapping = {
  sheet: 'Ledger',
  headerRow: 1,
  columns: {
    entryDate: column('Q', 'A'),
    documentNo: column('R', 'B'),
    lineCode: column('S', 'C'),
    amount: column('T', 'D'),
    payee: column('U', 'E'),
  },
  constants: { currency: 'EUR' },
  decimalSeparator: ',',
  dateOrder: 'dmy',
  skipTotals: true,
}
const inspect = async (file: string) =>
  site.workspace.call('imports.inspect', {
    kind: 'ledger',
    token: site.token(file),
    params: { projectCode: 'TST-01' },
  })

describe('a mapping', () => {
  it('settles what the file leaves open', async () => {
    const file = await site.workbook('odd.xlsx', ODD)
    expect((await site.dryRun('ledger', file)).errors).toBeGreaterThan(0)
    const outcome = await site.dryRun('ledger', file, { mapping: MAPPING })
    expect(outcome).toMatchObject({ errors: 0, created: 2 })
    expect(outcome.sample).toMatchObject([
      { entryDate: '2024-04-05', amount: '1234.00', currency: 'EUR', payee: 'Vala' },
      { entryDate: '2024-04-06', amount: '2000.00' },
    ])
  })

  it('saved by name is found again by the headings of the next file, wherever they stand', async () => {
    const saved = await site.workspace.call('imports.saveMapping', {
      kind: 'ledger',
      name: 'Vala export',
      mapping: MAPPING,
    })
    expect(saved.version).toBe(1)
    const next = await site.workbook('may.xlsx', [['Export of May'], [], ...ODD])
    expect(await inspect(next)).toMatchObject({
      fileName: 'may.xlsx',
      format: 'xlsx',
      sheet: 'Ledger',
      headerRow: 3,
      mappingName: 'Vala export',
      mapping: {
        headerRow: 3,
        columns: { entryDate: { heading: 'Q' } },
        dateOrder: 'dmy',
        decimalSeparator: ',',
      },
    })
    expect(await site.run('ledger', next)).toMatchObject({ errors: 0, created: 2 })
  })

  it('is not taken for a file that lacks one of its headings', async () => {
    await site.workspace.call('imports.saveMapping', {
      kind: 'ledger',
      name: 'Vala export',
      mapping: MAPPING,
    })
    const other = await site.workbook('other.xlsx', [
      ['Date', 'Document no', 'Budget line', 'Amount'],
      ['05.04.2024', 'F-1', '1.1', 10],
    ])
    const found = await inspect(other)
    expect(found.mappingName).toBeNull()
    expect(found.mapping.columns).toMatchObject({
      entryDate: { heading: 'Date', letter: 'A' },
      amount: { heading: 'Amount', letter: 'D' },
    })
    expect(found.columns[0]).toEqual({ letter: 'A', heading: 'Date', samples: ['05.04.2024'] })
    expect(found.preview[0]).toEqual({ row: 1, cells: ['Date', 'Document no', 'Budget line', 'Amount'] })
  })

  it('of the same name is replaced, and may be deleted', async () => {
    const first = await site.workspace.call('imports.saveMapping', {
      kind: 'ledger',
      name: 'Vala',
      mapping: MAPPING,
    })
    const second = await site.workspace.call('imports.saveMapping', {
      kind: 'ledger',
      name: 'Vala',
      mapping: { ...MAPPING, dateOrder: 'mdy' },
    })
    expect(second).toEqual({ id: first.id, version: 2 })
    expect(await site.workspace.call('imports.mappings', { kind: 'ledger' })).toMatchObject({
      rows: [{ id: first.id, version: 2, name: 'Vala', mapping: { dateOrder: 'mdy' } }],
    })
    expect(await site.workspace.call('imports.mappings', { kind: 'budget' })).toEqual({ rows: [] })
    await site.workspace.call('imports.deleteMapping', { id: first.id })
    expect(await site.workspace.call('imports.mappings', { kind: 'ledger' })).toEqual({ rows: [] })
    expect(await site.workspace.envelope('imports.deleteMapping', { id: first.id })).toMatchObject({
      ok: false,
      error: { code: 'NotFound' },
    })
  })

  it('needs a name', async () => {
    const answer = await site.workspace.envelope('imports.saveMapping', {
      kind: 'ledger',
      name: '  ',
      mapping: MAPPING,
    })
    expect(answer).toMatchObject({
      ok: false,
      error: { code: 'Validation', details: { fields: [{ path: 'name' }] } },
    })
  })

  it('that names a field nobody knows, or a heading the file lacks, is refused', async () => {
    const file = await site.workbook('odd.xlsx', ODD)
    const call = (mapping: Mapping) =>
      site.workspace.envelope('imports.dryRun', {
        kind: 'ledger',
        token: site.token(file),
        params: { projectCode: 'TST-01' },
        mapping,
      })
    expect(await call({ ...MAPPING, columns: { colour: column('Q', 'A') } })).toMatchObject({
      ok: false,
      error: { code: 'Validation', details: { fields: [{ path: 'mapping.columns.colour' }] } },
    })
    const outcome = await site.dryRun('ledger', file, {
      mapping: { ...MAPPING, columns: { ...MAPPING.columns, amount: column('Shuma', 'D') } },
    })
    expect(outcome.problems[0]).toMatchObject({
      messageKey: 'import.problem.columnMissing',
      details: { heading: 'Shuma', letter: 'D', there: 'T' },
    })
    expect(await call({ ...MAPPING, sheet: 'Nowhere' })).toMatchObject({ ok: true })
  })
})

describe('the history of imports', () => {
  it('lists who imported what and how much, newest first', async () => {
    const sheet = (name: string, rows: number) =>
      site.workbook(name, [
        ['Date', 'Document no', 'Budget line', 'Amount'],
        ...Array.from({ length: rows }, (_, index): readonly Cell[] => [
          '05.04.2024',
          `${name}-${index}`,
          '1.1',
          10,
        ]),
      ])
    await site.run('ledger', await sheet('first.xlsx', 2))
    await site.run('organisations', await site.workbook('register.xlsx', [['Name'], ['Somebody']]))
    expect(await site.workspace.call('imports.history', {})).toMatchObject({
      rows: [
        { kind: 'organisations', projectCode: null, fileName: 'register.xlsx', rowsRead: 1, created: 1 },
        {
          kind: 'ledger',
          projectCode: 'TST-01',
          fileName: 'first.xlsx',
          rowsRead: 2,
          created: 2,
          updated: 0,
          unchanged: 0,
          importedBy: 'Test coordinator',
        },
      ],
    })
  })

  it('looks at rates without a mapping', async () => {
    const file = await site.text('rates.csv', 'Month;MKD;ALL\n2024-06;61,5;100,10\n2024-07;61,6;\n')
    const found = await site.workspace.call('imports.inspect', { kind: 'rates', token: site.token(file) })
    expect(found).toMatchObject({
      fileName: 'rates.csv',
      format: 'table',
      columns: [],
      mappingName: null,
      preview: [{ row: 2, cells: ['2024-06-01', 'month', 'MKD', '61.5', 'EUR', 'rates.csv'] }, {}, {}],
    })
  })
})
