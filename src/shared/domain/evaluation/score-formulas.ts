import { columnLetters } from '#shared/domain/packs/index.ts'
import type { GridCriterion } from './grid.ts'
import { SCORE_COLUMNS, type ScoreRow } from './score-pack-layout.ts'

const letters = {
  weight: columnLetters(SCORE_COLUMNS.weight),
  points: columnLetters(SCORE_COLUMNS.points),
  without: columnLetters(SCORE_COLUMNS.without),
}

type CriterionRow = ScoreRow & { readonly kind: 'criterion' }
/** Rows of a sheet that follow each other: first and last. */
type Stretch = readonly [first: number, last: number]

const range = (column: string, [first, last]: Stretch): string => `${column}${first}:${column}${last}`

const plus = (parts: readonly string[]): string => `(${parts.join('+')})`

/** Criteria of a sheet as stretches of rows without anything between. */
function stretchesOf(rows: readonly CriterionRow[]): readonly Stretch[] {
  const stretches: [number, number][] = []
  for (const { row } of rows) {
    const last = stretches.at(-1)
    if (last && last[1] === row - 1) last[1] = row
    else stretches.push([row, row])
  }
  return stretches
}

/**
 * What criteria come to on the scale of all their weights, as a formula: points by the weights that have points, so
 * that not applicable, abstained and blank leave the sum and never count as 0 (as `sheetTotal` and the section means
 * do; domain-rules.md rule 4). Empty while none has points.
 */
export function scoreFormula(rows: readonly CriterionRow[]): string {
  const stretches = stretchesOf(rows)
  const points = plus(stretches.map(own => `SUM(${range(letters.points, own)})`))
  const whole = plus(stretches.map(own => `SUM(${range(letters.weight, own)})`))
  const counted = plus(
    stretches.map(own => `SUMPRODUCT(ISNUMBER(${range(letters.points, own)})*${range(letters.weight, own)})`),
  )
  const given = plus(stretches.map(own => `COUNT(${range(letters.points, own)})`))
  return `IF(${given}=0,"",${points}*${whole}/${counted})`
}

/** Decimals to which a sum is rounded before it is compared: beyond any difference that points of 2 decimals can make. */
const COMPARED = 9

/** Tells one of two texts by a threshold; empty while there is no sum. */
export const thresholdFormula = (
  cell: string,
  threshold: string,
  { reached, below }: { readonly reached: string; readonly below: string },
): string => `IF(${cell}="","",IF(ROUND(${cell},${COMPARED})>=${threshold},${reached},${below}))`

/** What is still open at a criterion: one of the texts, or nothing. */
export function stateFormula(
  row: number,
  { weight }: GridCriterion,
  texts: { readonly open: string; readonly both: string; readonly range: string },
): string {
  const [points, without] = [`${letters.points}${row}`, `${letters.without}${row}`]
  const fits = `AND(${points}>=0,${points}<=${weight},ROUND(${points},2)=${points})`
  const judged = `IF(ISNUMBER(${points}),IF(${fits},"",${texts.range}),${texts.range})`
  return `IF(AND(${points}="",${without}=""),${texts.open},IF(AND(${points}<>"",${without}<>""),${texts.both},IF(${points}="","",${judged})))`
}
