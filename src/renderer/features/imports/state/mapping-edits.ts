import type { Mapping } from '#shared/contract/imports.ts'
import type { Inspection } from './wizard-state.ts'

type Column = Inspection['columns'][number]

const without = <T>(record: Readonly<Record<string, T>>, key: string): Record<string, T> =>
  Object.fromEntries(Object.entries(record).filter(([name]) => name !== key))

/** Chooses the column of a field, or none; a column serves one field only, and a column replaces a fixed value. */
export function chooseColumn(mapping: Mapping, field: string, column: Column | undefined): Mapping {
  if (!column) return { ...mapping, columns: without(mapping.columns, field) }
  const others = Object.entries(mapping.columns).filter(
    ([name, chosen]) => name !== field && chosen.letter !== column.letter,
  )
  return {
    ...mapping,
    columns: { ...Object.fromEntries(others), [field]: { heading: column.heading, letter: column.letter } },
    constants: without(mapping.constants, field),
  }
}

/** One value for all rows of a field; a blank one takes it away. */
export const chooseConstant = (mapping: Mapping, field: string, value: string): Mapping => ({
  ...mapping,
  constants: value === '' ? without(mapping.constants, field) : { ...mapping.constants, [field]: value },
})

/** The column of the file that a field takes, if the file has it: by its letter, else by its heading. */
export function columnOf(mapping: Mapping, field: string, columns: readonly Column[]): Column | undefined {
  const chosen = mapping.columns[field]
  if (!chosen) return undefined
  const sameLetter = columns.find(column => column.letter === chosen.letter)
  if (sameLetter?.heading === chosen.heading) return sameLetter
  return columns.find(column => column.heading === chosen.heading && chosen.heading !== '')
}

/** A saved mapping for this very file: sheet and header row stay as they were found. */
export const applySaved = (saved: Mapping, inspection: Inspection): Mapping => ({
  ...saved,
  sheet: inspection.sheet,
  headerRow: inspection.headerRow,
})

/** Columns of the file that no field takes. */
export function unusedColumns(mapping: Mapping, columns: readonly Column[]): Column[] {
  const used = new Set(Object.keys(mapping.columns).map(field => columnOf(mapping, field, columns)?.letter))
  return columns.filter(column => !used.has(column.letter) && column.heading !== '')
}
