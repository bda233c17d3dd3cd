import type { HandlersOf } from '#backend/rpc/context.ts'
import { assign, assignEvenly, begin, takeBack } from './assign.ts'
import { listAssignments } from './assignments.ts'
import { declare, recuse } from './conflict.ts'
import { listMembers, removeMember, saveMember } from './members.ts'
import { mine } from './mine.ts'
import { openAssessment, openFile } from './open.ts'
import { offerPackFile } from './pack-files.ts'
import { conflictRegister, listMentors, saveMentor } from './register.ts'
import { agree, evaluationOf } from './results.ts'
import { saveSheet } from './score.ts'

export { listAssignments } from './assignments.ts'
export { type Declaration, declaredKind, declareFor, findAssignment, requireAssigned } from './conflict.ts'
export { mine } from './mine.ts'
export { findSheet, openAssessment } from './open.ts'
export { keepPackFile, type PackTraces } from './pack-files.ts'
export { conflictRegister } from './register.ts'
export { evaluationOf } from './results.ts'
export { type SheetInput, type SheetIntent, saveSheet } from './score.ts'
export { scorePackHash } from './score-pack-hash.ts'
export { submittedSheets, totalText } from './sheets.ts'
export { requireSightOfReader } from './sight.ts'
export { requireCallInEvaluation, requireInEvaluation, termsOf } from './terms.ts'

type Names = `committees.${string}` | `assessments.${string}`
type Own = Extract<keyof import('#shared/contract/index.ts').Contract, Names>

export const queries = {
  'committees.members': ({ db }, { callId }) => listMembers(db, callId),
  'committees.assignments': ({ db, actor }, input) => listAssignments(db, actor, input),
  'committees.conflicts': ({ db, actor }, { callId }) => conflictRegister(db, actor, callId),
  'committees.sheets': ({ db, actor }, input) => evaluationOf(db, actor, input),
  'committees.mentors': ({ db }) => listMentors(db),
  'assessments.mine': ({ db, actor }) => mine(db, actor),
  'assessments.open': ({ db, actor }, input) => openAssessment(db, actor, input),
} satisfies Partial<HandlersOf<Own>>

export const jobs = {
  'assessments.file': (context, input) => openFile(context, input),
  'committees.packFile': (context, { assessmentId }) => offerPackFile(context, assessmentId),
} satisfies Partial<HandlersOf<Own>>

export const commands = {
  'committees.saveMember': saveMember,
  'committees.removeMember': async (context, input) => {
    await removeMember(context, input)
    return {}
  },
  'committees.assign': assign,
  'committees.takeBack': takeBack,
  'committees.assignEvenly': (context, { callId }) => assignEvenly(context, callId),
  'committees.begin': (context, { callId }) => begin(context, callId),
  'committees.recuse': recuse,
  'committees.consensus': agree,
  'committees.saveMentor': saveMentor,
  'assessments.declare': declare,
  'assessments.saveDraft': (context, input) =>
    saveSheet(context, input, { personId: context.actor.personId, submit: false, intake: 'typed' }),
  'assessments.submit': (context, input) =>
    saveSheet(context, input, { personId: context.actor.personId, submit: true, intake: 'typed' }),
} satisfies Partial<HandlersOf<Own>>
