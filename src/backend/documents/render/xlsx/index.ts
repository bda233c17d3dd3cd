import { createWriteStream, type WriteStream } from 'node:fs'
import { address } from '../../model/cell-address.ts'
import { createDataHasher, type DataHasher } from '../../model/data-hash.ts'
import type { DocumentModel, SheetModel } from '../../model/document-model.ts'
import { totalRows, visitRows } from '../../model/model-rows.ts'
import { createPace, type Pace } from '../../model/pace.ts'
import { provenanceRows } from '../provenance.ts'
import { produceFile, type Rendered, type RenderJob } from '../render-job.ts'
import { printableText } from '../safe-text.ts'
import { printNames, sheetOptions } from './sheet-page.ts'
import { addCheckColours, addInputRules, PROTECTION } from './sheet-rules.ts'
import { assertFits, SheetWriter } from './sheet-writer.ts'
import { StreamWorkbook, type WorkbookName } from './stream-workbook.ts'

type Work = {
  readonly workbook: StreamWorkbook
  readonly model: DocumentModel
  readonly job: RenderJob
  readonly hasher: DataHasher
  readonly pace: Pace
  readonly file: WriteStream
}

/** Rejects when the file cannot be written; the library itself would wait for ever. */
function breakage(file: WriteStream): Promise<never> {
  const broken = new Promise<never>((_, reject) => {
    file.once('error', reject)
  })
  // The race that awaits it may be over already; the error then shows there.
  broken.catch(() => undefined)
  return broken
}

/** Writes one sheet from first to last row; gives the names that belong to it. */
async function writeSheet(work: Work, sheet: SheetModel, index: number): Promise<WorkbookName[]> {
  const { workbook, model, job, hasher, pace, file } = work
  const target = workbook.openSheet(sheet.name, sheetOptions(model, sheet, index === 0))
  const stopOnError = (error: Error): void => target.stream.fail(error)
  file.once('error', stopOnError)
  const writer = new SheetWriter(target, sheet)
  hasher.sheet(sheet.name)
  await visitRows(
    sheet,
    (row, rowNumber) => {
      hasher.row(row)
      writer.row(row, rowNumber)
    },
    () => pace.step() ?? target.stream.lag(),
  )
  const closing = sheet.provenance ? provenanceRows(model, sheet, job.translate, hasher.digest()) : []
  closing.forEach((row, at) => {
    writer.row(row, sheet.rowCount + 1 + at)
  })
  finishSheet(work, target, sheet, writer)
  await target.stream.finished()
  file.off('error', stopOnError)
  return printNames(sheet, index, sheet.rowCount + closing.length)
}

function finishSheet(
  { job }: Work,
  target: ReturnType<StreamWorkbook['openSheet']>,
  sheet: SheetModel,
  writer: SheetWriter,
): void {
  if (sheet.protect) target.sheetProtection = { ...PROTECTION }
  if (sheet.autoFilter) {
    const { from, to } = sheet.autoFilter
    target.autoFilter = `${address(from, 1)}:${address(to, sheet.columns.length)}`
  }
  addCheckColours(target, sheet, job.translate)
  addInputRules(target, sheet, writer.inputs, job.translate)
  target.commit()
}

function setProperties(workbook: StreamWorkbook, { title, properties, meta, language }: DocumentModel): void {
  const made = new Date(meta.generatedAt)
  Object.assign(workbook, {
    title: printableText(title),
    subject: printableText(properties.subject),
    keywords: printableText(properties.contract),
    creator: printableText(properties.creator),
    lastModifiedBy: printableText(meta.generatedBy),
    language,
    created: made,
    modified: made,
    views: [
      { x: 0, y: 0, width: 28_000, height: 16_000, firstSheet: 0, activeTab: 0, visibility: 'visible' },
    ],
  })
}

async function writeWorkbook(file: WriteStream, model: DocumentModel, job: RenderJob): Promise<string> {
  const workbook = new StreamWorkbook(file, new Date(model.meta.generatedAt))
  const broken = breakage(file)
  const hasher = createDataHasher(model)
  const pace = createPace(totalRows(model.sheets), job)
  const work: Work = { workbook, model, job, hasher, pace, file }
  try {
    setProperties(workbook, model)
    await workbook.begin()
    const names: WorkbookName[] = model.definedNames.map(({ name, ref }) => ({ name, ranges: [ref] }))
    for (const [index, sheet] of model.sheets.entries()) names.push(...(await writeSheet(work, sheet, index)))
    workbook.setNames(names)
    await Promise.race([workbook.commit(), broken])
    pace.finish()
    return hasher.digest()
  } catch (error) {
    workbook.zip.abort()
    throw error
  }
}

/** Ends a file whatever state it is in; what was still on its way to it no longer matters. */
async function close(file: WriteStream): Promise<void> {
  if (file.closed) return
  file.on('error', () => undefined)
  const closed = new Promise<void>(resolve => {
    file.once('close', () => resolve())
  })
  file.destroy()
  await closed
}

/**
 * Writes a document as an Excel workbook: live formulas with their calculated results, names, protection,
 * print set-up, and the hash of its data. Rows are written as they are read, so memory does not grow with
 * their number.
 */
export async function renderXlsx(model: DocumentModel, job: RenderJob): Promise<Rendered> {
  model.sheets.forEach(assertFits)
  const dataHash = await produceFile(job.path, async temporary => {
    const file = createWriteStream(temporary, { flags: 'wx' })
    try {
      return await writeWorkbook(file, model, job)
    } finally {
      await close(file)
    }
  })
  return { path: job.path, dataHash }
}
