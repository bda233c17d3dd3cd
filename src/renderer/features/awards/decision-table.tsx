import { Table, Text } from '@mantine/core'
import { Figure, useWords } from '#renderer/ui/index.ts'
import type { DecisionRow } from '#shared/contract/decisions.ts'
import { formatDate } from '#shared/kernel/format-date.ts'
import classes from './awards.module.css'
import { useWhy } from './decision-columns.tsx'

/** Decisions on one application with requested, recommended and awarded apart. */
export function DecisionTable(props: { readonly rows: readonly DecisionRow[]; readonly currency: string }) {
  const { t, say, locale } = useWords()
  const why = useWhy()
  const { rows, currency } = props
  if (rows.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t('awards.noDecisions')}
      </Text>
    )
  const money = (minor: number | null) => (
    <Table.Td className={classes['number'] ?? ''}>
      <Figure amount={minor === null ? null : { minor, currency }} />
    </Table.Td>
  )
  return (
    <div className={classes['scroll']}>
      <Table verticalSpacing={4} aria-label={t('awards.decisions')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('awards.decidedOn')}</Table.Th>
            <Table.Th>{t('awards.outcome')}</Table.Th>
            <Table.Th className={classes['number'] ?? ''}>{t('awards.requestedIn', { currency })}</Table.Th>
            <Table.Th className={classes['number'] ?? ''}>{t('awards.recommendedIn', { currency })}</Table.Th>
            <Table.Th className={classes['number'] ?? ''}>{t('awards.awardedIn', { currency })}</Table.Th>
            <Table.Th>{t('awards.money')}</Table.Th>
            <Table.Th>{t('awards.why')}</Table.Th>
            <Table.Th>{t('awards.decidedBy')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(row => (
            <Table.Tr key={row.id}>
              <Table.Td className={classes['nowrap'] ?? ''}>{formatDate(row.decidedOn, locale)}</Table.Td>
              <Table.Td>{t(`decisionOutcome.${row.outcome}`)}</Table.Td>
              {money(row.requestedMinor)}
              {money(row.recommendedMinor)}
              {money(row.awardedMinor)}
              <Table.Td>
                {row.reservation === null ? '' : say(`reservationState.${row.reservation}`)}
              </Table.Td>
              <Table.Td>{why(row)}</Table.Td>
              <Table.Td>{row.decidedBy}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}
