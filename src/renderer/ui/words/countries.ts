import { useWords } from './use-words.ts'

/**
 * Countries of donors and partners that the registry offers first: the region, then Europe and the donors' seats. Two
 * letters as in ISO 3166-1; XK is the user-assigned code of Kosovo that the EU and banks use.
 */
export const COUNTRIES = [
  'AL',
  'BA',
  'XK',
  'ME',
  'MK',
  'RS',
  'AT',
  'BE',
  'BG',
  'CH',
  'CZ',
  'DE',
  'DK',
  'ES',
  'FI',
  'FR',
  'GB',
  'GR',
  'HR',
  'HU',
  'IE',
  'IT',
  'LI',
  'LU',
  'NL',
  'NO',
  'PL',
  'PT',
  'RO',
  'SE',
  'SI',
  'SK',
  'TR',
  'US',
  'CA',
  'JP',
  'KR',
  'QA',
  'AE',
] as const
export type Country = (typeof COUNTRIES)[number]

const isCountry = (code: string): code is Country => COUNTRIES.some(known => known === code)

/** Name of a country in the language of the screen; the code itself for one that is not listed. */
export function useCountryName(): (code: string) => string {
  const { t } = useWords()
  return code => (isCountry(code) ? t(`country.${code}`) : code)
}
