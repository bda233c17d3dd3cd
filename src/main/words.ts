import { isLanguage, type Language, messagesOf } from '#shared/locales/index.ts'

/** The app's language where the page's own choice does not reach: menus and the system's dialogs. */
export function shellLanguage(locale: string): Language {
  const language = locale.split('-')[0] ?? ''
  return isLanguage(language) ? language : 'en'
}

/** Looks up a sentence of the shell; the key itself when it is unknown, so that a gap shows. */
export const shellWords = (language: Language) => {
  const messages = messagesOf(language)
  return (key: string): string => messages[key] ?? key
}
export type Words = ReturnType<typeof shellWords>
