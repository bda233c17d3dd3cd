import {
  add,
  compareDecimal,
  type Decimal,
  formatDecimal,
  isPositiveDecimal,
  parseDecimal,
} from '#shared/kernel/decimal.ts'
import { type Notice, notice } from '../notices/index.ts'
import type { Texts } from './form.ts'
import type { GridDefinition, GridSection } from './grid.ts'
import { TIE_WORDS } from './tie-break.ts'

const NONE: Decimal = { digits: 0n, scale: 0 }
/** What the weights of a grid add up to (domain-rules.md rule 4). */
const WHOLE: Decimal = { digits: 100n, scale: 0 }

const KEY = /^[a-z][a-z0-9_]{0,59}$/

/** Sum of decimal texts; what is no number yet counts as nothing. */
const sumOf = (texts: readonly string[]): Decimal =>
  texts.map(text => parseDecimal(text) ?? NONE).reduce(add, NONE)

const weightOf = (section: GridSection): Decimal => sumOf(section.criteria.map(criterion => criterion.weight))

const plain = (value: Decimal): string =>
  formatDecimal(value)
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '')

/** Most points of a section, as decimal text. @example sectionWeight(section) // '20' */
export const sectionWeight = (section: GridSection): string => plain(weightOf(section))

/** Most points of a grid, as decimal text; 100 for a sound one. */
export const gridWeight = (grid: GridDefinition): string =>
  plain(grid.sections.map(weightOf).reduce(add, NONE))

type Where = { readonly section?: string; readonly criterion?: string }

/**
 * Everything that keeps a grid from being used: weights that are not above zero or don't total 100, thresholds out of
 * reach, keys that come twice, labels missing in a language of the call. Empty for a sound grid (rule 4).
 */
export function gridFaults(grid: GridDefinition, languages: readonly string[]): readonly Notice[] {
  const found: Notice[] = []
  const note = (code: string, where: Where, details: Readonly<Record<string, string>> = {}): void => {
    found.push(
      notice('callGrid', code, null, {
        section: where.section ?? '',
        criterion: where.criterion ?? '',
        ...details,
      }),
    )
  }
  const labels = (label: Texts, where: Where): void => {
    for (const language of languages)
      if ((label[language] ?? '').trim() === '')
        note('LabelMissing', where, { languageKey: `callLanguage.${language}` })
  }
  const threshold = (text: string | null, most: Decimal, where: Where): void => {
    if (text === null) return
    const points = parseDecimal(text)
    if (!points || points.digits < 0n) note('ThresholdUnreadable', where, { threshold: text })
    else if (compareDecimal(points, most) > 0)
      note('ThresholdAboveWeight', where, { threshold: text, most: plain(most) })
  }
  // Words of the tie-break are no keys: a rule that names one would mean two things.
  const keys = new Set<string>(TIE_WORDS)
  const key = (text: string, where: Where): void => {
    if (!KEY.test(text)) note('KeyUnfit', where, { key: text })
    if (keys.has(text)) note('KeyTaken', where, { key: text })
    keys.add(text)
  }
  if (grid.sections.length === 0) note('GridEmpty', {})
  for (const section of grid.sections) {
    const inSection = { section: section.key }
    key(section.key, inSection)
    labels(section.label, inSection)
    if (section.criteria.length === 0) note('SectionEmpty', inSection)
    threshold(section.threshold, weightOf(section), inSection)
    for (const criterion of section.criteria) {
      const where = { ...inSection, criterion: criterion.key }
      key(criterion.key, where)
      labels(criterion.label, where)
      if (!isPositiveDecimal(criterion.weight)) note('WeightUnfit', where, { weight: criterion.weight })
    }
  }
  const total = grid.sections.map(weightOf).reduce(add, NONE)
  if (grid.sections.length > 0 && compareDecimal(total, WHOLE) !== 0)
    note('WeightsNot100', {}, { total: plain(total) })
  threshold(grid.totalThreshold, total, {})
  return found
}
