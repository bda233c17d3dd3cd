import { Group, Table, Text } from '@mantine/core'
import type { Amounts } from '#shared/contract/budgets.ts'
import type { MessageKey } from '#shared/locales/index.ts'
import { useWords } from '../words/use-words.ts'
import classes from './bars.module.css'
import { Figure, type FigureLink } from './figure.tsx'

/** The six amounts in the one order and colour they have everywhere (product.md, "The chain"). */
export const AMOUNT_ORDER = ['budgeted', 'reserved', 'contracted', 'paid', 'admitted', 'free'] as const
export type AmountName = (typeof AMOUNT_ORDER)[number]

export const amountKey = (name: AmountName | 'spent'): MessageKey => `amount.${name}`

export type BarsProps = {
  readonly amounts: Amounts
  readonly currency: string
  /** What the amounts belong to, for the alternative text. */
  readonly label: string
  /** Where one of the amounts leads. */
  readonly linkOf?: (name: AmountName | 'spent') => FigureLink | undefined
  /** `row`: bars only, for a table cell. `full`: bars with the figures as a table. */
  readonly form?: 'row' | 'full'
}

function share(minor: number, amounts: Amounts): string {
  const longest = Math.max(...AMOUNT_ORDER.map(name => Math.abs(amounts[name])), 1)
  return `${Math.max(0, Math.min(100, (Math.abs(minor) / longest) * 100)).toFixed(2)}%`
}

function Bar(props: { readonly name: AmountName | 'spent'; readonly amounts: Amounts }) {
  const minor = props.amounts[props.name]
  return (
    <span className={classes['track']}>
      <span
        className={classes['bar']}
        data-amount={props.name}
        data-negative={minor < 0 || undefined}
        style={{ inlineSize: share(minor, props.amounts) }}
      />
    </span>
  )
}

/** Budget bars: the six amounts on one scale, always with a table that says the same in figures. */
export function Bars({ amounts, currency, label, linkOf, form = 'full' }: BarsProps) {
  const { t } = useWords()
  if (form === 'row')
    return (
      <span className={classes['stack']} role="img" aria-label={t('amount.barsOf', { label })}>
        {AMOUNT_ORDER.map(name => (
          <Bar key={name} name={name} amounts={amounts} />
        ))}
      </span>
    )
  const line = (name: AmountName | 'spent') => (
    <Table.Tr key={name}>
      <Table.Th scope="row" className={classes['name']}>
        <Group gap={8} wrap="nowrap">
          <span className={classes['swatch']} data-amount={name} aria-hidden />
          <Text span size="sm">
            {t(amountKey(name))}
          </Text>
        </Group>
      </Table.Th>
      <Table.Td className={classes['wide']} aria-hidden>
        <Bar name={name} amounts={amounts} />
      </Table.Td>
      <Table.Td className={classes['number']}>
        <Figure
          amount={{ minor: amounts[name], currency }}
          link={linkOf?.(name)}
          label={t(amountKey(name))}
        />
      </Table.Td>
    </Table.Tr>
  )
  return (
    <Table className={classes['table']} withRowBorders={false} verticalSpacing={4} aria-label={label}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('amount.name')}</Table.Th>
          <Table.Td aria-hidden />
          <Table.Th scope="col" className={classes['number']}>
            {currency}
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {AMOUNT_ORDER.map(line)}
        {line('spent')}
      </Table.Tbody>
    </Table>
  )
}
