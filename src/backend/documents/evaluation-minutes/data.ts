import { notRecused } from '#backend/features/applications/index.ts'
import { newestRanking } from '#backend/features/awards/index.ts'
import type { Reader } from '#backend/rpc/context.ts'

/** What happened in the evaluation of a call, as the minutes tell it. */
export type MinutesFigures = Awaited<ReturnType<typeof readMinutes>>

/** Members, steps, counts, exceptions, complaints and decisions; nothing the reader is recused from. */
export async function readMinutes(db: Reader, callId: string, readerId: string) {
  const members = await db
    .selectFrom('committee_member as member')
    .innerJoin('person', 'person.id', 'member.person_id')
    .select([
      'member.committee',
      'member.function',
      'person.name',
      'member.impartiality_signed_on as signedOn',
    ])
    .where('member.call_id', '=', callId)
    .orderBy('member.committee')
    .orderBy('person.name')
    .execute()
  const steps = await db
    .selectFrom('call_step as step')
    .select(['step.from_state as from', 'step.to_state as to', 'step.reason', 'step.at'])
    .where('step.call_id', '=', callId)
    .orderBy('step.at')
    .orderBy('step.id')
    .execute()
  const states = await db
    .selectFrom('application')
    .select(eb => ['state', eb.fn.countAll<number>().as('count')])
    .where('call_id', '=', callId)
    .groupBy('state')
    .orderBy('state')
    .execute()
  const chosen = await db
    .selectFrom('application')
    .select([
      'id',
      'reference_no as reference',
      'applicant_name as applicant',
      'title',
      'rank',
      'state',
      'recommended_minor as recommendedMinor',
      'awarded_minor as awardedMinor',
    ])
    .where('call_id', '=', callId)
    .where('state', 'in', ['recommended', 'reserve', 'doc_check', 'awarded'])
    .where(notRecused(readerId))
    .orderBy('lot_id')
    .orderBy('rank')
    .execute()
  const exceptions = await db
    .selectFrom('application_step as step')
    .innerJoin('application', 'application.id', 'step.application_id')
    .select(['application.reference_no as reference', 'step.reason', 'step.at'])
    .where('application.call_id', '=', callId)
    .where('step.to_state', '=', 'recommended')
    .where('step.reason', '!=', '')
    .where(notRecused(readerId))
    .orderBy('step.at')
    .execute()
  const complaints = await db
    .selectFrom('complaint')
    .innerJoin('application', 'application.id', 'complaint.application_id')
    .select([
      'application.reference_no as reference',
      'complaint.number',
      'complaint.state',
      'complaint.received_on as receivedOn',
      'complaint.decision',
    ])
    .where('application.call_id', '=', callId)
    .where(notRecused(readerId))
    .orderBy('complaint.received_on')
    .execute()
  return {
    members,
    steps,
    states,
    chosen,
    exceptions,
    complaints,
    ranking: await newestRanking(db, callId, null),
  }
}
