import { Checkbox, Group, Select, Stack, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { DateField, useRead, useWords } from '#renderer/ui/index.ts'
import type { DraftChanges } from '#shared/contract/draft-edits.ts'
import { VAT_TREATMENTS } from '#shared/contract/entry-depth.ts'
import { lineGroups } from '../list/line-options.ts'
import { activityOptions, packageOptions } from '../list/place-options.ts'
import { usePaperWords } from '../paper-words.ts'

export type ChangeFieldsProps = {
  /** Null where the chosen drafts are of several projects: what belongs to one can't be set then. */
  readonly projectId: string | null
  readonly changes: DraftChanges
  readonly onChange: (changes: DraftChanges) => void
}

type Key = keyof DraftChanges

/** What is set on all chosen drafts: each field only once it is ticked, so that nothing is emptied by accident. */
export function ChangeFields(props: ChangeFieldsProps) {
  const { changes, onChange } = props
  const { t } = useWords()
  const { types } = usePaperWords()
  const set = (part: DraftChanges) => onChange({ ...changes, ...part })
  const row = (field: Key, label: string, blank: DraftChanges, input: (label: string) => ReactNode) => (
    <Row
      key={field}
      label={label}
      isOn={field in changes}
      onToggle={on => {
        const { [field]: _, ...rest } = changes
        onChange(on ? { ...changes, ...blank } : rest)
      }}
    >
      {input(label)}
    </Row>
  )
  return (
    <Stack gap="xs">
      {props.projectId === null ? null : <ProjectFields {...props} projectId={props.projectId} row={row} />}
      {row('costType', t('papers.costType'), { costType: '' }, label => (
        <Select
          aria-label={label}
          placeholder={t('papers.asLine')}
          data={[...types]}
          clearable
          searchable
          value={changes.costType || null}
          onChange={code => set({ costType: code ?? '' })}
        />
      ))}
      {row('paymentDate', t('entry.paymentDate'), { paymentDate: null }, label => (
        <DateField
          label={label}
          value={changes.paymentDate ?? null}
          onChange={date => set({ paymentDate: date })}
        />
      ))}
      {row('documentType', t('entry.documentType'), { documentType: '' }, label => (
        <TextInput
          aria-label={label}
          maxLength={60}
          value={changes.documentType ?? ''}
          onChange={event => set({ documentType: event.currentTarget.value })}
        />
      ))}
      {row('vatTreatment', t('bulk.vatTreatment'), { vatTreatment: '' }, label => (
        <Select
          aria-label={label}
          allowDeselect={false}
          data={VAT_TREATMENTS.map(value => ({
            value,
            label: t(value === '' ? 'vatTreatment.none' : `vatTreatment.${value}`),
          }))}
          value={changes.vatTreatment ?? ''}
          onChange={value =>
            set({ vatTreatment: VAT_TREATMENTS.find(treatment => treatment === value) ?? '' })
          }
        />
      ))}
    </Stack>
  )
}

function Row(props: {
  readonly label: string
  readonly isOn: boolean
  readonly onToggle: (on: boolean) => void
  readonly children: ReactNode
}) {
  return (
    <Group gap="md" align="center" wrap="nowrap">
      <Checkbox
        w={180}
        label={props.label}
        checked={props.isOn}
        onChange={event => props.onToggle(event.currentTarget.checked)}
      />
      <div style={{ flex: 1 }}>{props.isOn ? props.children : null}</div>
    </Group>
  )
}

type RowOf = (
  field: Key,
  label: string,
  blank: DraftChanges,
  input: (label: string) => ReactNode,
) => ReactNode

/** What belongs to one project: line, work package, activity, contract. */
function ProjectFields(props: ChangeFieldsProps & { readonly projectId: string; readonly row: RowOf }) {
  const { projectId, changes, row } = props
  const { t } = useWords()
  const set = (part: DraftChanges) => props.onChange({ ...changes, ...part })
  const lines = useRead('budgets.lines', { projectId })
  const project = useRead('projects.get', { id: projectId })
  const contracts = useRead('procurements.list', { projectId })
  const accounts = useRead('accounts.list', { projectId })
  const [firstLine] = lines.data?.rows ?? []
  const chooser = (
    label: string,
    data: { readonly value: string; readonly label: string }[],
    value: string | null | undefined,
    onChange: (id: string | null) => void,
  ) => (
    <Select
      aria-label={label}
      placeholder={t('bulk.none')}
      data={data}
      searchable
      clearable
      value={value ?? null}
      onChange={onChange}
    />
  )
  return (
    <>
      {firstLine
        ? row('lineId', t('entry.line'), { lineId: firstLine.id }, label => (
            <Select
              aria-label={label}
              allowDeselect={false}
              searchable
              data={lineGroups(lines.data?.rows ?? []).map(group => ({
                group: group.group,
                items: [...group.items],
              }))}
              value={changes.lineId ?? null}
              onChange={id => (id === null ? undefined : set({ lineId: id }))}
            />
          ))
        : null}
      {row('workPackageId', t('entry.workPackage'), { workPackageId: null }, label =>
        chooser(label, packageOptions(project.data), changes.workPackageId, id => set({ workPackageId: id })),
      )}
      {row('activityId', t('entry.activity'), { activityId: null }, label =>
        chooser(label, activityOptions(project.data, changes.workPackageId), changes.activityId, id =>
          set({ activityId: id }),
        ),
      )}
      {row('accountId', t('bulk.account'), { accountId: null }, label =>
        chooser(
          label,
          (accounts.data?.rows ?? []).map(item => ({ value: item.id, label: item.name })),
          changes.accountId,
          id => set({ accountId: id }),
        ),
      )}
      {row('procurementId', t('procurement.one'), { procurementId: null }, label =>
        chooser(
          label,
          (contracts.data?.rows ?? []).map(item => ({
            value: item.id,
            label: `${item.reference} ${item.title}`,
          })),
          changes.procurementId,
          id => set({ procurementId: id }),
        ),
      )}
    </>
  )
}
