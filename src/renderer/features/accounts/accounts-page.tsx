import { Badge, Button, Table, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { Link, linkOptions } from '@tanstack/react-router'
import { useState } from 'react'
import {
  Dialog,
  EmptyNote,
  Figure,
  Loaded,
  Page,
  useMay,
  useRead,
  useTableExport,
  useWords,
} from '#renderer/ui/index.ts'
import type { AccountRow } from '#shared/contract/accounts.ts'
import { ACCOUNT_COLUMNS } from '#shared/contract/list-columns.ts'
import { formatDate } from '#shared/kernel/format-date.ts'
import { AccountForm } from './account-form.tsx'

/** Bank and cash: every account with its balance, its last statement and how far it is reconciled. */
export function AccountsPage() {
  const { t } = useWords()
  const may = useMay()
  const accounts = useRead('accounts.list', { archived: true })
  const [adding, setAdding] = useState(false)
  const exporting = useTableExport('accounts.export', wish => ({ columns: [...ACCOUNT_COLUMNS], ...wish }))
  const add = may('accounts.save') ? (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
      {t('account.new')}
    </Button>
  ) : null
  return (
    <Page
      title={t('nav.accounts')}
      actions={
        <>
          {accounts.data?.rows.length ? exporting.menu : null}
          {add}
        </>
      }
    >
      {exporting.panel}
      <Loaded of={accounts}>
        {({ rows }) =>
          rows.length === 0 ? (
            <EmptyNote title={t('account.none')} text={t('account.noneHelp')} action={null} />
          ) : (
            <AccountTable rows={rows} />
          )
        }
      </Loaded>
      <Dialog opened={adding} onClose={() => setAdding(false)} title={t('account.new')}>
        <AccountForm record={null} onDone={() => setAdding(false)} />
      </Dialog>
    </Page>
  )
}

function AccountTable({ rows }: { readonly rows: readonly AccountRow[] }) {
  const { t } = useWords()
  return (
    <Table aria-label={t('nav.accounts')} highlightOnHover maw={1240}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('account.one')}</Table.Th>
          <Table.Th scope="col">{t('project.one')}</Table.Th>
          <Table.Th scope="col" ta="right">
            {t('account.balance')}
          </Table.Th>
          <Table.Th scope="col" ta="right">
            {t('account.statementBalance')}
          </Table.Th>
          <Table.Th scope="col" ta="right">
            {t('account.openLines')}
          </Table.Th>
          <Table.Th scope="col">{t('account.reconciledTo')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(row => (
          <AccountLine key={row.id} row={row} />
        ))}
      </Table.Tbody>
    </Table>
  )
}

function AccountLine({ row }: { readonly row: AccountRow }) {
  const { t, locale } = useWords()
  const params = { accountId: row.id }
  return (
    <Table.Tr>
      <Table.Td>
        <Link to="/money/accounts/$accountId" params={params}>
          {row.name}
        </Link>{' '}
        {row.archived ? (
          <Badge variant="light" color="gray">
            {t('account.archived')}
          </Badge>
        ) : null}
        <Text size="sm" c="dimmed">
          {[t(`account.kinds.${row.kind}`), row.iban, row.bank].filter(text => text !== '').join(' · ')}
        </Text>
      </Table.Td>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>{row.projectCode ?? t('account.severalProjects')}</Table.Td>
      <Table.Td ta="right">
        <Figure
          amount={row.balance}
          withCurrency
          link={linkOptions({ to: '/money/accounts/$accountId/ledger', params })}
          label={row.name}
        />
      </Table.Td>
      <Table.Td ta="right">
        {row.statement ? (
          <>
            <Figure
              amount={row.statement.closing}
              withCurrency
              link={linkOptions({ to: '/money/accounts/$accountId', params })}
              label={row.name}
            />
            <Text size="sm" c="dimmed">
              {formatDate(row.statement.endDate, locale)}
            </Text>
          </>
        ) : (
          t('account.noStatement')
        )}
      </Table.Td>
      <Table.Td ta="right">
        {row.openLines === 0 ? (
          '0'
        ) : (
          <Link to="/money/accounts/$accountId/matching" params={params}>
            {row.openLines}
          </Link>
        )}
      </Table.Td>
      <Table.Td>
        <Link to="/money/accounts/$accountId/reconciliation" params={params}>
          {row.reconciledTo ? formatDate(row.reconciledTo, locale) : t('account.never')}
        </Link>
      </Table.Td>
    </Table.Tr>
  )
}
