import { ActionIcon, Button, Group, Menu, Popover, TextInput, Tooltip } from '@mantine/core'
import { IconBookmark, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { z } from 'zod'
import { useAct } from '../data/use-act.ts'
import { useRead } from '../data/use-read.ts'
import { useWords } from '../words/use-words.ts'
import type { DataListProps } from './list-types.ts'
import { changedColumns, type ListLayout } from './use-list-layout.ts'

const settingsSchema = z.object({
  visible: z.record(z.string(), z.boolean()).default({}),
  widths: z.record(z.string(), z.number()).default({}),
  sort: z
    .object({ key: z.string(), direction: z.enum(['ascending', 'descending']) })
    .nullable()
    .default(null),
  groupBy: z.string().nullable().default(null),
  filter: z.json().default(null),
})

export type SavedViewsProps<Row extends object> = {
  readonly list: DataListProps<Row>
  readonly layout: ListLayout
  readonly changeLayout: (change: (layout: ListLayout) => ListLayout) => void
}

/** Columns, order, grouping and filter under a name, kept in the workspace; saving under a known name replaces it. */
export function SavedViews<Row extends object>({ list, layout, changeLayout }: SavedViewsProps<Row>) {
  const { t } = useWords()
  const views = useRead('views.list', { list: list.name })
  const remove = useAct('views.delete')
  const rows = views.data?.rows ?? []
  const take = (settings: unknown) => {
    const read = settingsSchema.safeParse(settings)
    if (!read.success) return
    const { filter, ...kept } = read.data
    changeLayout(() => kept)
    if (filter !== null) list.onFilter?.(filter)
  }
  return (
    <Menu position="bottom-end" closeOnItemClick={false}>
      <Menu.Target>
        <Tooltip label={t('views.title')}>
          <ActionIcon variant="default" size="lg" aria-label={t('views.title')}>
            <IconBookmark size={16} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown miw={240}>
        <Menu.Label>{rows.length === 0 ? t('views.none') : t('views.title')}</Menu.Label>
        {rows.map(view => (
          <Group key={view.id} gap={4} wrap="nowrap">
            <Menu.Item onClick={() => take(view.settings)}>{view.name}</Menu.Item>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('views.delete', { name: view.name })}
              onClick={() => void remove.run({ id: view.id })}
            >
              <IconTrash size={14} />
            </ActionIcon>
          </Group>
        ))}
        <Menu.Divider />
        <SaveView list={list} layout={layout} />
      </Menu.Dropdown>
    </Menu>
  )
}

function SaveView<Row extends object>({ list, layout }: Pick<SavedViewsProps<Row>, 'list' | 'layout'>) {
  const { t } = useWords()
  const save = useAct('views.save')
  const [name, setName] = useState('')
  const [opened, setOpened] = useState(false)
  const keep = async () => {
    const settings = settingsSchema.parse({
      ...layout,
      visible: changedColumns(list.columns, layout.visible),
      filter: list.filter ?? null,
    })
    const saved = await save.run({ list: list.name, name: name.trim(), settings })
    if (saved.ok) setOpened(false)
  }
  return (
    <Popover opened={opened} onChange={setOpened} position="left" trapFocus withinPortal={false}>
      <Popover.Target>
        <Menu.Item onClick={() => setOpened(true)}>{t('views.save')}</Menu.Item>
      </Popover.Target>
      <Popover.Dropdown>
        <Group gap="xs" align="end" wrap="nowrap">
          <TextInput
            label={t('views.name')}
            value={name}
            maxLength={80}
            onChange={event => setName(event.currentTarget.value)}
            onKeyDown={event => event.stopPropagation()}
          />
          <Button disabled={name.trim() === ''} loading={save.running} onClick={() => void keep()}>
            {t('act.save')}
          </Button>
        </Group>
      </Popover.Dropdown>
    </Popover>
  )
}
