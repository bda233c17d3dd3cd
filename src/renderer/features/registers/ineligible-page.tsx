import { Badge, Group, Stack, Table, Text, Title } from '@mantine/core'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import {
  EmptyNote,
  Figure,
  Loaded,
  Page,
  ProjectSelect,
  useRead,
  useTableExport,
  useWords,
} from '#renderer/ui/index.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { INELIGIBLE_COLUMNS } from '#shared/contract/list-columns.ts'
import { formatDate } from '#shared/kernel/format-date.ts'

type List = OutputOf<'ineligible.list'>

/** Costs of a project that are not accepted: totals by reason, and each with its entry. */
export function IneligiblePage() {
  const { t } = useWords()
  const navigate = useNavigate()
  const { projectId = null } = useSearch({ from: '/money/ineligible' })
  const projects = useRead('projects.list', {})
  const chosen = projectId ?? projects.data?.rows[0]?.id ?? null
  return (
    <Page title={t('nav.ineligible')} subtitle={t('ineligible.listHelp')}>
      <Stack gap="md" maw={1000}>
        <ProjectSelect
          label={t('project.one')}
          value={chosen}
          width={420}
          onChange={id =>
            void navigate({
              to: '/money/ineligible',
              search: id === null ? {} : { projectId: id },
              replace: true,
            })
          }
        />
        {chosen === null ? null : <Costs projectId={chosen} />}
      </Stack>
    </Page>
  )
}

function Costs({ projectId }: { readonly projectId: string }) {
  const { t } = useWords()
  const list = useRead('ineligible.list', { projectId })
  const exporting = useTableExport('ineligible.export', wish => ({
    projectId,
    columns: [...INELIGIBLE_COLUMNS],
    ...wish,
  }))
  return (
    <Loaded of={list} lines={6}>
      {value =>
        value.rows.length === 0 ? (
          <EmptyNote title={t('ineligible.noneYet')} text={t('ineligible.noneYetHelp')} />
        ) : (
          <>
            {exporting.panel}
            <ByReason list={value} projectId={projectId} />
            <Rows list={value} menu={exporting.menu} />
          </>
        )
      }
    </Loaded>
  )
}

function ByReason(props: { readonly list: List; readonly projectId: string }) {
  const { list } = props
  const { t, say } = useWords()
  return (
    <section>
      <Title order={2} size="h3">
        {t('ineligible.byReason')}
      </Title>
      <Table aria-label={t('ineligible.byReason')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('ineligible.reason')}</Table.Th>
            <Table.Th scope="col" ta="right">
              {t('ineligible.count')}
            </Table.Th>
            <Table.Th scope="col" ta="right">
              {t('ineligible.amountIn', { currency: list.total.currency })}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {list.byReason.map(row => (
            <Table.Tr key={row.reasonCode}>
              <Table.Td>{`${row.reasonCode} · ${say(`ineligible.${row.reasonCode}`)}`}</Table.Td>
              <Table.Td ta="right">{row.count}</Table.Td>
              <Table.Td ta="right">
                <Figure
                  amount={row.amount}
                  link={{
                    to: '/money/ledger',
                    search: { projectId: props.projectId, ineligibleReason: row.reasonCode },
                  }}
                  label={t('ledger.ineligibleFor', { reason: row.reasonCode })}
                />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
        <Table.Tfoot>
          <Table.Tr>
            <Table.Th scope="row" colSpan={2}>
              {t('ledger.total')}
            </Table.Th>
            <Table.Th ta="right">
              <Figure
                amount={list.total}
                strong
                link={{ to: '/money/ledger', search: { projectId: props.projectId, ineligible: true } }}
                label={t('ledger.ineligible')}
              />
            </Table.Th>
          </Table.Tr>
        </Table.Tfoot>
      </Table>
    </section>
  )
}

function Rows({ list, menu }: { readonly list: List; readonly menu: ReactNode }) {
  const { t, locale } = useWords()
  return (
    <section>
      <Group justify="space-between">
        <Title order={2} size="h3">
          {t('ineligible.title')}
        </Title>
        {menu}
      </Group>
      <Table aria-label={t('ineligible.title')} highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('ineligible.decidedOn')}</Table.Th>
            <Table.Th scope="col">{t('entry.one')}</Table.Th>
            <Table.Th scope="col">{t('entry.line')}</Table.Th>
            <Table.Th scope="col">{t('ineligible.reason')}</Table.Th>
            <Table.Th scope="col" ta="right">
              {t('ineligible.amountIn', { currency: list.total.currency })}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {list.rows.map(row => (
            <Table.Tr key={row.id}>
              <Table.Td>{formatDate(row.decidedOn, locale)}</Table.Td>
              <Table.Td>
                <Link to="/money/ledger/$entryId" params={{ entryId: row.entryId }}>
                  {`${row.entryNo} ${row.payee}`}
                </Link>
              </Table.Td>
              <Table.Td>{row.lineCode}</Table.Td>
              <Table.Td>
                {row.reasonCode}{' '}
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
                {row.note === '' ? null : (
                  <Text size="xs" c="dimmed">
                    {row.note}
                  </Text>
                )}
              </Table.Td>
              <Table.Td ta="right">
                <Figure
                  amount={row.amount}
                  label={t('entry.title', { no: String(row.entryNo) })}
                  link={{ to: '/money/ledger/$entryId', params: { entryId: row.entryId } }}
                />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  )
}
