import { Badge, Group, Pagination, Stack, Table, Text } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { DateField, EmptyNote, Figure, Loaded, useRead, useWords } from '#renderer/ui/index.ts'
import { formatDate } from '#shared/kernel/format-date.ts'
import { addDays } from '#shared/kernel/plain-date.ts'
import { accountDays, recordLink } from './record-link.ts'
import { useAccountId } from './use-account.ts'

const ROWS = 200

/** The account by the books: what moved it, with the balance after each movement. */
export function AccountLedgerTab() {
  const { t, locale } = useWords()
  const accountId = useAccountId()
  const { from = null, to = null } = useSearch({ from: '/money/accounts/$accountId/ledger' })
  const navigate = useNavigate({ from: '/money/accounts/$accountId/ledger' })
  const [page, setPage] = useState(1)
  const narrow = (days: { readonly from: string | null; readonly to: string | null }) => {
    setPage(1)
    void navigate({ search: { from: days.from ?? undefined, to: days.to ?? undefined }, replace: true })
  }
  // A balance is all that moved the account until its day.
  const until = (day: string) => ({
    link: accountDays(accountId, null, day),
    label: t('figureLink.movementsUntil', { date: day }),
  })
  const input = { accountId, from, to, offset: (page - 1) * ROWS, limit: ROWS }
  const ledger = useRead('accounts.ledger', input, { keepLast: true })
  return (
    <Stack gap="md" maw={1240}>
      <Group align="end">
        <DateField label={t('ledger.from')} value={from} onChange={day => narrow({ from: day, to })} />
        <DateField label={t('ledger.to')} value={to} onChange={day => narrow({ from, to: day })} />
      </Group>
      <Loaded of={ledger}>
        {({ rows, currency, openingMinor, closingMinor, total }) => (
          <>
            <Table aria-label={t('account.tab.ledger')} highlightOnHover>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th scope="col">{t('account.date')}</Table.Th>
                  <Table.Th scope="col">{t('account.text')}</Table.Th>
                  <Table.Th scope="col">{t('account.state')}</Table.Th>
                  <Table.Th scope="col" ta="right">
                    {t('account.amount', { currency })}
                  </Table.Th>
                  <Table.Th scope="col" ta="right">
                    {t('account.after')}
                  </Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                <Table.Tr>
                  <Table.Th scope="row" colSpan={4}>
                    {t('account.opening')}
                  </Table.Th>
                  <Table.Td ta="right">
                    <Figure
                      amount={{ minor: openingMinor, currency }}
                      strong
                      {...(from === null ? {} : until(addDays(from, -1)))}
                    />
                  </Table.Td>
                </Table.Tr>
                {rows.map(row => (
                  <Table.Tr key={`${row.kind} ${row.recordId} ${row.amountMinor}`}>
                    <Table.Td style={{ whiteSpace: 'nowrap' }}>{formatDate(row.date, locale)}</Table.Td>
                    <Table.Td>
                      {[row.documentNo, row.counterparty].filter(text => text !== '').join(' · ')}
                      <Text size="sm" c="dimmed">
                        {row.description || row.reference}
                      </Text>
                    </Table.Td>
                    <Table.Td>
                      <Badge variant="light" color={row.state === 'matched' ? 'teal' : 'gray'}>
                        {t(`account.states.${row.state}`)}
                      </Badge>
                    </Table.Td>
                    <Table.Td ta="right">
                      <Figure
                        amount={{ minor: row.amountMinor, currency }}
                        link={recordLink(row)}
                        label={row.documentNo}
                      />
                    </Table.Td>
                    <Table.Td ta="right">
                      <Figure amount={{ minor: row.balanceMinor, currency }} {...until(row.date)} />
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
              <Table.Tfoot>
                <Table.Tr>
                  <Table.Th scope="row" colSpan={4}>
                    {t('account.closing')}
                  </Table.Th>
                  <Table.Td ta="right">
                    <Figure
                      amount={{ minor: closingMinor, currency }}
                      strong
                      {...(from === null || to === null ? {} : until(to))}
                    />
                  </Table.Td>
                </Table.Tr>
              </Table.Tfoot>
            </Table>
            {total === 0 ? (
              <EmptyNote title={t('account.noMovement')} text={t('account.noMovementHelp')} />
            ) : null}
            {total > ROWS ? (
              <Pagination value={page} onChange={setPage} total={Math.ceil(total / ROWS)} />
            ) : null}
          </>
        )}
      </Loaded>
    </Stack>
  )
}
