import { Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Figure, useWords } from '#renderer/ui/index.ts'
import type { MadeEntry } from '#shared/contract/shared-costs.ts'
import { formatDecimalText } from '#shared/kernel/format-amount.ts'
import classes from './sharing.module.css'

/** The entries that were made of a shared document or a salary, each a link. */
export function MadeEntries({ entries }: { readonly entries: readonly MadeEntry[] }) {
  const { t, locale } = useWords()
  if (entries.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t('sharing.noEntries')}
      </Text>
    )
  return (
    <div className={classes['entries']}>
      {entries.map(entry => (
        <Text key={entry.id} size="sm" span td={entry.reversed ? 'line-through' : 'none'}>
          <Link to="/money/ledger/$entryId" params={{ entryId: entry.id }}>
            {`${entry.projectCode} ${entry.entryNo}`}
          </Link>
          {` · ${formatDecimalText(entry.documentShare, locale)} % · `}
          <Figure
            amount={entry.amount}
            withCurrency
            link={{ to: '/money/ledger/$entryId', params: { entryId: entry.id } }}
            label={t('entry.title', { no: String(entry.entryNo) })}
          />
          {entry.state === 'draft' ? ` · ${t('state.draft')}` : null}
        </Text>
      ))}
    </div>
  )
}
