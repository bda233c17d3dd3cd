import { Table, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Figure, useWords } from '#renderer/ui/index.ts'
import type { DecisionRow } from '#shared/contract/decisions.ts'
import { formatDate } from '#shared/kernel/format-date.ts'
import classes from './awards.module.css'

/** Decisions with requested, recommended and awarded apart. */
export function DecisionTable(props: {
  readonly rows: readonly DecisionRow[]
  readonly currency: string
  readonly withApplication?: boolean
}) {
  const { t, say, locale } = useWords()
  const { rows, currency, withApplication = true } = props
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
            {withApplication ? <Table.Th>{t('awards.reference')}</Table.Th> : null}
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
              {withApplication ? (
                <Table.Td>
                  <Link
                    to="/grants/applications/$applicationId/decision"
                    params={{ applicationId: row.applicationId }}
                  >
                    {row.reference}
                  </Link>{' '}
                  {row.applicant}
                </Table.Td>
              ) : null}
              <Table.Td>{t(`decisionOutcome.${row.outcome}`)}</Table.Td>
              {money(row.requestedMinor)}
              {money(row.recommendedMinor)}
              {money(row.awardedMinor)}
              <Table.Td>
                {row.reservation === null ? '' : say(`reservationState.${row.reservation}`)}
              </Table.Td>
              <Table.Td>
                {[
                  row.reasonCode === '' ? '' : say(`rejectionReason.${row.reasonCode}`),
                  row.reason,
                  row.rankException,
                  row.conditions,
                ]
                  .filter(part => part !== '')
                  .join(' · ')}
              </Table.Td>
              <Table.Td>{row.decidedBy}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}
