import { ineligibleReasons } from '#backend/features/rule-lists/index.ts'
import type { HandlersOf } from '#backend/rpc/context.ts'
import { decideIneligible, withdrawIneligible } from './decide.ts'
import { listIneligible } from './list.ts'

export { carriedMinor, carriedRefusals } from './carried.ts'
export { listIneligible } from './list.ts'

export const queries = {
  'ineligible.reasons': async () => ({
    rows: ineligibleReasons().map(({ code, source, confirmed }) => ({ code, source, confirmed })),
  }),
  'ineligible.list': ({ db }, input) => listIneligible(db, input),
} satisfies HandlersOf<'ineligible.reasons' | 'ineligible.list'>

export const commands = {
  'ineligible.decide': (context, input) => decideIneligible(context, input),
  'ineligible.withdraw': (context, input) => withdrawIneligible(context, input),
} satisfies HandlersOf<'ineligible.decide' | 'ineligible.withdraw'>
