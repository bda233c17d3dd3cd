import { UnstyledButton, VisuallyHidden } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { memo } from 'react'
import { useWords } from '../words/use-words.ts'
import classes from './data-list.module.css'
import { rowTemplate } from './list-row.tsx'
import type { DataListProps, ListColumn, ListSort } from './list-types.ts'
import type { ListTable, ShownColumn } from './use-columns.ts'
import type { ListLayout } from './use-list-layout.ts'

type EdgeProps<Row extends object> = { readonly table: ListTable<Row>; readonly list: DataListProps<Row> }
type HeadProps<Row extends object> = EdgeProps<Row> & {
  readonly layout: ListLayout
  readonly changeLayout: (change: (layout: ListLayout) => ListLayout) => void
}

/** The first click sorts ascending, the next turns it round. */
function turned(sort: ListSort | null, key: string): ListSort {
  const isAscending = sort?.key === key && sort.direction === 'ascending'
  return { key, direction: isAscending ? 'descending' : 'ascending' }
}

/** Names of the columns: click to sort, drag the edge to size. */
function ListHeadOnce<Row extends object>({ table, list, layout, changeLayout }: HeadProps<Row>) {
  const { t } = useWords()
  const canChoose = list.actions !== undefined
  return (
    <thead className={classes['head']}>
      <tr
        aria-rowindex={1}
        className={classes['line']}
        style={{ gridTemplateColumns: rowTemplate(table.template, canChoose) }}
      >
        {canChoose ? (
          <th scope="col">
            <VisuallyHidden>{t('list.chosenColumn')}</VisuallyHidden>
          </th>
        ) : null}
        {table.shown.map(shown => (
          <HeadCell
            key={shown.column.id}
            shown={shown}
            sort={layout.sort}
            onSort={key => changeLayout(before => ({ ...before, sort: turned(before.sort, key) }))}
          />
        ))}
      </tr>
    </thead>
  )
}

/** Not drawn anew while the list scrolls. */
export const ListHead = memo(ListHeadOnce) as typeof ListHeadOnce

function HeadCell<Row extends object>(props: {
  readonly shown: ShownColumn<Row>
  readonly sort: ListSort | null
  readonly onSort: (key: string) => void
}) {
  const { column, header } = props.shown
  const { sortKey } = column
  const direction = sortKey !== undefined && props.sort?.key === sortKey ? props.sort.direction : undefined
  const resize = header.getResizeHandler()
  return (
    <th
      scope="col"
      aria-sort={direction ?? (sortKey === undefined ? undefined : 'none')}
      className={classes['headCell']}
      data-align={column.align === 'right' ? 'right' : undefined}
    >
      {sortKey === undefined ? (
        <HeadLabel column={column} />
      ) : (
        <UnstyledButton className={classes['sort'] ?? ''} onClick={() => props.onSort(sortKey)}>
          <HeadLabel column={column} />
          {direction === 'ascending' ? <IconArrowUp size={13} aria-hidden /> : null}
          {direction === 'descending' ? <IconArrowDown size={13} aria-hidden /> : null}
        </UnstyledButton>
      )}
      <span className={classes['edge']} onMouseDown={resize} onTouchStart={resize} aria-hidden />
    </th>
  )
}

function HeadLabel<Row extends object>({ column }: { readonly column: ListColumn<Row> }) {
  if (column.icon === undefined) return <span className={classes['headLabel']}>{column.label}</span>
  return (
    <span role="img" aria-label={column.label} title={column.label}>
      {column.icon}
    </span>
  )
}

/** The line of sums. */
export function ListFoot<Row extends object>({ table, list }: EdgeProps<Row>) {
  const canChoose = list.actions !== undefined
  return (
    <tfoot className={classes['foot']}>
      <tr className={classes['line']} style={{ gridTemplateColumns: rowTemplate(table.template, canChoose) }}>
        {canChoose ? <td /> : null}
        {table.shown.map(({ column }) => (
          <td
            key={column.id}
            className={classes['cell']}
            data-align={column.align === 'right' ? 'right' : undefined}
          >
            {list.footer?.[column.id]}
          </td>
        ))}
      </tr>
    </tfoot>
  )
}
