import type { Translate } from '../model/index.ts'

/** Where a rate comes from, in words: the program's own marks by name, published sources as they are called. */
export function rateSourceText(source: string, t: Translate): string {
  const key = `rateSource.${source}`
  const name = t(key)
  return name === key ? source : name
}
