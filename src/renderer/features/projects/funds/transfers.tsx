import { ActionIcon, Button, Group, Table, Text } from '@mantine/core'
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react'
import { Link, linkOptions } from '@tanstack/react-router'
import { useState } from 'react'
import { ActionsHead, Dialog, Figure, Loaded, useMay, useRead, useWords } from '#renderer/ui/index.ts'
import type { Transfer } from '#shared/contract/transfers.ts'
import { formatDate } from '#shared/kernel/format-date.ts'
import { DeleteRecord } from '../delete-record.tsx'
import { Part } from '../tab-body.tsx'
import { TransferForm } from './transfer-form.tsx'

type Act =
  | { readonly kind: 'edit'; readonly record: Transfer | null }
  | { readonly kind: 'delete'; readonly record: Transfer }

/** Money moved between accounts of one currency: each account's ledger shows its side. */
export function Transfers(props: { readonly projectId: string; readonly currency: string }) {
  const { t } = useWords()
  const may = useMay()
  const transfers = useRead('transfers.list', { projectId: props.projectId })
  const [act, setAct] = useState<Act | null>(null)
  const close = () => setAct(null)
  const canWrite = may('transfers.save')
  return (
    <Part
      title={t('transfer.title')}
      actions={
        canWrite ? (
          <Button
            variant="default"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => setAct({ kind: 'edit', record: null })}
          >
            {t('transfer.new')}
          </Button>
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
            <TransferTable rows={rows} onAct={canWrite ? setAct : null} />
          )
        }
      </Loaded>
      <Dialog
        opened={act?.kind === 'edit'}
        onClose={close}
        title={act?.kind === 'edit' && act.record ? t('transfer.one') : t('transfer.new')}
      >
        {act?.kind === 'edit' ? <TransferForm {...props} record={act.record} onDone={close} /> : null}
      </Dialog>
      {act?.kind === 'delete' ? (
        <DeleteRecord
          name="transfers.delete"
          record={act.record}
          title={t('transfer.delete', { date: act.record.date, amount: { ...act.record.amount } })}
          onClose={close}
        />
      ) : null}
    </Part>
  )
}

function TransferTable(props: {
  readonly rows: readonly Transfer[]
  readonly onAct: ((act: Act) => void) | null
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
            {props.onAct ? <ActionsHead /> : null}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {props.rows.map(row => (
            <TransferLine key={row.id} row={row} onAct={props.onAct} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}

/** Where an account shows its side. */
const ledgerOf = (accountId: string) =>
  linkOptions({ to: '/money/accounts/$accountId/ledger', params: { accountId } })

function TransferLine({
  row,
  onAct,
}: {
  readonly row: Transfer
  readonly onAct: ((act: Act) => void) | null
}) {
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
      {onAct ? (
        <Table.Td>
          <Group gap={4} wrap="nowrap" justify="flex-end">
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('transfer.edit', { date })}
              onClick={() => onAct({ kind: 'edit', record: row })}
            >
              <IconPencil size={16} />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('transfer.delete', { date, amount: { ...row.amount } })}
              onClick={() => onAct({ kind: 'delete', record: row })}
            >
              <IconTrash size={16} />
            </ActionIcon>
          </Group>
        </Table.Td>
      ) : null}
    </Table.Tr>
  )
}
