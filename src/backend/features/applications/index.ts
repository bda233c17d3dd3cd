import type { HandlersOf } from '#backend/rpc/context.ts'
import { applicationDetail } from './detail.ts'
import { moveByName } from './move.ts'
import { listApplications } from './rows.ts'

export { moveApplication, requireApplication, type StepReason } from './move.ts'
export { notRecused, requireSight } from './sight.ts'

export const queries = {
  'applications.list': ({ db, actor }, input) => listApplications(db, actor, input),
  'applications.get': ({ db, actor }, { id }) => applicationDetail(db, actor, id),
} satisfies HandlersOf<'applications.list' | 'applications.get'>

export const commands = {
  'applications.move': (context, input) => moveByName(context, input),
} satisfies HandlersOf<'applications.move'>
