import type { HandlersOf } from '#backend/rpc/context.ts'
import { listAccruals, reverseAccruals } from './accruals.ts'
import { deletePending, listPending, savePending, settlePending } from './pending.ts'
import { deleteRate, listRates, saveRate } from './per-diem-rates.ts'

export { listPending } from './pending.ts'
export { listRates as listPerDiemRates } from './per-diem-rates.ts'

export const queries = {
  'accruals.list': ({ db }, { projectId }) => listAccruals(db, projectId),
  'pendingPayments.list': ({ db }, { projectId }) => listPending(db, projectId),
  'perDiems.rates': ({ db }) => listRates(db),
} satisfies HandlersOf<'accruals.list' | 'pendingPayments.list' | 'perDiems.rates'>

export const commands = {
  'accruals.reverse': (context, input) => reverseAccruals(context, input),
  'pendingPayments.save': (context, input) => savePending(context, input),
  'pendingPayments.delete': async (context, input) => {
    await deletePending(context, input)
    return {}
  },
  'pendingPayments.settle': (context, input) => settlePending(context, input),
  'perDiems.saveRate': (context, input) => saveRate(context, input),
  'perDiems.deleteRate': async (context, input) => {
    await deleteRate(context, input)
    return {}
  },
} satisfies HandlersOf<
  | 'accruals.reverse'
  | 'pendingPayments.save'
  | 'pendingPayments.delete'
  | 'pendingPayments.settle'
  | 'perDiems.saveRate'
  | 'perDiems.deleteRate'
>
