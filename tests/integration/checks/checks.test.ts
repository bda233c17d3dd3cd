import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newId } from '#backend/platform/ids.ts'
import { type Evaluation, openEvaluation } from '#tests/integration/evaluation/setup.ts'
import { openTestWorkspace, type TestWorkspace } from '#tests/support/workspace.ts'

let workspace: TestWorkspace
let evaluation: Evaluation
let applicationId: string
const items = { a1: newId(), e1: newId(), d1: newId(), s1: newId() }

beforeEach(async () => {
  workspace = await openTestWorkspace()
  evaluation = await openEvaluation(workspace, { state: 'submitted' })
  applicationId = evaluation.applications[0]?.id ?? ''
  await workspace.write(async ({ trx }) => {
    const of = { call_id: evaluation.callId, required: 1 as const, validity_months: null, stage: '' as const }
    await trx
      .insertInto('call_item')
      .values([
        { ...of, id: items.a1, kind: 'administrative_criterion', code: 'A1', position: 1 },
        { ...of, id: items.e1, kind: 'eligibility_criterion', code: 'E1', position: 2 },
        {
          ...of,
          id: items.d1,
          kind: 'document',
          stage: 'application',
          code: 'D1',
          position: 3,
          validity_months: 6,
        },
        { ...of, id: items.s1, kind: 'document', stage: 'supporting', code: 'S1', position: 4 },
      ])
      .execute()
    await trx
      .insertInto('call_text')
      .values({
        id: newId(),
        call_id: evaluation.callId,
        record_id: items.a1,
        field: 'text',
        language: 'en',
        text: 'Signed',
      })
      .execute()
  })
})
afterEach(() => workspace.close())

const checks = () => workspace.call('checks.get', { applicationId, language: 'en' })
const start = async () => workspace.call('checks.start', { applicationId, version: (await checks()).version })
const answer = (itemId: string, given: 'yes' | 'no' | 'not_applicable' | null) =>
  workspace.call('checks.answer', { applicationId, itemId, answer: given, evidence: 'page 3', note: '' })
const answerAll = async () => {
  for (const id of [items.a1, items.e1, items.d1]) await answer(id, 'yes')
}
const conclude = async (to: 'eligible' | 'ineligible', more: object = {}) =>
  workspace.envelope('checks.conclude', { applicationId, version: (await checks()).version, to, ...more })
const codes = async () => (await checks()).blockers.map(({ code }) => code)
const list = (names: readonly string[]) =>
  workspace.write(async ({ trx }) => {
    for (const name of names)
      await trx
        .insertInto('sanction_name')
        .values({
          id: newId(),
          list: 'UN',
          reference: 'QDi.001',
          kind: 'individual',
          name,
          folded: name.toLowerCase(),
        })
        .execute()
  })

describe('a check', () => {
  it('asks every item with evidence, who and when, and opens eligibility only when all are answered', async () => {
    const refused = await workspace.envelope('checks.answer', {
      applicationId,
      itemId: items.a1,
      answer: 'yes',
    })
    expect(refused).toMatchObject({ ok: false, error: { code: 'Rule.NotInCheck' } })
    await start()
    expect(await codes()).toEqual(['ItemsOpen', 'ItemsOpen'])
    expect(await conclude('eligible')).toMatchObject({
      ok: false,
      error: { code: 'Rule.Blocked', details: { items: 'A1, D1' } },
    })
    await answerAll()
    const done = await checks()
    expect(done.items[0]).toMatchObject({
      code: 'A1',
      text: 'Signed',
      answer: 'yes',
      evidence: 'page 3',
      by: 'Test coordinator',
    })
    expect(done.items.map(({ stage }) => stage)).toEqual([
      'administrative',
      'eligibility',
      'administrative',
      'supporting',
    ])
    expect(await conclude('eligible')).toMatchObject({ ok: true })
    expect((await checks()).state).toBe('eligible')
  })

  it('fails on a required item, never on one that is not applicable', async () => {
    await start()
    await answerAll()
    await answer(items.e1, 'no')
    expect(await codes()).toEqual(['ItemsFailed'])
    await answer(items.e1, 'not_applicable')
    expect(await codes()).toEqual([])
  })

  it('ends as ineligible only with a reason of the list and words', async () => {
    await start()
    expect(await conclude('ineligible', { reason: 'No statute' })).toMatchObject({
      ok: false,
      error: { code: 'Rule.ReasonNeeded' },
    })
    expect(await conclude('ineligible', { reasonCode: 'documents_missing' })).toMatchObject({
      ok: false,
      error: { code: 'Rule.ReasonNeeded' },
    })
    expect(
      await conclude('ineligible', { reasonCode: 'documents_missing', reason: 'No statute' }),
    ).toMatchObject({ ok: true })
    const steps = await workspace.read(db =>
      db
        .selectFrom('application_step')
        .select(['to_state', 'reason_code', 'reason'])
        .where('application_id', '=', applicationId)
        .execute(),
    )
    expect(steps).toContainEqual({
      to_state: 'ineligible',
      reason_code: 'documents_missing',
      reason: 'No statute',
    })
  })
})

