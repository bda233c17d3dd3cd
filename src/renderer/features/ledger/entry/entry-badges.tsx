import { Badge, Group, Tooltip } from '@mantine/core'
import { IconArrowBackUp, IconLock } from '@tabler/icons-react'
import { useWords } from '#renderer/ui/index.ts'

export type EntryStanding = {
  readonly state: 'draft' | 'posted'
  readonly reversesId: string | null
  readonly reversedById: string | null
  readonly locked: boolean
}

/** Where an entry stands: draft, posted, reversed or itself a reversal, and whether its period is locked. */
export function EntryBadges({ entry }: { readonly entry: EntryStanding }) {
  const { t } = useWords()
  return (
    <Group gap={4} wrap="nowrap" component="span">
      {entry.state === 'draft' ? (
        <Badge color="amber" variant="light">
          {t('state.draft')}
        </Badge>
      ) : (
        <PostedBadge entry={entry} />
      )}
      {entry.locked ? (
        <Tooltip label={t('ledger.inLockedPeriod')}>
          <IconLock size={14} role="img" aria-label={t('ledger.inLockedPeriod')} />
        </Tooltip>
      ) : null}
    </Group>
  )
}

function PostedBadge({ entry }: { readonly entry: EntryStanding }) {
  const { t } = useWords()
  const turned = <IconArrowBackUp size={12} aria-hidden />
  if (entry.reversesId !== null)
    return (
      <Badge color="gray" variant="light" leftSection={turned}>
        {t('state.reversal')}
      </Badge>
    )
  if (entry.reversedById !== null)
    return (
      <Badge color="gray" variant="outline" leftSection={turned}>
        {t('state.reversed')}
      </Badge>
    )
  return (
    <Badge color="teal" variant="light">
      {t('state.posted')}
    </Badge>
  )
}
