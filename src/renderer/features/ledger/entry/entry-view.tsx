import { Group, Stack, Text } from '@mantine/core'
import { Figure, NoticeList, RecordTrail, useWords } from '#renderer/ui/index.ts'
import type { EntryDetails } from '#shared/contract/ledger.ts'
import { formatDecimalText } from '#shared/kernel/format-amount.ts'
import { formatDate } from '#shared/kernel/format-date.ts'
import { EntryActs } from './entry-acts.tsx'
import { EntryAssets } from './entry-assets.tsx'
import { EntryAttachments } from './entry-attachments.tsx'
import { EntryBadges } from './entry-badges.tsx'
import { EntryBelongs } from './entry-belongs.tsx'
import { EntryFacts } from './entry-facts.tsx'
import { EntryLayers } from './entry-layers.tsx'
import { EntryLinks } from './entry-links.tsx'
import { partOfEntry } from './entry-parts.ts'
import { EntryPeriod } from './entry-period.tsx'
import { EntrySplits } from './entry-splits.tsx'
import classes from './entry-view.module.css'
import { EntryIneligible } from './ineligible/entry-ineligible.tsx'
import { EntryPapers } from './papers/entry-papers.tsx'
import { EntryReports } from './reports/entry-reports.tsx'
import { useEntryActs } from './use-entry-acts.tsx'
import { useRateSource } from './use-rate-source.ts'
import { useVouchers } from './use-vouchers.ts'

export type EntryViewProps = {
  readonly entry: EntryDetails
  /** The entry is no longer there: its draft was deleted. */
  readonly onGone: () => void
  /** Level of the headings inside: one below that of the record's own. */
  readonly level: 2 | 3
}

/** Everything about one entry: where it stands, what stands against posting it, figures, vouchers, origin and history. */
export function EntryView({ entry, onGone, level }: EntryViewProps) {
  const { locale } = useWords()
  const files = useVouchers(entry)
  const acts = useEntryActs(entry, files, onGone)
  const standing = { ...entry, locked: entry.period?.state === 'locked' }
  return (
    <Stack gap="md">
      <Stack gap={4}>
        <Group justify="space-between" gap="xs">
          <EntryBadges entry={standing} />
          <Text size="sm" c="dimmed">
            {`${entry.projectCode} · ${formatDate(entry.entryDate, locale)}`}
          </Text>
        </Group>
        <Text fw={600}>{entry.payee}</Text>
        <Text>{entry.description}</Text>
        <Amounts entry={entry} />
      </Stack>
      <EntryActs acts={acts} />
      <NoticeList blockers={entry.blockers} warnings={entry.warnings} onFix={acts.fix} />
      <EntryBelongs entry={entry} />
      <EntrySplits entry={entry} level={level} />
      <EntryPapers entry={entry} files={files} level={level} />
      <EntryAttachments entry={entry} files={files} level={level} />
      <EntryIneligible entry={entry} level={level} />
      <EntryAssets entry={entry} level={level} />
      <EntryFacts entry={entry} />
      {entry.rateSource === 'fifo' ? <EntryLayers entryId={entry.id} projectId={entry.projectId} /> : null}
      <EntryPeriod entry={entry} />
      <EntryReports key={entry.id} entry={entry} level={level} />
      <EntryLinks entry={entry} />
      <RecordTrail recordId={entry.id} level={level} />
      {acts.dialog}
    </Stack>
  )
}

/** The amount as on the document, and in the project's currency with the rate it was converted at. */
function Amounts({ entry }: { readonly entry: EntryDetails }) {
  const { t, locale } = useWords()
  const sourceName = useRateSource()
  const { base, currency } = entry
  const paidOn = entry.paymentDate ?? entry.entryDate
  const isConverted = base !== null && base.currency !== currency
  return (
    <div className={classes['amounts']}>
      <span className={classes['amount']}>
        <Figure
          amount={{ minor: entry.amountMinor, currency }}
          withCurrency
          strong
          link={
            entry.accountId === null
              ? partOfEntry(entry.id, 'entry-vouchers')
              : {
                  to: '/money/accounts/$accountId/ledger',
                  params: { accountId: entry.accountId },
                  search: { from: paidOn, to: paidOn },
                }
          }
          label={entry.accountId === null ? t('entry.attachments') : t('account.paidFrom')}
        />
      </span>
      {isConverted ? (
        <span>
          {'= '}
          <Figure
            amount={base}
            withCurrency
            strong
            link={partOfEntry(entry.id, 'entry-lines')}
            label={t('entry.splits')}
          />
        </span>
      ) : null}
      {base === null ? (
        <Text size="sm" c="dimmed">
          {t('entry.notConverted')}
        </Text>
      ) : null}
      {isConverted && entry.rate !== null ? (
        <Text size="sm" c="dimmed" className={classes['rate'] ?? ''}>
          {entry.rateDate === null
            ? t('entry.rateOf', {
                rate: formatDecimalText(entry.rate, locale),
                currency,
                base: base.currency,
                source: sourceName(entry.rateSource),
              })
            : t('entry.rateOfDay', {
                rate: formatDecimalText(entry.rate, locale),
                currency,
                base: base.currency,
                source: sourceName(entry.rateSource),
                date: formatDate(entry.rateDate, locale),
              })}
        </Text>
      ) : null}
    </div>
  )
}
