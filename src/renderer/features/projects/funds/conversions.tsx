import { Table, Text } from '@mantine/core'
import { linkOptions } from '@tanstack/react-router'
import { ActionsHead, DecimalFigure, Figure, Loaded, useMay, useRead, useWords } from '#renderer/ui/index.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { formatDate } from '#shared/kernel/format-date.ts'
import { accountDays } from '../../accounts/index.ts'
import { Part } from '../tab-body.tsx'
import { ConversionForm } from './conversion-form.tsx'
import { NewRecord, type RecordActs, RecordActsCell, RecordDialogs, useRecordActs } from './record-acts.tsx'

export type Conversion = OutputOf<'conversions.list'>['rows'][number]
type Layer = OutputOf<'rates.layers'>['rows'][number]

/** Purchases of currency with the rate behind them, and what entries have used of each (first in, first out). */
export function Conversions(props: { readonly projectId: string; readonly currency: string }) {
  const { t } = useWords()
  const may = useMay()
  const { projectId } = props
  const conversions = useRead('conversions.list', { projectId })
  const layers = useRead('rates.layers', { projectId })
  const acts = useRecordActs<Conversion>()
  const canWrite = may('conversions.save')
  return (
    <Part
      title={t('conversion.title')}
      actions={
        canWrite ? (
          <NewRecord label={t('conversion.new')} onClick={() => acts.open({ kind: 'edit', record: null })} />
        ) : null
      }
    >
      <Text size="sm" c="dimmed">
        {t('conversion.help')}
      </Text>
      <Loaded of={conversions}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Text>{t('conversion.none')}</Text>
          ) : (
            <ConversionTable
              rows={rows}
              layers={new Map((layers.data?.rows ?? []).map(layer => [layer.id, layer]))}
              projectId={projectId}
              acts={canWrite ? acts : null}
            />
          )
        }
      </Loaded>
      <RecordDialogs
        acts={acts}
        titles={{ one: t('conversion.one'), new: t('conversion.new') }}
        form={record => <ConversionForm {...props} record={record} onDone={acts.close} />}
        deleting={{
          name: 'conversions.delete',
          titleOf: ({ date, to }) => t('conversion.delete', { date, amount: { ...to } }),
        }}
      />
    </Part>
  )
}

function ConversionTable(props: {
  readonly rows: readonly Conversion[]
  readonly layers: ReadonlyMap<string, Layer>
  readonly projectId: string
  readonly acts: RecordActs<Conversion> | null
}) {
  const { t, locale } = useWords()
  const { acts, projectId } = props
  // Only first in, first out counts what is used; elsewhere a zero would say something untrue.
  const isCounted = [...props.layers.values()].some(layer => layer.used.minor !== 0)
  const columns = isCounted ? (['from', 'to', 'rate', 'used'] as const) : (['from', 'to', 'rate'] as const)
  const usedIn = (currency: string) =>
    linkOptions({ to: '/money/ledger', search: { projectId, state: 'posted' as const, currency } })
  return (
    <Table.ScrollContainer minWidth={820}>
      <Table id="exchanges" aria-label={t('conversion.title')} highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('fund.date')}</Table.Th>
            <Table.Th scope="col">{t('conversion.slipNo')}</Table.Th>
            {columns.map(column => (
              <Table.Th key={column} scope="col" ta="right">
                {t(`conversion.${column}`)}
              </Table.Th>
            ))}
            {acts ? <ActionsHead /> : null}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {props.rows.map(row => {
            const date = formatDate(row.date, locale)
            return (
              <Table.Tr key={row.id}>
                <Table.Td>{date}</Table.Td>
                <Table.Td>{row.slipNo}</Table.Td>
                <Side amount={row.from} account={row.fromAccount} date={row.date} />
                <Side amount={row.to} account={row.toAccount} date={row.date} />
                <Table.Td ta="right">
                  <DecimalFigure value={row.rate} />
                </Table.Td>
                {isCounted ? (
                  <Table.Td ta="right">
                    <Figure
                      amount={props.layers.get(row.id)?.used ?? null}
                      withCurrency
                      link={usedIn(row.to.currency)}
                      label={t('conversion.used')}
                    />
                  </Table.Td>
                ) : null}
                {acts ? (
                  <RecordActsCell
                    record={row}
                    acts={acts}
                    editLabel={t('conversion.edit', { date })}
                    deleteLabel={t('conversion.delete', { date, amount: { ...row.to } })}
                  />
                ) : null}
              </Table.Tr>
            )
          })}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}

/** One side of an exchange with the account that it left or came to. */
function Side(props: {
  readonly amount: Conversion['from']
  readonly account: Conversion['fromAccount']
  readonly date: string
}) {
  const { amount, account } = props
  return (
    <Table.Td ta="right">
      <Figure
        amount={amount}
        withCurrency
        link={account ? accountDays(account.id, props.date, props.date) : undefined}
        label={account?.name}
      />
      {account ? (
        <Text size="sm" c="dimmed">
          {account.name}
        </Text>
      ) : null}
    </Table.Td>
  )
}
