import { ActionIcon, Button, Group, Select, SimpleGrid, Stack } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useWords } from '#renderer/ui/index.ts'
import type { TermValues } from './terms-values.ts'
import { WallTimeField } from './wall-time-field.tsx'

type Form = UseFormReturnType<TermValues>

/** Zones of the six countries first; all others follow. */
const NEAR = ['Europe/Belgrade', 'Europe/Tirane', 'Europe/Skopje', 'Europe/Sarajevo', 'Europe/Podgorica']

/** Zones that this machine's clock rules know, those of the region first. */
export const ZONES: readonly string[] = [
  ...NEAR,
  ...Intl.supportedValuesOf('timeZone').filter(zone => !NEAR.includes(zone)),
]

/** Opening, questions and deadline, or the cut-offs of a rolling call, each to the minute in the call's zone. */
export function TimelineFields({ form, fixed }: { readonly form: Form; readonly fixed: boolean }) {
  const { t } = useWords()
  const values = form.getValues()
  const { zone, kind } = values
  const field = (name: 'opensAt' | 'deadlineAt' | 'questionsUntil', label: string) => (
    <WallTimeField
      label={label}
      zone={zone}
      disabled={fixed}
      value={values[name]}
      error={typeof form.errors[name] === 'string' ? form.errors[name] : undefined}
      onChange={wall => form.setFieldValue(name, wall)}
    />
  )
  return (
    <Stack gap="sm">
      <SimpleGrid cols={{ base: 2, lg: 4 }}>
        <Select
          label={t('call.zone')}
          searchable
          allowDeselect={false}
          data={[...new Set([zone, ...ZONES])]}
          {...form.getInputProps('zone')}
        />
        {field('opensAt', t('call.opensAt'))}
        {field('questionsUntil', t('call.questionsUntil'))}
        {kind === 'rolling' ? null : field('deadlineAt', t('call.deadline'))}
      </SimpleGrid>
      {kind === 'rolling' ? <Cutoffs form={form} fixed={fixed} /> : null}
    </Stack>
  )
}

function Cutoffs({ form, fixed }: { readonly form: Form; readonly fixed: boolean }) {
  const { t } = useWords()
  const { cutoffs, zone } = form.getValues()
  return (
    <Stack gap="xs">
      {cutoffs.map((cutoff, index) => {
        const error = form.errors[`cutoffs.${index}`]
        return (
          <Group key={cutoff.key} gap="xs" align="flex-end" wrap="nowrap" maw={460}>
            <WallTimeField
              label={t('call.cutoffNo', { number: index + 1 })}
              zone={zone}
              disabled={fixed}
              value={cutoff}
              error={typeof error === 'string' ? error : undefined}
              onChange={wall => form.setFieldValue(`cutoffs.${index}`, { ...cutoff, ...wall })}
            />
            <ActionIcon
              variant="subtle"
              color="red"
              size="lg"
              aria-label={t('call.removeNo', { name: t('call.cutoffNo', { number: index + 1 }) })}
              onClick={() => form.removeListItem('cutoffs', index)}
            >
              <IconTrash size={16} />
            </ActionIcon>
          </Group>
        )
      })}
      <div>
        <Button
          variant="light"
          size="xs"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() =>
            form.insertListItem('cutoffs', { key: crypto.randomUUID(), date: null, time: '16:00' })
          }
        >
          {t('call.addCutoff')}
        </Button>
      </div>
    </Stack>
  )
}
