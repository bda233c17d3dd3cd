import { Autocomplete, Select, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { type UseFormReturnType, useForm } from '@mantine/form'
import { useState } from 'react'
import {
  contractErrors,
  DecimalField,
  EffectPreview,
  Figure,
  FormFrame,
  MoneyField,
  useAct,
  useRead,
  useWords,
} from '#renderer/ui/index.ts'
import { type BudgetNodeRow, COST_TYPES, INDIRECT_BASES } from '#shared/contract/budgets.ts'
import { BUDGET_NODE_KINDS } from '#shared/kernel/project-words.ts'
import type { BudgetData } from '../budget-page.tsx'
import { amountOf, blankNode, type NodeValues, nodeValues, saveInput, usualKind } from './node-values.ts'

export type NodeFormProps = {
  readonly data: BudgetData
  /** Null for a new row. */
  readonly node: BudgetNodeRow | null
  readonly parentId: string | null
  readonly onSaved: (nodeId: string) => void
  readonly onCancel: () => void
}

type Fields = { readonly form: UseFormReturnType<NodeValues>; readonly data: BudgetData }

/** A row of a draft: what it is, what it costs, and why. The amount is quantity times unit value where both are given. */
export function NodeForm({ data, node, parentId, onSaved, onCancel }: NodeFormProps) {
  const words = useWords()
  const { t } = words
  const save = useAct('budgets.saveNode')
  const versionId = data.tree.version?.id ?? ''
  const form = useForm<NodeValues>({
    mode: 'controlled',
    initialValues: node ? nodeValues(node) : blankNode(parentId),
    validate: values => contractErrors(words, 'budgets.saveNode', saveInput(values, node, versionId, null)),
  })
  const values = form.getValues()
  const isLine = values.kind !== 'heading'
  const follows = values.kind === 'indirect' && values.indirectPercent !== null
  return (
    <FormFrame
      form={form}
      draft={{
        form: 'budget.row',
        recordId: `${node?.id ?? `new ${parentId ?? 'top'}`} ${data.projectId}`,
      }}
      submitLabel={t('act.save')}
      onCancel={onCancel}
      onSubmit={async checked => {
        const done = await save.run(saveInput(checked, node, versionId, null))
        if (done.ok) onSaved(done.value.id)
        return done
      }}
    >
      <Stack gap="sm">
        <PlaceFields form={form} data={data} node={node} />
        <TextInput label={t('budget.code')} required {...form.getInputProps('code')} />
        <Textarea label={t('budget.label')} required autosize {...form.getInputProps('label')} />
        {values.kind === 'indirect' ? <RateFields form={form} data={data} /> : null}
        {isLine && !follows ? <MoneyFields form={form} data={data} /> : null}
        {isLine ? <SourceFields form={form} data={data} /> : null}
        <Textarea
          label={t('budget.clarification')}
          description={t('budget.clarificationHelp')}
          autosize
          minRows={2}
          {...form.getInputProps('clarification')}
        />
        <Textarea
          label={t('budget.justification')}
          description={t('budget.justificationHelp')}
          autosize
          minRows={2}
          {...form.getInputProps('justification')}
        />
        <Effect data={data} node={node} values={values} />
      </Stack>
    </FormFrame>
  )
}

/** Where the row stands: headings stay headings, lines stay lines; both can move under another heading. */
function PlaceFields({ form, data, node }: Fields & { readonly node: BudgetNodeRow | null }) {
  const { t } = useWords()
  const headings = data.tree.nodes.filter(row => row.kind === 'heading' && row.id !== node?.id)
  const kinds = BUDGET_NODE_KINDS.filter(
    kind => node === null || (kind === 'heading') === (node.kind === 'heading'),
  )
  // Below a heading mostly lines are added, at the top headings: until somebody says otherwise.
  const [isKindChosen, setKindChosen] = useState(node !== null)
  const kindInput = form.getInputProps('kind')
  const placeUnder = (parentId: string | null) => {
    form.setFieldValue('parentId', parentId)
    if (!isKindChosen) form.setFieldValue('kind', usualKind(parentId))
  }
  return (
    <>
      <Select
        label={t('budget.kind')}
        data={kinds.map(kind => ({ value: kind, label: t(`budget.kinds.${kind}`) }))}
        allowDeselect={false}
        {...kindInput}
        onChange={kind => {
          setKindChosen(true)
          kindInput.onChange(kind)
        }}
      />
      <Select
        label={t('budget.under')}
        placeholder={t('budget.atTop')}
        data={headings.map(row => ({ value: row.id, label: `${row.code} ${row.label}` }))}
        searchable
        clearable
        {...form.getInputProps('parentId')}
        onChange={placeUnder}
      />
    </>
  )
}

/** Rate and base of indirect costs; with a rate the amount follows the direct costs and needs no typing. */
function RateFields({ form }: Fields) {
  const { t } = useWords()
  const follows = form.getValues().indirectPercent !== null
  return (
    <>
      <DecimalField
        label={t('budget.indirectRate')}
        help={t('budget.indirectRateHelp')}
        unit="%"
        {...form.getInputProps('indirectPercent')}
      />
      {follows ? (
        <Select
          label={t('budget.indirectBase')}
          data={INDIRECT_BASES.map(base => ({ value: base, label: t(`indirectBase.${base}`) }))}
          allowDeselect={false}
          {...form.getInputProps('indirectBase')}
        />
      ) : null}
    </>
  )
}

function MoneyFields({ form, data }: Fields) {
  const { t } = useWords()
  const { currency } = data.tree
  const { quantity, unitValue } = form.getValues()
  const isProduct = quantity !== null && unitValue !== null
  const amount = amountOf(form.getValues(), currency)
  return (
    <>
      <TextInput
        label={t('budget.unit')}
        placeholder={t('budget.unitExample')}
        {...form.getInputProps('unit')}
      />
      <DecimalField label={t('budget.quantity')} {...form.getInputProps('quantity')} />
      <DecimalField label={t('budget.unitValue')} unit={currency} {...form.getInputProps('unitValue')} />
      {(quantity === null) === (unitValue === null) ? null : (
        <Text size="sm" c="var(--text-attention)" role="status">
          {t(unitValue === null ? 'budget.quantityAlone' : 'budget.unitValueAlone')}
        </Text>
      )}
      {isProduct ? (
        <Text aria-live="polite">
          {t('budget.product')}{' '}
          <Figure amount={amount === null ? null : { minor: amount, currency }} withCurrency strong />
        </Text>
      ) : (
        <MoneyField
          label={t('budget.amount')}
          help={t('budget.amountHelp')}
          currency={currency}
          {...form.getInputProps('amountMinor')}
        />
      )}
    </>
  )
}

function SourceFields({ form, data }: Fields) {
  const { t } = useWords()
  const project = useRead('projects.get', { id: data.projectId })
  const sources = [...new Set(data.tree.nodes.map(row => row.fundingSource))].filter(source => source !== '')
  return (
    <>
      <Autocomplete
        label={t('budget.fundingSource')}
        data={sources}
        {...form.getInputProps('fundingSource')}
      />
      <Select
        label={t('budget.costType')}
        data={COST_TYPES.map(type => ({
          value: type,
          label: type === '' ? t('budget.costTypes.none') : t(`budget.costTypes.${type}`),
        }))}
        allowDeselect={false}
        {...form.getInputProps('costType')}
      />
      <Select
        label={t('budget.intervention')}
        data={(project.data?.interventions ?? []).map(row => ({
          value: row.id,
          label: `${row.code} ${row.title}`,
        }))}
        searchable
        clearable
        {...form.getInputProps('interventionId')}
      />
    </>
  )
}

/** What saving does to the total of the version. */
function Effect(props: {
  readonly data: BudgetData
  readonly node: BudgetNodeRow | null
  readonly values: NodeValues
}) {
  const { t } = useWords()
  const { data, node, values } = props
  const { currency, totals } = data.tree
  const before = node && node.kind !== 'heading' ? node.amounts.budgeted : 0
  const after = amountOf(values, currency)
  if (after === null || after === before) return null
  return (
    <EffectPreview
      effects={[
        {
          label: t('budget.total'),
          before: <Figure amount={{ minor: totals.budgeted, currency }} withCurrency />,
          after: <Figure amount={{ minor: totals.budgeted - before + after, currency }} withCurrency />,
        },
      ]}
    />
  )
}
