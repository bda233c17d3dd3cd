import { memo } from 'react'
import { useWords } from '../words/use-words.ts'
import classes from './data-list.module.css'
import type { ListColumn } from './list-types.ts'
import type { ListTable } from './use-columns.ts'

export type ListRowProps<Row extends object> = {
  readonly id: string
  readonly index: number
  readonly start: number
  readonly row: Row | undefined
  /** 2 below a group, undefined in a list without groups. */
  readonly level: number | undefined
  readonly table: ListTable<Row>
  readonly isActive: boolean
  readonly isOpen: boolean
  readonly isQuiet: boolean
  readonly isChosen: boolean
  /** Undefined where rows cannot be chosen. */
  readonly onToggle: ((index: number) => void) | undefined
  readonly onOpen: (index: number) => void
}

/** Grid template with the column of tick boxes in front where rows can be chosen. */
export const rowTemplate = (template: string, canChoose: boolean): string =>
  `${canChoose ? '36px ' : ''}${template}`

/** One row; a skeleton while its block is being read. Plain elements: forty rows are drawn anew with every page. */
function ListRowOnce<Row extends object>(props: ListRowProps<Row>) {
  const { t } = useWords()
  const { index, row, table, onToggle, onOpen } = props
  return (
    <tr
      id={props.id}
      aria-rowindex={index + 2}
      aria-level={props.level}
      aria-selected={onToggle ? props.isChosen : undefined}
      className={classes['row']}
      data-active={props.isActive || undefined}
      data-open={props.isOpen || undefined}
      data-quiet={props.isQuiet || undefined}
      data-chosen={props.isChosen || undefined}
      style={{
        transform: `translateY(${props.start}px)`,
        gridTemplateColumns: rowTemplate(table.template, onToggle !== undefined),
      }}
      onClick={() => onOpen(index)}
      onKeyDown={event => event.key === 'Enter' && event.target === event.currentTarget && onOpen(index)}
    >
      {onToggle ? (
        <td className={classes['tick']}>
          <input
            type="checkbox"
            className={classes['choose']}
            tabIndex={-1}
            checked={props.isChosen}
            disabled={row === undefined}
            aria-label={t('list.choose')}
            onChange={() => onToggle(index)}
            onClick={event => event.stopPropagation()}
          />
        </td>
      ) : null}
      {table.shown.map(({ column }) => (
        <Cell key={column.id} column={column} row={row} />
      ))}
    </tr>
  )
}

/** Drawn anew only when something about this very row changes: scrolling moves the others past. */
export const ListRow = memo(ListRowOnce) as typeof ListRowOnce

/** Text that is cut off is told in full when the pointer rests on it. */
function Cell<Row extends object>(props: {
  readonly column: ListColumn<Row>
  readonly row: Row | undefined
}) {
  const { column, row } = props
  const content = row === undefined ? <span className={classes['waiting']} /> : column.cell(row)
  return (
    <td
      className={classes['cell']}
      data-align={column.align === 'right' ? 'right' : undefined}
      title={typeof content === 'string' && content !== '' ? content : undefined}
    >
      {column.isName ? <span className={classes['name']}>{content}</span> : content}
    </td>
  )
}
