/** Letters that Unicode doesn't take apart into a base and a mark. */
const SINGLE: Readonly<Record<string, string>> = { đ: 'd', ł: 'l', ø: 'o', ß: 'ss', æ: 'ae', œ: 'oe', ı: 'i' }

/**
 * A name as people compare it: case, accents, quotes and spaces don't count.
 * @example foldedName('Shoqata “Dora  Dorës”') // 'shoqata dora dores'
 */
export function foldedName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLocaleLowerCase('en')
    .replace(/[đłøßæœı]/g, letter => SINGLE[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** A registration number as offices compare it: letters and digits only. @example foldedNumber('NIPT K-123 456') // 'niptk123456' */
export const foldedNumber = (number: string): string =>
  number
    .normalize('NFKC')
    .toLocaleLowerCase('en')
    .replace(/[^\p{L}\p{N}]+/gu, '')
