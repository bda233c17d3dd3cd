import { Stack, Table, Text, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Facts, Figure, Loaded, NoticeList, useMay, useWords } from '#renderer/ui/index.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { formatZoned } from '#shared/kernel/zoned-time.ts'
import classes from './call-page.module.css'
import { CallSteps } from './call-steps.tsx'
import { useCall } from './use-call.ts'

type CallFacts = OutputOf<'calls.get'>

/** What a call is, what may happen with it next and what stands against that, and what has happened. */
export function OverviewTab() {
  const read = useCall()
  const may = useMay()
  return (
    <div className={classes['body']}>
      <Loaded of={read} lines={6}>
        {facts => (
          <Stack gap="lg">
            <CallFactsPart facts={facts} />
            {may('calls.move') ? <CallSteps facts={facts} /> : <Standing facts={facts} />}
            <History facts={facts} />
          </Stack>
        )}
      </Loaded>
    </div>
  )
}

function CallFactsPart({ facts }: { readonly facts: CallFacts }) {
  const { t, locale } = useWords()
  const { call, languages, missingTexts, corrigenda } = facts
  const params = { callId: call.id }
  const instant = (at: string | null) => (at === null ? '' : formatZoned(at, call.zone, locale))
  return (
    <Facts
      facts={[
        { label: t('call.publicState'), value: t(`callStatePublic.${call.state}`) },
        { label: t('call.kind'), value: t(`callKind.${call.kind}`) },
        {
          label: t('call.scheme'),
          value: (
            <Link to="/grants/schemes" search={{ open: call.schemeId }}>
              {call.schemeCode}
            </Link>
          ),
        },
        {
          label: t('call.project'),
          value: (
            <Link to="/projects/$projectId" params={{ projectId: call.projectId }}>
              {call.projectCode}
            </Link>
          ),
        },
        {
          label: t('call.envelope'),
          value: (
            <Figure
              amount={call.envelope}
              withCurrency
              label={t('call.lots')}
              link={{ to: '/grants/calls/$callId/terms', params }}
            />
          ),
        },
        { label: t('call.opensAt'), value: instant(call.opensAt) },
        { label: t('call.deadline'), value: instant(call.deadlineAt) },
        {
          label: t('call.languages'),
          value: languages.map(language => t(`callLanguage.${language}`)).join(', '),
        },
        {
          label: t('call.missingTexts'),
          value: (
            <Link to="/grants/calls/$callId/texts" params={params}>
              {missingTexts}
            </Link>
          ),
        },
        {
          label: t('call.corrigenda'),
          value: (
            <Link to="/grants/calls/$callId/notices" params={params}>
              {corrigenda}
            </Link>
          ),
        },
      ]}
    />
  )
}

/** For those who only read: what stands against the next step. */
function Standing({ facts }: { readonly facts: CallFacts }) {
  const [next] = facts.steps
  return next ? <NoticeList blockers={next.blockers} warnings={next.warnings} /> : null
}

function History({ facts }: { readonly facts: CallFacts }) {
  const { t, say, locale } = useWords()
  const { history, call } = facts
  return (
    <Stack component="section" gap="xs" aria-label={t('call.history')}>
      <Title order={2} size="h3">
        {t('call.history')}
      </Title>
      {history.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('call.noHistory')}
        </Text>
      ) : (
        <Table withTableBorder verticalSpacing={4} fz="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('call.at')}</Table.Th>
              <Table.Th>{t('call.step')}</Table.Th>
              <Table.Th>{t('call.by')}</Table.Th>
              <Table.Th>{t('call.reason')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {history.map(step => (
              <Table.Tr key={`${step.at} ${step.to}`}>
                <Table.Td>{formatZoned(step.at, call.zone, locale)}</Table.Td>
                <Table.Td>
                  {say(`callState.${step.from}`)} → {say(`callState.${step.to}`)}
                </Table.Td>
                <Table.Td>{step.by}</Table.Td>
                <Table.Td>{step.reason}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Stack>
  )
}
