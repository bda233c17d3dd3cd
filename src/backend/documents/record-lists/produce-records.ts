import type { Actor } from '#backend/rpc/context.ts'
import { dayHere } from '#shared/kernel/day-here.ts'
import { writeCsv } from '../list-csv.ts'
import type { ListFile } from '../list-job.ts'
import { blank, createDocument, type Translate, type Value } from '../model/index.ts'
import { renderXlsx } from '../render/xlsx/index.ts'
import { withSnapshot } from '../snapshot.ts'
import { translatorOf } from '../translate.ts'
import { LISTS } from './lists/index.ts'
import type { ListAsk, RecordListName, RecordRequest, RecordTable } from './record-list.ts'

/** Which list becomes a file, as its screen shows it. */
export type Records<L extends RecordListName> = { readonly list: L; readonly request: RecordRequest<L> }
export type RecordsExport = ListFile & {
  readonly records: { readonly [L in RecordListName]: Records<L> }[RecordListName]
  /** Whose sight the list keeps to. */
  readonly actor: Actor
}

type Progress = (done: number, total: number | null, stepKey: string) => void
const STEP = 'ledgerExport.progress'

function modelOf(task: RecordsExport, table: RecordTable, translate: Translate) {
  const title = translate(table.titleKey)
  const { author, fileStem, now, appVersion, records } = task
  const book = createDocument({
    id: `${records.list}-list`,
    title,
    fileStem,
    language: records.request.language,
    properties: { creator: author.name, contract: '', subject: title },
    translate,
  })
  const keys = table.columns.map(({ key }) => key)
  book
    .sheet<string>({ key: records.list, name: title, columns: table.columns, protect: false })
    .header()
    .list({
      key: 'rows',
      count: table.count,
      filter: true,
      *rows() {
        for (const cells of table.rows())
          yield Object.fromEntries(cells.map((cell, index) => [keys[index] ?? '', cell]))
      },
    })
  return book.build({
    generatedAt: now,
    generatedBy: author.name,
    authenticated: author.authenticated,
    auditHead: '',
    appVersion,
    parameters: {},
  })
}

const read = <L extends RecordListName>(ask: ListAsk, { list, request }: Records<L>): Promise<RecordTable> =>
  LISTS[list](ask, request)

/** Writes a list of records into a file as it is shown on screen, and says how many rows it has. */
export const produceRecords = (task: RecordsExport, progress: Progress): Promise<{ readonly rows: number }> =>
  withSnapshot(task.database, async db => {
    const { records, actor, path, now } = task
    const t = translatorOf(records.request.language)
    const table = await read({ db, t, actor, today: dayHere(now) }, records)
    if (records.request.format === 'csv') {
      const columns = table.columns.map(({ header }, index) => ({
        header,
        value: (cells: readonly Value[]) => cells[index] ?? blank(),
      }))
      await writeCsv(path, columns, table.rows())
    } else
      await renderXlsx(modelOf(task, table, t), {
        path,
        translate: t,
        onProgress: (done, total) => progress(done, total, STEP),
      })
    progress(table.count, table.count, STEP)
    return { rows: table.count }
  })
