import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runReading } from '#backend/imports/worker/run-reading.ts'
import type { ReadingTask } from '#backend/imports/worker/task.ts'
import messages from '#shared/locales/parts/imports-reading.en.json' with { type: 'json' }
import { importFixtures } from '#tests/support/import-fixtures.ts'

/** Any folder of files can be tried with REGRANT_DATA=DIR; without it, the small ones that the tests make. */
const GIVEN = process.env['REGRANT_DATA']
const LIMITS = { timeoutMs: 30_000, memoryMb: 512 }
/** Not files to import: notes beside them. */
const NOTES = /(^|[\\/])(README|SOURCES)\.md$/

let made = ''

beforeAll(async () => {
  made = await mkdtemp(path.join(tmpdir(), 'regrant-imports-'))
  for (const { name, bytes } of importFixtures()) await writeFile(path.join(made, name), bytes)
})
afterAll(() => rm(made, { recursive: true, force: true }))

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true })
  return entries
    .filter(entry => entry.isFile())
    .map(entry => path.join(entry.parentPath, entry.name))
    .filter(file => !NOTES.test(file))
    .toSorted()
}

const sourceOf = (file: string) => ({ path: file, name: path.basename(file) })

/** Without a mapping given, a table is inspected and mapped by the suggestion. */
const tasksFor = (file: string): ReadingTask[] => [
  { kind: 'map', file: sourceOf(file), target: 'organisations', mapping: null, currency: 'EUR' },
  { kind: 'rates', file: sourceOf(file), params: { year: 2024, month: 1 } },
]

describe('every file of a folder', () => {
  it('opens with rows or is refused by a known message, in time and within memory', async () => {
    const files = await filesIn(GIVEN ?? made)
    expect(files.length).toBeGreaterThan(0)
    const outcomes = new Map<string, number>()
    for (const file of files)
      for (const task of tasksFor(file)) {
        const result = await runReading(task, LIMITS)
        const outcome = `${task.kind}: ${result.ok ? 'opened' : result.error.messageKey}`
        outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
        if (result.ok) continue
        expect(result.error.code, `${file} ${outcome}`).toBe('Import')
        expect(result.error.messageKey, file).not.toMatch(/tooSlow|outOfMemory/)
        expect(messages, file).toHaveProperty([result.error.messageKey])
      }
    console.log(Object.fromEntries([...outcomes].toSorted()))
  }, 900_000)
})

describe('the files that the tests make', () => {
  const read = (name: string) =>
    runReading(
      {
        kind: 'map',
        file: sourceOf(path.join(made, name)),
        target: 'ledger',
        mapping: null,
        currency: 'EUR',
      },
      LIMITS,
    )

  it.each([
    [
      'ledger-sq.csv',
      {
        entryDate: '2024-01-03',
        documentNo: 'F-101',
        payee: 'Zyra shpk',
        description: 'Qira e zyrës, janar',
        lineCode: 'BL 2.10',
        currency: 'ALL',
        amount: '62500.00',
      },
      ['import.problem.leftOut.total'],
    ],
    [
      'ledger-mk-utf16.csv',
      {
        entryDate: '2024-02-05',
        documentNo: 'Ф-7',
        payee: 'Канцеларија ДОО',
        description: 'Хартија и тонер',
        lineCode: 'BL 2.11',
        currency: 'MKD',
        amount: '3690.00',
      },
      [],
    ],
    [
      'ledger-bs-cr-only.csv',
      {
        entryDate: '2024-03-05',
        documentNo: 'R-1',
        payee: 'Štamparija',
        description: 'Letci',
        currency: 'BAM',
        amount: '195.58',
      },
      [],
    ],
    [
      'ledger.xlsx',
      {
        entryDate: '2024-01-06',
        documentNo: 'INV-1',
        documentDate: '2023-12-30',
        description: 'Trainer fee',
        lineCode: 'BL 1.2',
        currency: 'EUR',
        amount: '450',
        baseAmount: '450',
      },
      ['import.problem.leftOut.total'],
    ],
  ])('are read whole without any mapping given: %s', async (name, first, messageKeys) => {
    const result = await read(name)
    if (!result.ok) throw new Error(result.error.messageKey)
    const { applied } = result.value
    expect(applied.rows[0]?.values).toEqual(first)
    expect(applied.rows).toHaveLength(2)
    expect(applied.problems.map(problem => problem.messageKey)).toEqual(messageKeys)
  })

  it.each([
    ['bomb.xlsx', 'import.zip.bomb'],
    ['xxe.xlsx', 'import.xml.doctype'],
    ['bad-checksum.xlsx', 'import.zip.checksum'],
    ['password.xlsx', 'import.file.encrypted'],
    ['renamed.xlsx', 'import.file.textNamedExcel'],
    ['web-page.xls', 'import.file.html'],
    ['archive.zip', 'import.file.archive'],
    ['no-sheets.xlsx', 'import.noSheets'],
    ['empty.csv', 'import.file.empty'],
  ])('are refused by name where they are no table: %s', async (name, messageKey) => {
    expect(await read(name)).toMatchObject({ ok: false, error: { code: 'Import', messageKey } })
  })
})
