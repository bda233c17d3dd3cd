/**
 * Month names as people of the region type them: English, Albanian, German, Swedish, and Macedonian, Serbian, Bosnian
 * and Montenegrin in both scripts (nominative, genitive, usual abbreviations), after transliteration to plain
 * Latin letters.
 */
const NAMES: readonly string[] = [
  'jan january janar januar januari januara jänner',
  'feb february shkurt shk februar februari februara fevruari fev',
  'mar march mars mart marta marz maerz',
  'apr april prill pri aprila',
  'may maj maja mai',
  'jun june qershor qer juni juna',
  'jul july korrik kor juli jula',
  'aug august augusti gusht gus avgust avgusta augusta avg',
  'sep sept september shtator sht septembar septembra septemvri',
  'oct october tetor tet oktobar oktobra oktomvri okt oktober',
  'nov november nentor nen novembar novembra noemvri noe',
  'dec december dhjetor dhj decembar decembra dekemvri dek dez dezember',
]

const CYRILLIC: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  и: 'i',
  ј: 'j',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'h',
  ц: 'c',
  ч: 'c',
  ш: 's',
}

function plain(word: string): string {
  const latin = Array.from(word.toLowerCase(), letter => CYRILLIC[letter] ?? letter).join('')
  return latin.normalize('NFD').replace(/\p{M}/gu, '')
}

const MONTHS: ReadonlyMap<string, number> = new Map(
  NAMES.flatMap((names, index) => names.split(' ').map(name => [plain(name), index + 1] as const)),
)

/** Number (1-12) of a month's name. @example monthOfName('korrik') // 7; monthOfName('јули') // 7 */
export const monthOfName = (word: string): number | undefined => MONTHS.get(plain(word))
