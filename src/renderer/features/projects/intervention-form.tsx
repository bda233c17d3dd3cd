import { Button, Paper, Select, SimpleGrid, Stack, Textarea, TextInput, Title } from '@mantine/core'
import { type UseFormReturnType, useForm } from '@mantine/form'
import { IconPlus } from '@tabler/icons-react'
import {
  type Chosen,
  contractErrors,
  FormFrame,
  MoneyField,
  OrganisationPicker,
  useAct,
  useWords,
} from '#renderer/ui/index.ts'
import { mayBecome } from '#shared/domain/programmes/index.ts'
import { INTERVENTION_STATES } from '#shared/kernel/project-words.ts'
import { CodeAndTitle } from './code-and-title.tsx'
import type { Intervention } from './interventions-tab.tsx'
import { RowButtons } from './row-buttons.tsx'

type ActorValues = {
  key: string
  organisation: Chosen | null
  contributionKind: 'cash' | 'in_kind'
  agreedMinor: number | null
  deliveredMinor: number | null
  evidence: string
}
type Values = {
  code: string
  title: string
  sector: string
  state: Intervention['state']
  description: string
  actors: ActorValues[]
}

export type InterventionFormProps = {
  readonly projectId: string
  readonly currency: string
  readonly record: Intervention | null
  readonly onDone: () => void
}

const valuesOf = (record: Intervention | null): Values => ({
  code: record?.code ?? '',
  title: record?.title ?? '',
  sector: record?.sector ?? '',
  state: record?.state ?? 'identified',
  description: record?.description ?? '',
  actors: (record?.actors ?? []).map(actor => ({
    key: actor.id,
    organisation: actor.organisation,
    contributionKind: actor.contributionKind,
    agreedMinor: actor.agreed.minor,
    deliveredMinor: actor.delivered.minor,
    evidence: actor.evidence,
  })),
})

/** An intervention and its market actors; the state moves only along its declared steps. */
export function InterventionForm({ projectId, currency, record, onDone }: InterventionFormProps) {
  const words = useWords()
  const { t } = words
  const save = useAct('interventions.save')
  const inputOf = (values: Values) => ({
    ...values,
    id: record?.id ?? null,
    version: record?.version ?? null,
    projectId,
    actors: values.actors.map(({ key: _key, organisation, agreedMinor, deliveredMinor, ...actor }) => ({
      ...actor,
      organisationId: organisation?.id ?? '',
      agreedMinor: agreedMinor ?? 0,
      deliveredMinor: deliveredMinor ?? 0,
    })),
  })
  const form = useForm<Values>({
    mode: 'uncontrolled',
    initialValues: valuesOf(record),
    validate: values => namedFields(contractErrors(words, 'interventions.save', inputOf(values))),
  })
  const from = record?.state ?? 'identified'
  return (
    <FormFrame
      form={form}
      draft={{ form: 'intervention', recordId: record?.id ?? `new ${projectId}` }}
      submitLabel={t('act.save')}
      onSubmit={values => save.run(inputOf(values))}
      onSaved={onDone}
      onCancel={onDone}
    >
      <Stack gap="sm">
        <CodeAndTitle form={form} />
        <TextInput
          label={t('intervention.sector')}
          key={form.key('sector')}
          {...form.getInputProps('sector')}
        />
        <Select
          label={t('intervention.state')}
          description={t('intervention.stateHelp')}
          allowDeselect={false}
          data={INTERVENTION_STATES.filter(state => mayBecome(from, state)).map(value => ({
            value,
            label: t(`interventionState.${value}`),
          }))}
          key={form.key('state')}
          {...form.getInputProps('state')}
        />
        <Textarea
          label={t('project.description')}
          autosize
          minRows={2}
          key={form.key('description')}
          {...form.getInputProps('description')}
        />
        <ActorRows form={form} currency={currency} />
      </Stack>
    </FormFrame>
  )
}

/** The contract names a picker's field by its id. */
const namedFields = (errors: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(errors).map(([path, text]) => [path.replace(/\.organisationId$/, '.organisation'), text]),
  )

function ActorRows({
  form,
  currency,
}: {
  readonly form: UseFormReturnType<Values>
  readonly currency: string
}) {
  const { t } = useWords()
  const { actors } = form.getValues()
  return (
    <Stack component="section" gap="sm" aria-labelledby="actors">
      <Title order={3} id="actors">
        {t('intervention.actors')}
      </Title>
      {actors.map((actor, index) => (
        <Paper key={actor.key} withBorder p="sm">
          <Stack gap="sm">
            <OrganisationPicker
              label={t('intervention.actor')}
              key={form.key(`actors.${index}.organisation`)}
              {...form.getInputProps(`actors.${index}.organisation`)}
              required
            />
            <SimpleGrid cols={{ base: 1, sm: 3 }} data-side-by-side>
              <Select
                label={t('intervention.contribution')}
                allowDeselect={false}
                data={[
                  { value: 'cash', label: t('contribution.cash') },
                  { value: 'in_kind', label: t('contribution.in_kind') },
                ]}
                key={form.key(`actors.${index}.contributionKind`)}
                {...form.getInputProps(`actors.${index}.contributionKind`)}
              />
              <MoneyField
                label={t('intervention.agreed')}
                currency={currency}
                key={form.key(`actors.${index}.agreedMinor`)}
                {...form.getInputProps(`actors.${index}.agreedMinor`)}
              />
              <MoneyField
                label={t('intervention.delivered')}
                currency={currency}
                key={form.key(`actors.${index}.deliveredMinor`)}
                {...form.getInputProps(`actors.${index}.deliveredMinor`)}
              />
            </SimpleGrid>
            <TextInput
              label={t('intervention.evidence')}
              key={form.key(`actors.${index}.evidence`)}
              {...form.getInputProps(`actors.${index}.evidence`)}
            />
            <div>
              <RowButtons
                number={index + 1}
                count={actors.length}
                onRemove={at => form.removeListItem('actors', at)}
              />
            </div>
          </Stack>
        </Paper>
      ))}
      <div>
        <Button
          variant="light"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() =>
            form.insertListItem('actors', {
              key: crypto.randomUUID(),
              organisation: null,
              contributionKind: 'cash',
              agreedMinor: 0,
              deliveredMinor: 0,
              evidence: '',
            })
          }
        >
          {t('intervention.addActor')}
        </Button>
      </div>
    </Stack>
  )
}
