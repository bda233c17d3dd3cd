import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import exceljs from 'exceljs'
import { runReading } from '#backend/imports/worker/run-reading.ts'
import { createBackend } from '#backend/rpc/create-backend.ts'
import type { Envelope } from '#shared/contract/frames.ts'
import type { ImportOutcome } from '#shared/contract/imports.ts'
import { addDays } from '#shared/kernel/plain-date.ts'
import { buildLargeWorkspace, LARGE_PROJECT } from '#tests/support/large-workspace.ts'
import { median, type Ratio, round, timed } from './measure.ts'

const ROWS = 50_000
const RUNS = 3
const HEADINGS = [
  'Date',
  'Document No',
  'Supplier',
  'Description',
  'Budget line',
  'Currency',
  'Amount',
  'Exchange rate',
  'Quantity',
  'Remark',
]

/** A ledger as an accounting program exports it; the file differs with `salt`, so that each run imports anew. */
export async function writeLedger(file: string, salt: number, rows = ROWS): Promise<void> {
  const workbook = new exceljs.stream.xlsx.WorkbookWriter({ filename: file })
  const sheet = workbook.addWorksheet('Ledger')
  sheet.addRow(HEADINGS).commit()
  for (let index = 0; index < rows; index += 1)
    sheet
      .addRow([
        new Date(`${addDays('2024-01-01', index % 700)}T00:00:00.000Z`),
        `IMP-${salt}-${index + 1}`,
        `Invented supplier ${index % 97}`,
        `Invented cost ${index + 1}, delivered and paid`,
        `1.${(index % 24) + 1}`,
        'EUR',
        (1000 + ((index * 7919) % 250_000)) / 100,
        1,
        1,
        `salt ${salt}`,
      ])
      .commit()
  sheet.commit()
  await workbook.commit()
}

const outcomeOf = (answer: Envelope): ImportOutcome => {
  if (!answer.ok) throw new Error(JSON.stringify(answer.error))
  return answer.value as unknown as ImportOutcome
}

/** Import of 50,000 rows, checked and stored, against only reading the same file in the same kind of thread. */
export async function benchImport(): Promise<readonly Ratio[]> {
  const workspace = await buildLargeWorkspace(0)
  const folder = await mkdtemp(path.join(tmpdir(), 'regrant-import-'))
  const backend = createBackend({ home: folder, appVersion: 'bench', log: () => undefined })
  try {
    await backend.openFolder(workspace.folder)
    const session = backend.openSession(() => undefined)
    const importing: number[] = []
    const reading: number[] = []
    for (let run = 0; run < RUNS; run += 1) {
      const file = path.join(folder, `ledger-${run}.xlsx`)
      await writeLedger(file, run)
      reading.push(
        await timed(async () => {
          const answer = await runReading({
            kind: 'inspect',
            target: 'ledger',
            file: { path: file, name: 'ledger.xlsx' },
            sheet: null,
            headerRow: null,
          })
          if (!answer.ok) throw new Error(JSON.stringify(answer.error))
        }),
      )
      const token = backend.files.offerIncoming({
        path: file,
        fileName: path.basename(file),
        mediaType: '',
        temporary: false,
      })
      importing.push(
        await timed(async () => {
          const outcome = outcomeOf(
            await session.call({
              callId: `i${run}`,
              procedure: 'imports.run',
              input: { kind: 'ledger', token, params: { projectCode: LARGE_PROJECT }, mapping: null },
            }),
          )
          if (outcome.created !== ROWS)
            throw new Error(JSON.stringify({ ...outcome, sample: [] }).slice(0, 2000))
        }),
      )
    }
    const ours = median(importing)
    const other = median(reading)
    return [
      {
        name: 'import of 50,000 rows / only reading the file',
        ratio: round(ours / other),
        limit: 2,
        importMs: round(ours),
        readMs: round(other),
      },
    ]
  } finally {
    await backend.close()
    await workspace.remove()
    await rm(folder, { recursive: true, force: true })
  }
}
