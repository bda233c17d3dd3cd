import type { GridScores } from '#shared/domain/evaluation/index.ts'
import { createRandom } from '../deterministic.ts'
import { STORY } from './story.ts'
import { CRITERIA } from './template.ts'

const COMMENTS = [
  'Clear and concrete.',
  'Well thought through; the plan is realistic.',
  'More detail would help.',
  'The need is shown with figures of the municipality.',
] as const

/** Half points from about `level` to 5, as a reader gives them. */
function scoresAround(seed: string, level: number): GridScores {
  const random = createRandom(seed)
  return Object.fromEntries(
    CRITERIA.map(criterion => {
      const halves = Math.min(10, Math.max(0, Math.round(level * 2) + random.integer(-1, 2)))
      const points = halves % 2 === 0 ? String(halves / 2) : `${(halves - 1) / 2}.5`
      const comment = random.chance(25) ? random.pick(COMMENTS) : ''
      return [criterion.key, { kind: 'score', points, comment }] as const
    }),
  )
}

/** Points of a whole sheet in tenths, so that no sum is rounded. */
const tenths = (scores: GridScores): number =>
  Object.values(scores).reduce((sum, score) => {
    const [whole = '0', half = '0'] = (score.points ?? '0').split('.')
    return sum + Number(whole) * 10 + Number(half)
  }, 0)

const asPoints = (value: number): string =>
  value % 10 === 0 ? String(value / 10) : `${Math.floor(value / 10)}.${value % 10}`

export interface Sheet {
  readonly scores: GridScores
  readonly total: string
  readonly tenths: number
}

/** A reader's sheet on an application; the second reader of those far apart is much stricter. */
export function sheetOf(number: number, reader: 'first' | 'second' | 'third'): Sheet {
  const quality = 2 + ((number * 7) % 11) / 5
  const isStrict = reader === 'second' && (STORY.farApart as readonly number[]).includes(number)
  const scores = scoresAround(`scores ${number} ${reader}`, isStrict ? Math.max(0.5, quality - 2) : quality)
  const sum = tenths(scores)
  return { scores, total: asPoints(sum), tenths: sum }
}

/** Sum of totals with one decimal, as the average's numerator is stored. */
export const sumOfTotals = (sheets: readonly Sheet[]): string =>
  asPoints(sheets.reduce((sum, sheet) => sum + sheet.tenths, 0))
