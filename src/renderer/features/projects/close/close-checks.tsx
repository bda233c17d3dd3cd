import { Table, Text } from '@mantine/core'
import { linkOptions } from '@tanstack/react-router'
import { Figure, type FigureLink, useWords } from '#renderer/ui/index.ts'
import type { CloseCheckRow } from '#shared/contract/closing.ts'
import type { PeriodRow } from '#shared/contract/periods.ts'
import { formatAmount } from '#shared/kernel/format-amount.ts'
import { addDays } from '#shared/kernel/plain-date.ts'
import { useProject, useProjectId } from '../use-project.ts'

type Props = {
  readonly checks: readonly CloseCheckRow[]
  readonly currency: string
  readonly period: PeriodRow
}

type Sides = { readonly expected: FigureLink | undefined; readonly actual: FigureLink | undefined }

/** Where the two figures of each check that compares amounts come from. */
function useSides(period: PeriodRow): Partial<Record<CloseCheckRow['key'], Sides>> {
  const projectId = useProjectId()
  const before = useProject().data?.periods.find(other => other.number === period.number - 1)
  const spentTo = (to: string) =>
    linkOptions({ to: '/money/ledger', search: { projectId, state: 'posted' as const, to } })
  return {
    cumulative: {
      expected: before
        ? linkOptions({ to: '/documents', search: { projectId, periodId: before.id } })
        : undefined,
      actual: spentTo(addDays(period.startDate, -1)),
    },
    fundBalance: {
      expected: spentTo(period.endDate),
      actual: linkOptions({ to: '/projects/$projectId/funds', params: { projectId } }),
    },
  }
}

/** The checks that a finance officer would make by hand, with both figures where amounts are compared. */
export function CloseChecks({ checks, currency, period }: Props) {
  const { t } = useWords()
  const sides = useSides(period)
  return (
    <Table aria-label={t('close.step.checks')} verticalSpacing={4}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('close.check')}</Table.Th>
          <Table.Th scope="col" ta="right">
            {`${t('close.expected')}, ${currency}`}
          </Table.Th>
          <Table.Th scope="col" ta="right">
            {`${t('close.actual')}, ${currency}`}
          </Table.Th>
          <Table.Th scope="col">{t('close.result')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {checks.map(check => (
          <Table.Tr key={check.key}>
            <Table.Th scope="row" fw={400}>
              {t(`closeCheck.${check.key}`)}
            </Table.Th>
            <Amount
              minor={check.expectedMinor}
              currency={currency}
              link={sides[check.key]?.expected}
              label={`${t(`closeCheck.${check.key}`)}, ${t('close.expected')}`}
            />
            <Amount
              minor={check.actualMinor}
              currency={currency}
              link={sides[check.key]?.actual}
              label={`${t(`closeCheck.${check.key}`)}, ${t('close.actual')}`}
            />
            <Table.Td>
              <Result check={check} currency={currency} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

function Amount(props: {
  readonly minor: number | null
  readonly currency: string
  readonly link: FigureLink | undefined
  readonly label: string
}) {
  const { minor, currency, link, label } = props
  return (
    <Table.Td ta="right">
      {minor === null ? null : <Figure amount={{ minor, currency }} link={link} label={label} />}
    </Table.Td>
  )
}

function Result({ check, currency }: { readonly check: CloseCheckRow; readonly currency: string }) {
  const { t, locale } = useWords()
  if (check.state === 'notApplicable')
    return (
      <Text size="sm" c="dimmed">
        {t('close.notApplicable')}
      </Text>
    )
  const { expectedMinor, actualMinor } = check
  const isAmount = expectedMinor !== null && actualMinor !== null && expectedMinor !== actualMinor
  const color = check.blocks ? 'red' : 'amber'
  if (check.state === 'differs')
    return (
      <Text size="sm" fw={600} c={color}>
        {isAmount
          ? t('close.differs', { difference: formatAmount(actualMinor - expectedMinor, currency, locale) })
          : t('close.differsCount', { count: check.differing, examples: check.examples.join(', ') })}
      </Text>
    )
  return (
    <Text size="sm">
      {expectedMinor === null ? t('close.okCount', { count: check.looked }) : t('close.ok')}
    </Text>
  )
}
