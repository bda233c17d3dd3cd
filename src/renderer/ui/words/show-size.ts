import { formatDecimalText } from '#shared/kernel/format-amount.ts'

const KILO = 1024

/** Size of a file in the unit that suits it, at most one decimal. @example showSize(1_572_864, 'en') // '1.5 MB' */
export function showSize(bytes: number, locale: string): string {
  const units = ['B', 'KB', 'MB', 'GB']
  let value = bytes
  let unit = 0
  while (value >= KILO && unit < units.length - 1) {
    value /= KILO
    unit += 1
  }
  const shown = unit === 0 || value >= 100 ? value.toFixed(0) : value.toFixed(1).replace(/\.0$/, '')
  return `${formatDecimalText(shown, locale)}\u00a0${units[unit] ?? ''}`
}
