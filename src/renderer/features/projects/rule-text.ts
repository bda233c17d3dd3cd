import { useWords } from '#renderer/ui/index.ts'
import {
  isParameterName,
  PARAMETERS,
  type ParameterKind,
  ruleTextKey,
} from '#shared/domain/rule-packs/index.ts'
import { formatAmount, formatDecimalText } from '#shared/kernel/format-amount.ts'
import { formatDate, formatMonth } from '#shared/kernel/format-date.ts'
import { minorFromDecimalText } from '#shared/kernel/money.ts'
import { isPlainDate } from '#shared/kernel/plain-date.ts'
import type { Rule } from './rules-tab.tsx'

/** What kind of value a rule has; a rule that the program does not know is shown as it is. */
export const kindOf = (rule: Pick<Rule, 'name'>): ParameterKind | null =>
  isParameterName(rule.name) ? PARAMETERS[rule.name] : null

/** Moves the decimal point by two places to the right, exactly: 0.07 → 7, 0.255 → 25.5. */
export function percentOfShare(share: string): string {
  const [whole = '', fraction = ''] = share.replace('-', '').split('.')
  const digits = fraction.padEnd(2, '0')
  const rest = digits.slice(2).replace(/0+$/, '')
  const percent = `${whole}${digits.slice(0, 2)}`.replace(/^0+(?=\d)/, '')
  return `${share.startsWith('-') ? '-' : ''}${percent}${rest === '' ? '' : `.${rest}`}`
}

/** Moves the decimal point by two places to the left, exactly: 7 → 0.07. */
export function shareOfPercent(percent: string): string {
  const [whole = '', fraction = ''] = percent.replace('-', '').split('.')
  const digits = whole.padStart(3, '0')
  const share = `${digits.slice(0, -2)}.${digits.slice(-2)}${fraction}`.replace(/\.?0+$/, '')
  return `${percent.startsWith('-') ? '-' : ''}${share === '' ? '0' : share}`
}

/** The date of a source may be a year, a month or a day. */
function shownDate(date: string, locale: string): string {
  if (isPlainDate(date)) return formatDate(date, locale)
  return /^\d{4}-\d{2}$/.test(date) ? formatMonth(date, locale) : date
}

export type RuleText = {
  readonly nameOf: (rule: Pick<Rule, 'name'>) => string
  /** Where the value comes from and when that was written, in the language of the screen. */
  readonly sourceOf: (rule: Pick<Rule, 'source' | 'date'>) => string
  /** A text of the pack in the language of the screen; what people typed as they typed it. */
  readonly said: (text: string) => string
  /** The value as people read it: 7 %, 60,000.00 EUR, Yes, 60. */
  readonly shownValue: (rule: Pick<Rule, 'name' | 'value' | 'currency' | 'confirmed'>) => string
}

/** Rules in words; amounts in the currency they are stated in, else the project's. */
export function useRuleText(currency: string): RuleText {
  const { t, say, has, locale } = useWords()
  const amount = (text: string, of: string) => {
    const minor = minorFromDecimalText(text, of)
    return minor === undefined ? text : `${formatAmount(minor, of, locale)} ${of}`
  }
  const shownText = (rule: Pick<Rule, 'name' | 'currency'>, text: string) => {
    switch (kindOf(rule)) {
      case 'share':
        return `${formatDecimalText(percentOfShare(text), locale)} %`
      case 'amount':
        return amount(text, rule.currency ?? currency)
      case 'flag':
        return text === 'true' ? t('words.yes') : t('words.no')
      case 'choice':
        return has(`ruleChoice.${text}`) ? say(`ruleChoice.${text}`) : text
      default:
        return text
    }
  }
  const said = (text: string) => {
    const key = ruleTextKey(text)
    return has(key) ? say(key) : text
  }
  return {
    said,
    sourceOf: ({ source, date }) =>
      [said(source), shownDate(date, locale)].filter(part => part !== '').join(' · '),
    nameOf: rule => (has(`rule.${rule.name}`) ? say(`rule.${rule.name}`) : rule.name),
    shownValue: rule => {
      if (rule.value === null) return rule.confirmed ? t('rules.notSet') : t('rules.notStated')
      if (typeof rule.value === 'boolean') return rule.value ? t('words.yes') : t('words.no')
      return shownText(rule, rule.value)
    },
  }
}
