import type { Reader } from '#backend/rpc/context.ts'
import {
  CALL_TEXT_FIELDS,
  type CallItem,
  type CallLot,
  type CallSetup,
  type CallTextField,
  type Texts,
} from '#shared/domain/calls/index.ts'
import { requireCall, type StoredCall } from './move.ts'
import { type TextsOf, textsOfCall } from './texts.ts'
import { newestVersion } from './versions.ts'

async function lotsOf(db: Reader, callId: string, texts: TextsOf): Promise<readonly CallLot[]> {
  const rows = await db
    .selectFrom('call_lot')
    .selectAll()
    .where('call_id', '=', callId)
    .orderBy('position')
    .execute()
  return rows.map(row => ({
    id: row.id,
    code: row.code,
    title: texts(row.id, 'title'),
    envelopeMinor: row.envelope_minor,
    minimumMinor: row.minimum_minor,
    maximumMinor: row.maximum_minor,
    cofinancingPercent: row.cofinancing_percent,
  }))
}

async function itemsOf(db: Reader, callId: string, texts: TextsOf): Promise<readonly CallItem[]> {
  const rows = await db
    .selectFrom('call_item')
    .selectAll()
    .where('call_id', '=', callId)
    .orderBy('position')
    .execute()
  return rows.map(row => ({
    id: row.id,
    kind: row.kind,
    code: row.code,
    text: texts(row.id, 'text'),
    required: row.required === 1,
    stage: row.stage,
    validityMonths: row.validity_months,
  }))
}

const termsOf = (call: StoredCall) => ({
  code: call.code,
  kind: call.kind,
  directAwardReason: call.direct_award_reason,
  languages: JSON.parse(call.languages),
  envelopeMinor: call.envelope_minor,
  zone: call.zone,
  opensAt: call.opens_at,
  deadlineAt: call.deadline_at,
  questionsUntil: call.questions_until,
  applicationsPerApplicant: call.applications_per_applicant,
  countsCoApplicants: call.counts_co_applicants === 1,
  blind: call.blind === 1,
  assessorsNeeded: call.assessors_needed,
  thirdReaderGap: call.third_reader_gap,
  tieBreak: JSON.parse(call.tie_break),
  clarificationDays: call.clarification_days,
  complaintDays: call.complaint_days,
  reserveUntil: call.reserve_until,
  earliestStart: call.earliest_start,
  latestEnd: call.latest_end,
  shortestMonths: call.shortest_months,
  longestMonths: call.longest_months,
})

/** A call with all that its guidelines say, its newest form and grid included. Throws NotFound. */
export async function readSetup(db: Reader, callId: string): Promise<CallSetup> {
  const call = await requireCall(db, callId)
  const texts = await textsOfCall(db, callId)
  const cutoffs = await db
    .selectFrom('call_cutoff')
    .select(['number', 'deadline_at as deadlineAt'])
    .where('call_id', '=', callId)
    .orderBy('number')
    .execute()
  const invited = await db
    .selectFrom('call_invited')
    .select('organisation_id as id')
    .where('call_id', '=', callId)
    .orderBy('id')
    .execute()
  const form = await newestVersion(db, 'form', callId)
  const grid = await newestVersion(db, 'grid', callId)
  const spoken = CALL_TEXT_FIELDS.map((field): [CallTextField, Texts] => [field, texts(callId, field)])
  return {
    ...termsOf(call),
    id: call.id,
    state: call.state,
    currency: call.currency,
    cutoffs,
    invited: invited.map(row => row.id),
    lots: await lotsOf(db, callId, texts),
    items: await itemsOf(db, callId, texts),
    texts: Object.fromEntries(spoken.filter(([, values]) => Object.keys(values).length > 0)),
    form: form ? { number: form.number, definition: form.definition } : null,
    grid: grid ? { number: grid.number, definition: grid.definition } : null,
  }
}
