import type { Mapping } from '#shared/contract/imports.ts'
import { currencyOfWord } from '#shared/kernel/currency-words.ts'
import { foldText } from '../reading/fold.ts'
import type { Header, HeaderColumn } from '../reading/header-columns.ts'
import type { Row, Sheet } from '../reading/sheet.ts'
import { type ColumnProfile, profileOf, suitability } from './profile.ts'
import { outlineColumn, repeats } from './suggest-codes.ts'
import { partColumns } from './suggest-parts.ts'
import type { Target, TargetField } from './target.ts'

/** Why a column is suggested for a field. */
export type Match = {
  readonly key: string
  readonly letter: string
  readonly label: string
  readonly by: 'heading' | 'values'
  /** 0 to 1. */
  readonly score: number
}

export type Suggestion = {
  readonly mapping: Mapping
  readonly matches: readonly Match[]
  /** Headings no field was found for. */
  readonly unused: readonly string[]
}

const LEAST_HEADING_SCORE = 0.35
const LEAST_VALUE_SHARE = 0.8

/** The heading, the part under a group heading, and both without brackets ("Amount (MKD)"). */
function variantsOf(heading: string): readonly (readonly [text: string, weight: number])[] {
  const last = heading.split(' / ').at(-1) ?? heading
  const bare = (text: string): string => foldText(text.replace(/\([^)]*\)|\[[^\]]*\]/g, ' '))
  return [
    [foldText(heading), 1],
    [bare(heading), 0.95],
    [foldText(last), 0.9],
    [bare(last), 0.85],
  ]
}

/** A synonym inside a longer heading counts the more of it it covers. */
function phraseScore(heading: string, synonym: string): number {
  if (synonym.length < 3 || !` ${heading} `.includes(` ${synonym} `)) return 0
  return 0.45 + 0.35 * (synonym.length / heading.length)
}

function headingScore(column: HeaderColumn, field: TargetField): number {
  if (column.heading === '') return 0
  let best = 0
  for (const synonym of field.synonyms) {
    const folded = foldText(synonym)
    for (const [text, weight] of variantsOf(column.heading)) {
      if (text === '') continue
      const points = text === folded ? weight : phraseScore(text, folded) * weight
      best = Math.max(best, points)
    }
  }
  return best
}

type Candidate = { readonly field: TargetField; readonly column: HeaderColumn; readonly score: number }

function candidatesOf(
  target: Target,
  columns: readonly HeaderColumn[],
  profiles: readonly ColumnProfile[],
  rows: readonly Row[],
): Candidate[] {
  const found: Candidate[] = []
  for (const [order, field] of target.fields.entries()) {
    for (const column of columns) {
      const profile = profiles[column.index]
      const byHeading = headingScore(column, field)
      if (!profile || byHeading === 0) continue
      const values = suitability(profile, field.kind)
      const weight = field.kind === 'text' || field.kind === 'code' ? 0.7 + 0.3 * values : 0.2 + 0.8 * values
      // Earlier fields and filled columns win ties.
      const tieBreak = (profile.filled === 0 ? 0.15 : 0) + order * 0.001 + column.index * 0.0001
      found.push({ field, column, score: byHeading * weight - tieBreak })
    }
  }
  return found
    .filter(candidate => candidate.score >= LEAST_HEADING_SCORE)
    .filter(({ field, column }) => field.key !== target.rowCode || !repeats(rows, column.index))
    .toSorted((a, b) => b.score - a.score)
}

/** Columns settled so far, by field. */
export type Chosen = Map<string, { readonly column: HeaderColumn; readonly match: Match }>

function choose(chosen: Chosen, { field, column, score }: Candidate, by: Match['by']): void {
  const isTaken = [...chosen.values()].some(other => other.column.index === column.index)
  if (isTaken || chosen.has(field.key)) return
  const match: Match = { key: field.key, letter: column.letter, label: column.label, by, score }
  chosen.set(field.key, { column, match })
}

