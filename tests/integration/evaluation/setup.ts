import { newId } from '#backend/platform/ids.ts'
import type { CommandContext } from '#backend/rpc/context.ts'
import type { FormDefinition } from '#shared/domain/calls/index.ts'
import type { GridDefinition, GridScores } from '#shared/domain/evaluation/index.ts'
import type { TestWorkspace } from '#tests/support/workspace.ts'

export const FORM: FormDefinition = {
  sections: [
    {
      key: 'applicant',
      label: { en: 'The applicant', sq: 'Aplikuesi' },
      fields: [
        {
          key: 'applicant_name',
          kind: 'text',
          role: 'applicant_name',
          label: { en: 'Name' },
          required: true,
        },
        {
          key: 'registration_no',
          kind: 'text',
          role: 'registration_no',
          label: { en: 'No.' },
          required: true,
        },
        { key: 'contact', kind: 'text', label: { en: 'Contact' }, required: false },
      ],
    },
    {
      key: 'project',
      label: { en: 'The project', sq: 'Projekti' },
      fields: [
        { key: 'title', kind: 'text', role: 'title', label: { en: 'Title' }, required: true },
        { key: 'summary', kind: 'text', role: 'summary', label: { en: 'Summary' }, required: true },
      ],
    },
  ],
}

const criterion = (key: string, weight: string) => ({ key, weight, label: { en: key, sq: key } })
export const GRID: GridDefinition = {
  sections: [
    {
      key: 'capacity',
      label: { en: 'Capacity' },
      threshold: '12',
      criteria: [criterion('c1', '10'), criterion('c2', '10')],
    },
    { key: 'relevance', label: { en: 'Relevance' }, threshold: null, criteria: [criterion('r1', '80')] },
  ],
  totalThreshold: '60',
}

export const scores = (c1: string, c2: string, r1: string): GridScores => ({
  c1: { kind: 'score', points: c1, comment: '' },
  c2: { kind: 'score', points: c2, comment: '' },
  r1: { kind: 'score', points: r1, comment: 'Fits the objective.' },
})

/** Names that must never reach an assessor of the blind call: of applicants, their people, and in texts. */
export const SECRETS = [
  'Rinia Vepruese',
  'Zana Prekazi',
  'L-4711',
  'rinia-vepruese.example',
  '+383 44 555 666',
] as const

export interface Application {
  readonly id: string
  readonly revisionId: string
  readonly organisationId: string
  readonly reference: string
}

export interface Evaluation {
  readonly callId: string
  readonly projectId: string
  readonly schemeId: string
  readonly gridId: string
  readonly formId: string
  readonly applications: readonly Application[]
  /** Further voting members beside the person of the role assessor. */
  readonly others: readonly string[]
}

interface Wanted {
  readonly applications?: number
  readonly blind?: boolean
  readonly gap?: string | null
  readonly needed?: number
  readonly state?: 'eligible' | 'in_evaluation' | 'submitted' | 'admin_check'
  readonly callState?: 'in_evaluation' | 'closed'
  readonly deadline?: string
  readonly others?: number
}

async function addApplication(
  { trx, now }: CommandContext,
  call: { readonly callId: string; readonly formId: string; readonly state: string },
  number: number,
): Promise<Application> {
  const organisationId = newId()
  const id = newId()
  const revisionId = newId()
  const name = number === 1 ? 'Shoqata Rinia Vepruese' : `Shoqata e provës ${number}`
  await trx
    .insertInto('organisation')
    .values({
      id: organisationId,
      name,
      short_name: '',
      registration_no: number === 1 ? 'L-4711' : `N-${number}`,
      country: 'XK',
    })
    .execute()
  await trx
    .insertInto('organisation_person')
    .values({
      id: newId(),
      organisation_id: organisationId,
      name: number === 1 ? 'Zana Prekazi' : `Personi ${number}`,
      role: 'board_member',
      since: null,
      until: null,
    })
    .execute()
  await trx
    .insertInto('application')
    .values({
      id,
      call_id: call.callId,
      lot_id: null,
      cutoff_id: null,
      form_version_id: call.formId,
      reference_no: `T-${String(number).padStart(3, '0')}`,
      state: call.state as 'in_evaluation',
      applicant_id: organisationId,
      applicant_name: name,
      patron_id: null,
      title: number === 1 ? 'Rinia Vepruese teaches the village' : `Project ${number}`,
      currency: 'EUR',
      requested_minor: 400_000 + number,
      total_minor: null,
      recommended_minor: null,
      awarded_minor: null,
      duration_months: 6,
      received_at: '2025-05-30T09:00:00.000Z',
      received_by: null,
      average_numerator: null,
      average_denominator: null,
      average_sort: null,
      rank: null,
      import_run_id: null,
      source_file: null,
      source_sheet: null,
      source_row: null,
      created_by: null,
      created_at: now,
    })
    .execute()
  await trx
    .insertInto('application_revision')
    .values({
      id: revisionId,
      application_id: id,
      number: 1,
      answers: JSON.stringify({
        applicant_name: name,
        registration_no: number === 1 ? 'L-4711' : `N-${number}`,
        contact: number === 1 ? 'Zana Prekazi, +383 44 555 666, info@rinia-vepruese.example' : '',
        title: `Project ${number}`,
        summary:
          number === 1
            ? 'The association Rinia Vepruese, led by Zana Prekazit, teaches. See www.rinia-vepruese.example.'
            : `Summary ${number}`,
      }),
      created_by: null,
      created_at: now,
    })
    .execute()
  return { id, revisionId, organisationId, reference: `T-${String(number).padStart(3, '0')}` }
}

