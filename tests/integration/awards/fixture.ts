import type { CommandContext } from '#backend/rpc/context.ts'
import type { ApplicationState } from '#shared/domain/applications/index.ts'
import type { GridScores } from '#shared/domain/evaluation/index.ts'
import { allHandlers } from '#tests/integration/availability/support.ts'
import { type MoneyFixture, openMoneyFixture } from '#tests/integration/ledger/fixture.ts'

/** One criterion a section: relevance 40 with a threshold of 20, design 60; 50 in all. */
export const GRID = {
  sections: [
    {
      key: 'relevance',
      label: { en: 'Relevance', sq: 'Rëndësia' },
      threshold: '20',
      criteria: [{ key: 'need', label: { en: 'Need', sq: 'Nevoja' }, weight: '40' }],
    },
    {
      key: 'design',
      label: { en: 'Design', sq: 'Hartimi' },
      threshold: null,
      criteria: [{ key: 'plan', label: { en: 'Plan', sq: 'Plani' }, weight: '60' }],
    },
  ],
  totalThreshold: '50',
}

export const sheet = (need: string, plan: string): GridScores => ({
  need: { kind: 'score', points: need, comment: 'Need seen' },
  plan: { kind: 'score', points: plan, comment: '' },
})

export interface Applied {
  readonly reference: string
  readonly lot: 'A' | 'B'
  readonly requestedMinor: number
  readonly scores: readonly (readonly [need: string, plan: string])[]
  readonly state?: ApplicationState
  readonly registrationNo?: string
  readonly receivedAt?: string
}

export interface AwardFixture extends MoneyFixture {
  readonly schemeId: string
  readonly callId: string
  readonly lots: Readonly<Record<'A' | 'B', string>>
  readonly gridId: string
  readonly formId: string
  readonly add: (applied: Applied) => Promise<string>
  readonly idOf: (reference: string) => string
}

async function insertCall(context: CommandContext, money: MoneyFixture) {
  const { trx, newId } = context
  const [schemeId, callId, lotA, lotB, gridId, formId] = [
    newId(),
    newId(),
    newId(),
    newId(),
    newId(),
    newId(),
  ]
  await trx
    .insertInto('grant_scheme')
    .values({
      id: schemeId,
      project_id: money.projectId,
      work_package_id: null,
      budget_line_id: money.lines['6.1'],
      code: 'S1',
      title: 'Small grants',
      currency: 'EUR',
      envelope_minor: 2_000_000,
      party_cap_minor: 900_000,
    })
    .execute()
  await trx
    .insertInto('grant_call')
    .values({
      id: callId,
      scheme_id: schemeId,
      code: 'G1',
      title: 'Close to home',
      kind: 'open',
      state: 'in_evaluation',
      currency: 'EUR',
      envelope_minor: 1_800_000,
      zone: 'Europe/Skopje',
      opens_at: '2025-01-01T08:00:00.000Z',
      deadline_at: '2025-02-01T15:00:00.000Z',
      questions_until: null,
      applications_per_applicant: 'many',
      assessors_needed: 2,
      third_reader_gap: '15',
      tie_break: JSON.stringify(['relevance', 'received_at']),
      reserve_until: '2025-06-29',
      earliest_start: null,
      latest_end: null,
      shortest_months: null,
      longest_months: null,
      decided_on: null,
      created_at: context.now,
    })
    .execute()
  const lot = (id: string, code: string, envelope: number, position: number) => ({
    id,
    call_id: callId,
    code,
    title: `Lot ${code}`,
    envelope_minor: envelope,
    minimum_minor: 50_000,
    maximum_minor: 600_000,
    position,
  })
  await trx
    .insertInto('call_lot')
    .values([lot(lotA, 'A', 1_200_000, 0), lot(lotB, 'B', 600_000, 1)])
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
      frozen_at: context.now,
    })
    .execute()
  await trx
    .insertInto('form_version')
    .values({
      id: formId,
      call_id: callId,
      number: 1,
      definition: '{"sections":[]}',
      state: 'frozen',
      corrigendum_id: null,
      frozen_at: context.now,
    })
    .execute()
  return { schemeId, callId, lots: { A: lotA, B: lotB }, gridId, formId }
}

type Base = Omit<AwardFixture, 'add' | 'idOf'>

