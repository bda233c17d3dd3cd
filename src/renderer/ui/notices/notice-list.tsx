import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconHandStop } from '@tabler/icons-react'
import { useRouter } from '@tanstack/react-router'
import type { Notice } from '#shared/contract/common.ts'
import { useWords } from '../words/use-words.ts'

export type NoticeListProps = {
  readonly blockers: readonly Notice[]
  readonly warnings?: readonly Notice[]
  /** Mends a notice whose remedy is on this very screen (its `fix.route` is null). */
  readonly onFix?: (notice: Notice) => void
}

/** Why something may not happen, and what to mind: each with the act that mends it. Nothing when there is neither. */
export function NoticeList({ blockers, warnings = [], onFix }: NoticeListProps) {
  const { t } = useWords()
  if (blockers.length + warnings.length === 0) return null
  return (
    <Stack gap="xs">
      {blockers.length === 0 ? null : (
        <Alert
          color="red"
          title={t('notice.blockers', { count: blockers.length })}
          icon={<IconHandStop aria-hidden />}
        >
          <Lines notices={blockers} onFix={onFix} />
        </Alert>
      )}
      {warnings.length === 0 ? null : (
        <Alert
          color="amber"
          title={t('notice.warnings', { count: warnings.length })}
          icon={<IconAlertTriangle aria-hidden />}
        >
          <Lines notices={warnings} onFix={onFix} />
        </Alert>
      )}
    </Stack>
  )
}

function Lines(props: { readonly notices: readonly Notice[]; readonly onFix: NoticeListProps['onFix'] }) {
  return (
    <Stack component="ul" gap={4} m={0} p={0} style={{ listStyle: 'none' }}>
      {props.notices.map(notice => (
        <li key={`${notice.code} ${JSON.stringify(notice.details)}`}>
          <Line notice={notice} onFix={props.onFix} />
        </li>
      ))}
    </Stack>
  )
}

function Line({ notice, onFix }: { readonly notice: Notice; readonly onFix: NoticeListProps['onFix'] }) {
  const { say } = useWords()
  const router = useRouter()
  const { fix } = notice
  const mend = () => {
    if (fix?.route) router.history.push(fix.route)
    else onFix?.(notice)
  }
  return (
    <Group justify="space-between" gap="4px 16px">
      <Text size="sm" flex="1 1 180px">
        {say(notice.messageKey, notice.details)}
      </Text>
      {fix && (fix.route !== null || onFix) ? (
        <Button variant="default" size="xs" onClick={mend} flex="none">
          {say(fix.labelKey, notice.details)}
        </Button>
      ) : null}
    </Group>
  )
}
