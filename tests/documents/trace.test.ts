import { describe, expect, it } from 'vitest'
import { drillFilter } from '#backend/documents/drill.ts'
import { type DocumentSource, previewDocument, withModel } from '#backend/documents/produce.ts'
import { figuresOfEntry } from '#backend/documents/trace/figures-of-entry.ts'
import { traceDocuments } from '#backend/documents/trace/trace-documents.ts'
import { filteredEntries, showsEntry } from '#backend/features/ledger/index.ts'
import type { Reader } from '#backend/rpc/context.ts'
import { demoDocuments } from './support/demo-documents.ts'

const demo = demoDocuments('sida-follow-up')
const quiet = () => undefined

const REPORTS = [
  ['sida-follow-up', 'SOE-11', 8],
  ['helvetas-partner-report', 'SOE-11', 8],
  ['eu-financial-report', 'EU-DEMO-1', 2],
  ['eu-expenditure-list', 'EU-DEMO-1', 2],
  ['visegrad-settlement', 'V4-DEMO-1', 1],
  ['de-proof-of-use', 'SOE-10', 1],
] as const

const sourceOf = (id: DocumentSource['id'], project: string, period: number): DocumentSource => ({
  ...demo.source(project, period),
  id,
})

/** Posted entries of a project in the order of their numbers. */
const entriesOf = (project: string): readonly string[] =>
  demo
    .connection()
    .prepare<[string], { id: string }>(
      `SELECT e.id FROM ledger_entry e JOIN project p ON p.id = e.project_id
       WHERE p.code = ? AND e.state = 'posted' ORDER BY e.entry_no`,
    )
    .all(project)
    .map(row => row.id)

/** Some of them, spread over the whole. */
const spread = (ids: readonly string[], count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => ids[Math.floor((index * ids.length) / count)] ?? '')

const WHOLE_SHEET = 500

/** References of a document by the cells they stand in, as the preview shows them. */
async function referencesByCell(source: DocumentSource): Promise<ReadonlyMap<string, string>> {
  const references = new Map<string, string>()
  const first = await previewDocument(source, { sheet: 0, offset: 0, limit: 1 })
  for (const sheet of first.sheets.keys()) {
    const { rows, columns } = await previewDocument(source, { sheet, offset: 0, limit: WHOLE_SHEET })
    for (const [index, row] of rows.entries()) {
      let column = 0
      for (const { drill, span } of row.cells) {
        if (drill !== null) references.set(`${sheet} ${columns[column]?.letter}${index + 1}`, drill)
        column += Math.max(1, span)
      }
    }
  }
  return references
}

/** The entries that the ledger's own list shows for each reference. */
async function shownByList(
  db: Reader,
  references: Iterable<string>,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const shown = new Map<string, ReadonlySet<string>>()
  for (const ref of new Set(references)) {
    const rows = await (await filteredEntries(db, drillFilter(ref))).select('e.id').execute()
    shown.set(ref, new Set(rows.map(({ id }) => id)))
  }
  return shown
}

describe.each(REPORTS)('%s of %s', (id, project, period) => {
  it('is traced from an entry to exactly the figures whose lists show it', async () => {
    const source = sourceOf(id, project, period)
    const cells = await referencesByCell(source)
    expect(cells.size).toBeGreaterThan(3)
    const met = await withModel(source, async (model, db) => {
      const lists = await shownByList(db, cells.values())
      let count = 0
      const inside = new Set([...lists.values()].flatMap(ids => [...ids]))
      const outside = entriesOf(project).filter(entry => !inside.has(entry))
      for (const entryId of [...spread([...inside], 12), ...spread(outside, 3)]) {
        const figures = await figuresOfEntry(model, ref => showsEntry(db, drillFilter(ref), entryId))
        const expected = [...cells].filter(([, ref]) => lists.get(ref)?.has(entryId)).map(([cell]) => cell)
        expect(figures.map(({ sheet, cell }) => `${sheet} ${cell}`).toSorted()).toEqual(expected.toSorted())
        count += expected.length
      }
      return count
    })
    expect(met).toBeGreaterThan(0)
  })
})

it('names row and column of a figure as the report prints them', async () => {
  const source = sourceOf('sida-follow-up', 'SOE-11', 8)
  const [{ id } = { id: '' }] = demo
    .connection()
    .prepare<[], { id: string }>(
      `SELECT e.id FROM ledger_entry e JOIN project p ON p.id = e.project_id JOIN reporting_period r ON r.id = e.period_id
       JOIN ledger_split s ON s.entry_id = e.id JOIN budget_line l ON l.id = s.budget_line_id
       WHERE p.code = 'SOE-11' AND r.number = 8 AND e.state = 'posted' LIMIT 1`,
    )
    .all()
  const [traced] = await traceDocuments({ entryId: id, sources: [source] }, quiet)
  expect(traced?.figures.map(figure => [figure.sheetName, figure.column, figure.sums])).toEqual([
    ['2 Budget follow-up', 'Outcome this period', true],
    ['2 Budget follow-up', 'Outcome this period', false],
  ])
  for (const figure of traced?.figures ?? []) expect(figure.label).toMatch(/^\d+(\.\d+)? \S/)
})

it('says why a document of the list can’t be made, and goes on with the others', async () => {
  const [entryId = ''] = entriesOf('SOE-11')
  const traced = await traceDocuments(
    {
      entryId,
      sources: [sourceOf('sida-follow-up', 'SOE-11', 999), sourceOf('helvetas-partner-report', 'SOE-11', 8)],
    },
    quiet,
  )
  expect(traced.map(({ id, refused }) => [id, refused?.code ?? null])).toEqual([
    ['sida-follow-up', 'NotFound'],
    ['helvetas-partner-report', null],
  ])
})

it('gives a figure of no budget line no entries to open', async () => {
  for (const [id, project, period] of REPORTS) {
    const source = sourceOf(id, project, period)
    const empty = await withModel(source, async model =>
      model.sheets
        .flatMap(sheet =>
          sheet.blocks.flatMap(block =>
            block.kind === 'rows'
              ? block.rows.flatMap(row => row.cells.flatMap(cell => cell.drill?.ref ?? []))
              : [],
          ),
        )
        .filter(ref => JSON.parse(ref).lineIds?.length === 0),
    )
    expect(empty).toEqual([])
  }
})
