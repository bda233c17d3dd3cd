import { formatMonth } from '#shared/kernel/format-date.ts'

/** A group of ledger entries as it is known: what it is grouped by, the common key, and its names. */
export interface NamedGroup {
  readonly by: string
  /** Empty for entries that have none. */
  readonly key: string
  readonly code: string
  readonly label: string
  readonly projectCode: string
}

export interface GroupNameWords {
  readonly locale: string
  readonly text: (key: string) => string
  /** In a list over several projects, codes of lines and numbers of periods say little without the project's. */
  readonly withProject: boolean
}

const together = (parts: readonly string[], between: string): string =>
  parts.filter(part => part !== '').join(between)

/**
 * What a group is called on screen and in files.
 * @example groupName({ by: 'line', key: id, code: '6.1', label: 'Training', projectCode: 'SOE-11' }, words) // '6.1 Training'
 */
export function groupName(group: NamedGroup, { locale, text, withProject }: GroupNameWords): string {
  const { by, key, code, label, projectCode } = group
  if (key === '') return text(`ledgerGroup.none.${by}`)
  if (by === 'month') return formatMonth(key, locale)
  if (by === 'state') return text(`state.${key}`)
  const own = together([code, label], by === 'period' ? ' · ' : ' ')
  return together([withProject ? projectCode : '', own === '' ? key : own], ' · ')
}