describe('a clarification', () => {
  it('has a deadline of its own, blocks while it is open, and closes with an answer or without', async () => {
    await start()
    await answerAll()
    const asked = await workspace.call('checks.ask', {
      applicationId,
      version: (await checks()).version,
      question: 'Which bank?',
    })
    const open = await checks()
    expect(open.state).toBe('clarification_requested')
    expect(open.clarifications[0]).toMatchObject({ number: 1, state: 'open', isOverdue: false })
    expect(open.clarifications[0]?.deadlineAt.slice(0, 10)).toBe('2025-07-05')
    expect(await codes()).toEqual(['ClarificationOpen'])
    const tooEarly = await workspace.envelope('checks.answered', {
      clarificationId: asked.id,
      version: 1,
      answer: null,
    })
    expect(tooEarly).toMatchObject({ ok: false, error: { code: 'Rule.BeforeDeadline' } })
    await workspace.call('checks.answered', {
      clarificationId: asked.id,
      version: 1,
      answer: 'The post bank',
    })
    expect(await checks()).toMatchObject({
      state: 'admin_check',
      blockers: [],
      clarifications: [{ state: 'answered', answer: 'The post bank' }],
    })
  })
})

describe('what blocks', () => {
  beforeEach(async () => {
    await start()
    await answerAll()
  })

  it('is a red flag until it is lifted with a reason; an amber one only warns', async () => {
    const organisationId = evaluation.applications[0]?.organisationId ?? ''
    const { id } = await workspace.call('checks.raiseFlag', {
      organisationId,
      severity: 'red',
      reason: 'Unreported grant',
    })
    await workspace.call('checks.raiseFlag', { organisationId, severity: 'amber', reason: 'New board' })
    expect(await codes()).toEqual(['RedFlag'])
    expect((await checks()).warnings.map(({ code }) => code)).toContain('AmberFlag')
    await workspace.call('checks.liftFlag', { id, version: 1, reason: 'Report came' })
    expect(await codes()).toEqual([])
    expect((await checks()).flags.find(flag => flag.id === id)).toMatchObject({
      clearReason: 'Report came',
      clearedBy: 'Test coordinator',
    })
  })

  it('is a name on a sanctions list, of the applicant or of the board, until somebody decides with a reason', async () => {
    await list(['prekazi zana', 'somebody else'])
    const { hits } = await checks()
    expect(hits).toMatchObject([
      {
        kind: 'sanction',
        subject: 'Zana Prekazi (Shoqata Rinia Vepruese)',
        from: 'UN',
        strength: 'exact',
        decision: null,
      },
    ])
    expect(await codes()).toEqual(['HitsUndecided'])
    const [hit] = hits
    if (!hit) throw new Error('There is a hit')
    const { kind, subject, reference, name } = hit
    const decide = (decision: 'same' | 'different') =>
      workspace.call('checks.decideHit', {
        applicationId,
        kind,
        subject,
        reference,
        name,
        decision,
        reason: 'Born in another year',
      })
    await decide('different')
    expect(await codes()).toEqual([])
    await decide('same')
    expect(await codes()).toEqual(['Sanctioned'])
  })

  it('is a second application of the same applicant, once that is decided', async () => {
    await workspace.write(({ trx }) =>
      trx
        .updateTable('application')
        .set({ applicant_name: 'RINIA VEPRUESE Shoqata' })
        .where('id', '=', evaluation.applications[1]?.id ?? '')
        .execute(),
    )
    const [hit] = (await checks()).hits
    expect(hit).toMatchObject({ kind: 'duplicate', reference: 'T-002', strength: 'exact' })
    if (!hit) throw new Error('There is a hit')
    const { kind, subject, reference, name } = hit
    await workspace.call('checks.decideHit', {
      applicationId,
      kind,
      subject,
      reference,
      name,
      decision: 'same',
      reason: 'Same board',
    })
    expect(await codes()).toEqual(['SecondApplication'])
  })

  it('is a paper that ran out by its own day or by the months of the call', async () => {
    const paper = {
      id: null,
      version: null,
      applicationId,
      itemId: items.d1,
      title: 'Tax statement',
      expiresOn: null,
      issuedOn: '2024-11-30',
    }
    const saved = await workspace.call('checks.savePaper', paper)
    expect((await checks()).papers).toMatchObject([{ validUntil: '2025-05-30', isExpired: true }])
    expect(await codes()).toEqual(['PaperExpired'])
    await workspace.call('checks.savePaper', {
      ...paper,
      id: saved.id,
      version: saved.version,
      issuedOn: '2025-06-01',
    })
    expect(await codes()).toEqual([])
  })
})
