import { asNotices } from '#backend/features/ledger/index.ts'
import type { HandlersOf } from '#backend/rpc/context.ts'
import { dayHere } from '#shared/kernel/day-here.ts'
import { listAssets } from './rows.ts'
import { assetsFromEntry, deleteAsset, saveAsset } from './save.ts'
import { transferAssets, transferCheck, undoTransfer } from './transfer.ts'

export { listAssets } from './rows.ts'

export const queries = {
  'assets.list': ({ db }, input) => listAssets(db, input),
  'assets.transferCheck': async ({ db, now }, input) => {
    const { blockers, warnings } = await transferCheck(db, input, dayHere(now))
    return { blockers: asNotices(blockers), warnings: asNotices(warnings) }
  },
} satisfies HandlersOf<'assets.list' | 'assets.transferCheck'>

export const commands = {
  'assets.save': (context, input) => saveAsset(context, input),
  'assets.fromEntry': async (context, input) => ({ ids: [...(await assetsFromEntry(context, input))] }),
  'assets.delete': async (context, input) => {
    await deleteAsset(context, input)
    return {}
  },
  'assets.transfer': async (context, input) => ({ transferred: await transferAssets(context, input) }),
  'assets.undoTransfer': async (context, input) => {
    await undoTransfer(context, input)
    return {}
  },
} satisfies HandlersOf<
  'assets.save' | 'assets.fromEntry' | 'assets.delete' | 'assets.transfer' | 'assets.undoTransfer'
>
