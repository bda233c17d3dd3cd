import { Badge, Button, Group, Radio, Stack, Table, Text, Textarea, Title } from '@mantine/core'
import { useState } from 'react'
import { ConfirmAct, useAct, useMay, useWords } from '#renderer/ui/index.ts'
import type { Hit } from '#shared/contract/checks.ts'
import type { Checks } from './checks-tab.tsx'

const keyOf = (hit: Hit) => [hit.kind, hit.subject, hit.reference, hit.name].join(' ')

/** Names on sanctions lists and applications that may be the same, each with a decision and why. */
export function HitsPart({ checks }: { readonly checks: Checks }) {
  const { t } = useWords()
  const may = useMay()
  const [deciding, setDeciding] = useState<Hit | null>(null)
  const names = checks.lists.map(({ list, names: count }) => `${list} (${count})`).join(', ')
  return (
    <Stack component="section" gap="xs" aria-label={t('checks.hits')}>
      <Title order={2} size="h4">
        {t('checks.hits')}
      </Title>
      <Text size="sm" c="dimmed">
        {names === '' ? t('notice.checks.NoSanctionsList') : t('checks.comparedWith', { lists: names })}
      </Text>
      {checks.hits.length === 0 ? (
        <Text size="sm">{t('checks.noHits')}</Text>
      ) : (
        <Table verticalSpacing={4} aria-label={t('checks.hits')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('column.kind')}</Table.Th>
              <Table.Th scope="col">{t('column.subject')}</Table.Th>
              <Table.Th scope="col">{t('column.matched_name')}</Table.Th>
              <Table.Th scope="col">{t('column.matched_from')}</Table.Th>
              <Table.Th scope="col">{t('column.decision')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {checks.hits.map(hit => (
              <Table.Tr key={keyOf(hit)}>
                <Table.Th scope="row" fw={400}>
                  {t(`matchKind.${hit.kind}`)}
                </Table.Th>
                <Table.Td>{hit.subject}</Table.Td>
                <Table.Td>
                  {hit.name}{' '}
                  <Badge variant="light" color={hit.strength === 'exact' ? 'red' : 'amber'}>
                    {t(`checks.strengths.${hit.strength}`)}
                  </Badge>
                </Table.Td>
                <Table.Td>{`${hit.from} ${hit.reference}`}</Table.Td>
                <Table.Td>
                  <Group gap="xs" justify="space-between">
                    {hit.decision ? (
                      <Text size="sm">
                        {`${t(`matchDecision.${hit.decision.decision}`)}: ${hit.decision.reason} (${hit.decision.by})`}
                      </Text>
                    ) : (
                      <Badge color="red" variant="light">
                        {t('checks.undecided')}
                      </Badge>
                    )}
                    {may('checks.decideHit') ? (
                      <Button
                        size="compact-xs"
                        variant="default"
                        aria-label={t('checks.decideOf', { name: hit.name })}
                        onClick={() => setDeciding(hit)}
                      >
                        {t('checks.decide')}
                      </Button>
                    ) : null}
                  </Group>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {deciding ? (
        <Decide applicationId={checks.applicationId} hit={deciding} onClose={() => setDeciding(null)} />
      ) : null}
    </Stack>
  )
}

function Decide(props: { readonly applicationId: string; readonly hit: Hit; readonly onClose: () => void }) {
  const { t } = useWords()
  const { hit, onClose } = props
  const act = useAct('checks.decideHit')
  const [decision, setDecision] = useState<'same' | 'different' | null>(hit.decision?.decision ?? null)
  const [reason, setReason] = useState(hit.decision?.reason ?? '')
  return (
    <ConfirmAct
      opened
      onClose={onClose}
      title={t('checks.decideTitle', { subject: hit.subject, name: hit.name })}
      text={hit.note}
      confirmLabel={t('checks.decideDo')}
      running={act.running}
      error={act.error}
      disabled={decision === null || reason.trim().length < 3}
      onConfirm={async () => {
        if (decision === null) return
        const { kind, subject, reference, name } = hit
        const done = await act.run({
          applicationId: props.applicationId,
          kind,
          subject,
          reference,
          name,
          decision,
          reason,
        })
        if (done.ok) onClose()
      }}
    >
      <Radio.Group
        label={t('column.decision')}
        value={decision}
        onChange={value => setDecision(value === 'same' ? 'same' : 'different')}
      >
        <Group gap="md">
          <Radio value="same" label={t('matchDecision.same')} />
          <Radio value="different" label={t('matchDecision.different')} />
        </Group>
      </Radio.Group>
      <Textarea
        label={t('column.reason')}
        required
        autosize
        minRows={2}
        maxLength={2000}
        value={reason}
        onChange={event => setReason(event.currentTarget.value)}
      />
    </ConfirmAct>
  )
}
