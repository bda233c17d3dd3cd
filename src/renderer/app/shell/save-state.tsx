import { Button, Tooltip } from '@mantine/core'
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconClockShield,
  IconLoader,
  IconPlugConnectedX,
} from '@tabler/icons-react'
import { useIsMutating } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ConnectionState } from '#renderer/rpc/index.ts'
import { todayHere, useConnection, useRead, useSession, useWords } from '#renderer/ui/index.ts'
import type { MessageKey } from '#shared/locales/index.ts'
import classes from './shell.module.css'

type State = {
  readonly labelKey: MessageKey
  readonly helpKey: MessageKey
  readonly color: string
  readonly icon: typeof IconLoader
}

/** Nothing is known about saving while nobody answers; the bar above the screen says what to do. */
const CUT_OFF: Readonly<Partial<Record<ConnectionState, State>>> = {
  lost: {
    labelKey: 'save.lost',
    helpKey: 'connection.lostHelp',
    color: 'amber',
    icon: IconPlugConnectedX,
  },
  gone: { labelKey: 'save.lost', helpKey: 'connection.goneHelp', color: 'red', icon: IconPlugConnectedX },
}

function stateOf(integrity: 'checking' | 'ok' | 'damaged', isSaving: boolean, backupDue: boolean): State {
  if (integrity === 'damaged')
    return { labelKey: 'save.damaged', helpKey: 'save.damagedHelp', color: 'red', icon: IconAlertTriangle }
  if (isSaving)
    return { labelKey: 'save.saving', helpKey: 'save.savingHelp', color: 'gray', icon: IconLoader }
  if (backupDue)
    return {
      labelKey: 'save.backupDue',
      helpKey: 'save.backupDueHelp',
      color: 'amber',
      icon: IconClockShield,
    }
  if (integrity === 'checking')
    return { labelKey: 'save.checking', helpKey: 'save.checkingHelp', color: 'gray', icon: IconLoader }
  return { labelKey: 'save.saved', helpKey: 'save.savedHelp', color: 'gray', icon: IconCircleCheck }
}

/** Whether everything is saved and safe; leads to backup and verification. */
export function SaveState() {
  const { t } = useWords()
  const { workspace } = useSession()
  const saving = useIsMutating() > 0
  const today = useRead('today.list', { today: todayHere() })
  const backupDue = today.data?.rows.some(row => row.kind === 'backup') ?? false
  const state = CUT_OFF[useConnection()] ?? stateOf(workspace.integrity, saving, backupDue)
  const Icon = state.icon
  return (
    <Tooltip label={t(state.helpKey)}>
      <Button
        variant="subtle"
        size="compact-md"
        color={state.color}
        leftSection={<Icon size={16} aria-hidden />}
        renderRoot={root => <Link {...root} to="/settings/workspace" />}
      >
        <span role="status" className={classes['toolText']}>
          {t(state.labelKey)}
        </span>
      </Button>
    </Tooltip>
  )
}
