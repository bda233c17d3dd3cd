import type { HandlersOf } from '#backend/rpc/context.ts'
import type { Contract } from '#shared/contract/index.ts'
import { answered, ask, conclude, startCheck } from './conclude.ts'
import { checksOf } from './get.ts'
import { answerItem, decideHit, deletePaper, liftFlag, raiseFlag, savePaper } from './records.ts'

export { checksOf } from './get.ts'
export { replaceList, type SanctionName, storedList } from './lists.ts'

type Own = Extract<keyof Contract, `checks.${string}`>

export const queries = {
  'checks.get': ({ db, actor, now }, input) => checksOf(db, actor, now, input),
} satisfies Partial<HandlersOf<Own>>

export const commands = {
  'checks.start': startCheck,
  'checks.answer': async (context, input) => {
    await answerItem(context, input)
    return {}
  },
  'checks.conclude': conclude,
  'checks.ask': ask,
  'checks.answered': answered,
  'checks.savePaper': savePaper,
  'checks.deletePaper': async (context, input) => {
    await deletePaper(context, input)
    return {}
  },
  'checks.raiseFlag': raiseFlag,
  'checks.liftFlag': liftFlag,
  'checks.decideHit': decideHit,
} satisfies Partial<HandlersOf<Own>>
