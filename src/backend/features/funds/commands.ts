import type { HandlersOf } from '#backend/rpc/context.ts'
import { explainDeviation } from './deviations.ts'
import { deleteMovement, saveMovement } from './movements.ts'
import { savePosition } from './position.ts'

export const commands = {
  'funds.save': (context, { id, version, ...movement }) => saveMovement(context, { id, version }, movement),
  'funds.delete': async (context, target) => {
    await deleteMovement(context, target)
    return {}
  },
  'funds.savePosition': (context, input) => savePosition(context, input),
  'deviations.explain': (context, input) => explainDeviation(context, input),
} satisfies HandlersOf<'funds.save' | 'funds.delete' | 'funds.savePosition' | 'deviations.explain'>
