import { Badge, Button, Group, Stack, Table, Text, Title } from '@mantine/core'
import { useId, useState } from 'react'
import { Figure, Loaded, useMay, useRead, useWords } from '#renderer/ui/index.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import type { EntryDetails } from '#shared/contract/ledger.ts'
import { formatDate } from '#shared/kernel/format-date.ts'
import { DecideDialog } from './decide-dialog.tsx'
import { refusableLines } from './refusable-lines.ts'
import { WithdrawDialog } from './withdraw-dialog.tsx'

type Refusal = OutputOf<'ineligible.list'>['rows'][number]

/** What of an entry is not accepted, with the reason; more can be refused, and a refusal taken back. */
export function EntryIneligible({ entry, level }: { readonly entry: EntryDetails; readonly level: 2 | 3 }) {
  const { t } = useWords()
  const titleId = useId()
  const may = useMay()
  const list = useRead('ineligible.list', { projectId: entry.projectId, entryId: entry.id })
  const [deciding, setDeciding] = useState(false)
  const [withdrawn, setWithdrawn] = useState<Refusal | null>(null)
  const lines = list.data && may('ineligible.decide') ? refusableLines(entry, list.data.rows) : []
  const canDecide = lines.length > 0
  if (!canDecide && (list.data?.rows ?? []).length === 0) return null
  return (
    <Stack component="section" gap={4} aria-labelledby={titleId}>
      <Group justify="space-between">
        <Title order={level} size="h3" id={titleId}>
          {t('ineligible.title')}
        </Title>
        {canDecide ? (
          <Button size="compact-sm" variant="default" onClick={() => setDeciding(true)}>
            {t('ineligible.decide')}
          </Button>
        ) : null}
      </Group>
      <Loaded of={list} lines={2}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Text size="sm" c="dimmed">
              {t('ineligible.none')}
            </Text>
          ) : (
            <Refusals
              rows={rows}
              projectId={entry.projectId}
              labelledBy={titleId}
              onWithdraw={may('ineligible.withdraw') ? setWithdrawn : null}
            />
          )
        }
      </Loaded>
      {deciding ? <DecideDialog entry={entry} lines={lines} onClose={() => setDeciding(false)} /> : null}
      {withdrawn ? <WithdrawDialog refusal={withdrawn} onClose={() => setWithdrawn(null)} /> : null}
    </Stack>
  )
}

function Refusals(props: {
  readonly projectId: string
  readonly rows: readonly Refusal[]
  readonly labelledBy: string
  readonly onWithdraw: ((refusal: Refusal) => void) | null
}) {
  const { t, say, locale } = useWords()
  return (
    <Table aria-labelledby={props.labelledBy} verticalSpacing={4} horizontalSpacing={4}>
      <Table.Tbody>
        {props.rows.map(row => (
          <Table.Tr key={row.id}>
            <Table.Td>{row.lineCode}</Table.Td>
            <Table.Td>
              <Text size="sm">{`${row.reasonCode} · ${say(`ineligible.${row.reasonCode}`)}`}</Text>
              <Text size="xs" c="dimmed">
                {[
                  row.note,
                  t('ineligible.decidedBy', { name: row.decidedBy, date: formatDate(row.decidedOn, locale) }),
                ]
                  .filter(text => text !== '')
                  .join(' · ')}
              </Text>
            </Table.Td>
            <Table.Td ta="right">
              <Figure
                amount={row.amount}
                withCurrency
                link={{ to: '/money/ineligible', search: { projectId: props.projectId } }}
                label={t('nav.ineligible')}
              />
            </Table.Td>
            <Table.Td ta="right">
              {row.state === 'withdrawn' ? (
                <Badge variant="light" color="gray">
                  {t('ineligible.withdrawn')}
                </Badge>
              ) : null}
              {row.state === 'in_force' && row.reversed ? (
                <Badge variant="light" color="gray">
                  {t('ineligible.entryReversed')}
                </Badge>
              ) : null}
              {row.state === 'in_force' && !row.reversed && props.onWithdraw ? (
                <Button size="compact-xs" variant="subtle" onClick={() => props.onWithdraw?.(row)}>
                  {t('ineligible.withdraw')}
                </Button>
              ) : null}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
