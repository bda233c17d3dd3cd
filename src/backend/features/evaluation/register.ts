import { notRecused } from '#backend/features/applications/index.ts'
import { requireVersion } from '#backend/features/audit/index.ts'
import { requireCall } from '#backend/features/calls/index.ts'
import { asNotices } from '#backend/features/ledger/index.ts'
import type { Actor, CommandContext, Reader } from '#backend/rpc/context.ts'
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { assessorsOf } from './candidates.ts'
import { registryLinks } from './links.ts'

type Register = OutputOf<'committees.conflicts'>

async function declarationsOf(db: Reader, actor: Actor, callId: string): Promise<Register['rows']> {
  const rows = await db
    .selectFrom('conflict_declaration as declaration')
    .innerJoin('application', 'application.id', 'declaration.application_id')
    .innerJoin('person', 'person.id', 'declaration.person_id')
    .leftJoin('assessment', join =>
      join
        .onRef('assessment.application_id', '=', 'declaration.application_id')
        .onRef('assessment.person_id', '=', 'declaration.person_id')
        .on('assessment.state', '=', 'void'),
    )
    .select([
      'declaration.id',
      'application.id as applicationId',
      'application.reference_no as referenceNo',
      'application.applicant_name as applicantName',
      'person.id as personId',
      'person.name',
      'declaration.kind',
      'declaration.note',
      'declaration.late',
      'declaration.declared_at as declaredAt',
      'assessment.total as voidedTotal',
    ])
    .where('application.call_id', '=', callId)
    .where(notRecused(actor.personId))
    .orderBy('application.reference_no')
    .orderBy('declaration.declared_at')
    .orderBy('declaration.id')
    .execute()
  return rows.map(({ personId, name, late, voidedTotal, ...row }) => ({
    ...row,
    person: { id: personId, name },
    late: late === 1,
    voidedTotal: row.kind === 'none' ? null : voidedTotal,
  }))
}

/** Every declaration of a call, and what the registry knows between its assessors and its applicants. Throws NotFound. */
export async function conflictRegister(db: Reader, actor: Actor, callId: string): Promise<Register> {
  const { zone } = await requireCall(db, callId)
  const rows = await declarationsOf(db, actor, callId)
  const applications = await db
    .selectFrom('application')
    .select(['id', 'reference_no as referenceNo'])
    .where('call_id', '=', callId)
    .where('state', 'not in', ['draft', 'withdrawn'])
    .where(notRecused(actor.personId))
    .orderBy('reference_no')
    .execute()
  const people = await assessorsOf(db, callId)
  const found = await registryLinks(
    db,
    applications.map(({ id }) => id),
    people,
  )
  const nameOf = new Map(people.map(({ id, name }) => [id, name]))
  const links = applications.flatMap(({ id, referenceNo }) =>
    [...(found.get(id) ?? [])].map(([personId, notices]) => ({
      applicationId: id,
      referenceNo,
      person: { id: personId, name: nameOf.get(personId) ?? '' },
      declared: rows.findLast(row => row.applicationId === id && row.person.id === personId)?.kind ?? null,
      links: asNotices(notices),
    })),
  )
  return { zone, rows, links }
}

/** Who mentors whom. */
export async function listMentors(db: Reader): Promise<OutputOf<'committees.mentors'>> {
  const rows = await db
    .selectFrom('mentor_link as link')
    .innerJoin('person', 'person.id', 'link.person_id')
    .innerJoin('organisation', 'organisation.id', 'link.organisation_id')
    .select([
      'link.id',
      'link.version',
      'link.since',
      'link.until',
      'person.id as personId',
      'person.name as personName',
      'organisation.id as organisationId',
      'organisation.name as organisationName',
    ])
    .orderBy('person.name')
    .orderBy('organisation.name')
    .execute()
  return {
    rows: rows.map(({ personId, personName, organisationId, organisationName, ...row }) => ({
      ...row,
      person: { id: personId, name: personName },
      organisation: { id: organisationId, name: organisationName },
    })),
  }
}

/** Records who mentors whom, or until when. Throws as the contract says. */
export async function saveMentor(context: CommandContext, input: ParsedInputOf<'committees.saveMentor'>) {
  const { trx } = context
  if (input.until !== null && input.until < input.since)
    throw new ProblemError(problem('Rule.Dates', 'problem.evaluation.untilBeforeSince', { field: 'until' }))
  for (const [table, id] of [
    ['person', input.personId],
    ['organisation', input.organisationId],
  ] as const)
    if (!(await trx.selectFrom(table).select('id').where('id', '=', id).executeTakeFirst()))
      throw new ProblemError(problem('NotFound', `problem.notFound.${table}`, { id }))
  const columns = {
    person_id: input.personId,
    organisation_id: input.organisationId,
    since: input.since,
    until: input.until,
  }
  if (input.id === null) {
    const id = context.newId()
    await trx
      .insertInto('mentor_link')
      .values({ ...columns, id })
      .execute()
    return { id, version: 1 }
  }
  const stored = await trx.selectFrom('mentor_link').selectAll().where('id', '=', input.id).executeTakeFirst()
  if (!stored) throw new ProblemError(problem('NotFound', 'problem.notFound.mentorLink', { id: input.id }))
  await requireVersion(trx, stored, input.version)
  const version = stored.version + 1
  await trx
    .updateTable('mentor_link')
    .set({ ...columns, version })
    .where('id', '=', stored.id)
    .execute()
  return { id: stored.id, version }
}
