import { type AppliedMapping, applyMapping } from '#backend/imports/mapping/apply-mapping.ts'
import { inspectWorkbook } from '#backend/imports/mapping/inspect.ts'
import type { Target } from '#backend/imports/mapping/target.ts'
import { TARGETS } from '#backend/imports/mapping/targets/index.ts'
import { readSpreadsheet } from '#backend/imports/reading/read-spreadsheet.ts'
import type { Workbook } from '#backend/imports/reading/sheet.ts'
import type { Mapping } from '#shared/contract/imports.ts'

export async function open(content: Buffer | string, name?: string): Promise<Workbook> {
  const bytes = Buffer.from(content)
  const result = await readSpreadsheet(bytes, name ?? (typeof content === 'string' ? 'a.csv' : 'a.xlsx'))
  if (!result.ok) throw new Error(result.error.messageKey)
  return result.value
}

export const suggest = (workbook: Workbook, target: Target = TARGETS.ledger): Mapping =>
  inspectWorkbook(workbook, target, { sheet: null, headerRow: null }).mapping

export async function apply(workbook: Workbook, mapping?: Partial<Mapping>, target: Target = TARGETS.ledger) {
  const result = await applyMapping(workbook, { ...suggest(workbook, target), ...mapping }, target)
  if (!result.ok) throw new Error(result.error.messageKey)
  return result.value
}

export const column = (applied: AppliedMapping, key: string) => applied.rows.map(row => row.values[key])
export const problems = (applied: AppliedMapping) =>
  applied.problems.map(({ row, column: place, value, severity, messageKey }) => [
    row,
    place,
    value,
    severity,
    messageKey,
  ])

export const headingsOf = (mapping: Mapping) =>
  Object.fromEntries(Object.entries(mapping.columns).map(([key, { heading }]) => [key, heading]))
