import { addMonths, monthKey } from '#shared/kernel/plain-date.ts'
import type { Cell, CurrencyMix } from './cell.ts'

const MIX: CurrencyMix = [
  ['ALL', 50],
  ['EUR', 30],
  ['MKD', 20],
]
const PAYERS = { ALL: 'qsnnn', EUR: 'edutask', MKD: 'blink' } as const

/** Line, months after March 2024, cents each time, kind and activity. */
const RHYTHMS: readonly (readonly [string, readonly number[], number, Cell['kind'], string])[] = [
  ['1.1', [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], 64_500, 'personnel', 'A1'],
  ['1.2', [2, 5], 88_000, 'services', 'A2'],
  ['1.3', [6], 450_000, 'services', 'A3'],
  ['1.4', [3, 4, 6, 7, 8, 9], 61_500, 'services', 'A4'],
  ['1.5', [1, 3, 5, 7, 9], 19_250, 'travel', 'A7'],
]

/** A few entries of DIGI-CORE. */
export const digiCoreCells = (): readonly Cell[] =>
  RHYTHMS.flatMap(([line, months, targetMinor, kind, activity]) =>
    months.map(month => ({
      project: 'DIGI-CORE',
      line,
      month: monthKey(addMonths('2024-03-01', month)),
      targetMinor,
      weight: 3,
      fixed: null,
      kind,
      mix: MIX,
      payers: PAYERS,
      intervention: null,
      recipients: [],
      units: null,
      sharedWith: [],
      workPackage: null,
      activities: [activity],
    })),
  )