async function insertApplication(context: CommandContext, base: Base, applied: Applied): Promise<string> {
  const { trx, newId, now } = context
  const [id, body, revision] = [newId(), newId(), newId()]
  const { reference } = applied
  await trx
    .insertInto('organisation')
    .values({
      id: body,
      name: `Shoqata ${reference}`,
      registration_no: applied.registrationNo ?? reference,
      country: 'XK',
      source_file: null,
      source_sheet: null,
      source_row: null,
    })
    .execute()
  await trx
    .insertInto('application')
    .values({
      id,
      call_id: base.callId,
      lot_id: base.lots[applied.lot],
      form_version_id: base.formId,
      reference_no: reference,
      state: applied.state ?? 'in_evaluation',
      applicant_id: body,
      applicant_name: `Shoqata ${reference}`,
      title: `Projekti ${reference}`,
      language: reference.endsWith('1') ? 'sq' : 'en',
      currency: 'EUR',
      requested_minor: applied.requestedMinor,
      total_minor: applied.requestedMinor,
      received_at: applied.receivedAt ?? '2025-01-20T10:00:00.000Z',
      received_how: 'email',
      created_at: now,
    })
    .execute()
  await trx
    .insertInto('application_revision')
    .values({ id: revision, application_id: id, number: 1, answers: '{}', created_at: now })
    .execute()
  const readers = [
    base.workspace.people.assessor,
    base.workspace.people.mentor,
    base.workspace.people.auditor,
  ]
  for (const [index, [need, plan]] of applied.scores.entries()) {
    const person = readers[index] ?? ''
    await trx
      .insertInto('assignment')
      .values({
        id: newId(),
        application_id: id,
        person_id: person,
        reader: index === 0 ? 'first' : index === 1 ? 'second' : 'third',
        state: 'assigned',
        assigned_by: null,
        assigned_at: now,
      })
      .execute()
    await trx
      .insertInto('assessment')
      .values({
        id: newId(),
        application_id: id,
        revision_id: revision,
        grid_version_id: base.gridId,
        person_id: person,
        state: 'submitted',
        scores: JSON.stringify(sheet(need, plan)),
        total: String(Number(need) + Number(plan)),
        comment: `Comment ${index + 1} on ${reference}`,
        intake: 'typed',
        submitted_at: '2025-03-01T10:00:00.000Z',
      })
      .execute()
  }
  return id
}

/** A call of 18,000.00 in two lots (12,000.00 and 6,000.00) on line 6.1, in evaluation, with nothing in it yet. */
export async function openAwardFixture(): Promise<AwardFixture> {
  const money = await openMoneyFixture(await allHandlers())
  const made = await money.workspace.write(async context => {
    const found = await insertCall(context, money)
    const seat = (committee: 'evaluation' | 'complaints', person: string) => ({
      id: context.newId(),
      call_id: found.callId,
      committee,
      person_id: person,
      function: 'voting_member' as const,
      impartiality_signed_on: null,
    })
    const { people } = money.workspace
    await context.trx
      .insertInto('committee_member')
      .values([seat('evaluation', people.assessor), seat('complaints', people.finance_officer)])
      .execute()
    return found
  })
  const base: Base = { ...money, ...made }
  const ids = new Map<string, string>()
  return {
    ...base,
    add: async applied => {
      const id = await base.workspace.write(context => insertApplication(context, base, applied))
      ids.set(applied.reference, id)
      return id
    },
    idOf: reference => ids.get(reference) ?? '',
  }
}

/** Lot A: four that pass (the second and third equal in all but relevance) and one that fails; lot B: one. */
export const FIVE: readonly Applied[] = [
  {
    reference: 'A-1',
    lot: 'A',
    requestedMinor: 600_000,
    scores: [
      ['36', '54'],
      ['34', '52'],
    ],
  },
  {
    reference: 'A-2',
    lot: 'A',
    requestedMinor: 500_000,
    scores: [
      ['30', '45'],
      ['30', '45'],
    ],
  },
  {
    reference: 'A-3',
    lot: 'A',
    requestedMinor: 400_000,
    scores: [
      ['31', '44'],
      ['31', '44'],
    ],
  },
  {
    reference: 'A-4',
    lot: 'A',
    requestedMinor: 300_000,
    scores: [
      ['30', '40'],
      ['30', '40'],
    ],
  },
  {
    reference: 'A-5',
    lot: 'A',
    requestedMinor: 300_000,
    scores: [
      ['19', '60'],
      ['20', '60'],
    ],
  },
  {
    reference: 'B-1',
    lot: 'B',
    requestedMinor: 600_000,
    scores: [
      ['30', '40'],
      ['30', '41'],
    ],
  },
]
