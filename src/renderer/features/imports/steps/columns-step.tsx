import { Alert, Button, Select, Stack, Table, Text, TextInput } from '@mantine/core'
import { Loaded, useRead, useWords } from '#renderer/ui/index.ts'
import type { Mapping } from '#shared/contract/imports.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import classes from '../imports.module.css'
import { chooseColumn, chooseConstant, columnOf, unusedColumns } from '../state/mapping-edits.ts'
import type { WizardActs } from '../state/use-wizard.ts'
import type { Inspection } from '../state/wizard-state.ts'
import { MappingTools } from './mapping-tools.tsx'
import { StepFoot } from './step-foot.tsx'

type Field = OutputOf<'imports.kinds'>['rows'][number]['fields'][number]

/** Which column holds what: suggested from the headings, changed by hand, kept by name for the next file. */
export function ColumnsStep({ acts }: { readonly acts: WizardActs }) {
  const { t } = useWords()
  const kinds = useRead('imports.kinds', {})
  const { inspection, mapping, kind } = acts.wizard
  if (!inspection || !mapping) return null
  return (
    <Stack gap="md">
      {inspection.mappingName === null ? null : (
        <Alert color="teal" title={t('wizard.mappingFits', { name: inspection.mappingName })} />
      )}
      <MappingTools kind={kind} inspection={inspection} mapping={mapping} onChange={acts.setMapping} />
      <Loaded of={kinds} lines={8}>
        {({ rows }) => {
          const fields = rows.find(row => row.kind === kind)?.fields ?? []
          return (
            <FieldTable
              fields={fields}
              inspection={inspection}
              mapping={mapping}
              onChange={acts.setMapping}
            />
          )
        }}
      </Loaded>
      <Unused mapping={mapping} inspection={inspection} />
      <StepFoot onBack={() => acts.goTo('table')}>
        <Button onClick={() => void acts.check()}>{t('wizard.toCheck')}</Button>
      </StepFoot>
    </Stack>
  )
}

type MappingProps = {
  readonly inspection: Inspection
  readonly mapping: Mapping
  readonly onChange: (mapping: Mapping) => void
}

function FieldTable(props: MappingProps & { readonly fields: readonly Field[] }) {
  const { t } = useWords()
  const ordered = [...props.fields].sort((a, b) => Number(b.required) - Number(a.required))
  return (
    <Table verticalSpacing={4} className={classes['map'] ?? ''} aria-label={t('wizard.step.columns')}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col" w="22%">
            {t('wizard.field')}
          </Table.Th>
          <Table.Th scope="col" w="32%">
            {t('wizard.column')}
          </Table.Th>
          <Table.Th scope="col">{t('wizard.samples')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {ordered.map(field => (
          <FieldRow key={field.key} {...props} field={field} />
        ))}
      </Table.Tbody>
    </Table>
  )
}

function FieldRow({ field, inspection, mapping, onChange }: MappingProps & { readonly field: Field }) {
  const { t, say } = useWords()
  const column = columnOf(mapping, field.key, inspection.columns)
  const constant = mapping.constants[field.key] ?? ''
  const name = say(field.labelKey)
  const isMissing = field.required && !column && constant === ''
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={field.required ? 600 : 400}>
        {name}
        {field.required ? (
          <Text span c="red" aria-hidden>
            {' *'}
          </Text>
        ) : null}
      </Table.Th>
      <Table.Td>
        <Select
          aria-label={t('wizard.columnOf', { field: name })}
          placeholder={t('wizard.noColumn')}
          data={inspection.columns.map(each => ({
            value: each.letter,
            label: t('wizard.columnName', { letter: each.letter, heading: each.heading }),
          }))}
          value={column?.letter ?? null}
          onChange={letter =>
            onChange(
              chooseColumn(
                mapping,
                field.key,
                inspection.columns.find(each => each.letter === letter),
              ),
            )
          }
          searchable
          clearable
          error={isMissing ? t('wizard.columnNeeded') : undefined}
        />
      </Table.Td>
      <Table.Td>
        {column ? (
          <div className={classes['samples']} title={column.samples.join(' · ')}>
            {column.samples.join(' · ')}
          </div>
        ) : (
          <TextInput
            aria-label={t('wizard.constantOf', { field: name })}
            placeholder={t('wizard.constant')}
            value={constant}
            onChange={event => onChange(chooseConstant(mapping, field.key, event.currentTarget.value))}
          />
        )}
      </Table.Td>
    </Table.Tr>
  )
}

function Unused({ mapping, inspection }: Pick<MappingProps, 'mapping' | 'inspection'>) {
  const { t } = useWords()
  const unused = unusedColumns(mapping, inspection.columns)
  if (unused.length === 0) return null
  return (
    <Text size="sm" c="dimmed">
      {t('wizard.unused', { columns: unused.map(column => `${column.letter} ${column.heading}`) })}
    </Text>
  )
}
