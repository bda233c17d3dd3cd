import { useWords } from '#renderer/ui/index.ts'
import { formatDecimalText } from '#shared/kernel/format-amount.ts'

/** Points as the language writes decimals; a dash where there are none. */
export function usePoints(): (points: string | null) => string {
  const { locale } = useWords()
  return points => (points === null ? '–' : formatDecimalText(points, locale))
}
