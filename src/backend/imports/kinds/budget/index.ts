import { BUDGET_TARGET } from '../../mapping/targets/budget.ts'
import { fieldsOf } from '../fields-of.ts'
import type { KindDefinition } from '../kind.ts'
import { planBudget } from './plan.ts'
import { budgetParams, budgetScope } from './scope.ts'

/** The budget of one project, as a draft version. */
export const budgetImport: KindDefinition = {
  kind: 'budget',
  fields: fieldsOf(BUDGET_TARGET),
  params: budgetParams,
  posts: false,
  open: async (db, params) => {
    const scope = await budgetScope(db, params)
    return { ...scope, plan: request => planBudget(db, scope, request) }
  },
  // A deleted draft may be imported again; a signed one came from its draft.
  isStillThere: async (db, run) => {
    const row = await db
      .selectFrom('import_run as r')
      .innerJoin('budget_version as v', join =>
        join.onRef('v.project_id', '=', 'r.project_id').onRef('v.source_file', '=', 'r.file_name'),
      )
      .select('v.id')
      .where('r.id', '=', run.id)
      .executeTakeFirst()
    return row !== undefined
  },
}
