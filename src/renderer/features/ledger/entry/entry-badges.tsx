import { Badge, Group, Tooltip } from '@mantine/core'
import { IconArrowBackUp, IconCheck, IconLock, type TablerIcon } from '@tabler/icons-react'
import { useWords } from '#renderer/ui/index.ts'

export type EntryStanding = {
  readonly state: 'draft' | 'posted'
  readonly reversesId: string | null
  readonly reversedById: string | null
  readonly locked: boolean
}

/** Where an entry stands: draft, posted, reversed or itself a reversal, and whether its period is locked. */
export function EntryBadges(props: {
  readonly entry: EntryStanding
  /** In rows: only drafts in words, since they wait for somebody; the rest as marks with their words read out. */
  readonly small?: boolean
}) {
  const { entry, small = false } = props
  const { t } = useWords()
  return (
    <Group gap={4} wrap="nowrap" component="span">
      {entry.state === 'draft' ? (
        <Badge color="amber" variant="light">
          {t('state.draft')}
        </Badge>
      ) : (
        <PostedBadge entry={entry} small={small} />
      )}
      {entry.locked ? (
        <Tooltip label={t('ledger.inLockedPeriod')}>
          <IconLock size={14} role="img" aria-label={t('ledger.inLockedPeriod')} />
        </Tooltip>
      ) : null}
    </Group>
  )
}

type Standing = {
  readonly key: 'state.posted' | 'state.reversal' | 'state.reversed'
  readonly icon: TablerIcon
}

function standingOf(entry: EntryStanding): Standing {
  if (entry.reversesId !== null) return { key: 'state.reversal', icon: IconArrowBackUp }
  return entry.reversedById === null
    ? { key: 'state.posted', icon: IconCheck }
    : { key: 'state.reversed', icon: IconArrowBackUp }
}

function PostedBadge({ entry, small }: { readonly entry: EntryStanding; readonly small: boolean }) {
  const { t } = useWords()
  const { key, icon: Icon } = standingOf(entry)
  const look = {
    color: key === 'state.posted' ? 'teal' : 'gray',
    variant: key === 'state.reversed' ? 'outline' : 'light',
  }
  if (!small)
    return (
      <Badge {...look} leftSection={<Icon size={12} aria-hidden />}>
        {t(key)}
      </Badge>
    )
  return (
    <Tooltip label={t(key)}>
      <Badge
        {...look}
        variant={key === 'state.posted' ? 'transparent' : look.variant}
        circle
        size="lg"
        role="img"
        aria-label={t(key)}
      >
        <Icon size={14} style={{ display: 'block' }} aria-hidden />
      </Badge>
    </Tooltip>
  )
}
