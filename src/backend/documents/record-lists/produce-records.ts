import { listDecisions } from '#backend/features/awards/index.ts'
import { listOrganisations } from '#backend/features/organisations/index.ts'
import { listProjects } from '#backend/features/programmes/index.ts'
import type { Reader } from '#backend/rpc/context.ts'
import type { ParsedInputOf } from '#shared/contract/index.ts'
import { writeCsv } from '../list-csv.ts'
import type { ListFile } from '../list-job.ts'
import { createDocument, type Translate } from '../model/index.ts'
import { renderXlsx } from '../render/xlsx/index.ts'
import { withSnapshot } from '../snapshot.ts'
import { translatorOf } from '../translate.ts'
import { groupColumn, organisationColumns, projectColumns, type RecordColumn } from './columns.ts'
import { decisionColumns } from './decision-columns.ts'
import { type Grouping, inGroups, organisationGrouping, projectGrouping } from './groups.ts'

export type RecordsRequest =
  | { readonly list: 'organisations'; readonly request: ParsedInputOf<'organisations.export'> }
  | {
      readonly list: 'projects'
      readonly request: ParsedInputOf<'projects.export'>
      /** False where the role of who asks does not see money. */
      readonly withMoney: boolean
    }
  | {
      readonly list: 'decisions'
      readonly request: ParsedInputOf<'decisions.export'>
      /** Whose sight the list keeps to. */
      readonly personId: string
    }
export type RecordsExport = ListFile & { readonly records: RecordsRequest }

type Progress = (done: number, total: number | null, stepKey: string) => void
const STEP = 'ledgerExport.progress'
const WHOLE = { offset: 0, limit: Number.MAX_SAFE_INTEGER }

/** A list with everything that makes a file of it. */
interface RecordList<Row> {
  readonly titleKey: string
  readonly rows: readonly Row[]
  readonly columns: readonly RecordColumn<Row>[]
}

/** Rows in their groups, with the name of the group in front; or as they are. */
function grouped<Row>(
  list: RecordList<Row>,
  grouping: Grouping<Row> | null,
  order: { readonly locale: string; readonly isTurned: boolean },
): RecordList<Row> {
  if (grouping === null) return list
  const group = groupColumn<Row>(grouping.header, row => grouping.nameOf(grouping.keyOf(row)))
  return { ...list, rows: inGroups(list.rows, grouping, order), columns: [group, ...list.columns] }
}

async function organisations(db: Reader, t: Translate, request: ParsedInputOf<'organisations.export'>) {
  const { columns, groupBy, format: _format, language, ...filter } = request
  const { rows } = await listOrganisations(db, { ...filter, ...WHOLE, group: null })
  return grouped(
    { titleKey: 'nav.registry', rows, columns: organisationColumns(t, columns) },
    groupBy === null ? null : organisationGrouping(t, groupBy),
    {
      locale: language,
      isTurned: request.sort.key === groupBy && request.sort.direction === 'descending',
    },
  )
}

async function projects(
  db: Reader,
  t: Translate,
  { request, withMoney }: Extract<RecordsRequest, { readonly list: 'projects' }>,
) {
  const { ids, columns, groupBy, language } = request
  const all = await listProjects(db, { text: '', parentId: null, family: null }, withMoney)
  const byId = new Map(all.map(row => [row.id, row]))
  return grouped(
    {
      titleKey: 'nav.programme',
      rows: ids.flatMap(id => byId.get(id) ?? []),
      columns: projectColumns(t, columns),
    },
    groupBy === null ? null : projectGrouping(t, groupBy),
    { locale: language, isTurned: false },
  )
}

async function decisions(
  db: Reader,
  t: Translate,
  { request, personId }: Extract<RecordsRequest, { readonly list: 'decisions' }>,
) {
  const { callId, columns } = request
  const { rows, currency } = await listDecisions(db, { personId }, { callId, applicationId: null, ...WHOLE })
  return { titleKey: 'awards.decisions', rows, columns: decisionColumns(t, currency, columns) }
}

function modelOf<Row>(task: RecordsExport, list: RecordList<Row>, translate: Translate) {
  const title = translate(list.titleKey)
  const { author, fileStem, now, appVersion, records } = task
  const book = createDocument({
    id: `${records.list}-list`,
    title,
    fileStem,
    language: records.request.language,
    properties: { creator: author.name, contract: '', subject: title },
    translate,
  })
  book
    .sheet<string>({
      key: records.list,
      name: title,
      columns: list.columns.map(({ key, header, width, format }) => ({ key, header, width, format })),
      protect: false,
    })
    .header()
    .list({
      key: 'rows',
      count: list.rows.length,
      filter: true,
      rows: () =>
        list.rows.map(row => Object.fromEntries(list.columns.map(column => [column.key, column.value(row)]))),
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

async function write<Row>(
  task: RecordsExport,
  list: RecordList<Row>,
  translate: Translate,
  progress: Progress,
): Promise<{ readonly rows: number }> {
  const count = list.rows.length
  if (task.records.request.format === 'csv') await writeCsv(task.path, list.columns, list.rows)
  else
    await renderXlsx(modelOf(task, list, translate), {
      path: task.path,
      translate,
      onProgress: (done, total) => progress(done, total, STEP),
    })
  progress(count, count, STEP)
  return { rows: count }
}

/** Writes the registry, the projects or the decisions of a call into a file as the list on screen shows them, and says how many rows it has. */
export const produceRecords = (task: RecordsExport, progress: Progress): Promise<{ readonly rows: number }> =>
  withSnapshot(task.database, async db => {
    const { records } = task
    const translate = translatorOf(records.request.language)
    if (records.list === 'organisations')
      return write(task, await organisations(db, translate, records.request), translate, progress)
    if (records.list === 'decisions')
      return write(task, await decisions(db, translate, records), translate, progress)
    return write(task, await projects(db, translate, records), translate, progress)
  })
