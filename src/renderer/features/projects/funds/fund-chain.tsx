import { Group, Table, Text } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconLock } from '@tabler/icons-react'
import { linkOptions } from '@tanstack/react-router'
import { EmptyNote, Figure, Loaded, useRead, useWords } from '#renderer/ui/index.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { Part } from '../tab-body.tsx'

type Row = OutputOf<'funds.chain'>['rows'][number]
const COLUMNS = [
  'opening',
  'received',
  'interest',
  'exchangeDifference',
  'costs',
  'refunded',
  'closing',
] as const

/** The fund of every period: what it opened with, what came and went, and whether it opens with the last closing. */
export function FundChain({ projectId }: { readonly projectId: string }) {
  const { t } = useWords()
  const chain = useRead('funds.chain', { projectId })
  return (
    <Part title={t('chain.title')} id="fund-by-period">
      <Loaded of={chain}>
        {({ currency, rows }) =>
          rows.length === 0 ? (
            <EmptyNote title={t('chain.none')} text={t('chain.noneHelp')} />
          ) : (
            <Table.ScrollContainer minWidth={960}>
              <Table aria-label={t('chain.title')} highlightOnHover>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th scope="col">{t('period.label')}</Table.Th>
                    {COLUMNS.map(column => (
                      <Table.Th key={column} scope="col" ta="right">
                        {t(`chain.${column}`)}
                      </Table.Th>
                    ))}
                    <Table.Th scope="col">{t('chain.check')}</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {rows.map(row => (
                    <ChainLine key={row.periodId} row={row} currency={currency} projectId={projectId} />
                  ))}
                </Table.Tbody>
              </Table>
            </Table.ScrollContainer>
          )
        }
      </Loaded>
    </Part>
  )
}

function ChainLine(props: { readonly row: Row; readonly currency: string; readonly projectId: string }) {
  const { row, currency, projectId } = props
  const { t } = useWords()
  const period = linkOptions({
    to: '/projects/$projectId/periods/$periodId',
    params: { projectId, periodId: row.periodId },
  })
  const costs = linkOptions({
    to: '/money/ledger',
    search: { projectId, state: 'posted' as const, from: row.start, to: row.end },
  })
  return (
    <Table.Tr>
      <Table.Th scope="row">
        <Group gap={6} wrap="nowrap">
          {row.label}
          {row.state === 'locked' ? <IconLock size={14} role="img" aria-label={t('state.locked')} /> : null}
        </Group>
      </Table.Th>
      {COLUMNS.map(column => (
        <Table.Td key={column} ta="right">
          <Figure
            amount={{ minor: row[column], currency }}
            link={column === 'costs' ? costs : period}
            label={`${t(`chain.${column}`)}, ${row.label}`}
            strong={column === 'closing'}
          />
        </Table.Td>
      ))}
      <Table.Td>
        <ChainCheck row={row} currency={currency} />
      </Table.Td>
    </Table.Tr>
  )
}

/** A mark with words: never by colour alone. */
function ChainCheck({ row, currency }: { readonly row: Row; readonly currency: string }) {
  const { t } = useWords()
  if (row.difference === null) return <Text size="sm">{t('chain.first')}</Text>
  const agrees = row.difference === 0
  const Mark = agrees ? IconCheck : IconAlertTriangle
  return (
    <Group gap={6} wrap="nowrap" c={agrees ? 'teal' : 'red'}>
      <Mark size={16} aria-hidden />
      {agrees ? (
        <Text size="sm">{t('chain.agrees')}</Text>
      ) : (
        <Text size="sm">{t('chain.differs', { difference: { minor: row.difference, currency } })}</Text>
      )}
    </Group>
  )
}
