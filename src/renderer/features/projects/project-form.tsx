import { Fieldset, MultiSelect, Select, Stack, Textarea, TextInput } from '@mantine/core'
import { type UseFormReturnType, useForm } from '@mantine/form'
import { type ReactNode, useState } from 'react'
import {
  COUNTRIES,
  CurrencyField,
  contractErrors,
  DateField,
  DecimalField,
  FormFrame,
  MoneyField,
  useAct,
  useCountryName,
  useRead,
  useSession,
  useWords,
} from '#renderer/ui/index.ts'
import {
  DONOR_FAMILIES,
  PROJECT_KINDS,
  PROJECT_STATUSES,
  type ProjectDetails,
} from '#shared/contract/programmes.ts'
import { RATE_POLICIES } from '#shared/kernel/project-words.ts'
import { type ProjectValues, projectValues, rulePackOf } from './project-values.ts'
import { RulePackSelect } from './rule-pack-select.tsx'

export type ProjectFormProps = {
  readonly project: ProjectDetails | null
  readonly onSaved: (id: string) => void
  readonly onCancel: () => void
}

type SectionProps = {
  readonly form: UseFormReturnType<ProjectValues>
  readonly project: ProjectDetails | null
}

/** All that a project's contract says, in the order in which people read a contract. */
export function ProjectForm({ project, onSaved, onCancel }: ProjectFormProps) {
  const words = useWords()
  const { t } = words
  const { workspace } = useSession()
  const create = useAct('projects.create')
  const update = useAct('projects.update')
  const form = useForm<ProjectValues>({
    mode: 'uncontrolled',
    initialValues: projectValues(project, workspace.baseCurrency),
    validate: values => contractErrors(words, 'projects.create', values),
  })
  const [pack, setPack] = useState<string | null>(null)
  const family = form.useWatchValue('family')
  const rulePack = pack ?? rulePackOf(family)
  const send = (values: ProjectValues) =>
    project
      ? update.run({ id: project.id, version: project.version, ...values })
      : create.run({ ...values, rulePack })
  return (
    <FormFrame
      form={form}
      draft={{ form: 'project', recordId: project?.id ?? 'new' }}
      submitLabel={project ? t('act.save') : t('project.create')}
      onSubmit={send}
      onSaved={saved => onSaved(saved.id)}
      onCancel={onCancel}
    >
      <Stack gap="lg" maw={880}>
        <Identity form={form} project={project} />
        <Contract form={form} project={project}>
          {project ? null : <RulePackSelect value={rulePack} onChange={setPack} />}
        </Contract>
        <Money form={form} project={project} />
        <Content form={form} project={project} />
      </Stack>
    </FormFrame>
  )
}

function Identity({ form, project }: SectionProps) {
  const { t } = useWords()
  const projects = useRead('projects.list', {})
  const parents = (projects.data?.rows ?? []).filter(
    row => row.id !== project?.id && row.kind !== 'sub_project',
  )
  return (
    <Fieldset legend={t('project.form.identity')}>
      <Stack gap="sm">
        <TextInput
          label={t('project.code')}
          description={t('project.codeHelp')}
          key={form.key('code')}
          {...form.getInputProps('code')}
          required
        />
        <TextInput
          label={t('project.title')}
          key={form.key('title')}
          {...form.getInputProps('title')}
          required
        />
        <Select
          label={t('project.kind')}
          allowDeselect={false}
          data={PROJECT_KINDS.map(value => ({ value, label: t(`kind.${value}`) }))}
          key={form.key('kind')}
          {...form.getInputProps('kind')}
        />
        <Select
          label={t('project.parent')}
          description={t('project.parentHelp')}
          clearable
          searchable
          data={parents.map(row => ({ value: row.id, label: `${row.code} · ${row.title}` }))}
          key={form.key('parentId')}
          {...form.getInputProps('parentId')}
        />
        <Select
          label={t('project.status')}
          allowDeselect={false}
          data={PROJECT_STATUSES.map(value => ({ value, label: t(`status.${value}`) }))}
          key={form.key('status')}
          {...form.getInputProps('status')}
        />
      </Stack>
    </Fieldset>
  )
}

