import type { ReactNode } from 'react'
import type { WireError } from '#shared/contract/frames.ts'
import type { JsonValue } from '#shared/kernel/errors.ts'
import type { Money } from '#shared/kernel/money.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { EmptyNoteProps } from '../states/empty-note.tsx'

export type ListSort = { readonly key: string; readonly direction: 'ascending' | 'descending' }
export type ListPage = { readonly offset: number; readonly limit: number; readonly sort: ListSort | null }
export type ListRows<Row extends object> = {
  readonly rows: readonly Row[]
  /** Rows of the whole list, when the read knows. */
  readonly total?: number
  readonly hasMore?: boolean
}

/** Where a list's rows come from: the backend page by page, or `rowsInHand`. */
export type ListSource<Row extends object> = {
  /** What the rows depend on (procedure, filter); another key starts the list anew. */
  readonly key: readonly unknown[]
  readonly read: (page: ListPage, signal: AbortSignal) => Promise<Result<ListRows<Row>, WireError>>
  /** Rows of the whole list, when another read knows (`ledger.totals`). */
  readonly total?: number | undefined
}

/** One group of a list, as plain data: it is kept in the cache. */
export type ListGroup = {
  readonly id: string
  readonly label: string
  /** Rows that opening it shows. */
  readonly count: number
  /** Subtotals by column. */
  readonly sums: Readonly<Record<string, Money>>
  /** What `rows` needs to find the group again. */
  readonly ref: JsonValue
}

/** Where the groups of one grouping and their rows come from. */
export type GroupSource<Row extends object> = {
  readonly key: readonly unknown[]
  readonly read: (page: ListPage, signal: AbortSignal) => Promise<Result<ListGroupPage, WireError>>
  readonly rows: (
    group: ListGroup,
    page: ListPage,
    signal: AbortSignal,
  ) => Promise<Result<ListRows<Row>, WireError>>
}
export type ListGroupPage = { readonly groups: readonly ListGroup[]; readonly total: number }

/** By what a list can be grouped. */
export type ListGrouping<Row extends object> = {
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly source: (by: string) => GroupSource<Row>
  /** Columns that hold several currencies: their subtotals name theirs. */
  readonly currencyColumns?: readonly string[]
}

export type ListColumn<Row extends object> = {
  readonly id: string
  readonly label: string
  /** Stands in the head in place of a label that the column is too narrow for; the label is read out. */
  readonly icon?: ReactNode
  readonly cell: (row: Row) => ReactNode
  /** Key for the backend's order; a column without it cannot be sorted by. */
  readonly sortKey?: string
  readonly align?: 'left' | 'right'
  /** Pixels; the one column with `grow` takes what is left. */
  readonly width: number
  readonly grow?: boolean
  /** A name or title: takes the lines that a row has room for before it is cut off. */
  readonly isName?: boolean
  /** Not shown until it is chosen. */
  readonly hidden?: boolean
  /** Always shown: what names the row. */
  readonly fixed?: boolean
}

/** An act on the chosen rows. */
export type ListAction = {
  readonly label: string
  readonly onRun: () => unknown
  readonly danger?: boolean
  readonly disabled?: boolean
}

export type FileFormat = 'xlsx' | 'csv'

export type ListExport = {
  readonly columns: readonly string[]
  readonly sort: ListSort | null
  readonly groupBy: string | null
}

export type DataListProps<Row extends object> = {
  /** Names the list for saved views and remembered columns: `ledger`. */
  readonly name: string
  /** What is listed, for screen readers. */
  readonly label: string
  readonly columns: readonly ListColumn<Row>[]
  readonly rowId: (row: Row) => string
  readonly source: ListSource<Row>
  readonly defaultSort?: ListSort
  /** Filter fields; the first text input in them is where `/` goes. */
  readonly toolbar?: ReactNode
  /** The filter as saved views keep it, and how a saved one is put back. Both or neither. */
  readonly filter?: JsonValue
  readonly onFilter?: (filter: JsonValue) => void
  /** Enter, or a click on a row. */
  readonly onOpen?: (row: Row) => void
  /** The row whose details are open; arrow keys then open as they go. */
  readonly openId?: string | null
  /** Acts on the chosen rows; with it rows can be chosen. */
  readonly actions?: (chosen: readonly Row[]) => readonly ListAction[]
  /** By what the list can be grouped; each group is a row that opens. */
  readonly groups?: ListGrouping<Row>
  /** Cells of the last line, by column: sums over the whole list. */
  readonly footer?: Readonly<Record<string, ReactNode>>
  /** Exports exactly what the list shows. */
  readonly onExport?: (format: FileFormat, shown: ListExport) => unknown
  /** Pixels that every row is taller than usual, where a cell holds several lines. */
  readonly extraHeight?: number
  readonly empty: EmptyNoteProps
  /** Quiet rows: reversed, archived. */
  readonly isQuiet?: (row: Row) => boolean
}
