/** How a language writes numbers and dates, from the Unicode Common Locale Data Repository, release 47. */
export type LocaleStyle = {
  readonly group: string
  readonly decimal: string
  /** After every date, as the Macedonian year sign. */
  readonly dateEnd: string
  readonly months: readonly string[]
}

const ALBANIAN: LocaleStyle = {
  group: '\u00a0',
  decimal: ',',
  dateEnd: '',
  months: [
    'janar',
    'shkurt',
    'mars',
    'prill',
    'maj',
    'qershor',
    'korrik',
    'gusht',
    'shtator',
    'tetor',
    'nëntor',
    'dhjetor',
  ],
}

const MACEDONIAN: LocaleStyle = {
  group: '.',
  decimal: ',',
  dateEnd: ' г.',
  months: [
    'јануари',
    'февруари',
    'март',
    'април',
    'мај',
    'јуни',
    'јули',
    'август',
    'септември',
    'октомври',
    'ноември',
    'декември',
  ],
}

/**
 * The languages of the region that the browser engine has no data for: Intl would silently write them the English way
 * on screen while Node writes them right in documents. Undefined for all others, which Intl knows in both places.
 * @example localeStyle('sq')?.months[6] // 'korrik'
 */
export function localeStyle(locale: string): LocaleStyle | undefined {
  if (locale === 'sq') return ALBANIAN
  return locale === 'mk' ? MACEDONIAN : undefined
}
