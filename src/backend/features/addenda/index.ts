import type { HandlersOf } from '#backend/rpc/context.ts'
import { compareVersions, whatIf } from './compare.ts'
import { notifyMove, saveMove, withdrawMove } from './edit-moves.ts'
import { listMoves } from './moves.ts'
import { releaseReserve } from './release.ts'

export const queries = {
  'addenda.compare': ({ db }, request) => compareVersions(db, request),
  'addenda.whatIf': ({ db }, request) => whatIf(db, request),
  'moves.list': ({ db }, { projectId }) => listMoves(db, projectId),
} satisfies HandlersOf<'addenda.compare' | 'addenda.whatIf' | 'moves.list'>

export const commands = {
  'moves.save': (context, input) => saveMove(context, input),
  'moves.notify': (context, input) => notifyMove(context, input),
  'moves.withdraw': (context, input) => withdrawMove(context, input),
  'moves.release': (context, input) => releaseReserve(context, input),
} satisfies HandlersOf<'moves.save' | 'moves.notify' | 'moves.withdraw' | 'moves.release'>
