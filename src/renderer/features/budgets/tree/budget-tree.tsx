import { useVirtualizer } from '@tanstack/react-virtual'
import { type ComponentProps, useEffect, useId, useRef, useState } from 'react'
import { AMOUNT_ORDER, amountKey, Figure, useRowHeight, useWords } from '#renderer/ui/index.ts'
import type { Amounts } from '#shared/contract/budgets.ts'
import { BudgetRow } from './budget-row.tsx'
import classes from './budget-tree.module.css'
import { figureLink } from './figure-links.ts'
import { type Children, headingIds, type TreeRow, visibleRows } from './tree-model.ts'
import { handleTreeKey } from './use-tree-keys.ts'

export type BudgetTreeProps = {
  readonly projectId: string
  /** The version that was chosen; none for the signed one. */
  readonly versionId: string | undefined
  readonly currency: string
  readonly nodes: Children
  readonly totals: Amounts
  readonly withUnits: boolean
  readonly closed: ReadonlySet<string>
  readonly onClosed: (closed: ReadonlySet<string>) => void
  readonly openId: string | null
  readonly onOpen: (id: string) => void
}

export const FIGURES = [...AMOUNT_ORDER, 'spent'] as const
const OVERSCAN = 10

/** A table becomes a tree grid: one place for the focus, the active row told by its id, since rows come and go. */
const treeAttributes = (label: string, rows: number, activeId: string): ComponentProps<'table'> => ({
  role: 'treegrid',
  tabIndex: 0,
  'aria-label': label,
  'aria-rowcount': rows + 2,
  'aria-activedescendant': rows > 0 ? activeId : undefined,
})

function toggled(closed: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(closed)
  if (!next.delete(id)) next.add(id)
  return next
}

/**
 * A budget as a tree: headings and lines with the six amounts and the spent figure in their fixed order, each a link to
 * its entries. Only the rows in view are drawn.
 */
export function BudgetTree(props: BudgetTreeProps) {
  const { t } = useWords()
  const id = useId()
  const { nodes, closed, withUnits } = props
  const rows = visibleRows(nodes, closed)
  const view = useTreeWindow(rows, props)
  const toggle = (nodeId: string) => props.onClosed(toggled(closed, nodeId))
  const toggleAll = () => props.onClosed(closed.size > 0 ? new Set() : new Set(headingIds(nodes)))
  return (
    <div ref={view.scroller} className={classes['scroller']}>
      <table
        {...treeAttributes(t('budget.tree'), rows.length, `${id}-${view.active}`)}
        className={classes['sheet']}
        data-units={withUnits || undefined}
        onKeyDown={event =>
          handleTreeKey(event, {
            rows,
            active: view.active,
            pageSize: view.pageSize,
            onMove: view.move,
            onToggle: toggle,
            onOpen: props.onOpen,
            onToggleAll: toggleAll,
          })
        }
      >
        <TreeHead currency={props.currency} withUnits={withUnits} />
        <tbody className={classes['body']} style={{ blockSize: view.height }}>
          {view.items.map(({ row, index, start }) => (
            <BudgetRow
              key={row.node.id}
              id={`${id}-${index}`}
              index={index}
              start={start}
              row={row}
              tree={props}
              isActive={index === view.active}
              onToggle={() => toggle(row.node.id)}
              onOpen={() => {
                view.move(index)
                props.onOpen(row.node.id)
              }}
            />
          ))}
        </tbody>
        <TreeFoot {...props} count={rows.length} />
      </table>
    </div>
  )
}

/** The rows in view, and the active one; a row opened from outside is scrolled to. */
function useTreeWindow(rows: readonly TreeRow[], { openId }: BudgetTreeProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const height = useRowHeight()
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: OVERSCAN,
  })
  useEffect(() => {
    if (height > 0) virtual.measure()
  }, [virtual, height])
  const opened = rows.findIndex(row => row.node.id === openId)
  const [moved, setMoved] = useState(0)
  useEffect(() => {
    if (opened < 0) return
    setMoved(opened)
    virtual.scrollToIndex(opened)
  }, [opened, virtual])
  const items = virtual.getVirtualItems().flatMap(item => {
    const row = rows[item.index]
    return row ? [{ row, index: item.index, start: item.start }] : []
  })
  return {
    scroller,
    items,
    height: virtual.getTotalSize(),
    pageSize: Math.max(1, items.length - OVERSCAN),
    active: Math.max(0, Math.min(moved, rows.length - 1)),
    move: (index: number) => {
      setMoved(index)
      virtual.scrollToIndex(index)
    },
  }
}

function TreeHead({ currency, withUnits }: { readonly currency: string; readonly withUnits: boolean }) {
  const { t } = useWords()
  return (
    <thead className={classes['head']}>
      <tr className={classes['line']} aria-rowindex={1}>
        <th scope="col" className={classes['name']}>
          {t('budget.rowIn', { currency })}
        </th>
        {withUnits ? (
          <>
            <th scope="col" className={classes['cell']}>
              {t('budget.unit')}
            </th>
            <th scope="col" className={classes['number']}>
              {t('budget.quantity')}
            </th>
            <th scope="col" className={classes['number']}>
              {t('budget.unitValue')}
            </th>
          </>
        ) : null}
        {FIGURES.map(name => (
          <th
            key={name}
            scope="col"
            className={classes['number']}
            data-amount={name}
            aria-label={t('budget.inCurrency', { name: t(amountKey(name)), currency })}
          >
            {t(amountKey(name))}
          </th>
        ))}
        <th scope="col" className={classes['cell']}>
          {t('budget.bars')}
        </th>
      </tr>
    </thead>
  )
}

function TreeFoot(props: BudgetTreeProps & { readonly count: number }) {
  const { t } = useWords()
  const { totals, currency, projectId, versionId } = props
  return (
    <tfoot className={classes['foot']}>
      <tr className={classes['line']} aria-rowindex={props.count + 2}>
        <th scope="row" className={classes['name']}>
          {t('budget.total')}
        </th>
        {props.withUnits ? (
          <>
            <td />
            <td />
            <td />
          </>
        ) : null}
        {FIGURES.map(name => (
          <td key={name} className={classes['number']}>
            <Figure
              amount={{ minor: totals[name], currency }}
              link={figureLink({ projectId, versionId, nodeId: null, lineIds: [] }, name)}
              label={t(amountKey(name))}
              tabStop={false}
              strong
            />
          </td>
        ))}
        <td />
      </tr>
    </tfoot>
  )
}
