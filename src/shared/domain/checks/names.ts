import { foldText } from '#shared/kernel/fold-text.ts'

export type NameMatch = 'exact' | 'close'

/** Letters from which a word may differ by one and still be the same name spelled otherwise. */
const SPELLING_LENGTH = 5

/** True when one letter added, left out or changed makes the words equal. */
function isOneLetterApart(a: string, b: string): boolean {
  const [shorter, longer] = a.length <= b.length ? [a, b] : [b, a]
  if (longer.length - shorter.length > 1) return false
  let at = 0
  while (at < shorter.length && shorter[at] === longer[at]) at += 1
  return shorter.length === longer.length
    ? shorter.slice(at + 1) === longer.slice(at + 1)
    : shorter.slice(at) === longer.slice(at + 1)
}

const isSameWord = (a: string, b: string): boolean =>
  a === b || (a.length >= SPELLING_LENGTH && b.length >= SPELLING_LENGTH && isOneLetterApart(a, b))

/** Words of a name, folded to plain Latin letters, in one order: lists give family names first or last. */
export const nameWords = (name: string): readonly string[] =>
  foldText(name).split(' ').filter(Boolean).toSorted()

/** Each word of the shorter finds one of its own in the longer. */
function isWithin(shorter: readonly string[], longer: readonly string[]): boolean {
  const left = [...longer]
  return shorter.every(word => {
    const at = left.findIndex(other => isSameWord(word, other))
    if (at < 0) return false
    left.splice(at, 1)
    return true
  })
}

/**
 * Whether two names may be one: `exact` with the same words in any order, alphabet or accents; `close` when every word
 * of the shorter (two at least) stands in the longer, give or take one letter. Undefined otherwise. A match is only a
 * question for a person to decide, so it asks rather too often.
 * @example matchNames('Елена Петровска', 'PETROVSKA, Elena') // 'exact'
 */
export function matchNames(a: string, b: string): NameMatch | undefined {
  const one = nameWords(a)
  const two = nameWords(b)
  if (one.length === 0 || two.length === 0) return undefined
  if (one.join(' ') === two.join(' ')) return 'exact'
  const [shorter, longer] = one.length <= two.length ? [one, two] : [two, one]
  if (shorter.length < 2 && longer.length > 1) return undefined
  return isWithin(shorter, longer) ? 'close' : undefined
}
