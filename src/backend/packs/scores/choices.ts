import { CONFLICT_KINDS, RECOMMENDATIONS } from '#shared/contract/committees.ts'
import type { PackChoices } from '#shared/domain/evaluation/index.ts'
import { foldText } from '#shared/kernel/fold-text.ts'
import { LANGUAGES, messagesOf } from '#shared/locales/index.ts'

export type ConflictKind = (typeof CONFLICT_KINDS)[number]

/** Keys by what they are called in any language, and by themselves. */
const words = <Key extends string>(keys: readonly Key[], prefix: string): ReadonlyMap<string, Key> =>
  new Map(
    keys.flatMap((key): [string, Key][] => [
      [foldText(key), key],
      ...LANGUAGES.map((language): [string, Key] => [
        foldText(messagesOf(language)[`${prefix}.${key}`] ?? key),
        key,
      ]),
    ]),
  )

/** What the lists of a score pack offer, in every language: a pack may be filled in by copying from another. */
export const CHOICES: PackChoices<ConflictKind> = {
  conflicts: words(CONFLICT_KINDS, 'scorePack.conflicts'),
  without: words(['not_applicable', 'abstained'], 'scorePack.without'),
  recommendations: words(RECOMMENDATIONS, 'recommendation'),
}
