import { Link, type LinkProps } from '@tanstack/react-router'
import { formatAmount, formatDecimalText } from '#shared/kernel/format-amount.ts'
import { useWords } from '../words/use-words.ts'
import classes from './figure.module.css'

/** Where a figure leads: made by `linkOptions({ to, params, search })` so that the compiler checks the route. */
export type FigureLink = LinkProps

export type FigureProps = {
  /** Null is shown as a dash: unknown, which is not zero. */
  readonly amount: { readonly minor: number; readonly currency: string } | null
  /** Every figure that has something behind it is a link to it. */
  readonly link?: FigureLink | undefined
  /** Off in columns whose head names the currency. */
  readonly withCurrency?: boolean
  /** What is opened, for screen readers: "Entries of line 6.1". */
  readonly label?: string | undefined
  readonly strong?: boolean
  /** False inside a grid that moves the focus itself: the link is then reached by the pointer or from the details. */
  readonly tabStop?: boolean
}

/** An amount: tabular numerals, true minus, right to read in a column; negatives are marked by sign and colour. */
export function Figure(props: FigureProps) {
  const { amount, link, withCurrency = false, label, strong = false, tabStop = true } = props
  const { locale, t } = useWords()
  if (!amount)
    return (
      <span className={classes['figure']} title={t('figure.unknown')}>
        {'—'}
      </span>
    )
  const text = formatAmount(amount.minor, amount.currency, locale)
  const shown = withCurrency ? `${text}\u00a0${amount.currency}` : text
  const state = { 'data-negative': amount.minor < 0 || undefined, 'data-strong': strong || undefined }
  if (!link)
    return (
      <span className={classes['figure']} {...state}>
        {shown}
      </span>
    )
  return (
    <Link
      {...link}
      className={classes['figure']}
      {...state}
      {...(tabStop ? {} : { tabIndex: -1 })}
      {...(label === undefined ? {} : { 'aria-label': `${text} ${amount.currency}, ${label}` })}
      onClick={event => event.stopPropagation()}
    >
      {shown}
    </Link>
  )
}

/** A rate, quantity or percentage: exact decimal text in the language's own form. */
export function DecimalFigure(props: { readonly value: string | null; readonly unit?: string }) {
  const { locale } = useWords()
  if (props.value === null) return <span className={classes['figure']}>{'—'}</span>
  const text = formatDecimalText(props.value, locale)
  return <span className={classes['figure']}>{props.unit ? `${text}\u00a0${props.unit}` : text}</span>
}
