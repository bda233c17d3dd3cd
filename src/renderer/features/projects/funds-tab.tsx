import { Stack, Table, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import {
  ActionsHead,
  DecimalFigure,
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
import { FundForm } from './fund-form.tsx'
import { CashForecast } from './funds/cash-forecast.tsx'
import { Conversions } from './funds/conversions.tsx'
import { ExchangeDifferences } from './funds/exchange-differences.tsx'
import { FundChain } from './funds/fund-chain.tsx'
import { PaymentRequests } from './funds/payment-requests.tsx'
import {
  NewRecord,
  type RecordActs,
  RecordActsCell,
  RecordDialogs,
  useRecordActs,
} from './funds/record-acts.tsx'
import { Transfers } from './funds/transfers.tsx'
import { Part, TabBody } from './tab-body.tsx'
import { useProjectId } from './use-project.ts'

type Funds = OutputOf<'funds.list'>
export type Movement = Funds['rows'][number]

/** Money of the donor: requests, what came in, the fund of each period, purchases of currency and what they left, money between accounts. */
export function FundsTab() {
  return <TabBody>{project => <FundsOf currency={project.project.currency} />}</TabBody>
}

function FundsOf({ currency }: { readonly currency: string }) {
  const { t } = useWords()
  const may = useMay()
  const projectId = useProjectId()
  const funds = useRead('funds.list', { projectId })
  const acts = useRecordActs<Movement>()
  const canWrite = may('funds.save')
  const add = canWrite ? (
    <NewRecord
      variant="filled"
      label={t('fund.new')}
      onClick={() => acts.open({ kind: 'edit', record: null })}
    />
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
              <FundTable funds={list} projectId={projectId} acts={canWrite ? acts : null} />
            )
          }
        </Loaded>
      </Part>
      <FundChain projectId={projectId} />
      <CashForecast projectId={projectId} />
      <Conversions projectId={projectId} currency={currency} />
      <Transfers projectId={projectId} currency={currency} />
      <ExchangeDifferences projectId={projectId} />
      <RecordDialogs
        acts={acts}
        titles={{ one: t('fund.one'), new: t('fund.new') }}
        form={record => (
          <FundForm projectId={projectId} currency={currency} record={record} onDone={acts.close} />
        )}
        deleting={{
          name: 'funds.delete',
          titleOf: ({ date, amount }) => t('fund.delete', { date, amount: { ...amount } }),
        }}
      />
    </Stack>
  )
}

function FundTable(props: {
  readonly funds: Funds
  readonly projectId: string
  readonly acts: RecordActs<Movement> | null
}) {
  const { funds, projectId, acts } = props
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
          {acts ? <ActionsHead /> : null}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {funds.rows.map(movement => (
          <FundLine key={movement.id} movement={movement} acts={acts} />
        ))}
      </Table.Tbody>
      <Table.Tfoot>
        <Table.Tr>
          <Table.Th scope="row" colSpan={6}>
            {t('fund.received')}
          </Table.Th>
          <Table.Th ta="right">
            <Figure
              amount={funds.received}
              strong
              link={{ to: '/projects/$projectId/funds', params: { projectId }, hash: 'fund-by-period' }}
              label={t('chain.title')}
            />
          </Table.Th>
          {acts ? <Table.Td /> : null}
        </Table.Tr>
      </Table.Tfoot>
    </Table>
  )
}

function FundLine({
  movement,
  acts,
}: {
  readonly movement: Movement
  readonly acts: RecordActs<Movement> | null
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
      {acts ? (
        <RecordActsCell
          record={movement}
          acts={acts}
          editLabel={t('fund.edit', { date })}
          deleteLabel={t('fund.delete', { date, amount: { ...movement.amount } })}
        />
      ) : null}
    </Table.Tr>
  )
}
