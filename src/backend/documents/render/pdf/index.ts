import { type FileHandle, open } from 'node:fs/promises'
import type { CustomTableLayout } from 'pdfmake/interfaces'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import type { DocumentModel, RowModel, SheetModel } from '../../model/document-model.ts'
import { totalRows, visitRows } from '../../model/model-rows.ts'
import { createPace, type Pace, stopIfCancelled } from '../../model/pace.ts'
import { PALETTE } from '../palette.ts'
import { provenanceRows } from '../provenance.ts'
import { produceFile, type Rendered, type RenderJob } from '../render-job.ts'
import { type ColumnLayout, fitColumns, PADDING } from './columns.ts'
import { Composer, type PageStyle, type Unit } from './composer.ts'
import { PdfEngine, pageWidth } from './engine.ts'
import { createMeasure } from './fonts.ts'
import { PageNumbers, pageFooter, pageHeader } from './page-frame.ts'
import { columnNotes, Section } from './section.ts'
import { type Survey, surveyModel } from './survey.ts'

/** Rows up to which a PDF is made: about 3,000 pages and two minutes for a list of 22 columns. */
export const PDF_ROW_LIMIT = 40_000

function assertPrintable(model: DocumentModel): void {
  const rows = totalRows(model.sheets)
  if (rows <= PDF_ROW_LIMIT) return
  const details = { document: model.title, rows, limit: PDF_ROW_LIMIT }
  throw new ProblemError(problem('Export', 'documentsRender.problem.pdfTooLong', details))
}

const RULE = `#${PALETTE.rule}`

/** Thin lines between rows, none between columns; air left and right of figures. */
const tableLayout = (padding: number): CustomTableLayout => ({
  hLineWidth: () => 0.4,
  vLineWidth: () => 0,
  hLineColor: () => RULE,
  paddingLeft: () => padding / 2,
  paddingRight: () => padding / 2,
  paddingTop: () => 1.4,
  paddingBottom: () => 1.4,
})

const LAYOUTS = {
  roomy: tableLayout(PADDING.roomy),
  dense: tableLayout(PADDING.dense),
} satisfies Record<'roomy' | 'dense', CustomTableLayout>

type Work = {
  readonly model: DocumentModel
  readonly job: RenderJob
  readonly engine: PdfEngine
  readonly file: FileHandle
  readonly dataHash: string
  readonly pace: Pace
}

/** One part of a sheet's columns, from its first row to its last. */
async function writePart(
  work: Work,
  sheet: SheetModel,
  layout: ColumnLayout,
  partIndex: number,
): Promise<void> {
  const { model, job, pace } = work
  const part = layout.parts[partIndex]
  if (!part) return
  const composer = new Composer(work.engine, work.file, pageStyle(work, sheet))
  const section = new Section(sheet, layout, part, model.language)
  const notes = columnNotes(sheet, layout, partIndex, job.translate)
  const addAll = (units: readonly Unit[]): Promise<void> | undefined => {
    let waiting: Promise<void> | undefined
    for (const unit of units) waiting = composer.add(unit) ?? waiting
    return waiting
  }
  const note = (text: string | null): RowModel[] =>
    text === null ? [] : [{ kind: 'note', cells: [{ kind: 'text', text }] }]
  let waiting = addAll(note(notes.before).flatMap(row => section.take(row)))
  await visitRows(
    sheet,
    row => {
      waiting = addAll(section.take(row))
    },
    () => waiting ?? pace.step(),
  )
  const isLast = partIndex === layout.parts.length - 1
  const closing = isLast ? provenanceRows(model, sheet, job.translate, work.dataHash) : []
  const rest = [...note(notes.after), ...closing].flatMap(row => section.take(row))
  await addAll([...rest, ...section.close()])
  await composer.finish()
  stopIfCancelled(job.signal)
}

const pageStyle = ({ model, dataHash, job }: Work, sheet: SheetModel): PageStyle => ({
  orientation: sheet.orientation,
  header: () => pageHeader(model, sheet.orientation),
  footer: () => pageFooter(model, sheet.orientation, dataHash, job.translate),
})

async function writePdf(
  engine: PdfEngine,
  file: FileHandle,
  model: DocumentModel,
  job: RenderJob,
  { dataHash, needs }: Survey,
): Promise<void> {
  const layouts = model.sheets.map((sheet, index) =>
    fitColumns(sheet, needs[index] ?? [], pageWidth(sheet.orientation)),
  )
  const numbers = new PageNumbers(engine, job.translate)
  const rows = totalRows(model.sheets.flatMap((sheet, at) => (layouts[at]?.parts ?? []).map(() => sheet)))
  const work: Work = { model, job, engine, file, dataHash, pace: createPace(rows, job) }
  for (const [index, sheet] of model.sheets.entries()) {
    const layout = layouts[index]
    if (!layout) continue
    engine.bookmark(sheet.name)
    for (const part of layout.parts.keys()) await writePart(work, sheet, layout, part)
  }
  numbers.finish(engine.pages)
  await engine.finish(file)
  work.pace.finish()
}

/**
 * Writes a document as PDF: the same figures as the workbook in the document's language, page by page, with
 * who made it, when, and from which data at the foot of each. The model is read twice, once to measure.
 * Throws `Export` for more rows than PDF_ROW_LIMIT: nobody reads those on paper, the workbook takes them.
 */
export async function renderPdf(model: DocumentModel, job: RenderJob): Promise<Rendered> {
  assertPrintable(model)
  const engine = new PdfEngine(model, LAYOUTS)
  const measure = createMeasure((character, bold) => engine.font(bold).widthOfString(character, 1))
  const survey = await surveyModel(model, measure, job)
  await produceFile(job.path, async temporary => {
    const file = await open(temporary, 'wx')
    try {
      await writePdf(engine, file, model, job, survey)
    } finally {
      await file.close()
    }
  })
  return { path: job.path, dataHash: survey.dataHash }
}
