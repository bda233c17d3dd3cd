import { addMonths, monthKey } from '#shared/kernel/plain-date.ts'
import { visegradContract } from '../facts/visegrad-contract.ts'
import type { Cell } from './cell.ts'

/** Line, months after January 2025, cents each time, kind and activity. */
const RHYTHMS: readonly (readonly [string, readonly number[], number, Cell['kind'], string])[] = [
  ['1.1', [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], 54_000, 'services', 'A1'],
  ['1.2', [1, 4, 6, 9], 45_000, 'services', 'A2'],
  ['2.1', [1, 3, 5, 7, 8], 56_000, 'services', 'A2'],
  ['2.2', [1, 3, 4, 6, 8, 9], 52_000, 'travel', 'A1'],
  ['2.3', [0, 2, 3, 5, 7, 8], 27_500, 'travel', 'A1'],
  ['3.1', [2, 5, 7, 9], 55_000, 'services', 'A3'],
  ['3.2', [1, 3, 5, 7, 9], 29_000, 'operating', 'A3'],
]

const PAYERS = { RSD: 'v4-lead', EUR: 'v4-partner' } as const

/** Forty invented entries of the Visegrad contract, as many however large the ledger is: in turn in Serbia and Slovakia. */
export const visegradCells = (): readonly Cell[] =>
  RHYTHMS.flatMap(([line, months, targetMinor, kind, activity]) =>
    months.map((month, turn) => ({
      project: visegradContract.code,
      line,
      month: monthKey(addMonths('2025-01-01', month)),
      targetMinor,
      weight: 1,
      fixed: 1,
      kind,
      mix: [[turn % 2 === 0 ? 'RSD' : 'EUR', 100]],
      payers: PAYERS,
      intervention: null,
      recipients: [],
      units: null,
      sharedWith: [],
      workPackage: null,
      activities: [activity],
    })),
  )
