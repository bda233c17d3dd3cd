import type { HandlersOf } from '#backend/rpc/context.ts'
import { makePack } from './make-pack.ts'
import { readPacks } from './read-packs.ts'

export const packJobs = {
  'applications.makePack': makePack,
  'applications.readPacks': readPacks,
} satisfies HandlersOf<'applications.makePack' | 'applications.readPacks'>
