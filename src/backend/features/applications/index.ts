import type { HandlersOf } from '#backend/rpc/context.ts'
import { applicationDetail } from './detail.ts'
import { discardDraft, markReviewed, saveAnswers, startApplication } from './draft.ts'
import { extendDeadline, listExtensions } from './extensions.ts'
import { attach, detach, listFiles } from './files.ts'
import { applicantHistory } from './history.ts'
import { moveByName } from './move.ts'
import { listParties, setParties } from './parties.ts'
import { pipelineOf } from './pipeline.ts'
import { receiveApplication } from './receive.ts'
import { listApplications } from './rows.ts'
import { readPasted, storeSheets } from './sheets.ts'
import { answersForReading, checkTyped, formOfCall } from './typing.ts'

export { insertDraft, type NewApplication, nextReference, saveAnswers } from './draft.ts'
export { filesToRead, jobs, offerFileOf } from './files.ts'
export {
  currentFormId,
  type IntakeCall,
  type OpenedForm,
  openForm,
  requireCall as requireIntakeCall,
  termsFor,
} from './form.ts'
export { requireTakesIn } from './guards.ts'
export { releaseUpheld } from './held.ts'
export { moveApplication, reopenApplication, requireApplication, type StepReason } from './move.ts'
export { receiveApplication, type TypedReceipt } from './receive.ts'
export { listApplications } from './rows.ts'
export { notRecused, requireSight } from './sight.ts'
export { faultsOf } from './store-answers.ts'
export { structureHash } from './structure-hash.ts'
export { answersOf, languagesOf } from './typing.ts'

export const queries = {
  'applications.list': ({ db, actor }, input) => listApplications(db, actor, input),
  'applications.get': ({ db, actor }, { id }) => applicationDetail(db, actor, id),
  'applications.pipeline': ({ db, actor }, { callId }) => pipelineOf(db, actor.personId, callId),
  'intake.form': ({ db }, { callId }) => formOfCall(db, callId),
  'intake.answers': ({ db, actor }, { applicationId, revision }) =>
    answersForReading(db, actor, applicationId, revision),
  'intake.check': ({ db }, input) => checkTyped(db, input),
  'intake.extensions': ({ db, actor }, input) => listExtensions(db, actor.personId, input),
  'intake.files': ({ db, actor }, { applicationId }) => listFiles(db, actor, applicationId),
  'intake.parties': ({ db, actor }, { applicationId }) => listParties(db, actor, applicationId),
  'intake.history': ({ db, actor }, input) => applicantHistory(db, actor, input),
  'intake.readSheets': async (_context, { text }) => readPasted(text),
} satisfies HandlersOf<
  | 'applications.list'
  | 'applications.get'
  | 'applications.pipeline'
  | 'intake.form'
  | 'intake.answers'
  | 'intake.check'
  | 'intake.extensions'
  | 'intake.files'
  | 'intake.parties'
  | 'intake.history'
  | 'intake.readSheets'
>

export const commands = {
  'applications.move': (context, input) => moveByName(context, input),
  'intake.start': (context, input) => startApplication(context, input),
  'intake.save': (context, input) => saveAnswers(context, input),
  'intake.receive': (context, input) => receiveApplication(context, input),
  'intake.discard': async (context, input) => {
    await discardDraft(context, input)
    return {}
  },
  'intake.reviewed': (context, input) => markReviewed(context, input),
  'intake.extend': (context, input) => extendDeadline(context, input),
  'intake.setParties': (context, input) => setParties(context, input),
  'intake.attach': (context, input) => attach(context, input),
  'intake.detach': (context, input) => detach(context, input),
  'intake.storeSheets': (context, input) => storeSheets(context, input),
} satisfies HandlersOf<
  | 'applications.move'
  | 'intake.start'
  | 'intake.save'
  | 'intake.receive'
  | 'intake.discard'
  | 'intake.reviewed'
  | 'intake.extend'
  | 'intake.setParties'
  | 'intake.attach'
  | 'intake.detach'
  | 'intake.storeSheets'
>
