import { Group, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { Amounts } from '#shared/contract/budgets.ts'
import { formatAmount } from '#shared/kernel/format-amount.ts'
import { useWords } from '../words/use-words.ts'
import colours from './bars.module.css'
import { AMOUNT_ORDER, type AmountName, amountKey } from './bars.tsx'
import type { FigureLink } from './figure.tsx'
import classes from './grouped-bars.module.css'

export type BarGroup = {
  readonly key: string
  readonly label: string
  readonly amounts: Amounts
  /** Where one of the amounts leads. */
  readonly linkOf: (name: AmountName) => FigureLink
}

const longestOf = (groups: readonly BarGroup[]): number =>
  Math.max(...groups.flatMap(({ amounts }) => AMOUNT_ORDER.map(name => Math.abs(amounts[name]))), 1)

/**
 * The six amounts of several things on one scale, each bar a link for the pointer. A picture only: it stands in a
 * `ChartFrame`, whose table says the same in figures and is what the keyboard and screen readers reach.
 */
export function GroupedBars(props: { readonly groups: readonly BarGroup[]; readonly currency: string }) {
  const longest = longestOf(props.groups)
  return (
    <div className={classes['chart']}>
      <Legend />
      {props.groups.map(group => (
        <div key={group.key} className={classes['group']}>
          <Text size="sm" lineClamp={3} title={group.label}>
            {group.label}
          </Text>
          <div className={classes['bars']}>
            {AMOUNT_ORDER.map(name => (
              <Bar key={name} name={name} group={group} longest={longest} currency={props.currency} />
            ))}
          </div>
        </div>
      ))}
    </div>
  )
}

function Bar(props: {
  readonly name: AmountName
  readonly group: BarGroup
  readonly longest: number
  readonly currency: string
}) {
  const { t, locale } = useWords()
  const { name, group, longest, currency } = props
  const minor = group.amounts[name]
  return (
    <Link
      {...group.linkOf(name)}
      tabIndex={-1}
      className={classes['track']}
      title={`${group.label} · ${t(amountKey(name))}: ${formatAmount(minor, currency, locale)} ${currency}`}
    >
      {minor === 0 ? null : (
        <span
          className={colours['bar']}
          data-amount={name}
          data-negative={minor < 0 || undefined}
          style={{ inlineSize: `${((Math.abs(minor) / longest) * 100).toFixed(2)}%` }}
        />
      )}
    </Link>
  )
}

function Legend() {
  const { t } = useWords()
  return (
    <Group gap="md" mb={4}>
      {AMOUNT_ORDER.map(name => (
        <Group key={name} gap={6} wrap="nowrap">
          <span className={colours['swatch']} data-amount={name} />
          <Text span size="sm">
            {t(amountKey(name))}
          </Text>
        </Group>
      ))}
    </Group>
  )
}
