import { Button, Select, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconPlus } from '@tabler/icons-react'
import {
  type Chosen,
  FormFrame,
  type FormFrameProps,
  OrganisationPicker,
  useWords,
} from '#renderer/ui/index.ts'
import { RowButtons } from './row-buttons.tsx'
import classes from './rows-form.module.css'

/** An organisation in one of its roles; `note` stays blank where the form doesn't ask for it. */
export type RoleRow<Role extends string> = {
  readonly organisationId: string
  readonly role: Role
  readonly note: string
}

type Row<Role extends string> = { key: string; organisation: Chosen | null; role: Role; note: string }
type Values<Role extends string> = { rows: Row<Role>[] }

export type RoleRowsFormProps<Role extends string> = {
  /** Name of the kept draft. */
  readonly form: string
  readonly projectId: string
  readonly rows: readonly {
    readonly id: string
    readonly organisation: Chosen
    readonly role: Role
    readonly note?: string
  }[]
  readonly roles: readonly { readonly value: Role; readonly label: string }[]
  /** Role of a new row. */
  readonly newRole: Role
  readonly addLabel: string
  readonly help?: string
  readonly withNotes?: boolean
  /** Rows can be moved: their order says something. */
  readonly ordered?: boolean
  readonly onSubmit: (rows: RoleRow<Role>[]) => ReturnType<FormFrameProps<Values<Role>>['onSubmit']>
  readonly onDone: () => void
}

/** The organisations of a project, a row each with its role. */
export function RoleRowsForm<Role extends string>(props: RoleRowsFormProps<Role>) {
  const { roles, newRole, withNotes = false, ordered = false, onSubmit, onDone } = props
  const { t } = useWords()
  const form = useForm<Values<Role>>({
    mode: 'uncontrolled',
    initialValues: {
      rows: props.rows.map(row => ({
        key: row.id,
        organisation: row.organisation,
        role: row.role,
        note: row.note ?? '',
      })),
    },
    validate: values =>
      Object.fromEntries(
        values.rows.flatMap((row, index) =>
          row.organisation === null ? [[`rows.${index}.organisation`, t('validation.required')]] : [],
        ),
      ),
  })
  const { rows } = form.getValues()
  return (
    <FormFrame
      form={form}
      draft={{ form: props.form, recordId: props.projectId }}
      submitLabel={t('act.save')}
      onSubmit={values =>
        onSubmit(
          values.rows.flatMap(({ organisation, role, note }) =>
            organisation ? [{ organisationId: organisation.id, role, note }] : [],
          ),
        )
      }
      onSaved={onDone}
      onCancel={onDone}
    >
      <Stack gap="sm">
        {props.help === undefined ? null : (
          <Text size="sm" c="dimmed">
            {props.help}
          </Text>
        )}
        {rows.map((row, index) => (
          <div key={row.key} className={classes['row']} data-columns={withNotes ? '3' : undefined}>
            <OrganisationPicker
              label={t('organisation.one')}
              key={form.key(`rows.${index}.organisation`)}
              {...form.getInputProps(`rows.${index}.organisation`)}
              required
            />
            <Select
              label={t('partners.role')}
              allowDeselect={false}
              data={roles}
              key={form.key(`rows.${index}.role`)}
              {...form.getInputProps(`rows.${index}.role`)}
            />
            {withNotes ? (
              <TextInput
                label={t('organisation.note')}
                key={form.key(`rows.${index}.note`)}
                {...form.getInputProps(`rows.${index}.note`)}
              />
            ) : null}
            <RowButtons
              number={index + 1}
              count={rows.length}
              {...(ordered
                ? { onMove: (from: number, to: number) => form.reorderListItem('rows', { from, to }) }
                : {})}
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
                role: newRole,
                note: '',
              })
            }
          >
            {props.addLabel}
          </Button>
        </div>
      </Stack>
    </FormFrame>
  )
}
