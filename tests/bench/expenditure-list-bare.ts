import path from 'node:path'
import { workerData } from 'node:worker_threads'
import exceljs from 'exceljs'
import { readJournal } from '#backend/documents/basis/journal.ts'
import { openReader } from '#backend/platform/connection.ts'
import { kyselyOver } from '#backend/platform/kysely-handle.ts'

/** The same cells of the same rows, with number formats and nothing else: no layout, no checks, no hash, no pacing. */
const { database, folder } = workerData as { database: string; folder: string }
const db = kyselyOver(openReader(database))
const project = await db
  .selectFrom('project')
  .select('id')
  .where('code', '=', 'LARGE-1')
  .executeTakeFirstOrThrow()
const workbook = new exceljs.stream.xlsx.WorkbookWriter({
  filename: path.join(folder, 'bare.xlsx'),
  useStyles: true,
})
const sheet = workbook.addWorksheet('List')
sheet.columns = Array.from({ length: 22 }, (_, index) => ({
  key: String(index),
  width: 14,
  style: { numFmt: index > 12 ? '#,##0.00' : '@' },
}))
const day = (text: string | null) => (text === null ? null : new Date(`${text}T00:00:00.000Z`))
let no = 0
for await (const row of readJournal(db, { projectId: project.id, from: '2024-01-01', to: '2025-12-31' })) {
  no += 1
  sheet
    .addRow([
      no,
      1,
      `BL ${row.line}`,
      row.beneficiary,
      row.entryNo,
      row.description,
      row.payee,
      row.documentType,
      row.documentNo,
      day(row.documentDate),
      day(row.paymentDate),
      row.paymentReference,
      row.currency,
      row.amountMinor / 100,
      row.vat?.amount ?? null,
      Number(row.rate),
      row.rateSource,
      row.baseMinor / 100,
      Number(row.share) / 100,
      row.reportedMinor / 100,
      row.subGrantNo,
      row.remark,
    ])
    .commit()
}
sheet.commit()
await workbook.commit()
await db.destroy()
