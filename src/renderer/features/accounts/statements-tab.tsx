import { ActionIcon, Badge, Group, Pagination, Select, Stack, Table, Text } from '@mantine/core'
import { IconArrowBackUp, IconTrash } from '@tabler/icons-react'
import { linkOptions } from '@tanstack/react-router'
import { useState } from 'react'
import {
  DeleteRecord,
  EmptyNote,
  Figure,
  type FigureLink,
  Loaded,
  useAct,
  useMay,
  useRead,
  useToast,
  useWords,
  type Words,
} from '#renderer/ui/index.ts'
import type { AccountRow, StatementLine } from '#shared/contract/accounts.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { formatDate } from '#shared/kernel/format-date.ts'
import { addDays } from '#shared/kernel/plain-date.ts'
import { accountDays, recordLink } from './record-link.ts'
import { useAccount, useAccountId } from './use-account.ts'

type Statement = OutputOf<'statements.list'>['rows'][number]
const ROWS = 100
const COLOURS = { open: 'amber', partly: 'amber', matched: 'teal' } as const

/** What the bank says: the lines of its statements, each with what answers it in the books. */
export function StatementsTab() {
  const { t, locale } = useWords()
  const accountId = useAccountId()
  const statements = useRead('statements.list', { accountId })
  const [statementId, setStatementId] = useState<string | null>(null)
  const name = (row: Statement) =>
    t('account.statementName', {
      number: row.number,
      start: formatDate(row.startDate, locale),
      end: formatDate(row.endDate, locale),
    })
  return (
    <Loaded of={statements}>
      {({ rows }) =>
        rows.length === 0 ? (
          <EmptyNote title={t('account.noStatement')} text={t('account.noStatementHelp')} />
        ) : (
          <Stack gap="md">
            <Group align="end">
              <Select
                label={t('account.statement')}
                placeholder={t('account.allStatements')}
                clearable
                w={380}
                data={rows.map(row => ({ value: row.id, label: name(row) }))}
                value={statementId}
                onChange={setStatementId}
              />
              <StatementSums row={rows.find(row => row.id === statementId)} name={name} />
            </Group>
            <Lines key={statementId} statementId={statementId} />
          </Stack>
        )
      }
    </Loaded>
  )
}

function StatementSums(props: {
  readonly row: Statement | undefined
  readonly name: (row: Statement) => string
}) {
  const { t } = useWords()
  const may = useMay()
  const { account } = useAccount()
  const [asking, setAsking] = useState(false)
  const { row } = props
  if (!(row && account)) return null
  const amount = (minor: number) => ({ minor, currency: account.currency })
  return (
    <>
      <Text>
        {t('account.sums')}{' '}
        <Figure
          amount={amount(row.openingMinor)}
          link={accountDays(account.id, null, addDays(row.startDate, -1))}
          label={t('account.booksUntil', { date: addDays(row.startDate, -1) })}
        />{' '}
        {' → '}
        <Figure
          amount={amount(row.closingMinor)}
          withCurrency
          link={accountDays(account.id, row.startDate, row.endDate)}
          label={t('account.booksUntil', { date: row.endDate })}
        />
      </Text>
      {row.draft && may('statements.delete') ? (
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('account.deleteStatement', { name: props.name(row) })}
          onClick={() => setAsking(true)}
        >
          <IconTrash size={16} />
        </ActionIcon>
      ) : null}
      {asking ? (
        <DeleteRecord
          name="statements.delete"
          record={row}
          title={t('account.deleteStatement', { name: props.name(row) })}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </>
  )
}

function Lines({ statementId }: { readonly statementId: string | null }) {
  const { t } = useWords()
  const accountId = useAccountId()
  const [page, setPage] = useState(1)
  const lines = useRead(
    'statements.lines',
    { accountId, statementId, offset: (page - 1) * ROWS, limit: ROWS },
    { keepLast: true },
  )
  return (
    <Loaded of={lines}>
      {({ rows, total, currency }) => (
        <Stack gap="sm">
          <Table aria-label={t('account.lines')} highlightOnHover>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{t('account.date')}</Table.Th>
                <Table.Th scope="col">{t('account.text')}</Table.Th>
                <Table.Th scope="col" ta="right">
                  {t('account.amount', { currency })}
                </Table.Th>
                <Table.Th scope="col" ta="right">
                  {t('account.after')}
                </Table.Th>
                <Table.Th scope="col">{t('account.state')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map(row => (
                <Line key={row.id} row={row} currency={currency} />
              ))}
            </Table.Tbody>
          </Table>
          {total > ROWS ? (
            <Pagination value={page} onChange={setPage} total={Math.ceil(total / ROWS)} />
          ) : null}
        </Stack>
      )}
    </Loaded>
  )
}

/** What answers a line when one record does, else the board where it is answered. */
function lineTarget(
  row: StatementLine,
  { id: accountId, projectId }: Pick<AccountRow, 'id' | 'projectId'>,
  t: Words['t'],
) {
  const [only, second] = row.matches
  const link: FigureLink =
    only && !second
      ? recordLink({ ...only, projectId: projectId ?? '' })
      : linkOptions({ to: '/money/accounts/$accountId/matching', params: { accountId } })
  return { link, label: only && !second ? only.documentNo : t('account.tab.matching') }
}

function Line({ row, currency }: { readonly row: StatementLine; readonly currency: string }) {
  const { t, locale } = useWords()
  const accountId = useAccountId()
  const projectId = useAccount().account?.projectId ?? null
  const amount = (minor: number | null) => (minor === null ? null : { minor, currency })
  return (
    <Table.Tr>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>{formatDate(row.date, locale)}</Table.Td>
      <Table.Td>
        {row.counterparty}
        <Text size="sm" c="dimmed">
          {[row.reference, row.description].filter(text => text !== '').join(' · ')}
        </Text>
      </Table.Td>
      <Table.Td ta="right">
        <Figure amount={amount(row.amountMinor)} {...lineTarget(row, { id: accountId, projectId }, t)} />
      </Table.Td>
      <Table.Td ta="right">
        {row.balanceMinor === null ? (
          ''
        ) : (
          <Figure
            amount={amount(row.balanceMinor)}
            link={accountDays(accountId, row.date, row.date)}
            label={t('account.booksOf', { date: row.date })}
          />
        )}
      </Table.Td>
      <Table.Td>
        <Badge variant="light" color={COLOURS[row.state]}>
          {t(`account.states.${row.state}`)}
        </Badge>
        <Answers row={row} currency={currency} />
      </Table.Td>
    </Table.Tr>
  )
}

/** What answers a line, each a link, with the way back. */
function Answers({ row, currency }: { readonly row: StatementLine; readonly currency: string }) {
  const { t } = useWords()
  const may = useMay()
  const toast = useToast()
  const { account } = useAccount()
  const undo = useAct('matches.undo')
  return row.matches.map(match => (
    <Group key={match.id} gap={6} wrap="nowrap">
      <Figure
        amount={{ minor: match.amountMinor, currency }}
        link={recordLink({ ...match, projectId: account?.projectId ?? '' })}
        label={[match.documentNo, match.counterparty].join(' ')}
      />
      <Text size="sm">{[match.documentNo, match.counterparty].filter(text => text !== '').join(' · ')}</Text>
      {may('matches.undo') ? (
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          aria-label={t('account.undo', { document: match.documentNo, payee: match.counterparty })}
          onClick={async () => {
            const done = await undo.run({ ids: [match.id] })
            if (!done.ok) toast.failed(done.error)
          }}
        >
          <IconArrowBackUp size={14} />
        </ActionIcon>
      ) : null}
    </Group>
  ))
}
