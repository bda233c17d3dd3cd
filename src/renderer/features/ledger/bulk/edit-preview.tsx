import { Alert, Stack, Text } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import { ErrorState, Loaded, useWords, wireErrorOf } from '#renderer/ui/index.ts'
import type { OutputOf } from '#shared/contract/index.ts'

type Preview = OutputOf<'ledger.previewEdit'>

const MOST = 30

/** What a bulk edit would do: how many drafts change, how many stay as they are, and which can't be changed. */
export function EditPreview({ preview }: { readonly preview: UseQueryResult<Preview> }) {
  const { t, say } = useWords()
  if (preview.error) return <ErrorState error={wireErrorOf(preview.error)} />
  return (
    <Loaded of={preview} lines={2}>
      {({ changed, unchanged, refused }) => (
        <Stack gap="xs">
          <Text size="sm" fw={600} role="status">
            {[
              t('bulk.changed', { count: changed }),
              ...(unchanged > 0 ? [t('bulk.unchanged', { count: unchanged })] : []),
            ].join(' · ')}
          </Text>
          {refused.length === 0 ? null : (
            <Alert color="amber" title={t('bulk.refused', { count: refused.length })}>
              <Stack
                component="ul"
                gap={2}
                m={0}
                p={0}
                mah={180}
                style={{ listStyle: 'none', overflowY: 'auto' }}
              >
                {refused.slice(0, MOST).map(({ id, entryNo, notice }) => (
                  <li key={id}>
                    <Text size="sm">
                      {t('posting.ofEntry', { no: String(entryNo) })} {say(notice.messageKey, notice.details)}
                    </Text>
                  </li>
                ))}
              </Stack>
            </Alert>
          )}
        </Stack>
      )}
    </Loaded>
  )
}
