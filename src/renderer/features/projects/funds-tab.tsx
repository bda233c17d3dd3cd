import { ActionIcon, Button, Group, Stack, Table, Text } from '@mantine/core'
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import {
  ActionsHead,
  DecimalFigure,
  Dialog,
  EmptyNote,
  Figure,
  Loaded,
  useMay,
  useRead,
  useWords,
} from '#renderer/ui/index.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { formatDate } from '#shared/kernel/format-date.ts'
import { accountDays } from '../accounts/index.ts'
import { DeleteRecord } from './delete-record.tsx'
import { FundForm } from './fund-form.tsx'
import { CashForecast } from './funds/cash-forecast.tsx'
import { Conversions } from './funds/conversions.tsx'
import { ExchangeDifferences } from './funds/exchange-differences.tsx'
import { FundChain } from './funds/fund-chain.tsx'
import { PaymentRequests } from './funds/payment-requests.tsx'
import { Transfers } from './funds/transfers.tsx'
import { Part, TabBody } from './tab-body.tsx'
import { useProjectId } from './use-project.ts'

type Funds = OutputOf<'funds.list'>
export type Movement = Funds['rows'][number]
type Act =
  | { readonly kind: 'edit'; readonly record: Movement | null }
  | { readonly kind: 'delete'; readonly record: Movement }

/** Money of the donor: requests, what came in, the fund of each period, purchases of currency and what they left, money between accounts. */
export function FundsTab() {
  return <TabBody>{project => <FundsOf currency={project.project.currency} />}</TabBody>
}

function FundsOf({ currency }: { readonly currency: string }) {
  const { t } = useWords()
  const may = useMay()
  const projectId = useProjectId()
  const funds = useRead('funds.list', { projectId })
  const [act, setAct] = useState<Act | null>(null)
  const close = () => setAct(null)
  const add = may('funds.save') ? (
    <Button
      leftSection={<IconPlus size={16} aria-hidden />}
      onClick={() => setAct({ kind: 'edit', record: null })}
    >
      {t('fund.new')}
    </Button>
  ) : null
  return (
    <Stack gap="xl" maw={1120}>
      <PaymentRequests projectId={projectId} />
      <Part title={t('fund.title')} actions={add}>
        <Loaded of={funds}>
          {list =>
            list.rows.length === 0 ? (
              <EmptyNote title={t('fund.none')} text={t('fund.noneHelp')} />
            ) : (
              <FundTable funds={list} onAct={may('funds.save') ? setAct : null} />
            )
          }
        </Loaded>
      </Part>
      <FundChain projectId={projectId} />
      <CashForecast projectId={projectId} />
      <Conversions projectId={projectId} currency={currency} />
      <Transfers projectId={projectId} currency={currency} />
      <ExchangeDifferences projectId={projectId} />
      <Dialog
        opened={act?.kind === 'edit'}
        onClose={close}
        title={act?.kind === 'edit' && act.record ? t('fund.one') : t('fund.new')}
      >
        {act?.kind === 'edit' ? (
          <FundForm projectId={projectId} currency={currency} record={act.record} onDone={close} />
        ) : null}
      </Dialog>
      {act?.kind === 'delete' ? (
        <DeleteRecord
          name="funds.delete"
          record={act.record}
          title={t('fund.delete', { date: act.record.date, amount: { ...act.record.amount } })}
          onClose={close}
        />
      ) : null}
    </Stack>
  )
}

function FundTable({ funds, onAct }: { readonly funds: Funds; readonly onAct: ((act: Act) => void) | null }) {
  const { t } = useWords()
  const { currency } = funds.received
  return (
    <Table id="receipts" aria-label={t('project.tab.funds')} highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('fund.date')}</Table.Th>
          <Table.Th scope="col">{t('fund.kind')}</Table.Th>
          <Table.Th scope="col">{t('fund.from')}</Table.Th>
          <Table.Th scope="col">{t('fund.reference')}</Table.Th>
          <Table.Th scope="col" ta="right">
            {t('fund.amount')}
          </Table.Th>
          <Table.Th scope="col" ta="right">
            {t('fund.rate')}
          </Table.Th>
          <Table.Th scope="col" ta="right">
            {t('fund.base', { currency })}
          </Table.Th>
          {onAct ? <ActionsHead /> : null}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {funds.rows.map(movement => (
          <FundLine key={movement.id} movement={movement} onAct={onAct} />
        ))}
      </Table.Tbody>
      <Table.Tfoot>
        <Table.Tr>
          <Table.Th scope="row" colSpan={6}>
            {t('fund.received')}
          </Table.Th>
          <Table.Th ta="right">
            <Figure amount={funds.received} strong />
          </Table.Th>
          {onAct ? <Table.Td /> : null}
        </Table.Tr>
      </Table.Tfoot>
    </Table>
  )
}

function FundLine({
  movement,
  onAct,
}: {
  readonly movement: Movement
  readonly onAct: ((act: Act) => void) | null
}) {
  const { t, locale } = useWords()
  const date = formatDate(movement.date, locale)
  const { account } = movement
  // What came is looked at where it came in: in the ledger of its account on that day.
  const behind = account
    ? {
        link: accountDays(account.id, movement.date, movement.date),
        label: t('fund.inAccount', { account: account.name, date: movement.date }),
      }
    : {}
  return (
    <Table.Tr id={`receipt-${movement.id}`}>
      <Table.Td>{date}</Table.Td>
      <Table.Td>{t(`receiptKind.${movement.kind}`)}</Table.Td>
      <Table.Td>
        {movement.organisation ? (
          <Link to="/registry/$organisationId" params={{ organisationId: movement.organisation.id }}>
            {movement.organisation.name}
          </Link>
        ) : null}
        {movement.note === '' ? null : (
          <Text size="sm" c="dimmed">
            {movement.note}
          </Text>
        )}
      </Table.Td>
      <Table.Td>{movement.reference}</Table.Td>
      <Table.Td ta="right">
        <Figure amount={movement.amount} withCurrency {...behind} />
      </Table.Td>
      <Table.Td ta="right">
        {movement.amount.currency === movement.base.currency ? null : <DecimalFigure value={movement.rate} />}
      </Table.Td>
      <Table.Td ta="right">
        <Figure amount={movement.base} {...behind} />
      </Table.Td>
      {onAct ? (
        <Table.Td>
          <Group gap={4} wrap="nowrap" justify="flex-end">
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('fund.edit', { date })}
              onClick={() => onAct({ kind: 'edit', record: movement })}
            >
              <IconPencil size={16} />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('fund.delete', { date, amount: { ...movement.amount } })}
              onClick={() => onAct({ kind: 'delete', record: movement })}
            >
              <IconTrash size={16} />
            </ActionIcon>
          </Group>
        </Table.Td>
      ) : null}
    </Table.Tr>
  )
}
