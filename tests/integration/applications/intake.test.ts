import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { InputOf } from '#shared/contract/index.ts'
import type { Answers } from '#shared/domain/calls/index.ts'
import { blankOrganisation } from '#tests/support/blank-records.ts'
import { goodAnswers } from '#tests/support/grant-form.ts'
import { type GrantsFixture, openGrantsFixture } from './fixture.ts'

let grants: GrantsFixture
const call: GrantsFixture['workspace']['call'] = (name, input, options) =>
  grants.workspace.call(name, input, options)
beforeAll(async () => {
  grants = await openGrantsFixture()
})
afterAll(() => grants.workspace.close())

const plain = (answers: Answers) => JSON.parse(JSON.stringify(answers)) as InputOf<'intake.start'>['answers']
const body = (change: Answers = {}) => ({
  lotId: grants.lots.large,
  language: 'sq' as const,
  answers: plain({ ...goodAnswers(), ...change }),
  applicantId: null as string | null,
  patronId: null,
})
const start = (change: Answers = {}, applicantId: string | null = null) =>
  call('intake.start', { callId: grants.callId, ...body(change), applicantId })
// The deadline is 30 June 2025, 16:00 in Belgrade; the tests' clock stands at 14:00 there.
const onTime = { receivedOn: '2025-06-30', receivedTime: '13:59', how: 'email' as const, evidence: 'mail 17' }
const receive = (saved: { id: string; version: number }, change: object = {}) =>
  grants.workspace.envelope('intake.receive', { id: saved.id, version: saved.version, ...onTime, ...change })

describe('typing an application in', () => {
  it('stores answers on the form in force under the next reference number', async () => {
    const first = await start()
    const second = await start()
    expect([first.referenceNo, second.referenceNo]).toEqual(['C1-001', 'C1-002'])
    const read = await call('intake.answers', { applicationId: first.id })
    expect(read).toMatchObject({ revision: 1, faults: [], editable: true, formVersion: { number: 1 } })
    expect(read.answers).toEqual(body().answers)
    expect(await call('applications.get', { id: first.id })).toMatchObject({
      state: 'draft',
      applicantName: 'Reading Room Society',
      requested: { minor: 800_000, currency: 'EUR' },
      durationMonths: 6,
      language: 'sq',
    })
  })

  it('refuses what can not be read and stores nothing', async () => {
    const before = await call('applications.list', { callId: grants.callId })
    const answer = await grants.workspace.envelope('intake.start', {
      callId: grants.callId,
      ...body({ duration: 'half a year' }),
    })
    expect(answer).toMatchObject({
      ok: false,
      error: { code: 'Rule.AnswersUnreadable', details: { fields: ['duration'] } },
    })
    expect((await call('applications.list', { callId: grants.callId })).total).toBe(before.total)
  })

  it('keeps every revision, and after the receipt asks why', async () => {
    const saved = await start()
    const save = (version: number, change: Answers, reason = '') =>
      grants.workspace.envelope('intake.save', { id: saved.id, version, ...body(change), reason })
    expect(await save(1, {})).toMatchObject({ ok: true, value: { version: 2 } })
    expect((await call('intake.answers', { applicationId: saved.id })).revisions).toHaveLength(1)
    expect(await save(2, { title: 'Better title' })).toMatchObject({ ok: true })
    expect(await receive({ id: saved.id, version: 3 })).toMatchObject({
      ok: true,
      value: { state: 'submitted' },
    })
    expect(await save(4, { title: 'Other' })).toMatchObject({
      ok: false,
      error: { code: 'Rule.ReasonNeeded' },
    })
    expect(await save(4, { title: 'Other' }, 'clarified by letter')).toMatchObject({ ok: true })
    const read = await call('intake.answers', { applicationId: saved.id, revision: 2 })
    expect(read.answers['title']).toBe('Better title')
    expect(read.revisions.map(({ number, reason }) => [number, reason])).toEqual([
      [3, 'clarified by letter'],
      [2, ''],
      [1, ''],
    ])
  })

  it('deletes a draft and nothing else', async () => {
    const saved = await start()
    await call('intake.discard', { id: saved.id, version: 1 })
    expect(await grants.workspace.envelope('applications.get', { id: saved.id })).toMatchObject({
      ok: false,
      error: { code: 'NotFound' },
    })
    const kept = await start()
    await receive(kept)
    expect(await grants.workspace.envelope('intake.discard', { id: kept.id, version: 2 })).toMatchObject({
      ok: false,
      error: { code: 'Rule.NotADraft' },
    })
  })
})

