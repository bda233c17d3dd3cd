import { type ComponentProps, type CSSProperties, useId, useRef } from 'react'
import { wireErrorOf } from '../data/call-error.ts'
import { EmptyNote } from '../states/empty-note.tsx'
import { ErrorState } from '../states/error-state.tsx'
import classes from './data-list.module.css'
import { GroupRow } from './group-row.tsx'
import { ListFoot, ListHead } from './list-edges.tsx'
import { ListRow } from './list-row.tsx'
import { ListToolbar } from './list-toolbar.tsx'
import type { DataListProps } from './list-types.ts'
import { useChosen } from './use-chosen.ts'
import { useColumns } from './use-columns.ts'
import { useListCursor } from './use-list-cursor.ts'
import { handleListKey } from './use-list-keys.ts'
import { useListLayout } from './use-list-layout.ts'
import { type ListWindow, useListWindow } from './use-list-window.ts'

const findField = (frame: HTMLElement | null) =>
  frame?.querySelector<HTMLInputElement>('[data-list-toolbar] input')

/** A table becomes a grid: one place for the focus, the active row told by its id, since rows come and go. */
function gridAttributes<Row extends object>(
  list: DataListProps<Row>,
  { known, groups }: ListWindow<Row>,
  activeId: string,
): ComponentProps<'table'> {
  return {
    role: groups ? 'treegrid' : 'grid',
    tabIndex: 0,
    'aria-label': list.label,
    'aria-rowcount': known.isCountExact ? known.count + 1 : -1,
    'aria-multiselectable': list.actions !== undefined || undefined,
    'aria-busy': known.isLoading,
    'aria-activedescendant': known.count > 0 ? activeId : undefined,
  }
}

/** Rows of the whole list; null while that is not known. Open groups count some rows and leave out others. */
function countOf<Row extends object>(list: DataListProps<Row>, { known, groups }: ListWindow<Row>) {
  if (groups) return list.source.total ?? null
  return known.isCountExact && !known.isLoading ? known.count : null
}

/** Rows are as tall as the window counts them, also where a list asks for more than the density gives. */
const bodyStyle = ({ height, rowHeight }: { readonly height: number; readonly rowHeight: number }) =>
  ({ blockSize: height, '--row-height': `${rowHeight}px` }) as CSSProperties

/**
 * The one list of the application. Rows are read in blocks as they come into view and only those in view are drawn,
 * so that 100,000 rows feel like 100; columns can be chosen and sized, rows grouped with subtotals, views saved by name,
 * rows chosen for acts, and everything is done by keyboard as well.
 */
export function DataList<Row extends object>(props: DataListProps<Row>) {
  const { rowId, openId } = props
  const id = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const frame = useRef<HTMLDivElement>(null)
  const [layout, changeLayout] = useListLayout(props.name, props.columns, props.defaultSort)
  const view = useListWindow(scroller, props, layout)
  const { known, groups } = view
  const chosen = useChosen<Row>(rowId, view.key)
  const cursor = useListCursor(props, view, chosen)
  const rows = view.items.flatMap(({ item }) => (item?.kind === 'row' ? [item.row] : []))
  const table = useColumns<Row>({ columns: props.columns, rows, rowId, layout, changeLayout })
  const isEmpty = known.count === 0 && !known.isLoading && known.error === null

  return (
    <div className={classes['frame']} ref={frame}>
      <ListToolbar
        list={props}
        layout={layout}
        changeLayout={changeLayout}
        count={countOf(props, view)}
        groups={groups}
        chosen={chosen}
      />
      {known.error === null ? null : <ErrorState error={wireErrorOf(known.error)} onRetry={known.retry} />}
      <div ref={scroller} className={classes['scroller']}>
        <table
          {...gridAttributes(props, view, `${id}-${cursor.active}`)}
          className={classes['sheet']}
          style={{ minInlineSize: table.totalWidth }}
          onKeyDown={event =>
            handleListKey(event, { ...cursor.keys, onFind: () => findField(frame.current)?.focus() })
          }
        >
          <ListHead table={table} list={props} layout={layout} changeLayout={changeLayout} />
          <tbody className={classes['body']} style={bodyStyle(view)}>
            {view.items.map(({ index, start, item }) => {
              const place = { id: `${id}-${index}`, index, start, table, isActive: index === cursor.active }
              if (item?.kind === 'group')
                return (
                  <GroupRow
                    key={`group ${item.group.id}`}
                    {...place}
                    group={item.group}
                    isOpen={item.isOpen}
                    canChoose={props.actions !== undefined}
                    currencyColumns={props.groups?.currencyColumns}
                    onOpen={cursor.click}
                  />
                )
              const row = item?.row
              return (
                <ListRow
                  key={row ? `${item?.within ?? ''} ${rowId(row)}` : `waiting ${index}`}
                  {...place}
                  row={row}
                  level={groups ? 2 : undefined}
                  isOpen={row !== undefined && openId === rowId(row)}
                  isQuiet={row !== undefined && (props.isQuiet?.(row) ?? false)}
                  isChosen={row !== undefined && chosen.has(row)}
                  onToggle={props.actions ? cursor.toggle : undefined}
                  onOpen={cursor.click}
                />
              )
            })}
          </tbody>
          {props.footer && known.count > 0 ? <ListFoot table={table} list={props} /> : null}
        </table>
        {isEmpty ? <EmptyNote {...props.empty} /> : null}
      </div>
    </div>
  )
}
