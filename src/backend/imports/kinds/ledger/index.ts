import { LEDGER_TARGET } from '../../mapping/targets/ledger.ts'
import { fieldsOf } from '../fields-of.ts'
import type { KindDefinition } from '../kind.ts'
import { countOfRun } from './match-source.ts'
import { planLedger } from './plan.ts'
import { ledgerParams, ledgerScope } from './scope.ts'

/** Spending records of one project. */
export const ledgerImport: KindDefinition = {
  kind: 'ledger',
  fields: fieldsOf(LEDGER_TARGET),
  params: ledgerParams,
  posts: true,
  open: async (db, params) => {
    const scope = await ledgerScope(db, params)
    return { ...scope, plan: request => planLedger(db, scope, request) }
  },
  isStillThere: async (db, run) => (await countOfRun(db, run.id)) >= run.created,
}
