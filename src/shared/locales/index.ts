import en from './en.json' with { type: 'json' }
import { partsEn, partsSq } from './parts/index.ts'
import sq from './sq.json' with { type: 'json' }

export const LANGUAGES = ['en', 'sq'] as const
/** A language of screens and documents (ISO 639-1). */
export type Language = (typeof LANGUAGES)[number]

/** Each language under its own name, as its speakers look for it. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: 'English', sq: 'Shqip' }

type Tree = { readonly [key: string]: string | Tree }

type KeysOf<T, Path extends string = ''> = {
  [K in keyof T & string]: T[K] extends string ? `${Path}${K}` : KeysOf<T[K], `${Path}${K}.`>
}[keyof T & string]
type WithoutPlural<K extends string> = K extends `${infer Stem}_${'one' | 'few' | 'many' | 'other'}`
  ? Stem
  : K

/** Every key of the English messages; plural forms (`_one`, `_other`) count as one key. */
export type MessageKey = WithoutPlural<KeysOf<typeof en> | KeysOf<typeof partsEn>>

function flatten(tree: Tree, path: string, into: Record<string, string>): Record<string, string> {
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') into[path + key] = value
    else flatten(value, `${path}${key}.`, into)
  }
  return into
}

/**
 * All messages of a language under their full keys, the parts of single features included. Files may nest
 * (`{ "today": { "title": … } }`) or not (`{ "today.title": … }`).
 * @example messagesOf('sq')['nav.today'] // 'Sot'
 */
export function messagesOf(language: Language): Readonly<Record<string, string>> {
  const trees: Readonly<Record<Language, readonly Tree[]>> = { en: [en, partsEn], sq: [sq, partsSq] }
  const messages: Record<string, string> = {}
  for (const tree of trees[language]) flatten(tree, '', messages)
  return messages
}

/** True for a language the application speaks. @example isLanguage('sq') // true */
export const isLanguage = (text: string): text is Language => LANGUAGES.some(known => known === text)
