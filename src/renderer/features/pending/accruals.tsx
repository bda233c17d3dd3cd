import { Button, Group, Stack, Table, Text, Textarea, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import {
  ConfirmAct,
  EmptyNote,
  Figure,
  Loaded,
  useAct,
  useMay,
  useRead,
  useToast,
  useWords,
} from '#renderer/ui/index.ts'
import { SHORTEST_REASON } from '#shared/contract/common.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { formatDate } from '#shared/kernel/format-date.ts'

type Row = OutputOf<'accruals.list'>['rows'][number]
type Returnable = Row & { readonly periodId: string; readonly nextOpenDay: string }

const canReturn = (row: Row): row is Returnable => row.periodId !== null && row.nextOpenDay !== null

/** Accruals by the period that holds them, each period taken back together in the next open one. */
export function Accruals({ projectId }: { readonly projectId: string }) {
  const { t } = useWords()
  const accruals = useRead('accruals.list', { projectId })
  const [returned, setReturned] = useState<Returnable | null>(null)
  return (
    <Stack component="section" gap="sm" aria-labelledby="accruals">
      <Title order={2} size="h3" id="accruals">
        {t('accruals.title')}
      </Title>
      <Loaded of={accruals}>
        {({ rows }) =>
          rows.length === 0 ? (
            <EmptyNote title={t('accruals.none')} text={t('accruals.noneHelp')} />
          ) : (
            <Stack gap="lg">
              {rows.map(row => (
                <PeriodAccruals
                  key={row.periodId ?? 'outside'}
                  row={row}
                  projectId={projectId}
                  onReturn={setReturned}
                />
              ))}
            </Stack>
          )
        }
      </Loaded>
      {returned ? <TakeBack row={returned} onClose={() => setReturned(null)} /> : null}
    </Stack>
  )
}

function PeriodAccruals(props: {
  readonly row: Row
  readonly projectId: string
  readonly onReturn: (row: Returnable) => void
}) {
  const { t, locale } = useWords()
  const may = useMay()
  const { row, projectId } = props
  const period = row.periodId === null ? t('accruals.outside') : row.label
  const { currency } = row.sum
  return (
    <Stack gap="xs">
      <Group justify="space-between">
        <Title order={3} size="h4">
          {period}
        </Title>
        {canReturn(row) && may('accruals.reverse') ? (
          <Button
            size="xs"
            variant="default"
            aria-label={t('accruals.takeBackNamed', { period, date: row.nextOpenDay })}
            onClick={() => props.onReturn(row)}
          >
            {t('accruals.takeBack', { date: row.nextOpenDay })}
          </Button>
        ) : null}
      </Group>
      {canReturn(row) ? null : (
        <Text size="sm">
          {row.periodId === null ? t('accruals.outsideHelp') : t('accruals.noNext', { period })}{' '}
          <Link to="/projects/$projectId/periods" params={{ projectId }}>
            {t('accruals.toPeriods')}
          </Link>
        </Text>
      )}
      <Table aria-label={`${t('accruals.title')}, ${period}`} verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('accruals.entry')}</Table.Th>
            <Table.Th scope="col">{t('accruals.date')}</Table.Th>
            <Table.Th scope="col">{t('accruals.for')}</Table.Th>
            <Table.Th scope="col" ta="right">
              {t('accruals.amount', { currency })}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {row.items.map(item => (
            <Table.Tr key={item.id}>
              <Table.Td>{String(item.entryNo)}</Table.Td>
              <Table.Td>{formatDate(item.date, locale)}</Table.Td>
              <Table.Td>{[item.payee, item.description].filter(text => text !== '').join(' · ')}</Table.Td>
              <Table.Td ta="right">
                <Figure
                  amount={item.base}
                  link={{ to: '/money/ledger/$entryId', params: { entryId: item.id } }}
                  label={t('accruals.openEntry', { number: String(item.entryNo) })}
                />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
        <Table.Tfoot>
          <Table.Tr>
            <Table.Th scope="row" colSpan={3}>
              {t('accruals.sum', { period })}
            </Table.Th>
            <Table.Th ta="right">
              <Figure
                amount={row.sum}
                strong
                link={{
                  to: '/money/ledger',
                  search: {
                    projectId,
                    openAccruals: true,
                    ...(row.start === null ? {} : { from: row.start }),
                    ...(row.end === null ? {} : { to: row.end }),
                  },
                }}
                label={t('accruals.sum', { period })}
              />
            </Table.Th>
          </Table.Tr>
        </Table.Tfoot>
      </Table>
    </Stack>
  )
}

function TakeBack({ row, onClose }: { readonly row: Returnable; readonly onClose: () => void }) {
  const { t } = useWords()
  const toast = useToast()
  const reverse = useAct('accruals.reverse')
  const [reason, setReason] = useState('')
  const confirm = async () => {
    const done = await reverse.run({ periodId: row.periodId, reason: reason.trim() })
    if (!done.ok) return
    toast.done('accruals.done', { count: done.value.reversed, date: done.value.date })
    onClose()
  }
  return (
    <ConfirmAct
      opened
      onClose={onClose}
      title={t('accruals.takeBackNamed', { period: row.label, date: row.nextOpenDay })}
      text={t('accruals.takeBackText', { count: row.entries, sum: { ...row.sum }, date: row.nextOpenDay })}
      confirmLabel={t('accruals.confirm')}
      danger
      disabled={reason.trim().length < SHORTEST_REASON}
      running={reverse.running}
      error={reverse.error}
      onConfirm={confirm}
    >
      <Textarea
        label={t('accruals.reason')}
        value={reason}
        onChange={event => setReason(event.currentTarget.value)}
        autosize
        minRows={2}
        required
        data-autofocus
      />
    </ConfirmAct>
  )
}
