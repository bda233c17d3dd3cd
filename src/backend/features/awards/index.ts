import type { HandlersOf } from '#backend/rpc/context.ts'
import { boardOf } from './board.ts'
import { compareApplications } from './compare.ts'
import { fileComplaint, listComplaints, moveComplaint } from './complaints.ts'
import { decide, refuseMany } from './decide.ts'
import { listDecisions, previewDecision } from './decision-views.ts'
import { saveLetterText } from './letter-texts.ts'
import { listLetters, markSent } from './letters.ts'
import { makeRanking } from './make-ranking.ts'
import { propose, proposeLine, startDocCheck } from './propose.ts'
import { listRefusals } from './refusals.ts'
import { expireReserve, listReserve } from './reserve.ts'
import { whatIf } from './what-if.ts'

export { namedSheets } from './compare.ts'
export { listDecisions } from './decision-views.ts'
export { partsOf, sheetsOf, standingOf } from './evaluated.ts'
export { ownLetterText, requireKnownFields } from './letter-texts.ts'
export { decidedLetters, type Letter, recordLetters } from './letters.ts'
export { moneyOf } from './pots.ts'
export { newestRanking, printed, rowsOfRanking, type StoredRow } from './ranking-rows.ts'
export { type CallTerms, callTerms } from './terms.ts'

export const queries = {
  'rankings.board': ({ db }, input) => boardOf(db, input),
  'rankings.whatIf': ({ db, actor }, input) => whatIf(db, actor, input),
  'rankings.compare': ({ db, actor }, { applicationIds }) => compareApplications(db, actor, applicationIds),
  'decisions.list': ({ db, actor }, input) => listDecisions(db, actor, input),
  'decisions.preview': (context, input) => previewDecision(context, input),
  'decisions.refusals': ({ db, actor }, { callId }) => listRefusals(db, actor, callId),
  'decisions.reserve': ({ db, actor }, { callId }) => listReserve(db, actor, callId),
  'complaints.list': (context, input) => listComplaints(context, input),
  'letters.list': ({ db, actor }, { callId }) => listLetters(db, actor, callId),
} satisfies HandlersOf<
  | 'rankings.board'
  | 'rankings.whatIf'
  | 'rankings.compare'
  | 'decisions.list'
  | 'decisions.preview'
  | 'decisions.refusals'
  | 'decisions.reserve'
  | 'complaints.list'
  | 'letters.list'
>

export const commands = {
  'rankings.make': (context, input) => makeRanking(context, input),
  'rankings.propose': (context, input) => propose(context, input),
  'rankings.proposeLine': (context, input) => proposeLine(context, input),
  'rankings.startDocCheck': (context, input) => startDocCheck(context, input),
  'decisions.decide': (context, input) => decide(context, input),
  'decisions.refuse': (context, input) => refuseMany(context, input),
  'decisions.expireReserve': (context, input) => expireReserve(context, input),
  'complaints.file': (context, input) => fileComplaint(context, input),
  'complaints.move': (context, input) => moveComplaint(context, input),
  'letters.saveText': (context, input) => saveLetterText(context, input),
  'letters.markSent': (context, input) => markSent(context, input),
} satisfies HandlersOf<
  | 'rankings.make'
  | 'rankings.propose'
  | 'rankings.proposeLine'
  | 'rankings.startDocCheck'
  | 'decisions.decide'
  | 'decisions.refuse'
  | 'decisions.expireReserve'
  | 'complaints.file'
  | 'complaints.move'
  | 'letters.saveText'
  | 'letters.markSent'
>
