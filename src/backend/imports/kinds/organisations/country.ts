import { foldText } from '../../reading/fold.ts'

/** Languages in which files of the region name countries. */
const LANGUAGES = ['en', 'sq', 'mk', 'sr', 'sr-Latn', 'bs', 'hr', 'de'] as const

/** Names that no language's own list has, folded. */
const ALIASES: Readonly<Record<string, string>> = {
  kosova: 'XK',
  kosove: 'XK',
  'republika e kosoves': 'XK',
  'republic of kosovo': 'XK',
  ks: 'XK',
  rks: 'XK',
  shqiperia: 'AL',
  macedonia: 'MK',
  maqedonia: 'MK',
  makedonija: 'MK',
  'republic of north macedonia': 'MK',
  fyrom: 'MK',
  bosnia: 'BA',
  bih: 'BA',
  'bosnia and herzegovina': 'BA',
  'bosna i hercegovina': 'BA',
  serbia: 'RS',
  'mali i zi': 'ME',
  england: 'GB',
  uk: 'GB',
  usa: 'US',
}

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']

/** Every name that the runtime's own data know for a code, in all those languages. */
function namesByLanguage(): ReadonlyMap<string, string> {
  const codes = LETTERS.flatMap(first => LETTERS.map(second => first + second))
  const names = new Map<string, string>()
  for (const language of LANGUAGES) {
    const display = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' })
    for (const code of codes) {
      const name = display.of(code)
      if (name !== undefined && !names.has(foldText(name))) names.set(foldText(name), code)
    }
  }
  for (const [name, code] of Object.entries(ALIASES)) names.set(name, code)
  return names
}

let known: ReadonlyMap<string, string> | undefined

/**
 * Two-letter code of a country that a file names by code or by name in a language of the region; undefined when
 * it names none. Kosovo is XK.
 * @example countryCode('Северна Македонија') // 'MK'; countryCode('xk') // 'XK'
 */
export function countryCode(text: string): string | undefined {
  known ??= namesByLanguage()
  const code = text.trim().toUpperCase()
  const byName = known.get(foldText(text))
  if (byName !== undefined) return byName
  return /^[A-Z]{2}$/.test(code) && [...known.values()].includes(code) ? code : undefined
}
