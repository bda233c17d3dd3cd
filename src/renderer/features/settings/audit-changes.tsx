import { Table, Text } from '@mantine/core'
import { Loaded, useRead, useWords } from '#renderer/ui/index.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import classes from './audit.module.css'

type Change = OutputOf<'audit.changes'>['rows'][number]
type Line = { readonly field: string; readonly before: string; readonly after: string }

const membersOf = (row: unknown): Readonly<Record<string, unknown>> =>
  typeof row === 'object' && row !== null && !Array.isArray(row) ? { ...row } : {}

const shown = (value: unknown): string =>
  value === null || value === undefined
    ? '—'
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value)

/** Members whose value changed; of a new or deleted row, all it held. */
function linesOf(change: Change): Line[] {
  const before = membersOf(change.before)
  const after = membersOf(change.after)
  const fields = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...fields]
    .map(field => ({ field, before: shown(before[field]), after: shown(after[field]) }))
    .filter(line => line.before !== line.after)
}

/** The rows that one step changed, as they were and as they became. */
export function AuditChanges({ seq }: { readonly seq: number }) {
  const { t } = useWords()
  const changes = useRead('audit.changes', { seq })
  return (
    <div className={classes['detail']}>
      <Loaded of={changes} lines={2}>
        {({ rows, hasMore }) => (
          <>
            {rows.length === 0 ? <Text size="sm">{t('audit.noRows')}</Text> : null}
            {rows.map(change => (
              <ChangeTable key={`${change.table} ${change.rowId} ${change.operation}`} change={change} />
            ))}
            {hasMore ? <Text size="sm">{t('audit.moreRows')}</Text> : null}
          </>
        )}
      </Loaded>
    </div>
  )
}

function ChangeTable({ change }: { readonly change: Change }) {
  const { t, say, has } = useWords()
  const key = `table.${change.table}`
  const title = t(`audit.${change.operation}`, { table: has(key) ? say(key) : change.table })
  return (
    <Table verticalSpacing={2} fz="sm" layout="fixed" aria-label={title} captionSide="top">
      <Table.Caption ta="left" fw={600}>
        {title}
      </Table.Caption>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('audit.field')}</Table.Th>
          <Table.Th scope="col">{t('audit.before')}</Table.Th>
          <Table.Th scope="col">{t('audit.after')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {linesOf(change).map(line => (
          <Table.Tr key={line.field}>
            <Table.Th scope="row" fw={400}>
              {line.field}
            </Table.Th>
            <Table.Td className={classes['value'] ?? ''}>{line.before}</Table.Td>
            <Table.Td className={classes['value'] ?? ''}>{line.after}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
