import { Button, Table } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { DeleteRecord, type DeleteRecordProps, Dialog, RowActs } from '#renderer/ui/index.ts'

type Act<T> =
  | { readonly kind: 'edit'; readonly record: T | null }
  | { readonly kind: 'delete'; readonly record: T }

export interface RecordActs<T> {
  readonly act: Act<T> | null
  readonly open: (act: Act<T>) => void
  readonly close: () => void
}

/** Which record of a list is being made, changed or deleted. */
export function useRecordActs<T>(): RecordActs<T> {
  const [act, setAct] = useState<Act<T> | null>(null)
  return { act, open: setAct, close: () => setAct(null) }
}

/** Begins a record of a list. */
export const NewRecord = (props: {
  readonly label: string
  readonly variant?: 'default' | 'filled'
  readonly onClick: () => void
}) => (
  <Button
    variant={props.variant ?? 'default'}
    leftSection={<IconPlus size={16} aria-hidden />}
    onClick={props.onClick}
  >
    {props.label}
  </Button>
)

/** Last cell of a record's row for those who may write. */
export const RecordActsCell = <T,>(props: {
  readonly record: T
  readonly acts: RecordActs<T>
  readonly editLabel: string
  readonly deleteLabel: string
}) => (
  <Table.Td>
    <RowActs
      editLabel={props.editLabel}
      onEdit={() => props.acts.open({ kind: 'edit', record: props.record })}
      deleteLabel={props.deleteLabel}
      onDelete={() => props.acts.open({ kind: 'delete', record: props.record })}
    />
  </Table.Td>
)

/** The form of the record that is made or changed, and the question before one is deleted. */
export function RecordDialogs<T extends DeleteRecordProps['record']>(props: {
  readonly acts: RecordActs<T>
  readonly titles: { readonly one: string; readonly new: string }
  readonly form: (record: T | null) => ReactNode
  readonly deleting: {
    readonly name: DeleteRecordProps['name']
    readonly titleOf: (record: T) => string
  }
}) {
  const { titles, deleting } = props
  const { act, close } = props.acts
  return (
    <>
      <Dialog
        opened={act?.kind === 'edit'}
        onClose={close}
        title={act?.kind === 'edit' && act.record ? titles.one : titles.new}
      >
        {act?.kind === 'edit' ? props.form(act.record) : null}
      </Dialog>
      {act?.kind === 'delete' ? (
        <DeleteRecord
          name={deleting.name}
          record={act.record}
          title={deleting.titleOf(act.record)}
          onClose={close}
        />
      ) : null}
    </>
  )
}
