/** Cyrillic letters of the region's languages (and Russian ones that get in) in plain Latin. */
const LATIN: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  ђ: 'd',
  е: 'e',
  ж: 'z',
  з: 'z',
  ѕ: 'dz',
  и: 'i',
  ј: 'j',
  к: 'k',
  л: 'l',
  љ: 'lj',
  м: 'm',
  н: 'n',
  њ: 'nj',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  ћ: 'c',
  у: 'u',
  ф: 'f',
  х: 'h',
  ц: 'c',
  ч: 'c',
  џ: 'dz',
  ш: 's',
  щ: 'sc',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'ju',
  я: 'ja',
  ҫ: 'c',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ø: 'o',
  ı: 'i',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
}

/**
 * Text for comparing headings and labels: lower case, accents off, Cyrillic in Latin letters (the Cyrillic ҫ
 * people type for ç too), everything else than letters and digits as single spaces.
 * @example foldText('  Износ (ден.)') // 'iznos den'; foldText('Përshkrimi') // 'pershkrimi'
 */
export function foldText(text: string): string {
  const bare = text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')
  let folded = ''
  for (const letter of bare) folded += LATIN[letter] ?? letter
  return folded.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
}
