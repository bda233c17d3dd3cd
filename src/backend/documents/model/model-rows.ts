import { ProblemError, problem } from '#shared/kernel/errors.ts'
import type { RowBlock, RowModel, RowSource, SheetModel } from './document-model.ts'

export type RowVisitor = (row: RowModel, rowNumber: number) => void

/** Work between rows: writing what has gathered, reporting progress, stopping. */
export type RowPause = (rowNumber: number) => Promise<void> | undefined

const isSync = (source: RowSource): source is Iterable<RowModel> => Symbol.iterator in source

const wrongCount = (sheet: SheetModel, stated: number, found: number) =>
  new ProblemError(
    problem('Export', 'documentsRender.problem.rowCount', { sheet: sheet.name, stated, found }),
  )

/** Visits rows of one source; a pause that returns nothing costs nothing. */
async function visit(source: RowSource, from: number, each: RowVisitor, pause: RowPause): Promise<number> {
  let row = from
  if (isSync(source))
    for (const model of source) {
      each(model, row)
      const waiting = pause(row)
      if (waiting !== undefined) await waiting
      row += 1
    }
  else
    for await (const model of source) {
      each(model, row)
      await pause(row)
      row += 1
    }
  return row - from
}

/**
 * Visits every row of a sheet once, in order, with its row number. Throws `Export` when a streamed list has
 * other than the stated number of rows: sums and names would then cover wrong cells.
 */
export async function visitRows(sheet: SheetModel, each: RowVisitor, pause: RowPause): Promise<void> {
  let from = 1
  for (const block of sheet.blocks) {
    const stated = block.kind === 'rows' ? block.rows.length : block.count
    const found = await visit(block.kind === 'rows' ? block.rows : block.open(), from, each, pause)
    if (found !== stated) throw wrongCount(sheet, stated, found)
    from += stated
  }
}

function* skipSync(source: Iterable<RowModel>, offset: number, limit: number): Generator<RowModel> {
  let at = 0
  for (const row of source) {
    if (at >= offset + limit) return
    if (at >= offset) yield row
    at += 1
  }
}

async function* skip(source: RowSource, offset: number, limit: number): AsyncGenerator<RowModel> {
  if (isSync(source)) {
    yield* skipSync(source, offset, limit)
    return
  }
  let at = 0
  for await (const row of source) {
    if (at >= offset) yield row
    at += 1
    if (at >= offset + limit) return
  }
}

function part(block: RowBlock, offset: number, limit: number): RowSource {
  if (block.kind === 'rows') return block.rows.slice(offset, offset + limit)
  return block.slice ? block.slice(offset, limit) : skip(block.open(), offset, limit)
}

/** Some rows of a sheet, without holding or (where the list can do so) reading the others. */
export async function sliceRows(sheet: SheetModel, offset: number, limit: number): Promise<RowModel[]> {
  const rows: RowModel[] = []
  let start = 0
  for (const block of sheet.blocks) {
    const size = block.kind === 'rows' ? block.rows.length : block.count
    const from = Math.max(offset - start, 0)
    const wanted = Math.min(limit - rows.length, size - from)
    if (wanted > 0) for await (const row of part(block, from, wanted)) rows.push(row)
    start += size
    if (rows.length >= limit) break
  }
  return rows
}

/** Rows of all sheets together, for progress. */
export const totalRows = (sheets: readonly SheetModel[]): number =>
  sheets.reduce((sum, sheet) => sum + sheet.rowCount, 0)
