import { ActionIcon, Button, Fieldset, Group, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { DecimalField, DecimalFigure, useRead, useWords } from '#renderer/ui/index.ts'
import type { Notice } from '#shared/contract/common.ts'
import { gridWeight, sectionWeight, spokenIn } from '#shared/domain/calls/index.ts'
import type { Language } from '#shared/locales/index.ts'
import classes from './builder.module.css'
import { FaultList } from './form-builder.tsx'
import type { StoredGrid } from './grid-tab.tsx'
import { TextsField } from './texts-field.tsx'

type Section = StoredGrid['sections'][number]
type Criterion = Section['criteria'][number]

const freeKey = (grid: StoredGrid, stem: string): string => {
  const taken = new Set(
    grid.sections.flatMap(section => [section.key, ...section.criteria.map(criterion => criterion.key)]),
  )
  let number = 1
  while (taken.has(`${stem}_${number}`)) number += 1
  return `${stem}_${number}`
}

/** Sections with their criteria, weights and thresholds; the total of the weights stands beside them. */
export function GridEditor(props: {
  readonly grid: StoredGrid
  readonly languages: readonly Language[]
  readonly fixed: boolean
  readonly onChange: (grid: StoredGrid) => void
}) {
  const { t } = useWords()
  const { grid, languages, fixed, onChange } = props
  const checked = useRead('callForms.check', { languages: [...languages], grid }, { keepLast: true })
  const faults = checked.data?.grid ?? []
  const total = gridWeight(grid)
  const put = (at: number, section: Section | null) =>
    onChange({
      ...grid,
      sections: grid.sections.flatMap((own, index) => (index === at ? (section ?? []) : own)),
    })
  return (
    <Stack gap="md">
      <Group justify="space-between" align="flex-end">
        <Text fw={600} {...(total === '100' ? {} : { c: 'red' })} role="status">
          {t('grid.total')} <DecimalFigure value={total} /> / 100
        </Text>
        <DecimalField
          label={t('grid.totalThreshold')}
          value={grid.totalThreshold}
          disabled={fixed}
          onChange={totalThreshold => onChange({ ...grid, totalThreshold })}
        />
      </Group>
      <FaultList faults={faults.filter(fault => fault.details['section'] === '')} />
      {grid.sections.map((section, index) => (
        <SectionFields
          // biome-ignore lint/suspicious/noArrayIndexKey: keys are being typed, so only the place is steady
          key={index}
          section={section}
          faults={faults.filter(fault => fault.details['section'] === section.key)}
          languages={languages}
          fixed={fixed}
          onChange={next => put(index, next)}
          newKey={() => freeKey(grid, section.key)}
        />
      ))}
      {fixed ? null : (
        <div>
          <Button
            variant="light"
            size="xs"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() =>
              onChange({
                ...grid,
                sections: [
                  ...grid.sections,
                  { key: freeKey(grid, 'section'), label: {}, criteria: [], threshold: null },
                ],
              })
            }
          >
            {t('formBuilder.addSection')}
          </Button>
        </div>
      )}
    </Stack>
  )
}

function SectionFields(props: {
  readonly section: Section
  readonly faults: readonly Notice[]
  readonly languages: readonly Language[]
  readonly fixed: boolean
  readonly onChange: (section: Section | null) => void
  readonly newKey: () => string
}) {
  const { t, language } = useWords()
  const { section, faults, languages, fixed, onChange } = props
  const name = spokenIn(section.label, language, languages) || section.key
  const put = (at: number, criterion: Criterion | null) =>
    onChange({
      ...section,
      criteria: section.criteria.flatMap((own, index) => (index === at ? (criterion ?? []) : own)),
    })
  return (
    <Fieldset legend={t('grid.sectionPoints', { name, points: sectionWeight(section) })}>
      <Stack gap="sm">
        <FaultList faults={faults} />
        <TextsField
          label={t('formBuilder.sectionLabel')}
          languages={languages}
          value={section.label}
          onChange={label => onChange({ ...section, label })}
        />
        <SimpleGrid cols={2}>
          <DecimalField
            label={t('grid.threshold')}
            value={section.threshold}
            disabled={fixed}
            onChange={threshold => onChange({ ...section, threshold })}
          />
          <TextInput
            label={t('formBuilder.key')}
            value={section.key}
            onChange={event => onChange({ ...section, key: event.currentTarget.value })}
          />
        </SimpleGrid>
        {section.criteria.map((criterion, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: keys are being typed, so only the place is steady
          <div key={index} className={classes['criterion']}>
            <TextsField
              label={t('grid.criterionNo', { number: index + 1 })}
              languages={languages}
              value={criterion.label}
              onChange={label => put(index, { ...criterion, label })}
            />
            <DecimalField
              label={t('grid.weight')}
              value={criterion.weight}
              disabled={fixed}
              onChange={weight => put(index, { ...criterion, weight: weight ?? '0' })}
            />
            <ActionIcon
              variant="subtle"
              color="red"
              size="lg"
              mt={24}
              aria-label={t('call.removeNo', {
                name: spokenIn(criterion.label, language, languages) || criterion.key,
              })}
              onClick={() => put(index, null)}
            >
              <IconTrash size={16} />
            </ActionIcon>
          </div>
        ))}
        {fixed ? null : (
          <Group justify="space-between">
            <Button
              variant="light"
              size="xs"
              leftSection={<IconPlus size={14} aria-hidden />}
              onClick={() =>
                onChange({
                  ...section,
                  criteria: [...section.criteria, { key: props.newKey(), label: {}, weight: '5' }],
                })
              }
            >
              {t('grid.addCriterion')}
            </Button>
            <Button variant="subtle" color="red" size="xs" onClick={() => onChange(null)}>
              {t('grid.removeSection', { name })}
            </Button>
          </Group>
        )}
      </Stack>
    </Fieldset>
  )
}
