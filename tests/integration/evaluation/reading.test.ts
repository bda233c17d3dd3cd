import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { OutputOf } from '#shared/contract/index.ts'
import { openTestWorkspace, type TestWorkspace } from '#tests/support/workspace.ts'
import { asPerson, type Evaluation, openEvaluation, SECRETS, scores } from './setup.ts'

let workspace: TestWorkspace
beforeEach(async () => {
  workspace = await openTestWorkspace()
})
afterEach(() => workspace.close())

const AS = { as: 'assessor' } as const
const refusalOf = async (name: string, input: unknown, as: 'assessor' | 'coordinator' = 'assessor') => {
  const answer = await workspace.envelope(name, input, { as })
  return answer.ok ? 'done' : `${answer.error.code} ${answer.error.messageKey}`
}
const first = ({ applications }: Evaluation) => {
  const [application] = applications
  if (!application) throw new Error('The call has applications')
  return application
}
const assignAll = (callId: string) => workspace.call('committees.assignEvenly', { callId })
const declareNone = (applicationId: string) =>
  workspace.call('assessments.declare', { applicationId, kind: 'none', note: '' }, AS)
const sheet = (application: { id: string; revisionId: string }, given = scores('8', '8', '60')) => ({
  applicationId: application.id,
  version: null,
  revisionId: application.revisionId,
  scores: given,
  comment: '',
})
const rowOf = async ({ callId }: Evaluation, applicationId: string) => {
  const { rows } = await workspace.call('committees.assignments', { callId })
  const row = rows.find(found => found.applicationId === applicationId)
  if (!row) throw new Error('The application is listed')
  return row
}
/** Declares and submits for whoever is assigned, one after the other. */
async function everybodyScores(
  evaluation: Evaluation,
  application: Evaluation['applications'][number],
  given: readonly ReturnType<typeof scores>[],
) {
  const { readers } = await rowOf(evaluation, application.id)
  const waiting = readers.filter(reader => reader.state === 'assigned' && reader.sheet === null)
  for (const [index, reader] of waiting.entries())
    await asPerson(workspace, reader.person.id, async () => {
      await declareNone(application.id)
      await workspace.call(
        'assessments.submit',
        sheet(application, given[index] ?? scores('8', '8', '60')),
        AS,
      )
    })
}

describe('Assigning readers', () => {
  it('gives every application its readers evenly, and tells what is done', async () => {
    const evaluation = await openEvaluation(workspace, { applications: 6 })
    const done = await assignAll(evaluation.callId)
    expect(done).toEqual({ applications: 6, assigned: 12, short: [] })
    const { rows, progress } = await workspace.call('committees.members', { callId: evaluation.callId })
    expect(rows.map(row => row.assigned)).toEqual([4, 4, 4])
    expect(progress).toEqual({ eligible: 0, inEvaluation: 6, complete: 0, apart: 0, short: 0 })
    expect(await assignAll(evaluation.callId)).toMatchObject({ assigned: 0 })
  })

  it('begins the evaluation of eligible applications first', async () => {
    const { callId } = await openEvaluation(workspace, { state: 'eligible' })
    expect(await refusalOf('committees.assignEvenly', { callId }, 'coordinator')).toBe(
      'Rule.NothingToAssign problem.evaluation.nothingToAssign',
    )
    expect(await workspace.call('committees.begin', { callId })).toEqual({ moved: 3 })
    expect(await assignAll(callId)).toMatchObject({ assigned: 6 })
  })

  it('never gives an application to somebody of the applicant, and by hand refuses its mentor', async () => {
    const evaluation = await openEvaluation(workspace)
    const application = first(evaluation)
    const [reader = ''] = evaluation.others
    await workspace.write(({ trx }) =>
      trx.updateTable('person').set({ name: 'PREKAZI Zana' }).where('id', '=', reader).execute(),
    )
    await assignAll(evaluation.callId)
    const { readers } = await rowOf(evaluation, application.id)
    expect(readers.map(({ person }) => person.id)).not.toContain(reader)
    const register = await workspace.call('committees.conflicts', { callId: evaluation.callId })
    expect(register.links).toMatchObject([
      { referenceNo: application.reference, links: [{ code: 'SameName' }] },
    ])
    await workspace.call('committees.saveMentor', {
      id: null,
      version: null,
      personId: reader,
      organisationId: application.organisationId,
      since: '2025-01-01',
      until: null,
    })
    expect(
      await refusalOf(
        'committees.assign',
        { applicationId: application.id, personId: reader },
        'coordinator',
      ),
    ).toBe('Rule.Conflict problem.evaluation.mentors')
  })

  it('names the applications for which too few may read', async () => {
    const evaluation = await openEvaluation(workspace, { others: 0, applications: 1 })
    expect((await assignAll(evaluation.callId)).short).toMatchObject([{ referenceNo: 'T-001', missing: 1 }])
  })

  it('takes an application back with a reason, not one that is scored', async () => {
    const evaluation = await openEvaluation(workspace)
    const application = first(evaluation)
    await assignAll(evaluation.callId)
    const [one, two] = (await rowOf(evaluation, application.id)).readers
    if (!one || !two) throw new Error('Two read')
    await workspace.call('committees.takeBack', {
      assignmentId: one.assignmentId,
      version: one.version,
      reason: 'Ill until autumn',
    })
    await everybodyScores(evaluation, application, [])
    expect(
      await refusalOf(
        'committees.takeBack',
        { assignmentId: two.assignmentId, version: two.version, reason: 'No time' },
        'coordinator',
      ),
    ).toBe('Rule.InUse problem.evaluation.submittedStays')
  })
})

