import { Badge, Tooltip } from '@mantine/core'
import {
  IconAlertCircle,
  IconFlask,
  IconHelpCircle,
  IconLock,
  IconLockOpen,
  type TablerIcon,
} from '@tabler/icons-react'
import type { PeriodRow } from '#shared/contract/periods.ts'
import { showInstant } from '../words/show-value.ts'
import { useWords, type Words } from '../words/use-words.ts'

type MarkProps = {
  readonly icon: TablerIcon
  readonly label: string
  readonly help?: string | undefined
  readonly color: string
  readonly variant?: 'light' | 'outline'
  /** Icon only, for narrow columns; the words are in the tooltip and for screen readers. */
  readonly small?: boolean | undefined
}

function Mark({ icon: Icon, label, help, color, variant = 'light', small = false }: MarkProps) {
  const told = help ? `${label}: ${help}` : label
  const badge = small ? (
    <Badge color={color} variant={variant} circle size="lg" role="img" aria-label={told}>
      <Icon size={14} style={{ display: 'block' }} aria-hidden />
    </Badge>
  ) : (
    <Badge color={color} variant={variant} leftSection={<Icon size={13} aria-hidden />}>
      {label}
    </Badge>
  )
  return small || help ? <Tooltip label={told}>{badge}</Tooltip> : badge
}

export type BadgeProps = { readonly small?: boolean; readonly note?: string | undefined }

/** Since when a period is locked, and by which two people; undefined while it is open. */
export const lockText = ({ t, locale }: Words, period: PeriodRow): string | undefined =>
  period.lockedAt === null
    ? undefined
    : t('period.lockedBy', {
        at: showInstant(period.lockedAt, locale),
        by: period.lockedBy ?? '—',
        second: period.lockSecondPerson ?? '—',
      })

/** Locked, by whom and since when; or open. */
export function LockedBadge({ period }: { readonly period: PeriodRow }) {
  const words = useWords()
  const { t } = words
  if (period.state === 'open')
    return <Mark icon={IconLockOpen} label={t('state.open')} color="gray" variant="outline" />
  return <Mark icon={IconLock} label={t('state.locked')} help={lockText(words, period)} color="teal" />
}

/** Something about the record still has to be looked at by a person. */
export function ReviewBadge({ small, note }: BadgeProps) {
  const { t } = useWords()
  return (
    <Mark icon={IconAlertCircle} label={t('badge.needsReview')} help={note} color="amber" small={small} />
  )
}

/** The record is made up, for the demonstration. */
export function InventedBadge({ small }: BadgeProps) {
  const { t } = useWords()
  return (
    <Mark
      icon={IconFlask}
      label={t('badge.invented')}
      help={t('badge.inventedHelp')}
      color="gray"
      variant="outline"
      small={small}
    />
  )
}

/** The source does not say who the donor is. */
export function DonorNotStatedBadge({ small }: BadgeProps) {
  const { t } = useWords()
  return <Mark icon={IconHelpCircle} label={t('badge.donorNotStated')} color="amber" small={small} />
}
