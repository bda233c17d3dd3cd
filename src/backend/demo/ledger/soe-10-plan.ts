import { addMonths, monthKey } from '#shared/kernel/plain-date.ts'
import type { Cell } from './cell.ts'

/**
 * Line, months after July 2023, cents each time, kind and activity. Travel ends 26 % and publicity 60 % above its
 * plan, both within the total.
 */
const RHYTHMS: readonly (readonly [string, readonly number[], number, Cell['kind'], string])[] = [
  ['1.1', [0, 2, 4, 6, 8, 10, 12, 14, 16], 500_000, 'personnel', 'A1'],
  ['1.2', [1, 4, 7, 10, 13, 16], 190_000, 'personnel', 'A6'],
  ['2.1', [2, 4, 6, 8, 10, 12, 14, 16], 285_000, 'services', 'A2'],
  ['2.2', [3, 7, 11], 470_000, 'services', 'A4'],
  ['2.3', [1, 3, 5, 7, 9, 11, 13, 15, 17], 84_000, 'travel', 'A3'],
  ['2.4', [5, 15], 240_000, 'services', 'A5'],
  ['3.1', [2, 5, 8, 11, 14, 17], 180_000, 'services', 'A1'],
]

/** Invented entries of SOE-10, paid in euros by Help; as many however large the ledger is. */
export const soe10Cells = (): readonly Cell[] =>
  RHYTHMS.flatMap(([line, months, targetMinor, kind, activity]) =>
    months.map(month => ({
      project: 'SOE-10',
      line,
      month: monthKey(addMonths('2023-07-01', month)),
      targetMinor,
      weight: 1,
      fixed: 1,
      kind,
      mix: [['EUR', 100]],
      payers: { EUR: 'help' },
      intervention: null,
      recipients: [],
      units: null,
      sharedWith: [],
      workPackage: null,
      activities: [activity],
    })),
  )
