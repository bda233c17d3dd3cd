import type { HandlersOf } from '#backend/rpc/context.ts'
import { chargeDocument, withdrawDocument } from './charge.ts'
import { findDocument, listDocuments } from './documents.ts'
import { listKeys, saveKey } from './keys.ts'

export { listDocuments } from './documents.ts'
export { asMade, deleteMade, madeEntries } from './made-entries.ts'
export { type CommonEntry, makeEntries } from './make-entries.ts'
export { namedParts, partColumns, requireParts } from './parts.ts'

export const queries = {
  'sharedCosts.keys': ({ db }, { archived }) => listKeys(db, archived),
  'sharedCosts.list': ({ db }, input) => listDocuments(db, input),
  'sharedCosts.get': ({ db }, { id }) => findDocument(db, id),
} satisfies HandlersOf<'sharedCosts.keys' | 'sharedCosts.list' | 'sharedCosts.get'>

export const commands = {
  'sharedCosts.saveKey': (context, input) => saveKey(context, input),
  'sharedCosts.charge': (context, input) => chargeDocument(context, input),
  'sharedCosts.withdraw': async (context, input) => {
    await withdrawDocument(context, input)
    return {}
  },
} satisfies HandlersOf<'sharedCosts.saveKey' | 'sharedCosts.charge' | 'sharedCosts.withdraw'>
