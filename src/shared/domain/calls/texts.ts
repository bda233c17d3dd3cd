import type { Texts } from './form.ts'

const isThere = (text: string | undefined): boolean => (text ?? '').trim() !== ''

/** Languages that a text lacks. */
export const lackingIn = (texts: Texts | undefined, languages: readonly string[]): readonly string[] =>
  languages.filter(language => !isThere(texts?.[language]))

/** True when a text is there in any language. */
export const isSaid = (texts: Texts | undefined): boolean =>
  Object.values(texts ?? {}).some(text => isThere(text))

/** A text in one language, else in the first of the others that has it, else as it is there; blank when nobody wrote it. */
export const spokenIn = (
  texts: Texts | undefined,
  language: string,
  others: readonly string[] = [],
): string =>
  [language, ...others, ...Object.keys(texts ?? {})]
    .map(known => texts?.[known] ?? '')
    .find(text => isThere(text)) ?? ''
