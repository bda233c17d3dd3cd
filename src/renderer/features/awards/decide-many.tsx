import { Button, Stack, Table, Text } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import {
  DateField,
  Dialog,
  DialogActs,
  ErrorState,
  Loaded,
  type useAct,
  useWords,
} from '#renderer/ui/index.ts'
import classes from './awards.module.css'

/** Reads the applications that one decision is taken on together; says so when there are none. */
export function DecideMany<F extends { readonly rows: readonly unknown[] }>(props: {
  readonly title: string
  readonly none: string
  readonly of: UseQueryResult<F>
  readonly onClose: () => void
  readonly children: (found: F) => ReactNode
}) {
  return (
    <Dialog opened onClose={props.onClose} size="xl" title={props.title}>
      <Loaded of={props.of} lines={6}>
        {found => (found.rows.length === 0 ? <Text>{props.none}</Text> : props.children(found))}
      </Loaded>
    </Dialog>
  )
}

/** The applications as a table, the day of the decision, what stands in the way and the act. */
export function ManyDecisions(props: {
  readonly help: string
  /** Name of the table. */
  readonly label: string
  /** Heads of the table's columns. */
  readonly head: ReactNode
  readonly rows: ReactNode
  readonly decidedOn: string | null
  readonly onDecidedOn: (day: string | null) => void
  /** What else the decision needs; nothing for most. */
  readonly more?: ReactNode
  readonly act: Pick<ReturnType<typeof useAct>, 'error' | 'running'>
  readonly confirm: string
  readonly disabled: boolean
  readonly onConfirm: () => void
  readonly onClose: () => void
}) {
  const { t } = useWords()
  const { act } = props
  return (
    <Stack gap="md">
      <Text size="sm">{props.help}</Text>
      <div className={classes['refusals']}>
        <Table verticalSpacing={6} aria-label={props.label}>
          <Table.Thead>
            <Table.Tr>{props.head}</Table.Tr>
          </Table.Thead>
          <Table.Tbody>{props.rows}</Table.Tbody>
        </Table>
      </div>
      <DateField label={t('awards.decidedOn')} value={props.decidedOn} onChange={props.onDecidedOn} />
      {props.more}
      {act.error ? <ErrorState error={act.error} /> : null}
      <DialogActs onLeave={props.onClose}>
        <Button color="red" disabled={props.disabled} loading={act.running} onClick={props.onConfirm}>
          {props.confirm}
        </Button>
      </DialogActs>
    </Stack>
  )
}
