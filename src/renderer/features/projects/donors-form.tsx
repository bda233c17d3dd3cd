import { Button, Select, Stack, Text } from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconPlus } from '@tabler/icons-react'
import { type Chosen, FormFrame, OrganisationPicker, useAct, useWords } from '#renderer/ui/index.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { DONOR_ROLES } from '#shared/contract/programmes.ts'
import { RowButtons } from './row-buttons.tsx'
import classes from './rows-form.module.css'

type Row = { key: string; organisation: Chosen | null; role: (typeof DONOR_ROLES)[number] }
type Values = { rows: Row[] }

export type DonorsFormProps = {
  readonly projectId: string
  readonly donors: OutputOf<'projects.get'>['donors']
  readonly onDone: () => void
}

/** The donor chain, back donor first; the order is the way of the money. */
export function DonorsForm({ projectId, donors, onDone }: DonorsFormProps) {
  const { t } = useWords()
  const save = useAct('projects.setDonors')
  const form = useForm<Values>({
    mode: 'uncontrolled',
    initialValues: {
      rows: donors.map(donor => ({ key: donor.id, organisation: donor.organisation, role: donor.role })),
    },
    validate: { rows: { organisation: value => (value === null ? t('validation.required') : null) } },
  })
  const { rows } = form.getValues()
  return (
    <FormFrame
      form={form}
      draft={{ form: 'donors', recordId: projectId }}
      submitLabel={t('act.save')}
      onSubmit={values =>
        save.run({
          projectId,
          donors: values.rows.flatMap(row =>
            row.organisation ? [{ organisationId: row.organisation.id, role: row.role }] : [],
          ),
        })
      }
      onSaved={onDone}
      onCancel={onDone}
    >
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {t('partners.donorsHelp')}
        </Text>
        {rows.map((row, index) => (
          <div key={row.key} className={classes['row']}>
            <OrganisationPicker
              label={t('organisation.one')}
              key={form.key(`rows.${index}.organisation`)}
              {...form.getInputProps(`rows.${index}.organisation`)}
              required
            />
            <Select
              label={t('partners.role')}
              allowDeselect={false}
              data={DONOR_ROLES.map(value => ({ value, label: t(`chainRole.${value}`) }))}
              key={form.key(`rows.${index}.role`)}
              {...form.getInputProps(`rows.${index}.role`)}
            />
            <RowButtons
              number={index + 1}
              count={rows.length}
              onMove={(from, to) => form.reorderListItem('rows', { from, to })}
              onRemove={at => form.removeListItem('rows', at)}
            />
          </div>
        ))}
        <div>
          <Button
            variant="light"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() =>
              form.insertListItem('rows', { key: crypto.randomUUID(), organisation: null, role: 'funding' })
            }
          >
            {t('partners.addDonor')}
          </Button>
        </div>
      </Stack>
    </FormFrame>
  )
}
