import { STATEMENT_TARGET } from '../../mapping/targets/statement.ts'
import { fieldsOf } from '../fields-of.ts'
import type { KindDefinition } from '../kind.ts'
import { planStatement } from './plan.ts'
import { statementParams, statementScope } from './scope.ts'

/** The next statement of one bank or cash account. */
export const statementImport: KindDefinition = {
  kind: 'statement',
  fields: fieldsOf(STATEMENT_TARGET),
  params: statementParams,
  posts: false,
  open: async (db, params) => {
    const scope = await statementScope(db, params)
    return { ...scope, plan: request => planStatement(scope, request) }
  },
  // A statement that was deleted may be imported again.
  isStillThere: async (db, run) => {
    const row = await db
      .selectFrom('import_run as r')
      .innerJoin('account_statement as s', 's.file_hash', 'r.file_hash')
      .select('s.id')
      .where('r.id', '=', run.id)
      .executeTakeFirst()
    return row !== undefined
  },
}
