import { Table, Text } from '@mantine/core'
import { Link, linkOptions } from '@tanstack/react-router'
import { ActionsHead, Figure, Loaded, useMay, useRead, useWords } from '#renderer/ui/index.ts'
import type { Transfer } from '#shared/contract/transfers.ts'
import { formatDate } from '#shared/kernel/format-date.ts'
import { Part } from '../tab-body.tsx'
import { NewRecord, type RecordActs, RecordActsCell, RecordDialogs, useRecordActs } from './record-acts.tsx'
import { TransferForm } from './transfer-form.tsx'

/** Money moved between accounts of one currency: each account's ledger shows its side. */
export function Transfers(props: { readonly projectId: string; readonly currency: string }) {
  const { t } = useWords()
  const may = useMay()
  const transfers = useRead('transfers.list', { projectId: props.projectId })
  const acts = useRecordActs<Transfer>()
  const canWrite = may('transfers.save')
  return (
    <Part
      title={t('transfer.title')}
      actions={
        canWrite ? (
          <NewRecord label={t('transfer.new')} onClick={() => acts.open({ kind: 'edit', record: null })} />
        ) : null
      }
    >
      <Text size="sm" c="dimmed">
        {t('transfer.help')}
      </Text>
      <Loaded of={transfers}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Text>{t('transfer.none')}</Text>
          ) : (
            <TransferTable rows={rows} acts={canWrite ? acts : null} />
          )
        }
      </Loaded>
      <RecordDialogs
        acts={acts}
        titles={{ one: t('transfer.one'), new: t('transfer.new') }}
        form={record => <TransferForm {...props} record={record} onDone={acts.close} />}
        deleting={{
          name: 'transfers.delete',
          titleOf: ({ date, amount }) => t('transfer.delete', { date, amount: { ...amount } }),
        }}
      />
    </Part>
  )
}

function TransferTable(props: {
  readonly rows: readonly Transfer[]
  readonly acts: RecordActs<Transfer> | null
}) {
  const { t } = useWords()
  return (
    <Table.ScrollContainer minWidth={720}>
      <Table id="transfers" aria-label={t('transfer.title')} highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('fund.date')}</Table.Th>
            <Table.Th scope="col">{t('transfer.from')}</Table.Th>
            <Table.Th scope="col">{t('transfer.to')}</Table.Th>
            <Table.Th scope="col">{t('transfer.reference')}</Table.Th>
            <Table.Th scope="col" ta="right">
              {t('transfer.amount')}
            </Table.Th>
            {props.acts ? <ActionsHead /> : null}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {props.rows.map(row => (
            <TransferLine key={row.id} row={row} acts={props.acts} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}

/** Where an account shows its side. */
const ledgerOf = (accountId: string) =>
  linkOptions({ to: '/money/accounts/$accountId/ledger', params: { accountId } })

function TransferLine({ row, acts }: { readonly row: Transfer; readonly acts: RecordActs<Transfer> | null }) {
  const { t, locale } = useWords()
  const date = formatDate(row.date, locale)
  return (
    <Table.Tr>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>{date}</Table.Td>
      {[row.fromAccount, row.toAccount].map(account => (
        <Table.Td key={account.id}>
          <Link {...ledgerOf(account.id)}>{account.name}</Link>
        </Table.Td>
      ))}
      <Table.Td>
        {row.reference}
        {row.note === '' ? null : (
          <Text size="sm" c="dimmed">
            {row.note}
          </Text>
        )}
      </Table.Td>
      <Table.Td ta="right">
        <Figure
          amount={row.amount}
          withCurrency
          link={ledgerOf(row.fromAccount.id)}
          label={t('transfer.title')}
        />
      </Table.Td>
      {acts ? (
        <RecordActsCell
          record={row}
          acts={acts}
          editLabel={t('transfer.edit', { date })}
          deleteLabel={t('transfer.delete', { date, amount: { ...row.amount } })}
        />
      ) : null}
    </Table.Tr>
  )
}
