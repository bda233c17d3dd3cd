import { readFile } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'
import Excel from 'exceljs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { documentJobs } from '#backend/documents/handlers.ts'
import { commands as organisations } from '#backend/features/organisations/index.ts'
import { commands as projects } from '#backend/features/programmes/index.ts'
import type { InputOf } from '#shared/contract/index.ts'
import { blankOrganisation, blankProject } from '#tests/support/blank-records.ts'
import { openTestWorkspace, type TestWorkspace } from '#tests/support/workspace.ts'

let workspace: TestWorkspace
beforeEach(async () => {
  workspace = await openTestWorkspace({
    commands: { ...organisations, ...projects },
    jobs: documentJobs,
  })
})
afterEach(() => workspace.close())

const organisation = (fields: Partial<InputOf<'organisations.create'>>) =>
  workspace.call('organisations.create', { ...blankOrganisation, ...fields })
const project = async (fields: Partial<InputOf<'projects.create'>>) =>
  (await workspace.call('projects.create', { ...blankProject, ...fields })).id

function fileOf(token: string): string {
  const file = workspace.state.files.takeOutgoing(token)
  if (!file) throw new Error('no file was offered')
  return file.path
}
const csvRows = async (token: string): Promise<string[][]> =>
  parse(await readFile(fileOf(token), 'utf8'), { bom: true, record_delimiter: '\r\n' })

describe('exporting the registry', () => {
  const registry = (overrides: Partial<InputOf<'organisations.export'>> = {}) =>
    workspace.call('organisations.export', {
      columns: ['name', 'country', 'city', 'marks'],
      format: 'csv',
      language: 'en',
      ...overrides,
    })
  beforeEach(async () => {
    await organisation({ name: 'Agro', country: 'XK', city: 'Pejë', marketActor: true })
    await organisation({ name: '=Beta', country: 'AL', city: '' })
    await organisation({ name: 'Центар', country: 'MK', city: 'Скопје' })
  })

  it('writes the rows of the filter in their order, with the columns and words of the screen', async () => {
    const { token, fileName, rows } = await registry({
      sort: { key: 'name', direction: 'descending' },
    })
    expect([rows, fileName]).toEqual([3, 'organisations_2025-06-30.csv'])
    expect(await csvRows(token)).toEqual([
      ['Name', 'Country', 'City', 'To mind'],
      ['Центар', 'North Macedonia', 'Скопје', ''],
      ['Agro', 'Kosovo', 'Pejë', 'Market actor'],
      ["'=Beta", 'Albania', '', ''],
    ])
    expect((await registry({ country: 'XK' })).rows).toBe(1)
  })

  it('puts the name of the group first, those without any last, in the language asked for', async () => {
    const { token } = await registry({ groupBy: 'city', columns: ['name'], language: 'sq' })
    expect((await csvRows(token)).slice(1)).toEqual([
      ['Pejë', 'Agro'],
      ['Скопје', 'Центар'],
      [expect.any(String), "'=Beta"],
    ])
  })
})

describe('exporting the projects', () => {
  const list = (ids: readonly string[], overrides: Partial<InputOf<'projects.export'>> = {}) => ({
    ids: [...ids],
    columns: ['code' as const, 'family' as const, 'start' as const, 'total' as const],
    format: 'csv' as const,
    language: 'en' as const,
    ...overrides,
  })

  it('writes the projects named in that order, a figure apart from its currency', async () => {
    const dated = { startDate: '2024-01-01', endDate: '2025-12-31' }
    const a = await project({ code: 'A', family: 'eu', totalMinor: 12_345, ...dated })
    const b = await project({ code: 'B', family: 'sida' })
    const { token, rows } = await workspace.call('projects.export', list([b, a]))
    expect(rows).toBe(2)
    expect(await csvRows(token)).toEqual([
      ['Code', 'Donor family', 'Start', 'Currency', 'Total'],
      ['B', 'Sida', '', '', ''],
      ['A', 'European Union', '2024-01-01', 'EUR', '123.45'],
    ])
  })

  it('shows no money to whom the list shows none', async () => {
    const id = await project({ code: 'A', totalMinor: 12_345 })
    const { token } = await workspace.call('projects.export', list([id]), { as: 'mentor' })
    expect((await csvRows(token))[1]?.slice(3)).toEqual(['', ''])
  })

  it('makes a workbook that can be filtered, in groups by name', async () => {
    const ids = [
      await project({ code: 'A', family: 'sida' }),
      await project({ code: 'B', family: 'eu', totalMinor: 500 }),
    ]
    const { token, fileName } = await workspace.call(
      'projects.export',
      list(ids, { groupBy: 'family', format: 'xlsx' }),
    )
    expect(fileName).toBe('projects_2025-06-30.xlsx')
    const book = new Excel.Workbook()
    await book.xlsx.readFile(fileOf(token))
    const sheet = book.worksheets[0]
    const codes = [2, 3].map(row => sheet?.getRow(row).getCell(2).value)
    expect([sheet?.name, codes]).toEqual(['Programme', ['B', 'A']])
    expect(sheet?.autoFilter).toBeTruthy()
    expect(sheet?.getRow(2).getCell(6).value).toBe(5)
  })
})
