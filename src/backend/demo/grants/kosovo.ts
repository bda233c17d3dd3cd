import type { CommandContext } from '#backend/rpc/context.ts'
import type { ApplicationState } from '#shared/domain/applications/index.ts'
import type { Answers } from '#shared/domain/calls/index.ts'
import { demoId } from '../deterministic.ts'
import { kosovoScheme } from '../facts/kosovo-scheme.ts'
import type { ProjectFacts } from '../facts/types.ts'
import { insertAll } from '../insert-all.ts'
import { personId } from '../people.ts'
import { organisationId } from '../programme.ts'
import { callId, formId, lotId } from './calls.ts'

const CALL = 'XK-G1'
const INVENTED = 'Amount, dates and decision are invented for the demo: the sheet states none.'
const RECEIVED = '2023-06-08T10:00:00.000Z'

/** Whole euros; invented, within the lot. */
const EUROS = [32_000, 34_500, 31_000, 29_400, 27_600, 30_200, 22_800, 24_500, 28_000] as const

const PATH: readonly (readonly [to: ApplicationState, at: string])[] = [
  ['submitted', RECEIVED],
  ['admin_check', '2023-06-12T09:00:00.000Z'],
  ['eligible', '2023-06-16T09:00:00.000Z'],
  ['in_evaluation', '2023-06-19T09:00:00.000Z'],
  ['evaluated', '2023-06-30T09:00:00.000Z'],
  ['recommended', '2023-07-05T09:00:00.000Z'],
  ['doc_check', '2023-07-07T09:00:00.000Z'],
  ['awarded', '2023-07-14T10:00:00.000Z'],
]

const projects = kosovoScheme.filter(facts => facts.kind === 'sub_project')
const applicationId = (facts: ProjectFacts) => demoId('application', `${CALL} ${facts.code}`)
const minorOf = (index: number) => (EUROS[index] ?? 0) * 100
const organisationOf = (facts: ProjectFacts) => facts.partners[0]?.organisation ?? ''

/** What the project sheet says, restated, under the keys of the form; what it doesn't say stays unanswered. */
const answersOf = (facts: ProjectFacts, name: string, minor: number): Answers => ({
  applicant_name: name === '' ? null : name,
  country: 'XK',
  title: facts.title,
  summary: facts.objective,
  objectives: facts.description,
  target_groups: [{ group: facts.targetGroups, women: null, men: null, note: null }],
  activities: facts.activities.map(activity => ({
    activity: activity.target ? `${activity.title}: ${activity.target}` : activity.title,
    first_month: null,
    last_month: null,
    responsible: null,
  })),
  requested: String(minor),
})

const applicationRow = (facts: ProjectFacts, index: number, name: string) => ({
  id: applicationId(facts),
  call_id: callId(CALL),
  lot_id: lotId(CALL, 'A'),
  cutoff_id: null,
  form_version_id: formId(CALL),
  reference_no: `${CALL}-${String(index + 1).padStart(3, '0')}`,
  state: 'awarded' as const,
  applicant_id: organisationId(organisationOf(facts)),
  applicant_name: name,
  title: facts.title,
  currency: 'EUR',
  requested_minor: minorOf(index),
  total_minor: null,
  recommended_minor: minorOf(index),
  awarded_minor: minorOf(index),
  duration_months: null,
  location: 'Kosovo',
  received_at: RECEIVED,
  received_how: 'email' as const,
  received_evidence: INVENTED,
  received_by: personId('coordinator'),
  needs_review: 1 as const,
  review_note: `${INVENTED} ${facts.reviewNote ?? ''}`.trim(),
  intake: 'sheet' as const,
  created_by: personId('coordinator'),
  created_at: RECEIVED,
})

/** The awarded call of the Kosovo scheme: nine projects as their sheets tell them, with invented amounts. */
export async function insertKosovoAwards({ trx }: CommandContext): Promise<void> {
  const stored = await trx
    .selectFrom('organisation')
    .select(['id', 'name'])
    .where(
      'id',
      'in',
      projects.map(facts => organisationId(organisationOf(facts))),
    )
    .execute()
  const names = new Map(stored.map(row => [row.id, row.name]))
  const nameOf = (facts: ProjectFacts) => names.get(organisationId(organisationOf(facts))) ?? ''
  await insertAll(
    trx,
    'application',
    projects.map((facts, index) => applicationRow(facts, index, nameOf(facts))),
  )
  await insertAll(
    trx,
    'application_revision',
    projects.map((facts, index) => ({
      id: demoId('application_revision', `${CALL} ${facts.code}`),
      application_id: applicationId(facts),
      number: 1,
      answers: JSON.stringify(answersOf(facts, nameOf(facts), minorOf(index))),
      created_by: personId('coordinator'),
      created_at: RECEIVED,
    })),
  )
  await insertAll(
    trx,
    'application_step',
    projects.flatMap(facts =>
      PATH.map(([to, at], step) => ({
        id: demoId('application_step', `${CALL} ${facts.code} ${to}`),
        application_id: applicationId(facts),
        from_state: PATH[step - 1]?.[0] ?? 'draft',
        to_state: to,
        reason_code: '',
        reason: '',
        person_id: personId(to === 'awarded' ? 'director' : 'coordinator'),
        at,
      })),
    ),
  )
  await insertAll(
    trx,
    'grant_decision',
    projects.map((facts, index) => ({
      id: demoId('grant_decision', `${CALL} ${facts.code}`),
      application_id: applicationId(facts),
      outcome: 'award' as const,
      requested_minor: minorOf(index),
      recommended_minor: minorOf(index),
      awarded_minor: minorOf(index),
      reason: INVENTED,
      decided_on: '2023-07-14',
      decided_by: personId('director'),
      recorded_at: '2023-07-14T10:00:00.000Z',
      reservation_id: null,
      follows_id: null,
    })),
  )
}