describe('Reading', () => {
  let evaluation: Evaluation
  let application: Evaluation['applications'][number]
  beforeEach(async () => {
    evaluation = await openEvaluation(workspace)
    application = first(evaluation)
    await workspace.call('committees.assign', {
      applicationId: application.id,
      personId: workspace.people.assessor,
    })
  })

  it('opens after the declaration and not before', async () => {
    const open = { applicationId: application.id, language: 'en' }
    expect(await refusalOf('assessments.open', open)).toBe('Rule.NotDeclared problem.evaluation.notDeclared')
    expect(await refusalOf('assessments.submit', sheet(application))).toBe(
      'Rule.NotDeclared problem.evaluation.notDeclared',
    )
    await declareNone(application.id)
    const opened = await workspace.call(
      'assessments.open',
      { applicationId: application.id, language: 'en' },
      AS,
    )
    expect(opened).toMatchObject({
      referenceNo: 'T-001',
      applicantName: null,
      mayScore: true,
      blind: true,
      sheet: null,
    })
    expect(opened.sections[1]?.fields[1]?.lines[0]?.text).toBe(
      'The association ▇▇▇, led by ▇▇▇, teaches. See ▇▇▇',
    )
    for (const secret of SECRETS) expect(JSON.stringify(opened)).not.toContain(secret)
  })

  it('shows only what is assigned to the person', async () => {
    const { rows, recused } = await workspace.call('assessments.mine', {}, AS)
    expect(rows).toMatchObject([
      { referenceNo: 'T-001', stage: 'to_declare', applicantName: null, title: '▇▇▇ teaches the village' },
    ])
    expect(recused).toBe(0)
    const other = evaluation.applications[1]?.id
    expect(await refusalOf('assessments.open', { applicationId: other, language: 'en' })).toBe(
      'Rule.NotAssigned problem.evaluation.notYours',
    )
    expect(await refusalOf('assessments.declare', { applicationId: other, kind: 'none', note: '' })).toBe(
      'Rule.NotAssigned problem.evaluation.notYours',
    )
  })

  it('keeps a draft, then takes the scores for good', async () => {
    await declareNone(application.id)
    const { r1: _, ...begun } = scores('8', '7', '60')
    const draft = await workspace.call('assessments.saveDraft', sheet(application, begun), AS)
    expect(
      await refusalOf('assessments.submit', { ...sheet(application, begun), version: draft.version }),
    ).toBe('Rule.Score problem.score.missing')
    expect(await refusalOf('assessments.saveDraft', sheet(application, begun))).toBe(
      'Conflict problem.changedMeanwhile',
    )
    const done = await workspace.call(
      'assessments.submit',
      { ...sheet(application), version: draft.version },
      AS,
    )
    expect(done.total).toBe('76.00')
    expect(await refusalOf('assessments.saveDraft', { ...sheet(application), version: done.version })).toBe(
      'Rule.Submitted problem.evaluation.submitted',
    )
  })

  it('takes only criteria of the grid and points within the weight', async () => {
    await declareNone(application.id)
    const wrong = { ...scores('8', '8', '81') }
    expect(await refusalOf('assessments.saveDraft', sheet(application, wrong))).toBe(
      'Rule.Score problem.score.range',
    )
    const invented = {
      ...scores('8', '8', '80'),
      bonus: { kind: 'score' as const, points: '5', comment: '' },
    }
    expect(await refusalOf('assessments.submit', sheet(application, invented))).toBe(
      'Rule.Score problem.score.unknownCriterion',
    )
  })

  it('takes no score before the deadline and none after the decision', async () => {
    await declareNone(application.id)
    const setCall = (columns: { deadline_at?: string; state?: 'decided' }) =>
      workspace.write(({ trx }) =>
        trx.updateTable('grant_call').set(columns).where('id', '=', evaluation.callId).execute(),
      )
    await setCall({ deadline_at: '2025-07-31T14:00:00.000Z' })
    expect(await refusalOf('assessments.submit', sheet(application))).toBe(
      'Rule.BeforeDeadline problem.evaluation.beforeDeadline',
    )
    await setCall({ deadline_at: '2025-06-01T14:00:00.000Z', state: 'decided' })
    expect(await refusalOf('assessments.submit', sheet(application))).toBe(
      'Rule.NotInEvaluation problem.evaluation.callNotInEvaluation',
    )
    expect(
      await refusalOf('assessments.declare', { applicationId: application.id, kind: 'board', note: 'x' }),
    ).toBe('Rule.CallDecided problem.evaluation.callDecided')
  })

  it('stays bound to the revision it was given on', async () => {
    await declareNone(application.id)
    await workspace.call('assessments.submit', sheet(application), AS)
    await workspace.write(({ trx, newId, now }) =>
      trx
        .insertInto('application_revision')
        .values({
          id: newId(),
          application_id: application.id,
          number: 2,
          answers: '{"title":"New"}',
          created_by: null,
          created_at: now,
        })
        .execute(),
    )
    const opened = await workspace.call(
      'assessments.open',
      { applicationId: application.id, language: 'en' },
      AS,
    )
    expect(opened.revision).toMatchObject({ id: application.revisionId, number: 1, latest: 2 })
  })
})

