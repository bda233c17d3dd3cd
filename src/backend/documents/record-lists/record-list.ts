import type { Actor, Reader } from '#backend/rpc/context.ts'
import type { ParsedInputOf } from '#shared/contract/index.ts'
import type { ColumnFormat, Translate, Value } from '../model/index.ts'
import { groupColumn, type RecordColumn } from './columns.ts'
import { type Grouping, inGroups } from './groups.ts'

/** Lists of records that become files; each has a procedure `<list>.export`. */
export const RECORD_LISTS = [
  'organisations',
  'projects',
  'schemes',
  'calls',
  'applications',
  'assignments',
  'decisions',
  'accounts',
  'assets',
  'procurements',
  'ineligible',
  'pendingPayments',
  'rates',
  'perDiems',
  'documents',
  'sharedCosts',
  'payroll',
  'agreements',
  'reservations',
  'audit',
] as const
export type RecordListName = (typeof RECORD_LISTS)[number]
export type RecordRequest<L extends RecordListName> = ParsedInputOf<`${L}.export`>

/** Everything a list is read with. */
export interface ListAsk {
  readonly db: Reader
  readonly t: Translate
  /** Whose sight the list keeps to. */
  readonly actor: Actor
  /** UTC day on which the list is read. */
  readonly today: string
}

/** A list with its rows as cells, whatever they are rows of. */
export interface RecordTable {
  readonly titleKey: string
  readonly columns: readonly {
    readonly key: string
    readonly header: string
    readonly width: number
    readonly format: ColumnFormat
  }[]
  readonly count: number
  /** Made while they are written: a list can be long. */
  readonly rows: () => Iterable<readonly Value[]>
}

/** Reads one list as its screen shows it. */
export type ListReader<L extends RecordListName> = (
  ask: ListAsk,
  request: RecordRequest<L>,
) => Promise<RecordTable>

/** Lists are read whole for a file. */
export const WHOLE = { offset: 0, limit: Number.MAX_SAFE_INTEGER }

/** The list's rows under its columns. */
export const tableOf = <Row>(
  titleKey: string,
  rows: readonly Row[],
  columns: readonly RecordColumn<Row>[],
): RecordTable => ({
  titleKey,
  columns: columns.map(({ key, header, width, format }) => ({ key, header, width, format })),
  count: rows.length,
  rows: function* () {
    for (const row of rows) yield columns.map(column => column.value(row))
  },
})

/** The columns wanted, in that order; a column on screen can be several in the file. */
export const inOrder = <K extends string, Row>(
  wanted: readonly K[],
  shapes: Readonly<Record<K, RecordColumn<Row> | readonly RecordColumn<Row>[]>>,
): readonly RecordColumn<Row>[] => wanted.flatMap(name => shapes[name])

/** Rows in their groups, with the name of the group in front. */
export function groupedTable<Row>(
  titleKey: string,
  rows: readonly Row[],
  columns: readonly RecordColumn<Row>[],
  grouping: Grouping<Row>,
  order: { readonly locale: string; readonly isTurned: boolean },
): RecordTable {
  const group = groupColumn<Row>(grouping.header, row => grouping.nameOf(grouping.keyOf(row)))
  return tableOf(titleKey, inGroups(rows, grouping, order), [group, ...columns])
}
