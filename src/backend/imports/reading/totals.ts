import { foldText } from './fold.ts'

/**
 * Words that begin a totals row, folded: English, Albanian, Macedonian, Serbian and Bosnian (both scripts fold
 * to the same), German.
 */
const WORDS = [
  'total',
  'totals',
  'subtotal',
  'sub total',
  'grand total',
  'sum',
  'totali',
  'nentotali',
  'nentotal',
  'nen totali',
  'gjithsej',
  'gjithesej',
  'shuma',
  'shuma totale',
  'vkupno',
  'se vkupno',
  'sevkupno',
  'mezuzbir',
  'megjuzbir',
  'meguzbir',
  'ukupno',
  'sveukupno',
  'svega',
  'zbir',
  'medzbir',
  'meduzbir',
  'medjuzbir',
  'suma',
  'iznos ukupno',
  'summe',
  'gesamt',
  'zwischensumme',
] as const

const EXACT: ReadonlySet<string> = new Set(WORDS)
const STARTS = new RegExp(`^(?:${[...WORDS].sort((a, b) => b.length - a.length).join('|')}) `)
const LONGEST = 80

/** Row numbers in front of a label, as in Annex III: "7. Subtotal direct eligible costs (1-6)". */
const NUMBERING = /^(?:\d{1,3} )+/

/**
 * Whether a text labels a totals row: `alone` when it is nothing but the word, `phrase` when it begins with it
 * ("Total personnel costs", but also the payee "Total Energies": the caller looks at the rest of the row).
 * @example totalLabel('ВКУПНО:') // 'alone'; totalLabel('Nëntotali 1') // 'phrase'
 */
export function totalLabel(text: string): 'alone' | 'phrase' | undefined {
  if (text.length > LONGEST || !/\p{L}{3}/u.test(text)) return undefined
  const folded = foldText(text).replace(NUMBERING, '')
  if (EXACT.has(folded)) return 'alone'
  return STARTS.test(folded) ? 'phrase' : undefined
}