/** Fields a row cannot do without, filled by the only column whose values suit them. */
function chooseByValues(
  chosen: Chosen,
  target: Target,
  columns: readonly HeaderColumn[],
  profiles: readonly ColumnProfile[],
): void {
  const needed = target.fields.filter(
    field =>
      !chosen.has(field.key) &&
      (field.required ||
        target.requireAny.some(keys => keys[0] === field.key && keys.every(key => !chosen.has(key)))),
  )
  for (const field of needed) {
    if (field.kind === 'text' || field.kind === 'code') continue
    const suitable = columns.filter(column => {
      const profile = profiles[column.index]
      const isFree = [...chosen.values()].every(other => other.column.index !== column.index)
      return (
        isFree &&
        profile !== undefined &&
        profile.filled > 0 &&
        suitability(profile, field.kind) >= LEAST_VALUE_SHARE
      )
    })
    const [column, second] = suitable
    if (column && !second) choose(chosen, { field, column, score: 0.3 }, 'values')
  }
}

/** The ISO code named in a heading: "Amount (MKD)", "Vlera në EUR". */
function currencyIn(heading: string): string | undefined {
  for (const word of heading.split(/[\s()[\]/,:]+/)) {
    const isNamed = /^[A-Z]{3}$/.test(word) || /^[€$£]$/.test(word) || word.length >= 4
    const currency = isNamed ? currencyOfWord(word) : undefined
    if (currency) return currency
  }
  return undefined
}

/** A needed field without a column takes that of a kindred one: the date of payment is better than no date. */
function takeStandIns(chosen: Chosen, target: Target): void {
  for (const [key, others] of Object.entries(target.standIns)) {
    const from = others.find(other => chosen.has(other))
    const found = from === undefined ? undefined : chosen.get(from)
    if (chosen.has(key) || from === undefined || !found) continue
    chosen.delete(from)
    chosen.set(key, { column: found.column, match: { ...found.match, key } })
  }
}

/** Takes back what other columns say better. */
function dropNeedless(chosen: Chosen, target: Target): void {
  for (const [key, others] of Object.entries(target.needless ?? {}))
    if (others.every(other => chosen.has(other))) chosen.delete(key)
}

/** A currency in the heading of the amount holds for all rows, unless a column says it row by row. */
function currencyOfHeading(chosen: Chosen, target: Target): Record<string, string> {
  const amount = chosen.get('amount')
  const hasField = target.fields.some(field => field.key === 'currency')
  const currency =
    amount && hasField && !chosen.has('currency') ? currencyIn(amount.column.heading) : undefined
  return currency ? { currency } : {}
}

/**
 * Suggests which column fills which field, by headings first and by values where a heading says nothing; a
 * person confirms it. Separators and date order stay open, for the columns' values settle them.
 */
export function suggestMapping(sheet: Sheet, header: Header, target: Target): Suggestion {
  const first = header.rows.at(-1) ?? 0
  const rows: readonly Row[] = sheet.rows.filter(row => row.number > first)
  const profiles = header.columns.map(column => profileOf(rows, column.index))
  const chosen: Chosen = new Map()
  for (const candidate of candidatesOf(target, header.columns, profiles, rows))
    choose(chosen, candidate, 'heading')
  dropNeedless(chosen, target)
  takeStandIns(chosen, target)
  chooseByValues(chosen, target, header.columns, profiles)
  const outline = outlineColumn(chosen, target, header.columns, rows)
  const code = target.fields.find(field => field.key === target.rowCode)
  if (code && outline) choose(chosen, { field: code, column: outline, score: 0.3 }, 'values')
  for (const [key, column] of partColumns(chosen, target, header.columns, rows))
    chosen.set(key, {
      column,
      match: { key, letter: column.letter, label: column.label, by: 'values', score: 0.3 },
    })
  const constants = currencyOfHeading(chosen, target)
  const used = new Set([...chosen.values()].map(other => other.column.index))
  const columns = Object.fromEntries(
    [...chosen].map(([key, { column }]) => [key, { heading: column.label, letter: column.letter }]),
  )
  return {
    mapping: {
      sheet: sheet.name,
      headerRow: header.rows.at(-1) ?? null,
      columns,
      constants,
      decimalSeparator: null,
      dateOrder: null,
      skipTotals: true,
    },
    matches: [...chosen.values()].map(other => other.match),
    unused: header.columns
      .filter(column => column.label !== '' && !used.has(column.index))
      .map(column => column.label),
  }
}
