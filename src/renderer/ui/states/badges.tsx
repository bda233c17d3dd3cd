import { Badge, Tooltip } from '@mantine/core'
import { IconAlertCircle, IconFlask, IconHelpCircle, IconLock, IconLockOpen } from '@tabler/icons-react'
import type { PeriodRow } from '#shared/contract/programmes.ts'
import { useWords } from '../words/use-words.ts'

/** Locked by which report and since when; or open. */
export function LockedBadge({ period }: { readonly period: PeriodRow }) {
  const { t } = useWords()
  if (period.state === 'open')
    return (
      <Badge variant="outline" color="gray" leftSection={<IconLockOpen size={12} aria-hidden />}>
        {t('state.open')}
      </Badge>
    )
  const detail =
    period.lockedAt === null
      ? t('period.locked')
      : t('period.lockedBy', {
          at: period.lockedAt,
          by: period.lockedBy ?? '—',
          second: period.lockSecondPerson ?? '—',
        })
  return (
    <Tooltip label={detail}>
      <Badge color="teal" leftSection={<IconLock size={12} aria-hidden />} tabIndex={0} aria-label={detail}>
        {t('state.locked')}
      </Badge>
    </Tooltip>
  )
}

/** Something about the record still has to be looked at by a person. */
export function ReviewBadge({ note }: { readonly note?: string | undefined }) {
  const { t } = useWords()
  const badge = (
    <Badge color="amber" variant="light" leftSection={<IconAlertCircle size={12} aria-hidden />}>
      {t('badge.needsReview')}
    </Badge>
  )
  return note ? <Tooltip label={note}>{badge}</Tooltip> : badge
}

/** The record is made up, for the demonstration. */
export function InventedBadge() {
  const { t } = useWords()
  return (
    <Tooltip label={t('badge.inventedHelp')}>
      <Badge color="gray" variant="outline" leftSection={<IconFlask size={12} aria-hidden />}>
        {t('badge.invented')}
      </Badge>
    </Tooltip>
  )
}

/** The source does not say who the donor is. */
export function DonorNotStatedBadge() {
  const { t } = useWords()
  return (
    <Badge color="amber" variant="light" leftSection={<IconHelpCircle size={12} aria-hidden />}>
      {t('badge.donorNotStated')}
    </Badge>
  )
}
