import { foldText } from '../../reading/fold.ts'

/** Rows of a budget that stand outside its headings (Annex III, rows 8, 10 and 12). */
export type OuterKind = 'indirect' | 'contingency' | 'taxes_in_kind'

/** Words of the languages of the region, folded: Latin and Cyrillic alike. */
const WORDS: readonly (readonly [OuterKind, RegExp])[] = [
  [
    'indirect',
    /\b(indirect costs?|indirect eligible costs?|overheads?|(?:kosto|shpenzime|shpenzimet|kostot) (?:te )?(?:indirekte|terthorta)|indirektni troskovi|indirektni trosoci|neizravni troskovi)\b/,
  ],
  [
    'contingency',
    /\b(contingency|contingencies|contingency reserve|rezerv\w*|rezerva kontigjente|nepredvideni|nepredvidjeni|nepredvidivi)\b/,
  ],
  [
    'taxes_in_kind',
    /\b(in kind|taxes|kontribut\w* ne natyre|taksa\w* dhe kontribut\w*|vo natura|u naturi|vo priroda|danoci|porezi i doprinosi)\b/,
  ],
]

/**
 * What a row at the top of a budget is when it is no heading and no line of costs, by its words.
 * @example outerKind('8. Indirect costs (max. 7 % of 7)') // 'indirect'
 */
export function outerKind(label: string): OuterKind | undefined {
  const folded = foldText(label)
  return WORDS.find(([, pattern]) => pattern.test(folded))?.[0]
}
