import type { HandlersOf } from '#backend/rpc/context.ts'
import { deleteConversion, saveConversion } from './conversions.ts'
import { explainDeviation } from './deviations.ts'
import { bookExchangeDifference } from './exchange-differences.ts'
import { deleteMovement, saveMovement } from './movements.ts'
import { savePosition } from './position.ts'
import { deleteTransfer, saveTransfer } from './transfers.ts'

export const commands = {
  'funds.save': (context, { id, version, ...movement }) => saveMovement(context, { id, version }, movement),
  'funds.delete': async (context, target) => {
    await deleteMovement(context, target)
    return {}
  },
  'funds.savePosition': (context, input) => savePosition(context, input),
  'funds.bookExchangeDifference': bookExchangeDifference,
  'conversions.save': saveConversion,
  'conversions.delete': async (context, target) => {
    await deleteConversion(context, target)
    return {}
  },
  'transfers.save': saveTransfer,
  'transfers.delete': async (context, target) => {
    await deleteTransfer(context, target)
    return {}
  },
  'deviations.explain': (context, input) => explainDeviation(context, input),
} satisfies HandlersOf<
  | 'funds.save'
  | 'funds.delete'
  | 'funds.savePosition'
  | 'funds.bookExchangeDifference'
  | 'conversions.save'
  | 'conversions.delete'
  | 'transfers.save'
  | 'transfers.delete'
  | 'deviations.explain'
>
