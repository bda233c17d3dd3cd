import type { Reader } from '#backend/rpc/context.ts'
import type { GrantTerms } from '#shared/domain/applications/index.ts'
import type { Choice, FormDefinition, FormField } from '#shared/domain/calls/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'

/** A form version ready to be filled in: the choices of activity types are the call's own closed list. */
export interface OpenedForm {
  readonly id: string
  readonly number: number
  readonly callId: string
  readonly definition: FormDefinition
}

async function activityTypes(db: Reader, callId: string): Promise<readonly Choice[]> {
  const items = await db
    .selectFrom('call_item')
    .select(['id', 'code'])
    .where('call_id', '=', callId)
    .where('kind', '=', 'activity_type')
    .orderBy('position')
    .execute()
  const texts = await db
    .selectFrom('call_text')
    .select(['record_id', 'language', 'text'])
    .where('call_id', '=', callId)
    .where('field', 'in', ['label', 'title', 'text', 'name'])
    .execute()
  return items.map(({ id, code }) => ({
    key: code,
    label: {
      en: code,
      ...Object.fromEntries(
        texts.filter(text => text.record_id === id).map(text => [text.language, text.text]),
      ),
    },
  }))
}

const hasOwnChoices = (field: FormField) => (field.choices ?? []).length > 0

/** The call's activity types as choices of the fields that take them and list none themselves. */
function withTypes(definition: FormDefinition, types: readonly Choice[]): FormDefinition {
  const filled = (field: FormField): FormField =>
    field.role === 'activity_types' && !hasOwnChoices(field) ? { ...field, choices: types } : field
  return {
    sections: definition.sections.map(section => ({ ...section, fields: section.fields.map(filled) })),
  }
}

/** Opens one version of a form. Throws NotFound. */
export async function openForm(db: Reader, formVersionId: string): Promise<OpenedForm> {
  const row = await db
    .selectFrom('form_version')
    .select(['id', 'number', 'call_id', 'definition'])
    .where('id', '=', formVersionId)
    .executeTakeFirst()
  if (!row) throw new ProblemError(problem('NotFound', 'problem.notFound.formVersion', { id: formVersionId }))
  const definition: FormDefinition = JSON.parse(row.definition)
  const types = await activityTypes(db, row.call_id)
  return { id: row.id, number: row.number, callId: row.call_id, definition: withTypes(definition, types) }
}

/** Id of the form version in force: the newest frozen one. Throws Rule.NoForm. */
export async function currentFormId(db: Reader, callId: string): Promise<string> {
  const row = await db
    .selectFrom('form_version')
    .select('id')
    .where('call_id', '=', callId)
    .where('state', '=', 'frozen')
    .orderBy('number', 'desc')
    .executeTakeFirst()
  if (!row) throw new ProblemError(problem('Rule.NoForm', 'problem.application.noForm', { callId }))
  return row.id
}

/** The call with what intake reads of it. Throws NotFound. */
export async function requireCall(db: Reader, id: string) {
  const call = await db.selectFrom('grant_call').selectAll().where('id', '=', id).executeTakeFirst()
  if (!call) throw new ProblemError(problem('NotFound', 'problem.notFound.call', { id }))
  return call
}
export type IntakeCall = Awaited<ReturnType<typeof requireCall>>

export const lotsOf = (db: Reader, callId: string) =>
  db.selectFrom('call_lot').selectAll().where('call_id', '=', callId).orderBy('position').execute()

/** What the call and a lot allow an application to ask for. Throws NotFound for a lot of another call. */
export async function termsFor(db: Reader, call: IntakeCall, lotId: string | null): Promise<GrantTerms> {
  const lots = await lotsOf(db, call.id)
  const lot = lots.find(known => known.id === lotId)
  if (lotId !== null && !lot)
    throw new ProblemError(problem('NotFound', 'problem.notFound.lot', { field: 'lotId', id: lotId }))
  return {
    currency: call.currency,
    hasLots: lots.length > 0,
    lot: lot
      ? {
          code: lot.code,
          minimumMinor: lot.minimum_minor,
          maximumMinor: lot.maximum_minor,
          cofinancingPercent: lot.cofinancing_percent,
        }
      : null,
    shortestMonths: call.shortest_months,
    longestMonths: call.longest_months,
  }
}
