import { Table } from '@mantine/core'
import type { AuditChange, AuditField, AuditValue } from '#shared/contract/audit.ts'
import { formatDecimalText } from '#shared/kernel/format-amount.ts'
import { showMoney, showValue } from '../words/show-value.ts'
import { useWords, type Words } from '../words/use-words.ts'
import classes from './record-trail.module.css'

/** A value of the audit trail in the words of this language. */
function valueText(words: Words, value: AuditValue | null): string {
  const { t, has, say, locale } = words
  switch (value?.kind) {
    case undefined:
      return '—'
    case 'text':
      return showValue(value.text, { locale, and: t('words.and'), word: text => text })
    case 'decimal':
      return formatDecimalText(value.text, locale)
    case 'flag':
      return t(value.on ? 'words.yes' : 'words.no')
    case 'money':
      return showMoney(value, locale)
    case 'word':
      return has(value.key) ? say(value.key) : value.code
    case 'record':
      return value.name ?? t('trail.gone')
  }
}

/** What people call a field; contract rules carry their own names. */
function fieldText({ has, say }: Words, table: string, { column }: AuditField): string {
  const keys = [column, `column.${table}.${column}`, `column.${column}`]
  const known = keys.find(key => key.includes('.') && has(key))
  return known === undefined ? column : say(known)
}

/** Which rows were added, changed or taken away. @example 'New in vouchers' */
export function changeTitle({ t, has, say }: Words, change: AuditChange): string {
  const key = `table.${change.table}`
  return t(`audit.${change.operation}`, { table: has(key) ? say(key) : change.table })
}

/** The fields that a change touched, as they were and as they became. */
export function ChangeTable(props: {
  readonly change: AuditChange
  readonly size: 'xs' | 'sm'
  /** Shows the title above the table, not only to screen readers. */
  readonly titled: boolean
}) {
  const { change, size, titled } = props
  const words = useWords()
  const { t } = words
  const title = changeTitle(words, change)
  return (
    <Table verticalSpacing={2} fz={size} layout="fixed" aria-label={title} captionSide="top">
      {titled ? (
        <Table.Caption ta="left" fw={600}>
          {title}
        </Table.Caption>
      ) : null}
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('audit.field')}</Table.Th>
          <Table.Th scope="col">{t('audit.before')}</Table.Th>
          <Table.Th scope="col">{t('audit.after')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {change.fields.map(field => (
          <Table.Tr key={field.column}>
            <Table.Th scope="row" fw={400} className={classes['value'] ?? ''}>
              {fieldText(words, change.table, field)}
            </Table.Th>
            <Table.Td className={classes['value'] ?? ''}>{valueText(words, field.before)}</Table.Td>
            <Table.Td className={classes['value'] ?? ''}>{valueText(words, field.after)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
