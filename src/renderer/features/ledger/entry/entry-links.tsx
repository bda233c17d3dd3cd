import { Stack, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { showInstant, useWords } from '#renderer/ui/index.ts'
import type { EntryDetails } from '#shared/contract/ledger.ts'

/** Where the entry comes from and what became of it: reversal both ways, imported row, who booked it and when. */
export function EntryLinks({ entry }: { readonly entry: EntryDetails }) {
  const { t, locale } = useWords()
  const { source } = entry
  return (
    <Stack gap={4}>
      {entry.reversesId === null ? null : (
        <Text size="sm">
          <Link to="/money/ledger/$entryId" params={{ entryId: entry.reversesId }}>
            {t('entry.reverses')}
          </Link>
          {entry.reversalReason === '' ? null : ` ${t('entry.reason', { reason: entry.reversalReason })}`}
        </Text>
      )}
      {entry.reversedById === null ? null : (
        <Text size="sm">
          <Link to="/money/ledger/$entryId" params={{ entryId: entry.reversedById }}>
            {t('entry.reversedBy')}
          </Link>
        </Text>
      )}
      {source === null ? null : (
        <Text size="sm" c="dimmed">
          {source.sheet === ''
            ? t('entry.sourceRow', { file: source.file, row: source.row })
            : t('entry.sourceSheet', { file: source.file, sheet: source.sheet, row: source.row })}
        </Text>
      )}
      <Text size="sm" c="dimmed">
        {t('entry.created', { name: entry.createdBy, at: showInstant(entry.createdAt, locale) })}
      </Text>
      {entry.postedAt === null ? null : (
        <Text size="sm" c="dimmed">
          {t('entry.posted', { name: entry.postedBy ?? '', at: showInstant(entry.postedAt, locale) })}
        </Text>
      )}
    </Stack>
  )
}
