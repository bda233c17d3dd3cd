import type { HandlersOf } from '#backend/rpc/context.ts'
import { changeCall, previewChange } from './change.ts'
import { createCall, deleteCall } from './create.ts'
import { checkForms, getForm, getGrid, listTemplates } from './forms.ts'
import { getCall, getSetup, listCorrigenda } from './get.ts'
import { deleteQuestion, listQuestions, saveQuestion } from './questions.ts'
import { listCalls } from './rows.ts'
import { deleteScheme, saveScheme } from './save-scheme.ts'
import { getScheme, listSchemes, previewScheme } from './schemes.ts'
import { takeStep } from './steps.ts'

export { listCorrigenda } from './get.ts'
export { groundOf } from './ground.ts'
export { moveCall, requireCall, type StoredCall } from './move.ts'
export { listQuestions } from './questions.ts'
export { listCalls } from './rows.ts'
export { listSchemes } from './schemes.ts'
export { readSetup } from './setup.ts'
export { callTemplates } from './templates.ts'
export {
  newestVersion,
  type PartVersion,
  requirePartVersion,
  type VersionedPart,
  versionsOfCall,
} from './versions.ts'

export const queries = {
  'calls.list': ({ db }, input) => listCalls(db, input),
  'calls.get': ({ db, now }, { id }) => getCall(db, id, now),
  'calls.setup': ({ db, now }, { id }) => getSetup(db, id, now),
  'calls.previewChange': ({ db, now }, input) => previewChange(db, input, now),
  'corrigenda.list': ({ db }, { callId }) => listCorrigenda(db, callId),
  'callForms.get': ({ db }, input) => getForm(db, input),
  'callGrids.get': ({ db }, input) => getGrid(db, input),
  'callForms.check': async (_context, input) => checkForms(input),
  'callForms.templates': async () => listTemplates(),
  'callQuestions.list': ({ db }, { callId }) => listQuestions(db, callId),
  'schemes.list': ({ db }, { projectId }) => listSchemes(db, projectId),
  'schemes.get': ({ db }, { id }) => getScheme(db, id),
  'schemes.preview': ({ db }, input) => previewScheme(db, input),
} satisfies HandlersOf<
  | 'calls.list'
  | 'calls.get'
  | 'calls.setup'
  | 'calls.previewChange'
  | 'corrigenda.list'
  | 'callForms.get'
  | 'callGrids.get'
  | 'callForms.check'
  | 'callForms.templates'
  | 'callQuestions.list'
  | 'schemes.list'
  | 'schemes.get'
  | 'schemes.preview'
>

export const commands = {
  'calls.create': (context, input) => createCall(context, input),
  'calls.change': (context, input) => changeCall(context, input),
  'calls.delete': async (context, input) => {
    await deleteCall(context, input)
    return {}
  },
  'calls.move': (context, input) => takeStep(context, input),
  'callQuestions.save': (context, input) => saveQuestion(context, input),
  'callQuestions.delete': async (context, input) => {
    await deleteQuestion(context, input)
    return {}
  },
  'schemes.save': (context, input) => saveScheme(context, input),
  'schemes.delete': async (context, input) => {
    await deleteScheme(context, input)
    return {}
  },
} satisfies HandlersOf<
  | 'calls.create'
  | 'calls.change'
  | 'calls.delete'
  | 'calls.move'
  | 'callQuestions.save'
  | 'callQuestions.delete'
  | 'schemes.save'
  | 'schemes.delete'
>
