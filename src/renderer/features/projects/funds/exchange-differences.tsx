import { Button, Table, Text } from '@mantine/core'
import { linkOptions } from '@tanstack/react-router'
import { useState } from 'react'
import {
  ConfirmAct,
  Figure,
  Loaded,
  useAct,
  useMay,
  useRead,
  useToast,
  useWords,
} from '#renderer/ui/index.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { Part } from '../tab-body.tsx'

type Row = OutputOf<'funds.exchangeDifferences'>['rows'][number]

/** Exchange differences by period and currency: on a line of their own, never a cost. Nothing where none was spent. */
export function ExchangeDifferences({ projectId }: { readonly projectId: string }) {
  const { t } = useWords()
  const read = useRead('funds.exchangeDifferences', { projectId })
  const [booking, setBooking] = useState<Row | null>(null)
  return (
    <Loaded of={read}>
      {({ currency, rows }) => {
        const shown = rows.filter(row => row.currencies.length > 0 || row.booked !== 0)
        if (shown.length === 0) return null
        return (
          <Part title={t('difference.title')}>
            <Text size="sm" c="dimmed">
              {t('difference.help')}
            </Text>
            <DifferenceTable rows={shown} currency={currency} projectId={projectId} onBook={setBooking} />
            {booking ? (
              <BookDifference row={booking} currency={currency} onClose={() => setBooking(null)} />
            ) : null}
          </Part>
        )
      }}
    </Loaded>
  )
}

function DifferenceTable(props: {
  readonly rows: readonly Row[]
  readonly currency: string
  readonly projectId: string
  readonly onBook: (row: Row) => void
}) {
  const { t } = useWords()
  const may = useMay()
  const { currency, projectId } = props
  // What the money of a period was worth, by the exchanges that brought it.
  const exchanged = linkOptions({
    to: '/projects/$projectId/funds',
    params: { projectId },
    hash: 'exchanges',
  })
  const spentOf = (row: Row, spent: string) =>
    linkOptions({
      to: '/money/ledger',
      search: { projectId, state: 'posted' as const, from: row.start, to: row.end, currency: spent },
    })
  return (
    <Table.ScrollContainer minWidth={820}>
      <Table aria-label={t('difference.title')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('period.label')}</Table.Th>
            <Table.Th scope="col" ta="right">
              {t('difference.spent')}
            </Table.Th>
            <Table.Th scope="col" ta="right">
              {t('difference.reported', { currency })}
            </Table.Th>
            <Table.Th scope="col" ta="right">
              {t('difference.worth', { currency })}
            </Table.Th>
            <Table.Th scope="col" ta="right">
              {t('difference.difference', { currency })}
            </Table.Th>
            <Table.Th scope="col">{t('difference.state')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        {props.rows.map(row => (
          <Table.Tbody key={row.periodId}>
            {row.currencies.map(part => (
              <Table.Tr key={part.currency}>
                <Table.Td>{row.label}</Table.Td>
                <Table.Td ta="right">
                  <Figure
                    amount={part.spent}
                    withCurrency
                    link={spentOf(row, part.currency)}
                    label={t('difference.spent')}
                  />
                </Table.Td>
                <Table.Td ta="right">
                  <Figure amount={part.reported} link={spentOf(row, part.currency)} />
                </Table.Td>
                <Table.Td ta="right">
                  <Figure amount={part.worth} link={exchanged} label={t('conversion.title')} />
                </Table.Td>
                <Table.Td ta="right">
                  <Figure amount={part.difference} link={exchanged} label={t('conversion.title')} />
                </Table.Td>
                <Table.Td />
              </Table.Tr>
            ))}
            <Table.Tr>
              <Table.Th scope="row" colSpan={4}>
                {t('difference.ofPeriod', { period: row.label })}
              </Table.Th>
              <Table.Td ta="right">
                <Figure
                  amount={{ minor: row.difference, currency }}
                  strong
                  link={{
                    to: '/projects/$projectId/periods/$periodId',
                    params: { projectId, periodId: row.periodId },
                  }}
                  label={t('figureLink.period', { period: row.label })}
                />
              </Table.Td>
              <Table.Td>
                {row.open === 0 ? (
                  t('difference.booked')
                ) : row.state === 'locked' || !may('funds.bookExchangeDifference') ? (
                  t('difference.open', { amount: { minor: row.open, currency } })
                ) : (
                  <Button size="compact-sm" variant="default" onClick={() => props.onBook(row)}>
                    {t('difference.book', { amount: { minor: row.open, currency } })}
                  </Button>
                )}
              </Table.Td>
            </Table.Tr>
          </Table.Tbody>
        ))}
      </Table>
    </Table.ScrollContainer>
  )
}

function BookDifference(props: {
  readonly row: Row
  readonly currency: string
  readonly onClose: () => void
}) {
  const { row, currency, onClose } = props
  const { t } = useWords()
  const toast = useToast()
  const book = useAct('funds.bookExchangeDifference')
  const amount = { minor: row.open, currency }
  return (
    <ConfirmAct
      opened
      onClose={onClose}
      title={t('difference.book', { amount })}
      text={t('difference.bookText', { period: row.label, end: row.end })}
      confirmLabel={t('difference.bookAct')}
      running={book.running}
      error={book.error}
      onConfirm={async () => {
        const done = await book.run({ periodId: row.periodId, minor: row.open })
        if (!done.ok) return
        toast.done('difference.isBooked')
        onClose()
      }}
    />
  )
}
