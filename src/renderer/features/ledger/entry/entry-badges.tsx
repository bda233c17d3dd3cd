import { Badge, Group, Tooltip } from '@mantine/core'
import {
  IconArrowBackUp,
  IconCheck,
  IconCircleX,
  IconLock,
  IconPencil,
  type TablerIcon,
} from '@tabler/icons-react'
import { useWords } from '#renderer/ui/index.ts'
import classes from './entry-badges.module.css'

export type EntryStanding = {
  readonly state: 'draft' | 'posted'
  readonly reversesId: string | null
  readonly reversedById: string | null
  readonly locked: boolean
}

type Standing = {
  readonly key: 'state.draft' | 'state.posted' | 'state.reversal' | 'state.reversed'
  readonly icon: TablerIcon
  readonly color: string
  readonly variant: 'light' | 'outline'
}

function standingOf(entry: EntryStanding): Standing {
  if (entry.state === 'draft')
    return { key: 'state.draft', icon: IconPencil, color: 'amber', variant: 'light' }
  if (entry.reversesId !== null)
    return { key: 'state.reversal', icon: IconArrowBackUp, color: 'gray', variant: 'light' }
  return entry.reversedById === null
    ? { key: 'state.posted', icon: IconCheck, color: 'teal', variant: 'light' }
    : { key: 'state.reversed', icon: IconCircleX, color: 'gray', variant: 'outline' }
}

/** Where an entry stands: draft, posted, reversed or itself a reversal, and whether its period is locked. */
export function EntryBadges({ entry }: { readonly entry: EntryStanding }) {
  const { t } = useWords()
  const { key, icon: Icon, color, variant } = standingOf(entry)
  return (
    <Group gap={4} wrap="nowrap" component="span">
      <Badge color={color} variant={variant} leftSection={<Icon size={12} aria-hidden />}>
        {t(key)}
      </Badge>
      {entry.locked ? (
        <Tooltip label={t('ledger.inLockedPeriod')}>
          <IconLock size={14} role="img" aria-label={t('ledger.inLockedPeriod')} />
        </Tooltip>
      ) : null}
    </Group>
  )
}

/**
 * The same in a row: only drafts in words, since they wait for somebody. Plain marks without tooltips of their own,
 * because forty rows are drawn anew with every page.
 */
export function EntryMarks({ entry }: { readonly entry: EntryStanding }) {
  const { t } = useWords()
  const { key, icon: Icon } = standingOf(entry)
  const mark = (
    <span role="img" aria-label={t(key)} title={t(key)} data-standing={key}>
      <Icon size={16} aria-hidden />
    </span>
  )
  return (
    <span className={classes['marks']}>
      {key === 'state.draft' ? <span className={classes['draft']}>{t(key)}</span> : mark}
      {entry.locked ? (
        <span role="img" aria-label={t('ledger.inLockedPeriod')} title={t('ledger.inLockedPeriod')}>
          <IconLock size={14} aria-hidden />
        </span>
      ) : null}
    </span>
  )
}
