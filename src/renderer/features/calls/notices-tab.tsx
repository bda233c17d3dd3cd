import { Stack, Text, Title } from '@mantine/core'
import { Loaded, useRead, useWords } from '#renderer/ui/index.ts'
import { formatDate } from '#shared/kernel/format-date.ts'
import { CallBody, type CallContent } from './call-body.tsx'
import { ChangeList } from './change-list.tsx'
import { QuestionsPart } from './questions-part.tsx'

/** What applicants are told after the opening: answers to questions, and corrigenda. */
export function NoticesTab() {
  return (
    <CallBody>
      {content => (
        <Stack gap="xl">
          <QuestionsPart content={content} />
          <Corrigenda content={content} />
        </Stack>
      )}
    </CallBody>
  )
}

function Corrigenda({ content }: { readonly content: CallContent }) {
  const { t, locale } = useWords()
  const { setup } = content
  const read = useRead('corrigenda.list', { callId: setup.id })
  return (
    <Stack component="section" gap="sm" aria-label={t('call.corrigenda')}>
      <Title order={2} size="h3">
        {t('call.corrigenda')}
      </Title>
      <Loaded of={read} lines={3}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Text size="sm" c="dimmed">
              {t(content.frozen === 'corrigendum' ? 'call.noCorrigendaOpen' : 'call.noCorrigenda')}
            </Text>
          ) : (
            rows.map(row => (
              <Stack key={row.id} gap="xs">
                <Text fw={600}>
                  {t('call.corrigendumNo', { number: row.number })} · {formatDate(row.issuedOn, locale)} ·{' '}
                  {row.issuedBy}
                </Text>
                <Text size="sm" style={{ whiteSpace: 'pre-wrap' }}>
                  {row.reason}
                </Text>
                <ChangeList changes={row.changes} zone={setup.zone} currency={setup.currency} />
              </Stack>
            ))
          )
        }
      </Loaded>
    </Stack>
  )
}
