import { Button, Select, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconPlus } from '@tabler/icons-react'
import { type Chosen, FormFrame, OrganisationPicker, useAct, useWords } from '#renderer/ui/index.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { PARTNER_ROLES } from '#shared/contract/programmes.ts'
import { RowButtons } from './row-buttons.tsx'
import classes from './rows-form.module.css'

type Row = { key: string; organisation: Chosen | null; role: (typeof PARTNER_ROLES)[number]; note: string }
type Values = { rows: Row[] }

export type PartnersFormProps = {
  readonly projectId: string
  readonly partners: OutputOf<'projects.get'>['partners']
  readonly onDone: () => void
}

/** The organisations that carry the project, each in its role. */
export function PartnersForm({ projectId, partners, onDone }: PartnersFormProps) {
  const { t } = useWords()
  const save = useAct('projects.setPartners')
  const form = useForm<Values>({
    mode: 'uncontrolled',
    initialValues: {
      rows: partners.map(partner => ({
        key: partner.id,
        organisation: partner.organisation,
        role: partner.role,
        note: partner.note,
      })),
    },
    validate: { rows: { organisation: value => (value === null ? t('validation.required') : null) } },
  })
  const { rows } = form.getValues()
  return (
    <FormFrame
      form={form}
      draft={{ form: 'partners', recordId: projectId }}
      submitLabel={t('act.save')}
      onSubmit={values =>
        save.run({
          projectId,
          partners: values.rows.flatMap(row =>
            row.organisation ? [{ organisationId: row.organisation.id, role: row.role, note: row.note }] : [],
          ),
        })
      }
      onSaved={onDone}
      onCancel={onDone}
    >
      <Stack gap="sm">
        {rows.map((row, index) => (
          <div key={row.key} className={classes['row']} data-columns="3">
            <OrganisationPicker
              label={t('organisation.one')}
              key={form.key(`rows.${index}.organisation`)}
              {...form.getInputProps(`rows.${index}.organisation`)}
              required
            />
            <Select
              label={t('partners.role')}
              allowDeselect={false}
              data={PARTNER_ROLES.map(value => ({ value, label: t(`partnerRole.${value}`) }))}
              key={form.key(`rows.${index}.role`)}
              {...form.getInputProps(`rows.${index}.role`)}
            />
            <TextInput
              label={t('organisation.note')}
              key={form.key(`rows.${index}.note`)}
              {...form.getInputProps(`rows.${index}.note`)}
            />
            <RowButtons
              number={index + 1}
              count={rows.length}
              onRemove={at => form.removeListItem('rows', at)}
            />
          </div>
        ))}
        <div>
          <Button
            variant="light"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() =>
              form.insertListItem('rows', {
                key: crypto.randomUUID(),
                organisation: null,
                role: 'implementing_partner',
                note: '',
              })
            }
          >
            {t('partners.add')}
          </Button>
        </div>
      </Stack>
    </FormFrame>
  )
}
