import { ActionIcon, Menu, Tooltip } from '@mantine/core'
import { IconStack2 } from '@tabler/icons-react'
import { useWords } from '../words/use-words.ts'
import type { ListGrouping } from './list-types.ts'
import type { KnownGroups } from './use-group-rows.ts'

export type GroupMenuProps<Row extends object> = {
  readonly grouping: ListGrouping<Row>
  /** The grouping in use. */
  readonly by: string | null
  readonly groups: KnownGroups<Row> | null
  readonly onChoose: (by: string | null) => void
}

/** Chooses by what a list is grouped; all groups can be opened at once while they are few. */
export function GroupMenu<Row extends object>({ grouping, by, groups, onChoose }: GroupMenuProps<Row>) {
  const { t } = useWords()
  const current = grouping.options.find(option => option.value === by)
  const label = current ? t('list.groupedBy', { by: current.label }) : t('list.group')
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Tooltip label={label}>
          <ActionIcon variant={current ? 'light' : 'default'} size="lg" aria-label={label}>
            <IconStack2 size={16} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('list.groupBy')}</Menu.Label>
        {[{ value: null, label: t('list.groupNone') }, ...grouping.options].map(({ value, label: name }) => (
          <Menu.RadioItem
            key={value ?? ''}
            value={value ?? ''}
            checked={value === (current?.value ?? null)}
            onChange={() => onChoose(value)}
            closeMenuOnClick
          >
            {name}
          </Menu.RadioItem>
        ))}
        {groups ? (
          <>
            <Menu.Divider />
            <Menu.Item disabled={groups.openAll === undefined} onClick={() => groups.openAll?.()}>
              {t('list.groupOpenAll')}
            </Menu.Item>
            <Menu.Item onClick={groups.closeAll}>{t('list.groupCloseAll')}</Menu.Item>
          </>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  )
}
