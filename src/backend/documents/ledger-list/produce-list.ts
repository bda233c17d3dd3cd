import { ledgerRows, pageKeys } from '#backend/features/ledger/index.ts'
import type { Reader } from '#backend/rpc/context.ts'
import type { ParsedInputOf } from '#shared/contract/index.ts'
import type { LedgerRow } from '#shared/contract/ledger.ts'
import { createDocument, type DocumentMeta, type DocumentModel, type RowCells } from '../model/index.ts'
import { renderXlsx } from '../render/xlsx/index.ts'
import { withSnapshot } from '../snapshot.ts'
import { translatorOf } from '../translate.ts'
import { type ListColumn, listColumns } from './columns.ts'
import { writeCsv } from './csv.ts'

export interface ListExport {
  readonly database: string
  readonly request: ParsedInputOf<'ledger.export'>
  readonly path: string
  readonly fileStem: string
  readonly author: { readonly name: string; readonly authenticated: boolean }
  readonly now: string
  readonly appVersion: string
}

type Progress = (done: number, total: number | null, stepKey: string) => void

/** Entries read at a time; the keys of the whole list are held, its rows never. */
const READ_AT_ONCE = 500
const STEP = 'ledgerExport.progress'

async function* rowsOf(
  db: Reader,
  keys: readonly number[],
  lineIds: readonly string[],
): AsyncGenerator<LedgerRow> {
  for (let start = 0; start < keys.length; start += READ_AT_ONCE)
    yield* await ledgerRows(db, keys.slice(start, start + READ_AT_ONCE), { lineIds })
}

const cellsOf = (columns: readonly ListColumn[], row: LedgerRow): RowCells<string> =>
  Object.fromEntries(columns.map(column => [column.key, column.value(row)]))

function modelOf(
  { request, fileStem, author, now, appVersion }: ListExport,
  columns: readonly ListColumn[],
  count: number,
  rows: (from: number, to: number) => AsyncGenerator<LedgerRow>,
): DocumentModel {
  const translate = translatorOf(request.language)
  const title = translate('ledgerExport.title')
  const meta: DocumentMeta = {
    generatedAt: now,
    generatedBy: author.name,
    authenticated: author.authenticated,
    auditHead: '',
    appVersion,
    parameters: {},
  }
  const book = createDocument({
    id: 'ledger-list',
    title,
    fileStem,
    language: request.language,
    properties: { creator: author.name, contract: '', subject: title },
    translate,
  })
  const cells = async function* (source: AsyncGenerator<LedgerRow>) {
    for await (const row of source) yield cellsOf(columns, row)
  }
  book
    .sheet<string>({
      key: 'ledger',
      name: title,
      columns: columns.map(({ key, header, width, format }) => ({ key, header, width, format })),
      protect: false,
    })
    .header()
    .list({
      key: 'entries',
      count,
      rows: () => cells(rows(0, count)),
      slice: (offset, limit) => cells(rows(offset, offset + limit)),
      filter: true,
    })
  return book.build(meta)
}

/** Writes exactly the list that a filter and an order show, of one moment, and says how many rows it has. */
export const produceList = (task: ListExport, progress: Progress): Promise<{ readonly rows: number }> =>
  withSnapshot(task.database, async db => {
    const { filter, sort, format, language } = task.request
    const keys = await pageKeys(db, { filter, sort, offset: 0, limit: Number.MAX_SAFE_INTEGER })
    const columns = listColumns(translatorOf(language), filter.lineIds.length > 0)
    if (format === 'csv') await writeCsv(task.path, columns, rowsOf(db, keys, filter.lineIds))
    else
      await renderXlsx(
        modelOf(task, columns, keys.length, (from, to) => rowsOf(db, keys.slice(from, to), filter.lineIds)),
        {
          path: task.path,
          translate: translatorOf(language),
          onProgress: (done, total) => progress(done, total, STEP),
        },
      )
    progress(keys.length, keys.length, STEP)
    return { rows: keys.length }
  })
