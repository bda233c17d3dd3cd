import { PER_DIEMS_TARGET } from '../../mapping/targets/per-diems.ts'
import { fieldsOf } from '../fields-of.ts'
import type { KindDefinition } from '../kind.ts'
import { planPerDiems } from './plan.ts'
import { perDiemsParams, perDiemsScope } from './scope.ts'

/** Per diems of one project: a draft for each journey. */
export const perDiemsImport: KindDefinition = {
  kind: 'perDiems',
  fields: fieldsOf(PER_DIEMS_TARGET),
  params: perDiemsParams,
  posts: false,
  open: async (db, params) => {
    const scope = await perDiemsScope(db, params)
    return { ...scope, plan: request => planPerDiems(db, scope, request) }
  },
  // Each journey is compared with the entries, so a second run finds out itself.
  isStillThere: async () => false,
}
