import { ActionIcon, Badge, Button, Group, Table, Text } from '@mantine/core'
import { IconPencil, IconTrash } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { ActionsHead, Figure, useAct, useToast, useWords } from '#renderer/ui/index.ts'
import type { PendingPayment } from '#shared/contract/accruals.ts'
import { formatDate } from '#shared/kernel/format-date.ts'
import type { Money } from '#shared/kernel/money.ts'

export type PendingAct = { readonly kind: 'edit' | 'settle' | 'delete'; readonly record: PendingPayment }
type OnAct = ((act: PendingAct) => void) | null

/** Payments with what the final report does with them, and how they were paid. */
export function PendingTable(props: {
  readonly rows: readonly PendingPayment[]
  readonly open: Money
  readonly projectId: string
  readonly onAct: OnAct
}) {
  const { t } = useWords()
  const { currency } = props.open
  return (
    <Table aria-label={t('pending.title')} highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('pending.supplier')}</Table.Th>
          <Table.Th scope="col">{t('pending.line')}</Table.Th>
          <Table.Th scope="col">{t('pending.expectedOn')}</Table.Th>
          <Table.Th scope="col" ta="right">
            {t('pending.amount', { currency })}
          </Table.Th>
          <Table.Th scope="col">{t('pending.report')}</Table.Th>
          <Table.Th scope="col">{t('pending.state')}</Table.Th>
          {props.onAct ? <ActionsHead /> : null}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {props.rows.map(row => (
          <PaymentRow key={row.id} row={row} projectId={props.projectId} onAct={props.onAct} />
        ))}
      </Table.Tbody>
      <Table.Tfoot>
        <Table.Tr>
          <Table.Th scope="row" colSpan={3}>
            {t('pending.open')}
          </Table.Th>
          <Table.Th ta="right">
            <Figure
              amount={props.open}
              strong
              link={{ to: '/money/pending', search: { projectId: props.projectId, open: true } }}
              label={t('pending.onlyOpen')}
            />
          </Table.Th>
          <Table.Td colSpan={props.onAct ? 3 : 2} />
        </Table.Tr>
      </Table.Tfoot>
    </Table>
  )
}

function PaymentRow(props: {
  readonly row: PendingPayment
  readonly projectId: string
  readonly onAct: OnAct
}) {
  const { t, locale } = useWords()
  const { row, projectId, onAct } = props
  const line = {
    to: '/projects/$projectId/budget',
    params: { projectId },
    search: { line: row.lineId },
  } as const
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={400}>
        {row.supplier}
        {row.note === '' ? null : (
          <Text size="sm" c="dimmed">
            {row.note}
          </Text>
        )}
      </Table.Th>
      <Table.Td>
        <Link {...line}>{row.lineCode}</Link>
      </Table.Td>
      <Table.Td>{row.expectedOn === null ? '–' : formatDate(row.expectedOn, locale)}</Table.Td>
      <Table.Td ta="right">
        <Figure
          amount={row.amount}
          {...(row.entry === null
            ? { link: line, label: t('pending.lineOf', { code: row.lineCode }) }
            : {
                link: { to: '/money/ledger/$entryId', params: { entryId: row.entry.id } },
                label: t('accruals.openEntry', { number: String(row.entry.entryNo) }),
              })}
        />
      </Table.Td>
      <Table.Td>
        <Listed listed={row.listed} />
      </Table.Td>
      <Table.Td>
        <PaidBy row={row} />
      </Table.Td>
      {onAct ? (
        <Table.Td>
          <RowActs row={row} onAct={onAct} />
        </Table.Td>
      ) : null}
    </Table.Tr>
  )
}

function Listed({ listed }: { readonly listed: boolean | null }) {
  const { t } = useWords()
  if (listed === true)
    return (
      <Badge color="amber" variant="light">
        {t('pending.listed')}
      </Badge>
    )
  return <Text size="sm">{t(listed === null ? 'pending.unknown' : 'pending.notListed')}</Text>
}

function PaidBy({ row }: { readonly row: PendingPayment }) {
  const { t, locale } = useWords()
  if (row.settledOn === null) return <Text size="sm">{t('pending.waits')}</Text>
  const date = formatDate(row.settledOn, locale)
  if (row.entry === null) return <Text size="sm">{date}</Text>
  return (
    <Link to="/money/ledger/$entryId" params={{ entryId: row.entry.id }}>
      {t('pending.paidOn', { date, number: String(row.entry.entryNo) })}
    </Link>
  )
}

function RowActs(props: { readonly row: PendingPayment; readonly onAct: NonNullable<OnAct> }) {
  const { t } = useWords()
  const { row, onAct } = props
  const { supplier } = row
  if (row.settledOn !== null) return <Reopen row={row} />
  const icon = (kind: 'edit' | 'delete', Icon: typeof IconPencil) => (
    <ActionIcon
      variant="subtle"
      color="gray"
      aria-label={t(`pending.${kind}`, { supplier })}
      onClick={() => onAct({ kind, record: row })}
    >
      <Icon size={16} />
    </ActionIcon>
  )
  return (
    <Group gap={4} wrap="nowrap" justify="flex-end">
      <Button
        size="compact-sm"
        variant="default"
        aria-label={t('pending.settleOf', { supplier })}
        onClick={() => onAct({ kind: 'settle', record: row })}
      >
        {t('pending.settle')}
      </Button>
      {icon('edit', IconPencil)}
      {icon('delete', IconTrash)}
    </Group>
  )
}

/** A payment named as made by mistake waits again. */
function Reopen({ row }: { readonly row: PendingPayment }) {
  const { t } = useWords()
  const toast = useToast()
  const settle = useAct('pendingPayments.settle')
  const run = async () => {
    const done = await settle.run({ id: row.id, version: row.version, entryNo: null })
    if (!done.ok) toast.failed(done.error)
  }
  return (
    <Group justify="flex-end">
      <Button
        size="compact-sm"
        variant="subtle"
        loading={settle.running}
        aria-label={t('pending.reopenNamed', { supplier: row.supplier })}
        onClick={() => void run()}
      >
        {t('pending.reopen')}
      </Button>
    </Group>
  )
}
