import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { IconHandStop } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { blockersIn, problemText, useWords } from '#renderer/ui/index.ts'
import type { Notice } from '#shared/contract/common.ts'
import type { WireError } from '#shared/contract/frames.ts'

const MOST = 30

/** Why entries were not posted: each reason with its entry, and the way to it. Nothing for other refusals. */
export function BlockedEntries({ error }: { readonly error: WireError }) {
  const words = useWords()
  const blockers = blockersIn(error)
  if (blockers.length === 0) return null
  return (
    <Alert color="red" role="alert" icon={<IconHandStop aria-hidden />} title={problemText(words, error)}>
      <Stack component="ul" gap={4} m={0} p={0} mah={280} style={{ listStyle: 'none', overflowY: 'auto' }}>
        {blockers.slice(0, MOST).map(notice => (
          <li key={`${notice.code} ${JSON.stringify(notice.details)}`}>
            <Reason notice={notice} />
          </li>
        ))}
      </Stack>
    </Alert>
  )
}

function Reason({ notice }: { readonly notice: Notice }) {
  const { t, say } = useWords()
  const { entryId, entryNo } = notice.details
  return (
    <Group justify="space-between" wrap="nowrap" gap="md">
      <Text size="sm">
        {typeof entryNo === 'number' ? t('posting.ofEntry', { no: String(entryNo) }) : null}{' '}
        {say(notice.messageKey, notice.details)}
      </Text>
      {typeof entryId === 'string' ? (
        <Button
          variant="default"
          size="xs"
          flex="none"
          renderRoot={root => <Link {...root} to="/money/ledger/$entryId" params={{ entryId }} />}
        >
          {t('act.open')}
        </Button>
      ) : null}
    </Group>
  )
}