describe('receiving an application', () => {
  it('refuses broken rules by place unless they are taken in for review', async () => {
    const saved = await start({ total: '999999' })
    expect(await receive(saved)).toMatchObject({
      ok: false,
      error: {
        code: 'Rule.AnswersIncomplete',
        details: { faults: [{ field: 'total', code: 'SumBroken', remedyKey: 'answerRemedy.SumBroken' }] },
      },
    })
    expect(await receive(saved, { acceptFaults: true })).toMatchObject({ ok: true })
    expect(await call('applications.get', { id: saved.id })).toMatchObject({
      needsReview: true,
      reviewNote: 'BrokenRules',
    })
    const { version } = await call('applications.get', { id: saved.id })
    await call('intake.reviewed', { id: saved.id, version, note: '' })
    expect((await call('applications.get', { id: saved.id })).needsReview).toBe(false)
  })

  it('tells a clock that leaps and a day to come', async () => {
    const saved = await start()
    expect(await receive(saved, { receivedOn: '2025-03-30', receivedTime: '02:30' })).toMatchObject({
      ok: false,
      error: { code: 'Rule.TimeSkipped' },
    })
    expect(await receive(saved, { receivedOn: '2025-07-30' })).toMatchObject({
      ok: false,
      error: { code: 'Rule.ReceivedInFuture' },
    })
  })
})

describe('a late application', () => {
  it('goes into the check only under a recorded extension', async () => {
    const late = await openGrantsFixture()
    try {
      const { workspace } = late
      await workspace.write(async ({ trx }) => {
        await trx
          .updateTable('grant_call')
          .set({ deadline_at: '2025-06-20T14:00:00.000Z' })
          .where('id', '=', late.callId)
          .execute()
      })
      const saved = await workspace.call('intake.start', {
        callId: late.callId,
        ...body(),
        lotId: late.lots.large,
      })
      const received = await workspace.call('intake.receive', { id: saved.id, version: 1, ...onTime })
      expect(received.state).toBe('late')
      const moved = await workspace.envelope('applications.move', {
        id: saved.id,
        version: received.version,
        to: 'admin_check',
      })
      expect(moved).toMatchObject({ ok: false, error: { code: 'Rule.StepHasOwnAct' } })
      const extend = (untilOn: string, untilTime: string) =>
        workspace.envelope('intake.extend', {
          callId: late.callId,
          applicationId: saved.id,
          organisationId: null,
          untilOn,
          untilTime,
          reason: 'the power was out',
        })
      expect(await extend('2025-06-20', '12:00')).toMatchObject({
        ok: false,
        error: { code: 'Rule.ExtensionTooEarly' },
      })
      // An extension that ends before the receipt would change nothing: it is told, not stored.
      expect(await extend('2025-06-30', '13:00')).toMatchObject({
        ok: false,
        error: {
          code: 'Rule.ExtensionTooEarly',
          messageKey: 'problem.application.extensionBeforeReceipt',
          details: { field: 'untilOn' },
        },
      })
      expect((await workspace.call('applications.get', { id: saved.id })).state).toBe('late')
      await extend('2025-06-30', '13:59')
      const read = await workspace.call('applications.get', { id: saved.id })
      expect(read.state).toBe('admin_check')
      expect(read.steps.at(-1)).toMatchObject({
        from: 'late',
        to: 'admin_check',
        reason: 'the power was out',
      })
      const { rows } = await workspace.call('intake.extensions', {
        callId: late.callId,
        applicationId: saved.id,
      })
      expect(rows.map(row => [row.grantedBy, row.untilAt])).toEqual([
        ['Test coordinator', '2025-06-30T11:59:00.000Z'],
      ])
    } finally {
      await late.workspace.close()
    }
  })
})

describe('one application per applicant', () => {
  it('is refused with the other one named, co-applicants counted, and shown in the history', async () => {
    const make = async (name: string) =>
      (await call('organisations.create', { ...blankOrganisation, name })).id
    const [lead, other] = [await make('Lead body'), await make('Other body')]
    const first = await start({}, lead)
    const withOther = await call('intake.setParties', {
      id: first.id,
      version: 1,
      parties: [{ organisationId: other, role: 'co_applicant' }],
    })
    expect(await receive(withOther)).toMatchObject({ ok: true })
    for (const applicant of [lead, other]) {
      const again = await start({}, applicant)
      expect(await receive(again)).toMatchObject({
        ok: false,
        error: { code: 'Rule.OneApplication', details: { references: [first.referenceNo] } },
      })
      const { rows } = await call('intake.history', { applicationId: again.id, organisationId: null })
      expect(rows.map(row => [row.referenceNo, row.role])).toContainEqual([
        first.referenceNo,
        applicant === lead ? 'lead_applicant' : 'co_applicant',
      ])
    }
    expect(
      await grants.workspace.envelope('intake.setParties', {
        id: first.id,
        version: 3,
        parties: [{ organisationId: lead, role: 'associate' }],
      }),
    ).toMatchObject({ ok: false, error: { code: 'Rule.PartyTwice' } })
  })
})

