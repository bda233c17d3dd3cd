import { requireWorkbook } from '../container.ts'
import type { ReadingLimits } from '../limits.ts'
import type { Progress } from '../progress.ts'
import type { Sheet, Workbook } from '../sheet.ts'
import { openContainer } from '../zip.ts'
import type { Package } from './part.ts'
import { readSharedStrings } from './shared-strings.ts'
import { type CellBudget, readSheetPart } from './sheet-part.ts'
import { readStructure } from './structure.ts'
import { readStyles } from './styles.ts'

/** Reads an .xlsx workbook: container checked whole first, then its parts one by one. */
export async function readXlsx(
  bytes: Buffer,
  fileName: string,
  limits: ReadingLimits,
  onProgress: Progress,
  keepFormulas = false,
): Promise<Workbook> {
  onProgress({ phase: 'check', done: 0, total: 1 })
  const container = await openContainer(bytes, limits, names => requireWorkbook(names, fileName))
  const source: Package = { container, limits }
  const structure = await readStructure(source)
  const context = {
    sharedStrings: await readSharedStrings(source, structure.sharedStrings),
    styles: await readStyles(source, structure.styles),
    date1904: structure.date1904,
    keepFormulas,
  }
  const budget: CellBudget = { left: limits.cells }
  const sheets: Sheet[] = []
  for (const part of structure.sheets) {
    onProgress({ phase: 'read', done: sheets.length, total: structure.sheets.length })
    sheets.push(await readSheetPart(source, part, context, budget))
  }
  onProgress({ phase: 'read', done: sheets.length, total: sheets.length })
  return { format: 'xlsx', sheets, warnings: [] }
}
