import { useWords, type Words } from '#renderer/ui/index.ts'

/** Where a rate comes from, in words: names of published sources as they are, the program's own marks translated. */
export const rateSourceText = ({ has, say }: Words, source: string): string =>
  has(`rateSource.${source}`) ? say(`rateSource.${source}`) : source

/** `rateSourceText` in the language of the page. */
export function useRateSource(): (source: string) => string {
  const words = useWords()
  return source => rateSourceText(words, source)
}
