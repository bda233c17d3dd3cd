import { foldText } from '#shared/kernel/fold-text.ts'
import type { OpenItem, OpenLine } from './item.ts'

/** Words that stand in the names of half of all payees and tell nothing. */
const COMMON = new Set(
  'the and for of d o doo dooel shpk sh p k llc ltd gmbh ag inc npo ngo ojq ojf shoqata organizata per dhe nga te i e payment pagese pagesa transfer invoice fature fatura'.split(
    ' ',
  ),
)
/** Letters and digits that a reference has at least: "3" or "INV" stand in every second text by chance. */
const SHORTEST_REFERENCE = 4
const LIKE_ENOUGH = 0.6

const wordsOf = (text: string): readonly string[] =>
  foldText(text)
    .split(' ')
    .filter(word => word.length > 1 && !COMMON.has(word))

const squeezed = (text: string): string => foldText(text).replaceAll(' ', '')

/** A line's texts prepared for comparing with many items. */
export interface LineText {
  readonly squeezed: string
  readonly words: ReadonlySet<string>
  readonly tokens: ReadonlySet<string>
}

export const lineText = (line: Pick<OpenLine, 'counterparty' | 'reference' | 'description'>): LineText => {
  const all = `${line.counterparty} ${line.reference} ${line.description}`
  return {
    squeezed: squeezed(all),
    words: new Set(wordsOf(all)),
    tokens: new Set(all.split(/\s+/).map(squeezed)),
  }
}

/** Whether a number of the books stands in the bank's text; a short or bare number must stand alone. */
function isNamed(reference: string, line: LineText): boolean {
  const wanted = squeezed(reference)
  if (wanted.length < SHORTEST_REFERENCE || !/\d/.test(wanted))
    return line.tokens.has(wanted) && wanted.length > 2
  return /^\d+$/.test(wanted) && wanted.length < 6 ? line.tokens.has(wanted) : line.squeezed.includes(wanted)
}

/** Share of the payee's words that the bank's text has, 0 to 1. */
export function payeeLikeness(counterparty: string, line: LineText): number {
  const words = wordsOf(counterparty)
  return words.length === 0 ? 0 : words.filter(word => line.words.has(word)).length / words.length
}

export interface Evidence {
  readonly reference: boolean
  readonly payee: boolean
}

/** What speaks, beside the amount, for an item being the line's. */
export const evidenceOf = (
  item: Pick<OpenItem, 'documentNo' | 'reference' | 'counterparty'>,
  line: LineText,
): Evidence => ({
  reference: [item.documentNo, item.reference].some(text => text !== '' && isNamed(text, line)),
  payee: payeeLikeness(item.counterparty, line) >= LIKE_ENOUGH,
})
