import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import ExcelJS from 'exceljs'
import { commands, jobs, queries } from '#backend/features/imports/index.ts'
import { commands as ledgerCommands } from '#backend/features/ledger/index.ts'
import type { ImportOutcome, RowProblem } from '#shared/contract/imports.ts'
import type { InputOf } from '#shared/contract/index.ts'
import { openTestWorkspace, type TestWorkspace } from '#tests/support/workspace.ts'

export type Cell = string | number | Date | null

/** A project with a budget of three lines, one locked and one open quarter, and rates of two months. */
export interface ImportSite {
  readonly workspace: TestWorkspace
  readonly projectId: string
  readonly lines: Readonly<Record<string, string>>
  /** Writes a workbook of one sheet and returns the path. */
  readonly workbook: (name: string, rows: readonly (readonly Cell[])[], sheet?: string) => Promise<string>
  readonly text: (name: string, content: string) => Promise<string>
  readonly token: (file: string) => string
  readonly run: (
    kind: InputOf<'imports.run'>['kind'],
    file: string,
    options?: Partial<InputOf<'imports.run'>>,
  ) => Promise<ImportOutcome>
  readonly dryRun: (
    kind: InputOf<'imports.run'>['kind'],
    file: string,
    options?: Partial<InputOf<'imports.dryRun'>>,
  ) => Promise<ImportOutcome>
  readonly count: (table: 'ledger_entry' | 'import_run' | 'audit_event' | 'organisation') => Promise<number>
  readonly close: () => Promise<void>
}

export const PROJECT = 'TST-01'

async function fill(workspace: TestWorkspace): Promise<{ projectId: string; lines: Record<string, string> }> {
  return workspace.write(async ({ trx, newId }) => {
    const projectId = newId()
    await trx
      .insertInto('project')
      .values({
        id: projectId,
        kind: 'action',
        code: PROJECT,
        title: 'Test project',
        family: 'sida',
        status: 'implementation',
        start_date: '2024-01-01',
        end_date: '2024-12-31',
        currency: 'EUR',
      })
      .execute()
    const codes = ['1.1', '1.2', '2.1']
    const lines = Object.fromEntries(codes.map(code => [code, newId()]))
    for (const code of codes)
      await trx
        .insertInto('budget_line')
        .values({ id: lines[code] ?? '', project_id: projectId, code })
        .execute()
    await trx
      .insertInto('work_package')
      .values({ id: newId(), project_id: projectId, code: 'WP1', title: 'Mentoring', position: 0 })
      .execute()
    for (const [number, start, end, state] of [
      [1, '2024-01-01', '2024-03-31', 'locked'],
      [2, '2024-04-01', '2024-06-30', 'open'],
    ] as const)
      await trx
        .insertInto('reporting_period')
        .values({
          id: newId(),
          project_id: projectId,
          number,
          kind: 'interim',
          start_date: start,
          end_date: end,
          state,
        })
        .execute()
    for (const [currency, rate] of [
      ['MKD', '61.5'],
      ['ALL', '100.25'],
    ] as const)
      for (const date of ['2024-04-01', '2024-05-01'])
        await trx
          .insertInto('exchange_rate')
          .values({ id: newId(), source: 'InforEuro', base: 'EUR', currency, kind: 'month', date, rate })
          .execute()
    return { projectId, lines }
  })
}

export async function openImportSite(): Promise<ImportSite> {
  const workspace = await openTestWorkspace({
    queries,
    commands: { ...commands, ...ledgerCommands },
    jobs,
  })
  const filled = await fill(workspace)
  const tokens = new Map<string, string>()
  const token = (file: string) => {
    const known = tokens.get(file)
    if (known) return known
    const made = workspace.state.files.offerIncoming({
      path: file,
      fileName: path.basename(file),
      mediaType: 'application/octet-stream',
      temporary: false,
    })
    tokens.set(file, made)
    return made
  }
  const inputOf = (kind: InputOf<'imports.run'>['kind'], file: string) => ({
    kind,
    token: token(file),
    params: kind === 'ledger' || kind === 'budget' ? { projectCode: PROJECT } : {},
    mapping: null,
  })
  return {
    workspace,
    ...filled,
    workbook: async (name, rows, sheet = 'Ledger') => {
      const book = new ExcelJS.Workbook()
      book.addWorksheet(sheet).addRows(rows.map(row => [...row]))
      const file = path.join(workspace.home, name)
      await book.xlsx.writeFile(file)
      return file
    },
    text: async (name, content) => {
      const file = path.join(workspace.home, name)
      await writeFile(file, content)
      return file
    },
    token,
    run: (kind, file, options) => workspace.call('imports.run', { ...inputOf(kind, file), ...options }),
    dryRun: (kind, file, options) => workspace.call('imports.dryRun', { ...inputOf(kind, file), ...options }),
    count: async table =>
      workspace.read(async db => {
        const row = await db
          .selectFrom(table)
          .select(eb => eb.fn.countAll<number>().as('count'))
          .executeTakeFirstOrThrow()
        return row.count
      }),
    close: workspace.close,
  }
}

/** Problems in short: row, message and severity. */
export const brief = (problems: readonly RowProblem[]) =>
  problems.map(
    ({ row, messageKey, severity }) => `${row} ${severity} ${messageKey.replace('import.problem.', '')}`,
  )
