import type { HandlersOf } from '#backend/rpc/context.ts'
import { getCall } from './get.ts'
import { moveCall } from './move.ts'
import { listCalls } from './rows.ts'

export { moveCall, requireCall, type StoredCall } from './move.ts'

export const queries = {
  'calls.list': ({ db }, input) => listCalls(db, input),
  'calls.get': ({ db }, { id }) => getCall(db, id),
} satisfies HandlersOf<'calls.list' | 'calls.get'>

export const commands = {
  'calls.move': (context, { id, version, to, reason }) => moveCall(context, { id, version }, to, reason),
} satisfies HandlersOf<'calls.move'>
