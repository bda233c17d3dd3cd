import { Badge, Group, Table, Text } from '@mantine/core'
import { linkOptions } from '@tanstack/react-router'
import { Figure, type FigureLink, useWords } from '#renderer/ui/index.ts'
import type { RequestBasis } from '#shared/contract/payment-requests.ts'

type Step = RequestBasis['steps'][number]

/** Figures that come from the money received, the forecast, the budget or the contract's rules; all others from the ledger. */
const FROM: Readonly<Record<string, 'funds' | 'forecast' | 'budget' | 'project' | 'rules'>> = {
  paid: 'funds',
  last: 'funds',
  earlier: 'funds',
  lastUsed: 'funds',
  earlierUsed: 'funds',
  paidSoFar: 'funds',
  receipts: 'funds',
  noProfit: 'funds',
  forecast: 'forecast',
  forecastShare: 'forecast',
  base: 'forecast',
  reserve: 'budget',
  reserveLeftOut: 'budget',
  grant: 'project',
  cap: 'rules',
  totalLimit: 'rules',
  firstShare: 'rules',
  reduction: 'rules',
}

/** Where a figure of a step leads. */
function useStepLinks(projectId: string, basis: RequestBasis): (name: string) => FigureLink {
  const params = { projectId }
  const links: Readonly<Record<'funds' | 'budget' | 'project' | 'rules', FigureLink>> = {
    funds: linkOptions({ to: '/projects/$projectId/funds', params, hash: 'receipts' }),
    budget: linkOptions({ to: '/projects/$projectId/budget', params }),
    project: linkOptions({ to: '/projects/$projectId', params }),
    rules: linkOptions({ to: '/projects/$projectId/rules', params }),
  }
  const ledger = linkOptions({
    to: '/money/ledger',
    search: { projectId, state: 'posted' as const, ...(basis.until === null ? {} : { to: basis.until }) },
  })
  const forecast = basis.forecastPeriodId
    ? linkOptions({
        to: '/projects/$projectId/periods/$periodId',
        params: { projectId, periodId: basis.forecastPeriodId },
      })
    : links.budget
  return name => {
    const from = FROM[name]
    if (from === undefined) return ledger
    return from === 'forecast' ? forecast : links[from]
  }
}

/** How a request came about: one row a step, each figure with what it is made of behind it. */
export function RequestSteps(props: {
  readonly projectId: string
  readonly currency: string
  readonly basis: RequestBasis
}) {
  const { basis, currency } = props
  const { t, say } = useWords()
  const linkOf = useStepLinks(props.projectId, basis)
  const wordsOf = ({ messageKey, amounts, percents }: Step) =>
    say(messageKey, {
      ...Object.fromEntries(Object.entries(amounts).map(([name, minor]) => [name, { minor, currency }])),
      ...percents,
    })
  return (
    <Table aria-label={t('request.steps')}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('request.step')}</Table.Th>
          <Table.Th scope="col">{t('request.from')}</Table.Th>
          <Table.Th scope="col" ta="right">
            {t('request.result', { currency })}
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {basis.steps.map((step, place) => (
          <Table.Tr key={step.key}>
            <Table.Td>
              <Group gap={8}>
                <Text fw={place === basis.steps.length - 1 ? 600 : 400}>{wordsOf(step)}</Text>
                {step.outcome === 'ok' ? null : (
                  <Badge color="amber" variant="light">
                    {t(`request.outcome.${step.outcome}`)}
                  </Badge>
                )}
              </Group>
            </Table.Td>
            <Table.Td>
              <Group gap={12}>
                {Object.entries(step.amounts).map(([name, minor]) => (
                  <Figure
                    key={name}
                    amount={{ minor, currency }}
                    link={linkOf(name)}
                    label={say(`request.amount.${name}`)}
                  />
                ))}
              </Group>
            </Table.Td>
            <Table.Td ta="right">
              <Figure
                amount={{ minor: step.resultMinor, currency }}
                link={linkOf(step.key)}
                label={wordsOf(step)}
                strong={place === basis.steps.length - 1}
              />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
