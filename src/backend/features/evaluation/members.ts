import { sql } from 'kysely'
import { requireVersion } from '#backend/features/audit/index.ts'
import type { CommandContext, Reader } from '#backend/rpc/context.ts'
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts'
import { dayHere } from '#shared/kernel/day-here.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { standingsOf } from './sheets.ts'
import { requireUndecided, type Terms, termsOf } from './terms.ts'

type Members = OutputOf<'committees.members'>

async function rowsOf(db: Reader, callId: string): Promise<Members['rows']> {
  const count = (state: string) =>
    sql<number>`(select count(*) from assignment join application on application.id = assignment.application_id
      where application.call_id = member.call_id and assignment.person_id = member.person_id
        and member.committee = 'evaluation' and assignment.state = ${state})`
  const rows = await db
    .selectFrom('committee_member as member')
    .innerJoin('person', 'person.id', 'member.person_id')
    .select([
      'member.id',
      'member.version',
      'member.committee',
      'member.function',
      'member.impartiality_signed_on as impartialitySignedOn',
      'person.id as personId',
      'person.name',
      count('assigned').as('assigned'),
      count('recused').as('recused'),
      sql<number>`(select count(*) from assessment join application on application.id = assessment.application_id
        where application.call_id = member.call_id and assessment.person_id = member.person_id
          and member.committee = 'evaluation' and assessment.state = 'submitted')`.as('submitted'),
    ])
    .where('member.call_id', '=', callId)
    .orderBy('member.committee')
    .orderBy(
      sql`case member.function when 'chair' then 0 when 'secretary' then 1 when 'voting_member' then 2 else 3 end`,
    )
    .orderBy('person.name')
    .execute()
  return rows.map(({ personId, name, ...row }) => ({ ...row, person: { id: personId, name } }))
}

async function progressOf(db: Reader, terms: Terms): Promise<Members['progress']> {
  const rows = await db
    .selectFrom('application')
    .select([
      'id',
      'state',
      sql<number>`(select count(*) from assignment where assignment.application_id = application.id
        and assignment.state = 'assigned')`.as('readers'),
    ])
    .where('call_id', '=', terms.call.id)
    .where('state', 'in', ['eligible', 'in_evaluation'])
    .execute()
  const reading = rows.filter(({ state }) => state === 'in_evaluation')
  const standings = await standingsOf(
    db,
    terms,
    reading.map(({ id }) => id),
  )
  const those = [...standings.values()]
  return {
    eligible: rows.length - reading.length,
    inEvaluation: reading.length,
    complete: those.filter(({ isComplete }) => isComplete).length,
    apart: those.filter(({ isApart, isComplete }) => isApart && !isComplete).length,
    short: reading.filter(({ readers }) => readers < terms.call.assessors_needed).length,
  }
}

/** Committees of a call and how far its evaluation is. Throws NotFound. */
export async function listMembers(db: Reader, callId: string): Promise<Members> {
  const terms = await termsOf(db, callId)
  return {
    rows: await rowsOf(db, callId),
    blind: terms.call.blind === 1,
    assessorsNeeded: terms.call.assessors_needed,
    thirdReaderGap: terms.call.third_reader_gap,
    progress: await progressOf(db, terms),
  }
}

async function requireMember(db: Reader, id: string, version: number | null) {
  const row = await db.selectFrom('committee_member').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new ProblemError(problem('NotFound', 'problem.notFound.committeeMember', { id }))
  await requireVersion(db, row, version)
  return row
}

/** Who reads in a call stays in its committee, as somebody who scores. */
async function requireNotReading(db: Reader, callId: string, personId: string): Promise<void> {
  const reading = await db
    .selectFrom('assignment')
    .innerJoin('application', 'application.id', 'assignment.application_id')
    .innerJoin('person', 'person.id', 'assignment.person_id')
    .select(eb => ['person.name', eb.fn.countAll<number>().as('count')])
    .where('application.call_id', '=', callId)
    .where('assignment.person_id', '=', personId)
    .where('assignment.state', '=', 'assigned')
    .groupBy('person.name')
    .executeTakeFirst()
  if (reading)
    throw new ProblemError(
      problem('Rule.InUse', 'problem.evaluation.memberReads', { name: reading.name, count: reading.count }),
    )
}

/** Adds a member or changes one. Throws as the contract says. */
export async function saveMember(context: CommandContext, input: ParsedInputOf<'committees.saveMember'>) {
  const { trx } = context
  const { call } = await termsOf(trx, input.callId)
  requireUndecided(call)
  if (input.impartialitySignedOn !== null && input.impartialitySignedOn > dayHere(context.now))
    throw new ProblemError(
      problem('Rule.NotInFuture', 'problem.evaluation.signedInFuture', {
        field: 'impartialitySignedOn',
        on: input.impartialitySignedOn,
      }),
    )
  const person = await trx
    .selectFrom('person')
    .select('name')
    .where('id', '=', input.personId)
    .executeTakeFirst()
  if (!person) throw new ProblemError(problem('NotFound', 'problem.notFound.person', { id: input.personId }))
  const twin = await trx
    .selectFrom('committee_member')
    .select('id')
    .where('call_id', '=', call.id)
    .where('committee', '=', input.committee)
    .where('person_id', '=', input.personId)
    .executeTakeFirst()
  if (twin && twin.id !== input.id)
    throw new ProblemError(
      problem('Rule.AlreadyMember', 'problem.evaluation.alreadyMember', {
        field: 'personId',
        name: person.name,
        committeeKey: `committee.${input.committee}`,
      }),
    )
  const columns = {
    committee: input.committee,
    person_id: input.personId,
    function: input.function,
    impartiality_signed_on: input.impartialitySignedOn,
  }
  if (input.id === null) {
    const id = context.newId()
    await trx
      .insertInto('committee_member')
      .values({ ...columns, id, call_id: call.id })
      .execute()
    return { id, version: 1 }
  }
  const stored = await requireMember(trx, input.id, input.version)
  const scores = (given: string) => given === 'chair' || given === 'voting_member'
  const stays =
    stored.committee !== 'evaluation' ||
    (input.committee === 'evaluation' &&
      input.personId === stored.person_id &&
      scores(input.function) &&
      input.impartialitySignedOn !== null)
  if (!stays) await requireNotReading(trx, call.id, stored.person_id)
  const version = stored.version + 1
  await trx
    .updateTable('committee_member')
    .set({ ...columns, version })
    .where('id', '=', stored.id)
    .execute()
  return { id: stored.id, version }
}

/** Takes a member out who reads nothing. Throws as the contract says. */
export async function removeMember(
  { trx }: CommandContext,
  { id, version }: ParsedInputOf<'committees.removeMember'>,
): Promise<void> {
  const stored = await requireMember(trx, id, version)
  const { call } = await termsOf(trx, stored.call_id)
  requireUndecided(call)
  if (stored.committee === 'evaluation') await requireNotReading(trx, call.id, stored.person_id)
  await trx.deleteFrom('committee_member').where('id', '=', id).execute()
}
