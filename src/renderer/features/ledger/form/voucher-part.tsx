import { Button, Group, Pill, Text, Textarea, TextInput } from '@mantine/core'
import { IconPaperclip } from '@tabler/icons-react'
import { DateField, ProjectSelect, useClient, useToast, useWords } from '#renderer/ui/index.ts'
import classes from './entry-form.module.css'
import type { PendingFiles } from './entry-form.tsx'
import { blankSplit } from './entry-values.ts'
import { FormPart } from './form-part.tsx'
import type { PartProps } from './part-props.ts'

/** What the document says, and the document itself while the entry is new. */
export function VoucherPart({ form, project, files }: PartProps & { readonly files: PendingFiles | null }) {
  const { t } = useWords()
  const changeProject = (projectId: string | null) => {
    form.setFieldValue('projectId', projectId)
    form.setFieldValue('interventionId', null)
    form.setFieldValue('beneficiaryId', null)
    form.setFieldValue('procurementId', null)
    form.setFieldValue('correctsPeriodId', null)
    form.setFieldValue('correctsEntryId', null)
    form.setFieldValue('splits', [blankSplit('100')])
  }
  return (
    <FormPart title={t('entry.part.voucher')}>
      <div className={classes['grid']}>
        <div className={classes['wide']}>
          <ProjectSelect
            label={t('project.one')}
            required
            {...form.getInputProps('projectId')}
            onChange={changeProject}
          />
        </div>
        <div>
          <DateField label={t('entry.date')} required {...form.getInputProps('entryDate')} />
          <DayNote project={project} date={form.getValues().entryDate} />
        </div>
        <TextInput label={t('entry.documentNo')} {...form.getInputProps('documentNo')} />
        <DateField label={t('entry.documentDate')} {...form.getInputProps('documentDate')} />
        <div className={classes['wide']}>
          <TextInput label={t('entry.payee')} {...form.getInputProps('payee')} />
        </div>
        <div className={classes['wide']}>
          <Textarea
            label={t('entry.description')}
            autosize
            minRows={2}
            {...form.getInputProps('description')}
          />
        </div>
        {files ? (
          <div className={classes['wide']}>
            <PendingVouchers files={files} />
          </div>
        ) : null}
      </div>
    </FormPart>
  )
}

/** Says at once when the day cannot be booked: a locked period, or a day outside the project. */
function DayNote({ project, date }: Pick<PartProps, 'project'> & { readonly date: string | null }) {
  const { t } = useWords()
  if (!project || date === null) return null
  const { startDate, endDate } = project.project
  const isOutside = (startDate !== null && date < startDate) || (endDate !== null && date > endDate)
  const locked = project.periods.find(
    period => period.state === 'locked' && period.startDate <= date && date <= period.endDate,
  )
  if (!(isOutside || locked)) return null
  return (
    <Text size="sm" c="var(--text-attention)" mt={4} role="status">
      {locked
        ? t('entry.dayLocked', {
            period: locked.label,
            by: locked.lockedBy ?? '',
            at: locked.lockedAt ?? '',
          })
        : t('entry.dayOutside', { start: startDate ?? '', end: endDate ?? '' })}
    </Text>
  )
}

/** Files picked for an entry that does not exist yet; they are attached when it is saved. */
function PendingVouchers({ files }: { readonly files: PendingFiles }) {
  const { t } = useWords()
  const { shell } = useClient()
  const toast = useToast()
  const pick = async () => {
    const picked = await shell.pickFile({ accept: [] })
    if (!picked.ok) return toast.failed(picked.error)
    if (picked.value) files.add(picked.value)
  }
  return (
    <Group gap="xs">
      <Button
        size="xs"
        variant="default"
        leftSection={<IconPaperclip size={14} aria-hidden />}
        onClick={() => void pick()}
      >
        {t('entry.attach')}
      </Button>
      {files.files.map(file => (
        <Pill
          key={file.token}
          size="md"
          withRemoveButton
          removeButtonProps={{
            'aria-label': t('entry.detachNamed', { name: file.name }),
            'aria-hidden': false,
            tabIndex: 0,
          }}
          onRemove={() => files.remove(file)}
        >
          {file.name}
        </Pill>
      ))}
      {files.files.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('entry.attachHelp')}
        </Text>
      ) : null}
    </Group>
  )
}