function Contract({ form, project, children }: SectionProps & { readonly children: ReactNode }) {
  const { t } = useWords()
  return (
    <Fieldset legend={t('project.contract')}>
      <Stack gap="sm">
        <Select
          label={t('project.family')}
          description={project ? undefined : t('project.familyHelp')}
          allowDeselect={false}
          data={DONOR_FAMILIES.map(value => ({ value, label: t(`family.${value}`) }))}
          key={form.key('family')}
          {...form.getInputProps('family')}
        />
        {children}
        <TextInput
          label={t('project.contractNo')}
          key={form.key('contractNo')}
          {...form.getInputProps('contractNo')}
        />
        <TextInput
          label={t('project.donorReference')}
          key={form.key('donorReference')}
          {...form.getInputProps('donorReference')}
        />
        <DateField
          label={t('project.start')}
          key={form.key('startDate')}
          {...form.getInputProps('startDate')}
        />
        <DateField label={t('project.end')} key={form.key('endDate')} {...form.getInputProps('endDate')} />
        <TextInput
          label={t('project.coordinator')}
          key={form.key('coordinatorName')}
          {...form.getInputProps('coordinatorName')}
        />
      </Stack>
    </Fieldset>
  )
}

function Money({ form, project }: SectionProps) {
  const { t } = useWords()
  const currency = form.useWatchValue('currency')
  const ratePolicy = form.useWatchValue('ratePolicy')
  return (
    <Fieldset legend={t('nav.money')}>
      <Stack gap="sm">
        <CurrencyField
          label={t('project.currency')}
          help={t('project.currencyHelp')}
          disabled={project !== null}
          key={form.key('currency')}
          {...form.getInputProps('currency')}
        />
        <MoneyField
          label={t('project.total')}
          currency={currency}
          key={form.key('totalMinor')}
          {...form.getInputProps('totalMinor')}
        />
        <MoneyField
          label={t('project.grant')}
          help={t('project.grantHelp')}
          currency={currency}
          key={form.key('grantMinor')}
          {...form.getInputProps('grantMinor')}
        />
        <DecimalField
          label={t('project.fundingPercent')}
          help={t('project.fundingPercentHelp')}
          unit="%"
          key={form.key('fundingPercent')}
          {...form.getInputProps('fundingPercent')}
        />
        <Select
          label={t('project.ratePolicy')}
          description={t(`ratePolicyHelp.${ratePolicy}`)}
          allowDeselect={false}
          data={RATE_POLICIES.map(value => ({ value, label: t(`ratePolicy.${value}`) }))}
          key={form.key('ratePolicy')}
          {...form.getInputProps('ratePolicy')}
        />
        <TextInput
          label={t('project.rateSource')}
          description={t('project.rateSourceHelp')}
          key={form.key('rateSource')}
          {...form.getInputProps('rateSource')}
        />
      </Stack>
    </Fieldset>
  )
}

function Content({ form }: SectionProps) {
  const { t } = useWords()
  const countryName = useCountryName()
  return (
    <Fieldset legend={t('project.form.content')}>
      <Stack gap="sm">
        <MultiSelect
          label={t('project.countries')}
          searchable
          data={COUNTRIES.map(value => ({ value, label: countryName(value) }))}
          key={form.key('countries')}
          {...form.getInputProps('countries')}
        />
        <TextInput label={t('project.area')} key={form.key('area')} {...form.getInputProps('area')} />
        {(['objective', 'description', 'targetGroups'] as const).map(name => (
          <Textarea
            label={t(`project.${name}`)}
            autosize
            minRows={2}
            maxRows={12}
            key={form.key(name)}
            {...form.getInputProps(name)}
          />
        ))}
      </Stack>
    </Fieldset>
  )
}