describe('who takes part', () => {
  it('is told with the kind of each; a group has a patron, a registered organisation none', async () => {
    const make = async (name: string, more: object = {}) =>
      (await call('organisations.create', { ...blankOrganisation, name, ...more })).id
    const center = await make('Center')
    const group = await make('Village youth', { partyKind: 'informal_group', patronId: center })
    const partner = await make('Partner')
    const draft = await start({}, group)
    const parties = () => call('intake.parties', { applicationId: draft.id })
    expect(await parties()).toMatchObject({
      lead: { organisation: { id: group }, partyKind: 'informal_group' },
      patron: null,
      usualPatron: { id: center, name: 'Center' },
      rows: [],
    })
    await call('intake.setParties', {
      id: draft.id,
      version: 1,
      parties: [{ organisationId: partner, role: 'associate' }],
      patronId: center,
    })
    expect(await parties()).toMatchObject({
      patron: { id: center },
      usualPatron: null,
      rows: [{ organisation: { id: partner }, role: 'associate', partyKind: 'organisation' }],
    })
    await call('intake.setParties', { id: draft.id, version: 2, parties: [] })
    expect((await parties()).patron).toEqual({ id: center, name: 'Center' })
    const refused = async (input: object) => {
      const answer = await grants.workspace.envelope('intake.setParties', {
        id: draft.id,
        version: 3,
        parties: [],
        ...input,
      })
      return answer.ok ? null : answer.error.messageKey
    }
    expect(await refused({ parties: [{ organisationId: center, role: 'associate' }] })).toBe(
      'problem.application.partyTwice',
    )
    expect(await refused({ patronId: group })).toBe('problem.organisations.patronNotRegistered')
    const other = await start({}, partner)
    expect(
      await grants.workspace.envelope('intake.setParties', {
        id: other.id,
        version: 1,
        parties: [],
        patronId: center,
      }),
    ).toMatchObject({
      error: { code: 'Rule.Patron', messageKey: 'problem.application.patronNotNeeded' },
    })
  })
})

describe('a call', () => {
  it('that is over takes nothing in', async () => {
    const closed = await openGrantsFixture('in_evaluation')
    try {
      const answer = await closed.workspace.envelope('intake.start', {
        callId: closed.callId,
        ...body(),
        lotId: closed.lots.large,
      })
      expect(answer).toMatchObject({ ok: false, error: { code: 'Rule.CallNotOpen' } })
    } finally {
      await closed.workspace.close()
    }
  })
})

describe('pasted project sheets', () => {
  const TEXT =
    'House of Rain\n\nSummary of the project\n\nRain.\n\nProject goals\n\nDry.\n\nTarget groups and beneficiaries\n\nAll.\n\nMain activities\n\nOne;\nTwo.\n\n\n\nSummary of the project\n\nSun.\n'

  it('become drafts marked for review, once', async () => {
    const read = await call('intake.readSheets', { text: TEXT })
    expect(read.sheets.map(({ name, nameMissing }) => [name, nameMissing])).toEqual([
      ['House of Rain', false],
      ['', true],
    ])
    const sheets = read.sheets.map(({ name, summary, goals, targetGroups, activities }) => ({
      name,
      summary,
      goals,
      targetGroups,
      activities,
    }))
    const input = { callId: grants.callId, language: 'en' as const, sheets }
    expect(await call('intake.storeSheets', input)).toEqual({ created: 2, unchanged: 0 })
    expect(await call('intake.storeSheets', input)).toEqual({ created: 0, unchanged: 2 })
    const { rows } = await call('applications.list', { callId: grants.callId, needsReview: true })
    const sheetRows = rows.filter(row => row.intake === 'sheet')
    expect(sheetRows.map(row => row.applicantName)).toEqual(['House of Rain', ''])
    const [, nameless] = sheetRows
    expect((await call('applications.get', { id: nameless?.id ?? '' })).reviewNote).toBe(
      'TargetGroupsTogether; NameMissing',
    )
    const answers = await call('intake.answers', { applicationId: sheetRows[0]?.id ?? '' })
    expect(answers.answers['plan']).toEqual([{ activity: 'One;' }, { activity: 'Two.' }])
  })
})