describe('A conflict of interest', () => {
  let evaluation: Evaluation
  let application: Evaluation['applications'][number]
  beforeEach(async () => {
    evaluation = await openEvaluation(workspace, { others: 3, gap: null })
    application = first(evaluation)
    await workspace.call('committees.assign', {
      applicationId: application.id,
      personId: workspace.people.assessor,
    })
    await workspace.call('committees.assign', {
      applicationId: application.id,
      personId: evaluation.others[0] ?? '',
    })
  })
  const conflict = { kind: 'board' as const, note: 'My sister chairs the board.' }

  it('ends access at once, asks another reader and stands in the register', async () => {
    const done = await workspace.call(
      'assessments.declare',
      { applicationId: application.id, ...conflict },
      AS,
    )
    expect(done).toEqual({ recused: true })
    expect(await refusalOf('assessments.open', { applicationId: application.id, language: 'en' })).toBe(
      'Rule.Recused problem.application.recused',
    )
    expect(await workspace.call('assessments.mine', {}, AS)).toEqual({ rows: [], recused: 1 })
    const row = await rowOf(evaluation, application.id)
    expect(row.readers.map(({ state, reader }) => [state, reader])).toEqual([
      ['recused', 'first'],
      ['assigned', 'second'],
      ['assigned', 'first'],
    ])
    const { rows } = await workspace.call('committees.conflicts', { callId: evaluation.callId })
    expect(rows).toMatchObject([
      { referenceNo: 'T-001', kind: 'board', note: conflict.note, late: false, voidedTotal: null },
    ])
    expect(
      await refusalOf(
        'committees.assign',
        { applicationId: application.id, personId: workspace.people.assessor },
        'coordinator',
      ),
    ).toBe('Rule.Conflict problem.evaluation.recusedBefore')
  })

  it('that comes late voids the score and keeps it', async () => {
    await everybodyScores(evaluation, application, [scores('10', '10', '80'), scores('8', '8', '64')])
    expect((await rowOf(evaluation, application.id)).average).toBe('90.00')
    const done = await workspace.call('committees.recuse', {
      applicationId: application.id,
      personId: workspace.people.assessor,
      ...conflict,
    })
    expect(done.reassignedTo).toMatch(/^Reader/)
    const after = await workspace.call('committees.sheets', { applicationId: application.id, language: 'en' })
    expect(after.average).toBe('80.00')
    expect(after.missing).toBe(1)
    expect(after.sheets.map(({ state, total, voidReason }) => [state, total, voidReason]).toSorted()).toEqual(
      [
        ['submitted', '80.00', ''],
        ['void', '100.00', conflict.note],
      ],
    )
    const { rows } = await workspace.call('committees.conflicts', { callId: evaluation.callId })
    expect(rows.find(row => row.late)).toMatchObject({ voidedTotal: '100.00' })
  })
})

