import { SALARIES_TARGET } from '../../mapping/targets/salaries.ts'
import { fieldsOf } from '../fields-of.ts'
import type { KindDefinition } from '../kind.ts'
import { planSalaries } from './plan.ts'
import { salariesParams, salariesScope } from './scope.ts'

/** Salaries by person, month and the projects that pay them. */
export const salariesImport: KindDefinition = {
  kind: 'salaries',
  fields: fieldsOf(SALARIES_TARGET),
  params: salariesParams,
  posts: false,
  open: async (db, params) => {
    const scope = await salariesScope(db, params)
    return { ...scope, plan: request => planSalaries(db, scope, request) }
  },
  // Each month is compared with what is stored, so a second run finds out itself.
  isStillThere: async () => false,
}
