import { createInstance, type i18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { LANGUAGES, type Language, messagesOf } from '#shared/locales/index.ts'

/**
 * The messages of all languages, ready at once: they are part of the bundle, so nothing is fetched and no
 * screen flashes keys.
 */
export function createWords(language: Language): i18n {
  const instance = createInstance()
  instance.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    supportedLngs: LANGUAGES,
    resources: Object.fromEntries(LANGUAGES.map(code => [code, { translation: messagesOf(code) }])),
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    returnNull: false,
    initAsync: false,
  })
  return instance
}
