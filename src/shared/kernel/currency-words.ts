/** Signs and words people put beside amounts in the region, and the currency each names. */
const WORDS: Readonly<Record<string, string>> = {
  '€': 'EUR',
  euro: 'EUR',
  euros: 'EUR',
  evra: 'EUR',
  евра: 'EUR',
  евро: 'EUR',
  eura: 'EUR',
  $: 'USD',
  '£': 'GBP',
  '¥': 'JPY',
  lek: 'ALL',
  lekë: 'ALL',
  leke: 'ALL',
  lekëve: 'ALL',
  ден: 'MKD',
  денар: 'MKD',
  денари: 'MKD',
  den: 'MKD',
  denar: 'MKD',
  denari: 'MKD',
  дин: 'RSD',
  динар: 'RSD',
  динара: 'RSD',
  din: 'RSD',
  dinar: 'RSD',
  dinara: 'RSD',
  рсд: 'RSD',
  km: 'BAM',
  км: 'BAM',
  kr: 'SEK',
  sfr: 'CHF',
  fr: 'CHF',
}

/** ISO 4217 codes read beside amounts: the region's, its donors' and their neighbours'. */
const CODES: ReadonlySet<string> = new Set([
  'EUR',
  'ALL',
  'MKD',
  'RSD',
  'BAM',
  'SEK',
  'CHF',
  'USD',
  'GBP',
  'NOK',
  'DKK',
  'CZK',
  'HUF',
  'PLN',
  'RON',
  'BGN',
  'TRY',
  'UAH',
  'MDL',
  'GEL',
  'CAD',
  'AUD',
  'JPY',
  'KWD',
])

/**
 * The ISO 4217 code a sign, code or word beside an amount stands for; undefined when it is no currency.
 * A bare "kr" is taken as the Swedish krona, the donor's.
 * @example currencyOfWord('ден.') // 'MKD'; currencyOfWord('€') // 'EUR'
 */
export function currencyOfWord(word: string): string | undefined {
  const bare = word.normalize('NFC').replace(/\.$/, '')
  const code = bare.toUpperCase()
  if (CODES.has(code)) return code
  const lower = bare.toLowerCase()
  return Object.hasOwn(WORDS, lower) ? WORDS[lower] : undefined
}
