import { useWords } from '#renderer/ui/index.ts'

/** Where a rate comes from, in words: names of published sources as they are, the program's own marks translated. */
export function useRateSource(): (source: string) => string {
  const { has, say } = useWords()
  return source => (has(`rateSource.${source}`) ? say(`rateSource.${source}`) : source)
}
