import type { HandlersOf } from '#backend/rpc/context.ts'
import { listProcurements, requiredFor } from './list.ts'
import { deleteProcurement, saveProcurement } from './save.ts'

export { listProcurements } from './list.ts'

export const queries = {
  'procurements.list': ({ db }, { projectId }) => listProcurements(db, projectId),
  'procurements.required': ({ db }, input) => requiredFor(db, input),
} satisfies HandlersOf<'procurements.list' | 'procurements.required'>

export const commands = {
  'procurements.save': (context, input) => saveProcurement(context, input),
  'procurements.delete': async (context, input) => {
    await deleteProcurement(context, input)
    return {}
  },
} satisfies HandlersOf<'procurements.save' | 'procurements.delete'>
