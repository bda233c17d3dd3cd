import { Button, Collapse, Select, Text, Textarea } from '@mantine/core'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useState } from 'react'
import { type Chosen, RecordPicker, useClient, useRead, useWords } from '#renderer/ui/index.ts'
import { usePaperWords } from '../paper-words.ts'
import classes from './entry-form.module.css'
import type { EntryValues } from './entry-values.ts'
import type { PartProps } from './part-props.ts'

const isFilled = (values: EntryValues): boolean =>
  values.costType !== '' || values.procurementId !== null || values.correctsPeriodId !== null

/** Kind of cost, contract with the supplier, and the earlier period that the entry puts right. */
export function LinksPart({ form, project }: PartProps) {
  const { t } = useWords()
  const values = form.getValues()
  const [opened, setOpened] = useState(() => isFilled(values))
  const { types } = usePaperWords()
  const Chevron = opened ? IconChevronDown : IconChevronRight
  return (
    <section>
      <Button
        variant="subtle"
        leftSection={<Chevron size={16} aria-hidden />}
        aria-expanded={opened}
        onClick={() => setOpened(!opened)}
      >
        {t('entry.part.links')}
      </Button>
      <Collapse expanded={opened}>
        <div className={classes['grid']}>
          <Select
            label={t('papers.costType')}
            placeholder={t('papers.asLine')}
            data={[...types]}
            clearable
            searchable
            {...form.getInputProps('costType')}
            value={values.costType === '' ? null : values.costType}
            onChange={code => form.setFieldValue('costType', code ?? '')}
          />
          {values.projectId === null ? null : <ContractField form={form} projectId={values.projectId} />}
          {project ? <CorrectionFields form={form} project={project} /> : null}
        </div>
      </Collapse>
    </section>
  )
}

function ContractField({ form, projectId }: Pick<PartProps, 'form'> & { readonly projectId: string }) {
  const { t } = useWords()
  const contracts = useRead('procurements.list', { projectId })
  return (
    <Select
      label={t('procurement.one')}
      searchable
      clearable
      data={(contracts.data?.rows ?? []).map(row => ({
        value: row.id,
        label: `${row.reference} ${row.title}`,
      }))}
      {...form.getInputProps('procurementId')}
    />
  )
}

function CorrectionFields({
  form,
  project,
}: Pick<PartProps, 'form'> & { readonly project: NonNullable<PartProps['project']> }) {
  const { t } = useWords()
  const values = form.getValues()
  const locked = project.periods.filter(
    period => period.state === 'locked' && (values.entryDate === null || period.endDate < values.entryDate),
  )
  const period = project.periods.find(other => other.id === values.correctsPeriodId)
  const choose = (id: string | null) => {
    form.setFieldValue('correctsPeriodId', id)
    form.setFieldValue('correctsEntryId', null)
    if (id === null) form.setFieldValue('correctionNote', '')
  }
  if (locked.length === 0 && !period)
    return (
      <Text size="sm" c="dimmed" className={classes['wide'] ?? ''}>
        {t('correction.nothingLocked')}
      </Text>
    )
  return (
    <>
      <Select
        label={t('correction.period')}
        clearable
        data={locked.map(row => ({
          value: row.id,
          label: t('ledger.periodName', { number: row.number, label: row.label }),
        }))}
        {...form.getInputProps('correctsPeriodId')}
        onChange={choose}
      />
      {period ? (
        <>
          <EntryField form={form} span={{ from: period.startDate, to: period.endDate }} />
          <div className={classes['wide']}>
            <Textarea
              label={t('correction.note')}
              description={t('correction.noteHelp')}
              required
              autosize
              minRows={2}
              {...form.getInputProps('correctionNote')}
            />
          </div>
        </>
      ) : null}
    </>
  )
}

/** The entry that is put right, found by number, payee or text among the posted ones of that period. */
function EntryField({
  form,
  span,
}: Pick<PartProps, 'form'> & { readonly span: { readonly from: string; readonly to: string } }) {
  const { t } = useWords()
  const client = useClient()
  const { projectId, correctsEntryId } = form.getValues()
  const known = useRead('ledger.get', { id: correctsEntryId ?? '' }, { enabled: correctsEntryId !== null })
  const chosen: Chosen | null =
    correctsEntryId === null
      ? null
      : { id: correctsEntryId, name: known.data ? `${known.data.entryNo} ${known.data.payee}` : '' }
  return (
    <RecordPicker
      label={t('correction.entry')}
      source={`corrected ${projectId} ${span.from}`}
      find={async (text, signal) => {
        const found = await client.call(
          'ledger.list',
          { filter: { projectId, state: 'posted', ...span, text }, limit: 20 },
          { signal },
        )
        if (!found.ok) return found
        return {
          ok: true,
          value: found.value.rows.map(row => ({
            id: row.id,
            name: `${row.entryNo} ${row.payee}`,
            detail: row.description,
          })),
        }
      }}
      value={chosen}
      onChange={entry => form.setFieldValue('correctsEntryId', entry?.id ?? null)}
    />
  )
}
