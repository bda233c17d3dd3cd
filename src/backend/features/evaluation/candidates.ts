import { requireApplication } from '#backend/features/applications/index.ts'
import type { CommandContext, Reader } from '#backend/rpc/context.ts'
import { balance, type ToAssign } from '#shared/domain/evaluation/index.ts'
import { bars, type Links, type Person, registryLinks } from './links.ts'
import { standingOf } from './sheets.ts'
import type { Terms } from './terms.ts'

/** Members of the evaluation committee who score: chair and voting members who signed their impartiality. */
export async function assessorsOf(db: Reader, callId: string): Promise<readonly Person[]> {
  return db
    .selectFrom('committee_member as member')
    .innerJoin('person', 'person.id', 'member.person_id')
    .select(['person.id', 'person.name', 'person.email'])
    .where('member.call_id', '=', callId)
    .where('member.committee', '=', 'evaluation')
    .where('member.function', 'in', ['chair', 'voting_member'])
    .where('member.impartiality_signed_on', 'is not', null)
    .where('person.archived', '=', 0)
    .orderBy('person.id')
    .execute()
}

/** What is assigned in a call, and who has a declared conflict or was taken off by hand. */
async function assignedIn(db: Reader, callId: string) {
  return db
    .selectFrom('assignment')
    .innerJoin('application', 'application.id', 'assignment.application_id')
    .select([
      'assignment.application_id as applicationId',
      'assignment.person_id as personId',
      'assignment.state',
    ])
    .where('application.call_id', '=', callId)
    .execute()
}

interface Work {
  readonly applications: readonly ToAssign[]
  readonly assessors: readonly string[]
}

/** Applications in evaluation as the balance takes them; whoever is linked to an applicant is not chosen by it. */
export async function workOf(db: Reader, terms: Terms): Promise<Work> {
  const { call } = terms
  const people = await assessorsOf(db, call.id)
  const rows = await db
    .selectFrom('application')
    .select('id')
    .where('call_id', '=', call.id)
    .where('state', '=', 'in_evaluation')
    .orderBy('reference_no')
    .execute()
  const ids = rows.map(({ id }) => id)
  const links = await registryLinks(db, ids, people)
  const assigned = Map.groupBy(await assignedIn(db, call.id), row => row.applicationId)
  return {
    assessors: people.map(({ id }) => id),
    applications: ids.map(id => toAssign(id, assigned.get(id) ?? [], links)),
  }
}

function toAssign(
  application: string,
  rows: readonly { readonly personId: string; readonly state: string }[],
  links: Links,
): ToAssign {
  const isReading = (state: string) => state === 'assigned'
  return {
    application,
    readers: rows.filter(({ state }) => isReading(state)).map(({ personId }) => personId),
    barred: new Set([
      ...rows.filter(({ state }) => !isReading(state)).map(({ personId }) => personId),
      // Any link is reason enough to choose somebody else; by hand it may be overruled, mentoring never.
      ...(links.get(application)?.keys() ?? []),
    ]),
  }
}

/** Whether a mentor of the applicant is meant; for assignment by hand. */
export async function isMentor(db: Reader, applicationId: string, person: Person): Promise<boolean> {
  const links = await registryLinks(db, [applicationId], [person])
  return bars(links.get(applicationId)?.get(person.id) ?? [])
}

const ORDER = ['first', 'second'] as const

/** What a reader of an application is called: by the place that is free, the third by the gap. */
async function freeReader(db: Reader, applicationId: string, isThird: boolean) {
  if (isThird) return 'third' as const
  const taken = await db
    .selectFrom('assignment')
    .select('reader')
    .where('application_id', '=', applicationId)
    .where('state', '=', 'assigned')
    .execute()
  return ORDER.find(reader => !taken.some(row => row.reader === reader)) ?? ('further' as const)
}

/** Stores an assignment; somebody who was taken off before is asked again. `by` null: by the rules of the call. */
export async function storeAssignment(
  context: CommandContext,
  {
    applicationId,
    personId,
    by,
    isThird = false,
  }: {
    readonly applicationId: string
    readonly personId: string
    readonly by: string | null
    readonly isThird?: boolean
  },
): Promise<{ readonly id: string; readonly version: number }> {
  const { trx } = context
  const reader = await freeReader(trx, applicationId, isThird)
  const columns = { reader, state: 'assigned' as const, assigned_by: by, assigned_at: context.now }
  const before = await trx
    .selectFrom('assignment')
    .select(['id', 'version'])
    .where('application_id', '=', applicationId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  if (before) {
    const version = before.version + 1
    await trx
      .updateTable('assignment')
      .set({ ...columns, version })
      .where('id', '=', before.id)
      .execute()
    return { id: before.id, version }
  }
  const id = context.newId()
  await trx
    .insertInto('assignment')
    .values({ ...columns, id, application_id: applicationId, person_id: personId })
    .execute()
  return { id, version: 1 }
}

/**
 * Asks one more reader where an application lacks one: after a recusal, or by the gap. Chooses as the balanced
 * assignment does. Null when none is missing or nobody may read it.
 */
export async function fillReaders(
  context: CommandContext,
  terms: Terms,
  applicationId: string,
): Promise<{ readonly personId: string; readonly name: string } | null> {
  const { trx } = context
  const application = await requireApplication(trx, applicationId)
  if (application.state !== 'in_evaluation' || terms.call.state !== 'in_evaluation') return null
  const { applications, assessors } = await workOf(trx, terms)
  const now = await standingOf(trx, terms, applicationId)
  const isThird = now?.isApart === true
  const needed =
    terms.call.assessors_needed + (isThird && (now?.needsThirdReader || now?.missing > 0) ? 1 : 0)
  const others = applications.filter(row => row.application !== applicationId)
  const own = applications.find(row => row.application === applicationId)
  if (!own || own.readers.length >= needed) return null
  // The others keep what they have: only this one is filled, by who carries least.
  const kept = others.map(row => ({ ...row, barred: new Set(assessors) }))
  const { assigned } = balance([...kept, own], assessors, needed)
  const chosen = assigned.find(row => row.application === applicationId)
  if (!chosen) return null
  await storeAssignment(context, { applicationId, personId: chosen.person, by: null, isThird })
  const { name } = await trx
    .selectFrom('person')
    .select('name')
    .where('id', '=', chosen.person)
    .executeTakeFirstOrThrow()
  return { personId: chosen.person, name }
}
