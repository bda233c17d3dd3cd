import { IconChevronRight } from '@tabler/icons-react'
import { memo } from 'react'
import { formatDecimalText } from '#shared/kernel/format-amount.ts'
import { Figure } from '../figures/figure.tsx'
import { useWords } from '../words/use-words.ts'
import classes from './data-list.module.css'
import { rowTemplate } from './list-row.tsx'
import type { ListGroup } from './list-types.ts'
import type { ListTable } from './use-columns.ts'

export type GroupRowProps<Row extends object> = {
  readonly id: string
  readonly index: number
  readonly start: number
  readonly group: ListGroup
  readonly table: ListTable<Row>
  readonly canChoose: boolean
  readonly currencyColumns: readonly string[] | undefined
  readonly isActive: boolean
  readonly isOpen: boolean
  readonly onOpen: (index: number) => void
}

/** A group of rows: its name and count up to the first column with a subtotal, then the subtotals. */
function GroupRowOnce<Row extends object>(props: GroupRowProps<Row>) {
  const { t, locale } = useWords()
  const { group, table, isOpen, index, canChoose, onOpen } = props
  const columns = table.shown.map(({ column }) => column)
  const summed = columns.findIndex(column => group.sums[column.id] !== undefined)
  const named = Math.max(1, summed < 0 ? columns.length : summed)
  const span = named + (canChoose ? 1 : 0)
  const number = formatDecimalText(String(group.count), locale)
  return (
    <tr
      id={props.id}
      aria-rowindex={index + 2}
      aria-level={1}
      aria-expanded={isOpen}
      className={classes['row']}
      data-group
      data-active={props.isActive || undefined}
      style={{
        transform: `translateY(${props.start}px)`,
        gridTemplateColumns: rowTemplate(table.template, canChoose),
      }}
      onClick={() => onOpen(index)}
      onKeyDown={event => event.key === 'Enter' && event.target === event.currentTarget && onOpen(index)}
    >
      <td className={classes['groupCell']} colSpan={span} style={{ gridColumn: `span ${span}` }}>
        <IconChevronRight size={16} className={classes['chevron'] ?? ''} aria-hidden />
        <span className={classes['groupName']} title={group.label}>
          {group.label}
        </span>
        <span className={classes['groupCount']} title={t('list.count', { count: group.count, number })}>
          {number}
        </span>
      </td>
      {columns.slice(named).map(column => {
        const sum = group.sums[column.id]
        return (
          <td
            key={column.id}
            className={classes['cell']}
            data-align={column.align === 'right' ? 'right' : undefined}
          >
            {sum ? (
              <Figure
                amount={sum}
                withCurrency={props.currencyColumns?.includes(column.id) ?? false}
                strong
              />
            ) : null}
          </td>
        )
      })}
    </tr>
  )
}

/** Drawn anew only when something about this very group changes. */
export const GroupRow = memo(GroupRowOnce) as typeof GroupRowOnce
