import type { Migration } from '../migration.ts'
import { applications } from './applications.ts'
import { calls } from './calls.ts'
import { evaluation } from './evaluation.ts'
import { parties } from './parties.ts'
import { widened } from './widened.ts'

const PARTS = [widened, parties, calls, applications, evaluation]

/** From the scheme to the letters: calls, applications, checks, evaluation, ranking, decisions, complaints. */
export const callsToAward: Migration = {
  number: 3,
  name: 'calls-to-award',
  sql: PARTS.flatMap(part => part.sql),
  audited: [...new Set(PARTS.flatMap(part => part.audited))],
}
