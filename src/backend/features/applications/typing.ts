import type { Actor, Reader } from '#backend/rpc/context.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { type ApplicationState, answerFaults } from '#shared/domain/applications/index.ts'
import type { Answers } from '#shared/domain/calls/index.ts'
import { money } from '#shared/kernel/money.ts'
import { isLanguage, type Language } from '#shared/locales/index.ts'
import {
  currentFormId,
  type IntakeCall,
  lotsOf,
  type OpenedForm,
  openForm,
  requireCall,
  termsFor,
} from './form.ts'
import { requireApplication } from './move.ts'
import { requireSight } from './sight.ts'

/** States in which answers may still change: until the administrative check is done (rule 1: reopening makes a revision). */
const EDITABLE: readonly ApplicationState[] = [
  'draft',
  'submitted',
  'late',
  'admin_check',
  'clarification_requested',
]
export const isEditable = (state: ApplicationState): boolean => EDITABLE.includes(state)

/** Languages that a call is published in and the application speaks. */
export function languagesOf(call: IntakeCall): Language[] {
  const listed: unknown = JSON.parse(call.languages)
  return Array.isArray(listed) ? listed.filter(isLanguage) : ['en']
}

async function formForTyping(db: Reader, call: IntakeCall, form: OpenedForm) {
  const amount = (minor: number | null) => (minor === null ? null : money(minor, call.currency))
  const lots = await lotsOf(db, call.id)
  return {
    callId: call.id,
    callCode: call.code,
    callTitle: call.title,
    currency: call.currency,
    zone: call.zone,
    languages: languagesOf(call),
    lots: lots.map(lot => ({
      id: lot.id,
      code: lot.code,
      title: lot.title,
      minimum: amount(lot.minimum_minor),
      maximum: amount(lot.maximum_minor),
      cofinancingPercent: lot.cofinancing_percent,
    })),
    formVersion: { id: form.id, number: form.number },
    definition: JSON.parse(JSON.stringify(form.definition)),
  }
}

/** The form in force of a call. Throws NotFound, Rule.NoForm. */
export async function formOfCall(db: Reader, callId: string): Promise<OutputOf<'intake.form'>> {
  const call = await requireCall(db, callId)
  return formForTyping(db, call, await openForm(db, await currentFormId(db, callId)))
}

/** One stored revision of the answers; the newest without a number. */
export async function answersOf(db: Reader, applicationId: string, number: number | null): Promise<Answers> {
  const row = await db
    .selectFrom('application_revision')
    .select('answers')
    .where('application_id', '=', applicationId)
    .$if(number !== null, query => query.where('number', '=', number ?? 0))
    .orderBy('number', 'desc')
    .executeTakeFirst()
  return row ? JSON.parse(row.answers) : {}
}

const revisionsOf = (db: Reader, applicationId: string) =>
  db
    .selectFrom('application_revision as revision')
    .leftJoin('person', 'person.id', 'revision.created_by')
    .select(eb => [
      'revision.number',
      'revision.reason',
      eb.fn.coalesce('person.name', eb.val('')).as('by'),
      'revision.created_at as at',
    ])
    .where('revision.application_id', '=', applicationId)
    .orderBy('revision.number', 'desc')
    .execute()

async function namedBody(db: Reader, id: string | null) {
  if (id === null) return null
  const row = await db
    .selectFrom('organisation')
    .select(['id', 'name'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

const plainAnswers = (answers: Answers) =>
  JSON.parse(JSON.stringify(answers)) as OutputOf<'intake.answers'>['answers']

type Faults = OutputOf<'intake.check'>['faults']
const plainFaults = (faults: ReturnType<typeof answerFaults>): Faults => JSON.parse(JSON.stringify(faults))

/** An application's answers with its own form version. Throws NotFound, Rule.Recused. */
export async function answersForReading(
  db: Reader,
  actor: Actor,
  applicationId: string,
  revision: number | null,
): Promise<OutputOf<'intake.answers'>> {
  await requireSight(db, actor, applicationId)
  const row = await requireApplication(db, applicationId)
  const call = await requireCall(db, row.call_id)
  const form = await openForm(db, row.form_version_id)
  const answers = await answersOf(db, applicationId, revision)
  return {
    ...(await formForTyping(db, call, form)),
    version: row.version,
    state: row.state,
    language: isLanguage(row.language) ? row.language : 'en',
    lotId: row.lot_id,
    applicant: await namedBody(db, row.applicant_id),
    patron: await namedBody(db, row.patron_id),
    revision: revision ?? row.revision,
    answers: plainAnswers(answers),
    faults: plainFaults(answerFaults(form.definition, answers, await termsFor(db, call, row.lot_id))),
    revisions: await revisionsOf(db, applicationId),
    editable: isEditable(row.state),
  }
}

/** What is wrong with answers while they are typed. Throws NotFound. */
export async function checkTyped(
  db: Reader,
  input: { readonly formVersionId: string; readonly lotId: string | null; readonly answers: Answers },
): Promise<OutputOf<'intake.check'>> {
  const form = await openForm(db, input.formVersionId)
  const call = await requireCall(db, form.callId)
  const terms = await termsFor(db, call, input.lotId)
  return { faults: plainFaults(answerFaults(form.definition, input.answers, terms)) }
}
