import { useRead } from '#renderer/ui/index.ts'

/** Currencies of the region's books, offered before any rates are imported. */
const USUAL = ['EUR', 'ALL', 'MKD', 'RSD', 'BAM', 'CHF', 'USD', 'SEK', 'GBP']

/** Currencies to choose from: the usual ones and all that rates are known for. */
export function useCurrencies(): readonly string[] {
  const sources = useRead('rates.sources', {})
  const known = (sources.data?.rows ?? []).flatMap(source => [source.base, ...source.currencies])
  const others = [...new Set(known)].filter(code => !USUAL.includes(code)).toSorted()
  return [...USUAL, ...others]
}
