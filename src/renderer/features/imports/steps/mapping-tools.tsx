import { ActionIcon, Button, Checkbox, Group, Popover, Select, TextInput, Tooltip } from '@mantine/core'
import { IconDeviceFloppy, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { ErrorState, useAct, useRead, useToast, useWords } from '#renderer/ui/index.ts'
import type { ImportKind, Mapping } from '#shared/contract/imports.ts'
import { applySaved } from '../state/mapping-edits.ts'
import type { Inspection } from '../state/wizard-state.ts'

export type MappingToolsProps = {
  readonly kind: ImportKind
  readonly inspection: Inspection
  readonly mapping: Mapping
  readonly onChange: (mapping: Mapping) => void
}

const ORDERS = ['dmy', 'mdy', 'ymd'] as const
const SEPARATORS = [',', '.'] as const

/** Mappings kept by name, and how the file writes numbers and dates where that is not plain. */
export function MappingTools(props: MappingToolsProps) {
  const { t } = useWords()
  const { mapping, onChange } = props
  return (
    <Group gap="sm" align="end">
      <SavedMappings {...props} />
      <Select
        label={t('wizard.decimal')}
        w={170}
        data={[
          { value: 'auto', label: t('wizard.byItself') },
          { value: ',', label: t('wizard.decimalComma') },
          { value: '.', label: t('wizard.decimalPoint') },
        ]}
        allowDeselect={false}
        value={mapping.decimalSeparator ?? 'auto'}
        onChange={value =>
          onChange({ ...mapping, decimalSeparator: SEPARATORS.find(known => known === value) ?? null })
        }
      />
      <Select
        label={t('wizard.dateOrder')}
        w={190}
        data={[
          { value: 'auto', label: t('wizard.byItself') },
          ...ORDERS.map(order => ({ value: order, label: t(`wizard.order.${order}`) })),
        ]}
        allowDeselect={false}
        value={mapping.dateOrder ?? 'auto'}
        onChange={value => onChange({ ...mapping, dateOrder: ORDERS.find(known => known === value) ?? null })}
      />
      <Checkbox
        pb={8}
        label={t('wizard.skipTotals')}
        checked={mapping.skipTotals}
        onChange={event => onChange({ ...mapping, skipTotals: event.currentTarget.checked })}
      />
    </Group>
  )
}

function SavedMappings({ kind, inspection, mapping, onChange }: MappingToolsProps) {
  const { t } = useWords()
  const saved = useRead('imports.mappings', { kind })
  const remove = useAct('imports.deleteMapping')
  const rows = saved.data?.rows ?? []
  const fitting = rows.find(row => row.name === inspection.mappingName)
  const [chosen, setChosen] = useState<string | null>(null)
  const current = rows.find(row => row.id === (chosen ?? fitting?.id))
  return (
    <Group gap={4} align="end">
      <Select
        label={t('wizard.savedMapping')}
        placeholder={rows.length === 0 ? t('wizard.noSaved') : t('wizard.chooseSaved')}
        w={230}
        data={rows.map(row => ({ value: row.id, label: row.name }))}
        disabled={rows.length === 0}
        value={current?.id ?? null}
        onChange={id => {
          const row = rows.find(each => each.id === id)
          setChosen(id)
          if (row) onChange(applySaved(row.mapping, inspection))
        }}
      />
      {current ? (
        <Tooltip label={t('wizard.deleteSaved', { name: current.name })}>
          <ActionIcon
            variant="default"
            size={36}
            aria-label={t('wizard.deleteSaved', { name: current.name })}
            onClick={() => void remove.run({ id: current.id })}
          >
            <IconTrash size={16} />
          </ActionIcon>
        </Tooltip>
      ) : null}
      <SaveMapping
        key={current?.id}
        kind={kind}
        mapping={mapping}
        name={current?.name ?? ''}
        onSaved={setChosen}
      />
    </Group>
  )
}

function SaveMapping(props: {
  readonly kind: ImportKind
  readonly mapping: Mapping
  readonly name: string
  readonly onSaved: (id: string) => void
}) {
  const { t } = useWords()
  const toast = useToast()
  const save = useAct('imports.saveMapping')
  const [opened, setOpened] = useState(false)
  const [name, setName] = useState(props.name)
  const run = async () => {
    const done = await save.run({ kind: props.kind, name: name.trim(), mapping: props.mapping })
    if (!done.ok) return
    toast.done('wizard.mappingSaved', { name: name.trim() })
    props.onSaved(done.value.id)
    setOpened(false)
  }
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" trapFocus>
      <Popover.Target>
        <Button
          variant="default"
          leftSection={<IconDeviceFloppy size={16} aria-hidden />}
          aria-expanded={opened}
          onClick={() => setOpened(!opened)}
        >
          {t('wizard.saveMapping')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Group gap="xs" align="end" wrap="nowrap">
          <TextInput
            label={t('wizard.mappingName')}
            value={name}
            maxLength={120}
            onChange={event => setName(event.currentTarget.value)}
          />
          <Button disabled={name.trim() === ''} loading={save.running} onClick={() => void run()}>
            {t('act.save')}
          </Button>
        </Group>
        {save.error ? <ErrorState error={save.error} /> : null}
      </Popover.Dropdown>
    </Popover>
  )
}
