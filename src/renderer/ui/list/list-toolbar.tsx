import { ActionIcon, Button, Group, Menu, Text, Tooltip } from '@mantine/core'
import { IconColumns3 } from '@tabler/icons-react'
import { memo } from 'react'
import { formatDecimalText } from '#shared/kernel/format-amount.ts'
import { useWords } from '../words/use-words.ts'
import classes from './data-list.module.css'
import { ExportMenu } from './export-menu.tsx'
import { GroupMenu } from './group-menu.tsx'
import type { DataListProps, ListExport } from './list-types.ts'
import { SavedViews } from './saved-views.tsx'
import type { Chosen } from './use-chosen.ts'
import type { KnownGroups } from './use-group-rows.ts'
import type { ListLayout } from './use-list-layout.ts'
import { groupingOf } from './use-list-window.ts'

export type ListToolbarProps<Row extends object> = {
  readonly list: DataListProps<Row>
  readonly layout: ListLayout
  readonly changeLayout: (change: (layout: ListLayout) => ListLayout) => void
  /** Null while it is not known. */
  readonly count: number | null
  /** The groups, when the list is grouped. */
  readonly groups: KnownGroups<Row> | null
  readonly chosen: Chosen<Row>
}

/** Above a list: its filters, how many rows, saved views, groups, columns, export; or the acts on the chosen rows. */
function ListToolbarOnce<Row extends object>(props: ListToolbarProps<Row>) {
  const { list, layout, count, groups, chosen } = props
  const { t, locale } = useWords()
  const counted = (key: 'list.count' | 'list.groups', value: number) =>
    t(key, { count: value, number: formatDecimalText(String(value), locale) })
  return (
    <Group className={classes['toolbar'] ?? ''} gap="xs" data-list-toolbar>
      {chosen.rows.length > 0 ? (
        <ChosenBar list={list} chosen={chosen} />
      ) : (
        <Group gap="xs" className={classes['filters'] ?? ''}>
          {list.toolbar}
        </Group>
      )}
      <Text size={groups ? 'xs' : 'sm'} c="dimmed" role="status" className={classes['count'] ?? ''}>
        {groups?.groupCount ? <span>{counted('list.groups', groups.groupCount)}</span> : null}
        {count === null ? null : <span>{counted('list.count', count)}</span>}
      </Text>
      <SavedViews list={list} layout={layout} changeLayout={props.changeLayout} />
      {list.groups ? (
        <GroupMenu
          grouping={list.groups}
          by={groupingOf(list, layout)}
          groups={groups}
          onChoose={groupBy => props.changeLayout(before => ({ ...before, groupBy }))}
        />
      ) : null}
      <ColumnChooser {...props} />
      {list.onExport ? (
        <ExportMenu onExport={format => list.onExport?.(format, shownOf(list, layout))} />
      ) : null}
    </Group>
  )
}

/** Not drawn anew while the list scrolls. */
export const ListToolbar = memo(ListToolbarOnce) as typeof ListToolbarOnce

const shownOf = <Row extends object>(list: DataListProps<Row>, layout: ListLayout): ListExport => ({
  columns: list.columns.filter(({ id }) => layout.visible[id] !== false).map(({ id }) => id),
  sort: layout.sort,
  groupBy: groupingOf(list, layout),
})

function ChosenBar<Row extends object>({ list, chosen }: Pick<ListToolbarProps<Row>, 'list' | 'chosen'>) {
  const { t } = useWords()
  return (
    <Group gap="xs" className={classes['filters'] ?? ''} role="group" aria-label={t('list.acts')}>
      <Text size="sm" fw={600}>
        {t('list.chosen', { count: chosen.rows.length })}
      </Text>
      {list.actions?.(chosen.rows).map(action => (
        <Button
          key={action.label}
          size="xs"
          variant={action.danger ? 'outline' : 'filled'}
          {...(action.danger ? { color: 'red' } : {})}
          disabled={action.disabled ?? false}
          onClick={() => action.onRun()}
        >
          {action.label}
        </Button>
      ))}
      <Button size="xs" variant="default" onClick={chosen.clear}>
        {t('list.chooseNone')}
      </Button>
    </Group>
  )
}

function ColumnChooser<Row extends object>({ list, layout, changeLayout }: ListToolbarProps<Row>) {
  const { t } = useWords()
  const show = (id: string, isShown: boolean) =>
    changeLayout(before => ({ ...before, visible: { ...before.visible, [id]: isShown } }))
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Tooltip label={t('list.columns')}>
          <ActionIcon variant="default" size="lg" aria-label={t('list.columns')}>
            <IconColumns3 size={16} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('list.columns')}</Menu.Label>
        {list.columns.map(column => {
          const isShown = layout.visible[column.id] !== false
          return (
            <Menu.CheckboxItem
              key={column.id}
              disabled={column.fixed === true}
              checked={isShown}
              onChange={next => show(column.id, next)}
            >
              {column.label}
            </Menu.CheckboxItem>
          )
        })}
      </Menu.Dropdown>
    </Menu>
  )
}
