import type { Mapping } from '#shared/contract/imports.ts'
import type { Row } from '../reading/sheet.ts'
import type { ColumnReading } from './field-value.ts'
import type { MappedColumn } from './locate.ts'
import { type DecimalSeparator, type Evidence, orderEvidence, separatorEvidence } from './separators.ts'

/** Typed texts of a column; stored numbers and dates leave no doubt and say nothing about how text is meant. */
function* textsOf(rows: readonly Row[], index: number): Iterable<string> {
  for (const row of rows) {
    const cell = row.cells[index]
    if (cell?.kind === 'text') yield cell.text
  }
}

const isNumeric = (column: MappedColumn): boolean =>
  column.field.kind === 'amount' || column.field.kind === 'decimal'

/** What all numeric columns agree on; used for columns that say nothing themselves. */
function shared(found: readonly Evidence<DecimalSeparator>[]): DecimalSeparator | undefined {
  const values = new Set(found.flatMap(evidence => (evidence.kind === 'agreed' ? [evidence.value] : [])))
  const [only, second] = values
  return second === undefined && found.every(evidence => evidence.kind !== 'mixed') ? only : undefined
}

/**
 * Settles for each column what single values leave open: 1.234 is 1234 when another value of the column is
 * 1.234,56; 05/06/2024 is 5 June when another is 29/07/2024. The mapping's own answer goes before.
 */
export function columnReadings(
  columns: readonly MappedColumn[],
  rows: readonly Row[],
  mapping: Mapping,
): ReadonlyMap<string, ColumnReading> {
  const separators = new Map(
    columns
      .filter(isNumeric)
      .map(column => [column.field.key, separatorEvidence(textsOf(rows, column.index))]),
  )
  const common = shared([...separators.values()])
  return new Map(
    columns.map(({ field, index }) => {
      const own = separators.get(field.key)
      const evidence = own?.kind === 'agreed' ? own.value : own?.kind === 'none' ? common : undefined
      const dates =
        field.kind === 'date' && mapping.dateOrder === null ? orderEvidence(textsOf(rows, index)) : undefined
      const reading: ColumnReading = {
        kind: field.kind,
        separator: mapping.decimalSeparator ?? evidence,
        order: mapping.dateOrder ?? (dates?.kind === 'agreed' ? dates.value : undefined),
      }
      return [field.key, reading]
    }),
  )
}
