import { Alert, Group, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconCopy } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { Figure, useRead, useWords } from '#renderer/ui/index.ts'
import { formatDate } from '#shared/kernel/format-date.ts'
import classes from './entry-form.module.css'
import type { EntryValues } from './entry-values.ts'

const TYPING = 400

/**
 * Says while it is typed that a document may be booked already: same payee, number, date and amount, in any project. It
 * stands with the acts of the form, so it takes few lines.
 */
export function DuplicateNote({ id, values }: { readonly id: string | null; readonly values: EntryValues }) {
  const { t, locale } = useWords()
  const { payee, documentNo, documentDate, entryDate, currency, amountMinor } = values
  const [asked] = useDebouncedValue(
    JSON.stringify({ id, payee, documentNo, documentDate, entryDate, currency, amountMinor }),
    TYPING,
  )
  const isWhole =
    payee.trim() !== '' && documentNo.trim() !== '' && entryDate !== null && amountMinor !== null
  const found = useRead('ledger.duplicates', JSON.parse(asked), {
    enabled: isWhole && asked.includes(`"amountMinor":${amountMinor}`),
  })
  const rows = isWhole ? (found.data?.rows ?? []) : []
  if (rows.length === 0) return null
  return (
    <Alert
      color="amber"
      role="status"
      p="xs"
      icon={<IconCopy aria-hidden />}
      className={classes['duplicates'] ?? ''}
    >
      <Group gap="2px 12px">
        <Text size="sm" fw={600}>
          {t('duplicate.title', { count: rows.length })}
        </Text>
        {rows.map(row => (
          <Group key={row.id} gap={6}>
            <Link to="/money/ledger/$entryId" params={{ entryId: row.id }}>
              {t('duplicate.entry', { no: String(row.entryNo), project: row.projectCode })}
            </Link>
            <Text size="sm">{formatDate(row.entryDate, locale)}</Text>
            <Figure amount={row.amount} withCurrency />
            <Text size="sm" c="dimmed">
              {t(row.state === 'draft' ? 'state.draft' : 'state.posted')}
            </Text>
          </Group>
        ))}
      </Group>
      <Text size="sm">{t('duplicate.help')}</Text>
    </Alert>
  )
}
