import type { HandlersOf } from '#backend/rpc/context.ts'
import { makePack } from './make-pack.ts'
import { readPacks } from './read-packs.ts'
import { makeForAssessors, makeOwn } from './scores/make-scores.ts'
import { readForAssessors, readOwn } from './scores/read-scores.ts'

export const packJobs = {
  'applications.makePack': makePack,
  'applications.readPacks': readPacks,
  'committees.makePacks': makeForAssessors,
  'committees.readPacks': readForAssessors,
  'assessments.makePack': makeOwn,
  'assessments.readPacks': readOwn,
} satisfies HandlersOf<
  | 'applications.makePack'
  | 'applications.readPacks'
  | 'committees.makePacks'
  | 'committees.readPacks'
  | 'assessments.makePack'
  | 'assessments.readPacks'
>
