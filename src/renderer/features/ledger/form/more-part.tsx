import { Button, Collapse, Select, Textarea, TextInput } from '@mantine/core'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useState } from 'react'
import { AccountSelect, DateField, DecimalField, useWords } from '#renderer/ui/index.ts'
import { ChargeField } from './charge-field.tsx'
import classes from './entry-form.module.css'
import type { EntryValues } from './entry-values.ts'
import type { PartProps } from './part-props.ts'

/** True when a field behind "More" is filled, so that it is never out of sight. */
const isFilled = (values: EntryValues): boolean =>
  [values.paymentDate, values.quantity, values.beneficiaryId, values.interventionId, values.accountId].some(
    value => value !== null,
  ) ||
  [values.documentType, values.paymentReference, values.subGrantNo, values.remark].some(text => text !== '')

/** What some donors ask beside: payment, tax, quantity, who paid, which intervention. */
export function MorePart({ form, project }: PartProps) {
  const { t } = useWords()
  const values = form.getValues()
  const [opened, setOpened] = useState(() => isFilled(values))
  const Chevron = opened ? IconChevronDown : IconChevronRight
  const partners = project?.partners ?? []
  return (
    <section>
      <Button
        variant="subtle"
        leftSection={<Chevron size={16} aria-hidden />}
        aria-expanded={opened}
        onClick={() => setOpened(!opened)}
      >
        {t('entry.part.more')}
      </Button>
      <Collapse expanded={opened}>
        <div className={classes['grid']}>
          <DateField label={t('entry.paymentDate')} {...form.getInputProps('paymentDate')} />
          <AccountSelect
            label={t('account.paidFrom')}
            projectId={values.projectId}
            clearable
            {...form.getInputProps('accountId')}
          />
          <ChargeField form={form} />
          <TextInput label={t('entry.paymentReference')} {...form.getInputProps('paymentReference')} />
          <TextInput label={t('entry.documentType')} {...form.getInputProps('documentType')} />
          <DecimalField label={t('entry.quantity')} {...form.getInputProps('quantity')} />
          <TextInput label={t('entry.subGrantNo')} {...form.getInputProps('subGrantNo')} />
          <Select
            label={t('entry.beneficiary')}
            data={[
              ...new Map(
                partners.map(row => [
                  row.organisation.id,
                  { value: row.organisation.id, label: row.organisation.name },
                ]),
              ).values(),
            ]}
            searchable
            clearable
            {...form.getInputProps('beneficiaryId')}
          />
          <Select
            label={t('entry.intervention')}
            data={(project?.interventions ?? []).map(row => ({
              value: row.id,
              label: `${row.code} ${row.title}`,
            }))}
            searchable
            clearable
            {...form.getInputProps('interventionId')}
          />
          <div className={classes['wide']}>
            <Textarea label={t('entry.remark')} autosize minRows={2} {...form.getInputProps('remark')} />
          </div>
        </div>
      </Collapse>
    </section>
  )
}
