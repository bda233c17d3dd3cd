import { Alert, Checkbox, Select, Stack, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { DecimalField, type Effect, EffectPreview, FormFrame, useAct, useWords } from '#renderer/ui/index.ts'
import type { ProjectDetails } from '#shared/contract/programmes.ts'
import { CHOICES } from '#shared/domain/rule-packs/index.ts'
import { kindOf, percentOfShare, shareOfPercent, useRuleText } from './rule-text.ts'
import type { Rule } from './rules-tab.tsx'

type Values = { value: string | null; confirmed: boolean; reason: string }

/** The value as it is typed: shares in percent, yes and no as words of a choice. */
function typedOf(rule: Rule): string | null {
  if (rule.value === null) return null
  if (kindOf(rule) === 'flag') return String(rule.value) === 'true' ? 'yes' : 'no'
  if (typeof rule.value === 'boolean') return String(rule.value)
  return kindOf(rule) === 'share' ? percentOfShare(rule.value) : rule.value
}

function storedOf(rule: Rule, typed: string | null): Rule['value'] {
  if (typed === null || typed === '') return null
  const kind = kindOf(rule)
  // A flag is kept as text, as the packs have it.
  if (kind === 'flag') return typed === 'yes' ? 'true' : 'false'
  return kind === 'share' ? shareOfPercent(typed) : typed
}

export type RuleFormProps = {
  readonly project: ProjectDetails
  readonly rule: Rule
  readonly onDone: () => void
}

/** Confirms a limit against the signed contract, or sets the contract's own; another value needs the reason. */
export function RuleForm({ project, rule, onDone }: RuleFormProps) {
  const { t } = useWords()
  const setRule = useAct('projects.setRule')
  const { nameOf, said, shownValue, sourceOf } = useRuleText(project.currency)
  const form = useForm<Values>({
    mode: 'uncontrolled',
    initialValues: { value: typedOf(rule), confirmed: rule.confirmed, reason: rule.overrideReason ?? '' },
    validate: values => {
      const changes = storedOf(rule, values.value) !== rule.value
      return changes && values.reason.trim() === '' ? { reason: t('rules.reasonNeeded') } : {}
    },
  })
  const after = storedOf(rule, form.useWatchValue('value'))
  const effects: Effect[] =
    after === rule.value
      ? []
      : [
          {
            label: nameOf(rule),
            before: shownValue(rule),
            // Another value is the contract's, in the contract's currency.
            after: shownValue({ name: rule.name, value: after, confirmed: true, currency: project.currency }),
          },
        ]
  return (
    <FormFrame
      form={form}
      draft={{ form: 'rule', recordId: `${rule.name} ${project.id}` }}
      submitLabel={t('act.save')}
      onSubmit={values =>
        setRule.run({
          id: project.id,
          version: project.version,
          name: rule.name,
          value: storedOf(rule, values.value),
          confirmed: values.confirmed,
          reason: values.reason.trim(),
        })
      }
      onSaved={onDone}
      onCancel={onDone}
    >
      <Stack gap="sm">
        {rule.source === '' ? null : (
          <Alert color="gray" role="note" title={t('rules.source')}>
            {[sourceOf(rule), said(rule.note ?? '')].filter(part => part !== '').join(' · ')}
          </Alert>
        )}
        <RuleValue
          rule={rule}
          currency={project.currency}
          key={form.key('value')}
          {...form.getInputProps('value')}
        />
        <Textarea
          label={t('rules.reason')}
          description={t('rules.reasonHelp')}
          autosize
          minRows={2}
          key={form.key('reason')}
          {...form.getInputProps('reason')}
        />
        <Checkbox
          label={t('rules.confirm')}
          key={form.key('confirmed')}
          {...form.getInputProps('confirmed', { type: 'checkbox' })}
        />
        <EffectPreview effects={effects} />
      </Stack>
    </FormFrame>
  )
}

type RuleValueProps = {
  readonly rule: Rule
  readonly currency: string
  readonly defaultValue?: string | null
  readonly onChange: (value: string | null) => void
}

const choicesOf = (rule: Rule): readonly string[] =>
  Object.entries(CHOICES).find(([name]) => name === rule.name)?.[1] ?? []

function RuleValue({ rule, currency, ...field }: RuleValueProps) {
  const { t, say, has } = useWords()
  const kind = kindOf(rule)
  const label = t('rules.value')
  if (kind === 'flag')
    return (
      <Select
        label={label}
        data={[
          { value: 'yes', label: t('words.yes') },
          { value: 'no', label: t('words.no') },
        ]}
        {...field}
      />
    )
  if (kind === 'choice')
    return (
      <Select
        label={label}
        data={choicesOf(rule).map(value => ({
          value,
          label: has(`ruleChoice.${value}`) ? say(`ruleChoice.${value}`) : value,
        }))}
        {...field}
      />
    )
  if (kind === null || kind === 'monthDay')
    return (
      <TextInput
        label={label}
        {...field}
        defaultValue={field.defaultValue ?? ''}
        onChange={event => field.onChange(event.currentTarget.value)}
      />
    )
  const unit = kind === 'share' ? '%' : currency
  return <DecimalField label={label} {...(kind === 'count' ? {} : { unit })} {...field} />
}