describe('What scores amount to', () => {
  const average = async (evaluation: Evaluation): Promise<OutputOf<'committees.sheets'>> =>
    workspace.call('committees.sheets', { applicationId: first(evaluation).id, language: 'sq' })

  it('asks a third reader by itself when two lie too far apart, and counts all three', async () => {
    const evaluation = await openEvaluation(workspace)
    await assignAll(evaluation.callId)
    await everybodyScores(evaluation, first(evaluation), [scores('10', '10', '80'), scores('6', '6', '60')])
    const row = await rowOf(evaluation, first(evaluation).id)
    expect(row).toMatchObject({ isApart: true, missing: 1, unassigned: 0, gap: '28.00' })
    expect(row.readers.map(({ reader }) => reader)).toEqual(['first', 'second', 'third'])
    await everybodyScores(evaluation, first(evaluation), [scores('8', '8', '64')])
    expect(await average(evaluation)).toMatchObject({ average: '84.00', passes: true, missing: 0 })
    const stored = await workspace.read(db =>
      db
        .selectFrom('application')
        .select(['average_numerator', 'average_denominator'])
        .where('id', '=', first(evaluation).id)
        .executeTakeFirstOrThrow(),
    )
    expect(stored).toEqual({ average_numerator: '84', average_denominator: 1 })
  })

  it('takes an agreed score instead and keeps the sheets', async () => {
    const evaluation = await openEvaluation(workspace)
    const application = first(evaluation)
    await assignAll(evaluation.callId)
    const agreed = {
      applicationId: application.id,
      scores: scores('7', '7', '70'),
      comment: 'Agreed on 3 June',
    }
    expect(await refusalOf('committees.consensus', agreed, 'coordinator')).toBe(
      'Rule.SheetsMissing problem.evaluation.sheetsMissing',
    )
    await everybodyScores(evaluation, application, [scores('10', '10', '80'), scores('6', '6', '60')])
    await workspace.call('committees.consensus', agreed)
    const now = await average(evaluation)
    expect(now).toMatchObject({
      average: '84.00',
      missing: 0,
      consensus: { total: '84.00', comment: 'Agreed on 3 June' },
    })
    expect(
      now.sheets
        .filter(({ state }) => state === 'submitted')
        .map(({ total }) => total)
        .toSorted(),
    ).toEqual(['100.00', '72.00'])
  })

  it('fails an application below the threshold of a section, whatever the total', async () => {
    const evaluation = await openEvaluation(workspace)
    await assignAll(evaluation.callId)
    await everybodyScores(evaluation, first(evaluation), [scores('5', '5', '80'), scores('6', '6', '80')])
    expect(await average(evaluation)).toMatchObject({ average: '91.00', passes: false, fails: ['capacity'] })
  })
})