/** The person of the role assessor and further voting members, all with a signed statement. */
async function addCommittee(
  { trx }: CommandContext,
  workspace: TestWorkspace,
  callId: string,
  count: number,
) {
  const others = Array.from({ length: count }, () => newId())
  for (const [index, id] of others.entries()) {
    await trx
      .insertInto('person')
      .values({ id, name: `Reader ${index + 2}` })
      .execute()
    await trx.insertInto('person_role').values({ id: newId(), person_id: id, role: 'assessor' }).execute()
  }
  for (const personId of [workspace.people.assessor, ...others])
    await trx
      .insertInto('committee_member')
      .values({
        id: newId(),
        call_id: callId,
        committee: 'evaluation',
        person_id: personId,
        function: 'voting_member',
        impartiality_signed_on: '2025-06-02',
      })
      .execute()
  return others
}

/** A call with applications, its committee signed: the person of the role assessor and some others score. */
export async function openEvaluation(workspace: TestWorkspace, wanted: Wanted = {}): Promise<Evaluation> {
  return workspace.write(async context => {
    const { trx, now } = context
    const projectId = newId()
    const schemeId = newId()
    const callId = newId()
    const formId = newId()
    const gridId = newId()
    await trx
      .insertInto('project')
      .values({
        id: projectId,
        parent_id: null,
        kind: 'action',
        code: `P-${projectId.slice(-4)}`,
        title: 'Test',
        family: 'other',
        status: 'implementation',
        start_date: '2025-01-01',
        end_date: '2026-12-31',
        currency: 'EUR',
        total_minor: null,
        grant_minor: null,
        funding_percent: null,
      })
      .execute()
    await trx
      .insertInto('grant_scheme')
      .values({
        id: schemeId,
        project_id: projectId,
        work_package_id: null,
        budget_line_id: null,
        code: 'S1',
        title: 'Scheme',
        currency: 'EUR',
        envelope_minor: 10_000_000,
        party_cap_minor: null,
      })
      .execute()
    await trx
      .insertInto('grant_call')
      .values({
        id: callId,
        scheme_id: schemeId,
        code: `C-${callId.slice(-4)}`,
        title: 'Test call',
        kind: 'open',
        state: wanted.callState ?? 'in_evaluation',
        currency: 'EUR',
        envelope_minor: 5_000_000,
        zone: 'Europe/Belgrade',
        opens_at: '2025-04-01T08:00:00.000Z',
        deadline_at: wanted.deadline ?? '2025-06-01T14:00:00.000Z',
        questions_until: null,
        applications_per_applicant: 'one',
        blind: wanted.blind === false ? 0 : 1,
        assessors_needed: wanted.needed ?? 2,
        third_reader_gap: wanted.gap === undefined ? '15' : wanted.gap,
        reserve_until: null,
        earliest_start: null,
        latest_end: null,
        shortest_months: null,
        longest_months: null,
        decided_on: null,
        created_at: now,
      })
      .execute()
    await trx
      .insertInto('form_version')
      .values({
        id: formId,
        call_id: callId,
        number: 1,
        definition: JSON.stringify(FORM),
        state: 'frozen',
        corrigendum_id: null,
        frozen_at: now,
      })
      .execute()
    await trx
      .insertInto('grid_version')
      .values({
        id: gridId,
        call_id: callId,
        number: 1,
        definition: JSON.stringify(GRID),
        state: 'frozen',
        corrigendum_id: null,
        frozen_at: now,
      })
      .execute()
    const others = await addCommittee(context, workspace, callId, wanted.others ?? 2)
    const applications: Application[] = []
    for (let number = 1; number <= (wanted.applications ?? 3); number += 1)
      applications.push(
        await addApplication(context, { callId, formId, state: wanted.state ?? 'in_evaluation' }, number),
      )
    return { callId, projectId, schemeId, gridId, formId, applications, others }
  })
}

/** Acts as somebody whom no role of the test workspace stands for: their session takes the place of the assessor's. */
export async function asPerson<T>(
  workspace: TestWorkspace,
  personId: string,
  work: () => Promise<T>,
): Promise<T> {
  const session = workspace.session('assessor')
  const before = session.actor
  session.actor = { personId, name: 'Reader', roles: ['assessor'], authenticated: false }
  try {
    return await work()
  } finally {
    session.actor = before
  }
}
