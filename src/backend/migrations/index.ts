import { foundation } from './0001-foundation.ts'
import { moneyComplete } from './0002-money/index.ts'
import { callsToAward } from './0003-grants/index.ts'
import type { Migration } from './migration.ts'

/** All steps in order; append only. */
export const migrations: readonly Migration[] = [foundation, moneyComplete, callsToAward]
