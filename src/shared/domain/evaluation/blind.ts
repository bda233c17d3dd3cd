import { foldText } from '#shared/kernel/fold-text.ts'

/** Stands where a name was: the same for every name, so that its length tells nothing. */
export const HIDDEN_NAME = '▇▇▇'

const WORD = /[\p{L}\p{N}]+/gu
const CONTACTS = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+|\b(?:https?:\/\/|www\.)\S+/giu
/** Letters that an ending may add to a word of a name, as Albanian and the Slavic languages decline names. */
const LONGEST_ENDING = 3
/** Shorter words than this are compared whole. */
const SHORTEST_STEM = 4

type Word = { readonly folded: string; readonly start: number; readonly end: number }

const wordsOf = (text: string): readonly Word[] =>
  [...text.matchAll(WORD)].map(match => ({
    folded: foldText(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }))

function isForm(word: string, of: string): boolean {
  if (word === of) return true
  if (of.length < SHORTEST_STEM) return false
  // The last vowel of a name often gives way to the ending: Shkodra, Shkodrës.
  const stem = /[aeiouy]$/.test(of) ? of.slice(0, -1) : of
  return stem.length >= SHORTEST_STEM && word.startsWith(stem) && word.length - stem.length <= LONGEST_ENDING
}

const startsAt = (words: readonly Word[], at: number, name: readonly string[]): boolean =>
  name.every((part, index) => {
    const word = words[at + index]
    return word !== undefined && isForm(word.folded, part)
  })

/** What bodies are called besides their own name, folded, in the languages of the region: texts leave it out. */
const GENERIC = new Set(
  `shoqata shoqate organizata organizate ojq ojf fondacioni fondacion grupi grup qendra qender instituti rrjeti klubi
  association organisation organization ngo ngos cso foundation group centre center institute network club initiative
  nisma iniciativa udruzenje udruga organizacija nvo fondacija grupa centar institut mreza klub inicijativa zdruzenie
  zdruzenje organizacija nvo gragansko gradanska gradansko joformal joformale informal neformalna
  the a e i te of and za`
    .split(/\s+/)
    .filter(Boolean),
)

/** A name as a text would use it: without the words before and after that many bodies share. */
function coreOf(name: readonly string[]): readonly string[] {
  const first = name.findIndex(word => !GENERIC.has(word))
  const last = name.findLastIndex(word => !GENERIC.has(word))
  return first < 0 ? name : name.slice(first, last + 1)
}

/** A name of one short word or number would hide half the language. */
const isTelling = (name: readonly string[]): boolean => name.join('').length >= SHORTEST_STEM

/**
 * Hides names in a text of an application whose call hides them: every place where the words of a name follow each
 * other, whatever their case, accents, alphabet or ending, and every mail or web address (HyphaApp/hypha#2361: blind
 * review leaks names through text).
 * @example hideNames('Dora e Dorës, Shkodër', ['DORA E DORES']) // '▇▇▇, Shkodër'
 */
export function hideNames(text: string, names: readonly string[]): string {
  const bare = text.replace(CONTACTS, HIDDEN_NAME)
  const wanted = names
    .map(name => coreOf(foldText(name).split(' ').filter(Boolean)))
    .filter(isTelling)
    .toSorted((a, b) => b.length - a.length)
  const words = wordsOf(bare)
  let shown = ''
  let from = 0
  for (let at = 0; at < words.length; at += 1) {
    const found = wanted.find(name => startsAt(words, at, name))
    const first = words[at]
    const last = found && words[at + found.length - 1]
    if (!found || !first || !last) continue
    shown += bare.slice(from, first.start) + HIDDEN_NAME
    from = last.end
    at += found.length - 1
  }
  return shown + bare.slice(from)
}
