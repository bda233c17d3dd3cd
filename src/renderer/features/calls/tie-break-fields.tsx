import { ActionIcon, Group, Select, Stack, Text } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react'
import { useWords } from '#renderer/ui/index.ts'
import { moved } from './form-edits.ts'
import type { GridValues, StoredGrid } from './grid-tab.tsx'

type Rule = GridValues['tieBreak']

/** The order in which equal points are parted: by sections and criteria of the grid, by receipt, by reference. */
export function TieBreakFields(props: {
  readonly rule: Rule
  readonly grid: StoredGrid
  readonly language: string
  readonly fixed: boolean
  readonly onChange: (rule: Rule) => void
}) {
  const { t } = useWords()
  const { rule, grid, language, fixed, onChange } = props
  const named = (label: Readonly<Record<string, string>>, key: string) => label[language] || key
  const known: readonly { readonly value: string; readonly label: string }[] = [
    ...grid.sections.map(section => ({
      value: section.key,
      label: t('grid.bySection', { name: named(section.label, section.key) }),
    })),
    ...grid.sections.flatMap(section =>
      section.criteria.map(criterion => ({
        value: criterion.key,
        label: t('grid.byCriterion', { name: named(criterion.label, criterion.key) }),
      })),
    ),
    { value: 'received_at', label: t('grid.byReceipt') },
    { value: 'reference_no', label: t('grid.byReference') },
  ]
  const labelOf = (key: string) => known.find(({ value }) => value === key)?.label ?? key
  return (
    <Stack gap="xs">
      <Text size="sm" fw={500}>
        {t('grid.tieBreak')}
      </Text>
      {rule.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('grid.noTieBreak')}
        </Text>
      ) : null}
      {rule.map((step, index) => (
        <Group key={step} gap="xs">
          <Text size="sm" flex={1} maw={520}>
            {index + 1}. {labelOf(step)}
          </Text>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('formBuilder.moveUp', { name: labelOf(step) })}
            onClick={() => onChange(moved(rule, index, -1))}
          >
            <IconArrowUp size={14} />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('formBuilder.moveDown', { name: labelOf(step) })}
            onClick={() => onChange(moved(rule, index, 1))}
          >
            <IconArrowDown size={14} />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="red"
            aria-label={t('call.removeNo', { name: labelOf(step) })}
            onClick={() => onChange(rule.filter(own => own !== step))}
          >
            <IconTrash size={14} />
          </ActionIcon>
        </Group>
      ))}
      {fixed ? null : (
        <Select
          aria-label={t('grid.addTieBreak')}
          placeholder={t('grid.addTieBreak')}
          maw={520}
          value={null}
          data={known.filter(({ value }) => !rule.includes(value))}
          onChange={key => key && onChange([...rule, key])}
        />
      )}
    </Stack>
  )
}
