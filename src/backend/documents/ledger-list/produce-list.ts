import type { ParsedInputOf } from '#shared/contract/index.ts'
import { writeCsv } from '../list-csv.ts'
import type { ListFile } from '../list-job.ts'
import { createDocument, type DocumentModel, type Translate } from '../model/index.ts'
import { renderXlsx } from '../render/xlsx/index.ts'
import { withSnapshot } from '../snapshot.ts'
import { translatorOf } from '../translate.ts'
import { allColumns, type ListColumn, type ListedEntry, listColumns } from './columns.ts'
import { type ListContent, listContent } from './sections.ts'
import { addLedgerSheet } from './workbook.ts'

export type ListExport = ListFile & { readonly request: ParsedInputOf<'ledger.export'> }

type Progress = (done: number, total: number | null, stepKey: string) => void

const STEP = 'ledgerExport.progress'
/** Rows between two tidings of progress. */
const TELL_EVERY = 1000

async function* allRows({ sections, count }: ListContent, progress: Progress): AsyncGenerator<ListedEntry> {
  let done = 0
  for (const section of sections)
    for await (const row of section.rows(0, section.count)) {
      yield row
      done += 1
      if (done % TELL_EVERY === 0) progress(Math.min(done, count), count, STEP)
    }
}

function modelOf(
  { request, fileStem, author, now, appVersion }: ListExport,
  columns: readonly ListColumn[],
  content: ListContent,
  translate: Translate,
): DocumentModel {
  const title = translate('ledgerExport.title')
  const book = createDocument({
    id: 'ledger-list',
    title,
    fileStem,
    language: request.language,
    properties: { creator: author.name, contract: '', subject: title },
    translate,
  })
  addLedgerSheet(book, columns, content, translate)
  return book.build({
    generatedAt: now,
    generatedBy: author.name,
    authenticated: author.authenticated,
    auditHead: '',
    appVersion,
    parameters: {},
  })
}

/**
 * Writes exactly the list that filter, columns, order and grouping show, of one moment, and says how many entries it
 * has. In csv the group is a column of its own and nothing is added up, since whoever reads it adds up what is there.
 */
export const produceList = (task: ListExport, progress: Progress): Promise<{ readonly rows: number }> =>
  withSnapshot(task.database, async db => {
    const { request } = task
    const translate = translatorOf(request.language)
    const content = await listContent(db, request, translate)
    const columns = listColumns(translate, request.columns ?? allColumns(content.parts), request.groupBy)
    if (request.format === 'csv') await writeCsv(task.path, columns, allRows(content, progress))
    else
      await renderXlsx(modelOf(task, columns, content, translate), {
        path: task.path,
        translate,
        onProgress: (done, total) => progress(done, total, STEP),
      })
    progress(content.count, content.count, STEP)
    return { rows: content.count }
  })
