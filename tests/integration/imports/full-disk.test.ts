import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Cell, type ImportSite, openImportSite } from './support.ts'

let site: ImportSite
beforeEach(async () => {
  site = await openImportSite()
})
afterEach(() => site.close())

it('says that the disk is full, stores nothing, and goes on when there is room again', async () => {
  const { connection } = site.workspace.opened.store
  const pages = Number(connection.pragma('page_count', { simple: true }))
  const roomFor = (more: number) => connection.pragma(`max_page_count = ${pages + more}`)
  const rows = Array.from({ length: 3000 }, (_, index): readonly Cell[] => [
    '05.04.2024',
    `F-${index}`,
    'Eko Pak',
    'Paper and more paper for the office in Pejë',
    '1.1',
    'EUR',
    index + 1,
  ])
  const head: readonly Cell[] = [
    'Date',
    'Document no',
    'Payee',
    'Description',
    'Budget line',
    'Currency',
    'Amount',
  ]
  const file = await site.workbook('ledger.xlsx', [head, ...rows])
  roomFor(40)
  const answer = await site.workspace.envelope('imports.run', {
    kind: 'ledger',
    token: site.token(file),
    params: { projectCode: 'TST-01' },
    mapping: null,
  })
  expect(answer).toMatchObject({ ok: false, error: { code: 'StorageFull' } })
  expect([await site.count('ledger_entry'), await site.count('import_run')]).toEqual([0, 0])
  roomFor(100_000)
  expect(await site.run('ledger', file)).toMatchObject({ created: 3000, errors: 0 })
})
