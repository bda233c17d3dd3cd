import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { refusal } from '#tests/integration/ledger/fixture.ts'
import {
  type CallFixture,
  DEADLINE,
  moveAlong,
  openCall,
  openCallFixture,
  type Patch,
  soundCall,
} from './fixture.ts'

let fixture: CallFixture

beforeEach(async () => {
  fixture = await openCallFixture()
})
afterEach(() => fixture.workspace.close())

const LATER = '2025-09-15T14:00:00.000Z'
const corrigendum = { reason: 'Holiday in two municipalities', issuedOn: '2025-07-01' }

describe('from opening on', () => {
  it('nothing changes without a corrigendum', async () => {
    const opened = await openCall(fixture)
    const { setup } = await fixture.call('calls.setup', { id: opened.id })
    const patches: readonly Patch[] = [
      { terms: { deadlineAt: LATER } },
      { lots: setup.lots },
      { items: setup.items },
      { texts: { objective: { en: 'Another' } } },
      { form: setup.form?.definition },
      { grid: setup.grid?.definition },
      { invited: [] },
    ]
    for (const patch of patches)
      expect(await refusal(fixture, 'calls.change', { ...opened, patch })).toMatchObject({
        code: 'Rule.Frozen',
        messageKey: 'problem.call.frozen',
      })
  })

  it('a corrigendum is numbered, says what was before and after, and extends the deadline', async () => {
    const opened = await openCall(fixture)
    const done = await fixture.call('calls.change', {
      ...opened,
      patch: { terms: { deadlineAt: LATER }, texts: { how_to_apply: { en: 'By e-mail' } } },
      corrigendum,
    })
    expect(done.corrigendum).toBe(1)
    const again = await fixture.call('calls.change', {
      id: done.id,
      version: done.version,
      patch: { terms: { complaintDays: 8 } },
      corrigendum,
    })
    expect(again.corrigendum).toBe(2)
    expect((await fixture.call('corrigenda.list', { callId: opened.id })).rows).toMatchObject([
      { number: 2, changes: [{ part: 'call', field: 'complaintDays', before: '5', after: '8' }] },
      {
        number: 1,
        reason: corrigendum.reason,
        issuedBy: 'Test coordinator',
        changes: [
          { part: 'call', field: 'deadlineAt', before: DEADLINE, after: LATER },
          {
            part: 'text',
            field: 'how_to_apply',
            language: 'en',
            before: 'how_to_apply in en',
            after: 'By e-mail',
          },
        ],
      },
    ])
    expect((await fixture.call('calls.get', { id: opened.id })).call).toMatchObject({
      state: 'open',
      deadlineAt: LATER,
    })
  })

  it('a form that changes becomes a new version, and the old one stays as it was', async () => {
    const opened = await openCall(fixture)
    const before = await fixture.call('callForms.get', { callId: opened.id })
    expect(before.versions).toMatchObject([{ number: 1, state: 'frozen', corrigendum: null }])
    const form = structuredClone(before.definition)
    const field = form?.sections[0]?.fields[0]
    if (!form || !field) throw new Error('The template has a form')
    field.maxLength = 150
    await fixture.call('calls.change', { ...opened, patch: { form }, corrigendum })
    const after = await fixture.call('callForms.get', { callId: opened.id })
    expect(after.versions).toMatchObject([{ number: 1 }, { number: 2, state: 'frozen', corrigendum: 1 }])
    expect(after.definition).toEqual(form)
    expect((await fixture.call('callForms.get', { callId: opened.id, number: 1 })).definition).toEqual(
      before.definition,
    )
    expect((await fixture.call('corrigenda.list', { callId: opened.id })).rows[0]?.changes).toEqual([
      { part: 'form', record: '', field: 'version', language: null, before: '1', after: '2' },
    ])
    await expect(
      fixture.workspace.write(({ trx }) =>
        trx.updateTable('form_version').set({ definition: '{}' }).where('number', '=', 1).execute(),
      ),
    ).rejects.toThrow('a frozen form stays')
  })

  it('a corrigendum that changes nothing, shortens the time or breaks the call is refused with what is wrong', async () => {
    const opened = await openCall(fixture)
    const blockersOf = async (patch: Patch) => {
      const refused = await refusal(fixture, 'calls.change', { ...opened, patch, corrigendum })
      expect(refused.code).toBe('Rule.Blocked')
      const preview = await fixture.call('calls.previewChange', { id: opened.id, patch })
      const codes = (refused.details['blockers'] as { code: string }[]).map(({ code }) => code)
      expect(preview.blockers.map(({ code }) => code)).toEqual(codes)
      return codes
    }
    expect(await blockersOf({})).toEqual(['NothingChanged'])
    expect(await blockersOf({ terms: { deadlineAt: '2025-08-30T14:00:00.000Z' } })).toEqual([
      'DeadlineShortened',
    ])
    expect(await blockersOf({ terms: { kind: 'restricted' } })).toEqual(['KindChanged', 'InvitedMissing'])
    expect(await blockersOf({ lots: [] })).toEqual(['LotsMissing'])
    expect(await blockersOf({ texts: { objective: { en: '' } } })).toEqual(['TextsMissing'])
  })

  it('ends with the closing, and belongs to no call that is not open yet', async () => {
    const made = await soundCall(fixture)
    const patch: Patch = { terms: { deadlineAt: LATER } }
    expect(await refusal(fixture, 'calls.change', { ...made, patch, corrigendum })).toMatchObject({
      code: 'Rule.Frozen',
      messageKey: 'problem.call.notYetOpen',
    })
    await moveAlong(fixture, made.id, ['ready', 'open', 'closed'])
    const { version } = (await fixture.call('calls.get', { id: made.id })).call
    const refused = await refusal(fixture, 'calls.change', { id: made.id, version, patch, corrigendum })
    expect(refused).toMatchObject({
      code: 'Rule.Blocked',
      details: { blockers: [{ code: 'CorrigendumTooLate' }] },
    })
    expect((await fixture.call('calls.setup', { id: made.id })).frozen).toBe('closed')
  })
})

describe('questions and answers', () => {
  it('are numbered, and published once the call is open and they are answered', async () => {
    const opened = await openCall(fixture)
    const question = {
      id: null,
      version: null,
      callId: opened.id,
      askedOn: '2025-06-20',
      askedBy: 'A youth club',
      question: { en: 'May a group without registration apply?' },
      answer: {},
      answeredOn: null,
      published: false,
    }
    const first = await fixture.call('callQuestions.save', question)
    await fixture.call('callQuestions.save', question)
    const codes = async (more: object) => {
      const refused = await refusal(fixture, 'callQuestions.save', { ...question, ...first, ...more })
      return (refused.details['blockers'] as { code: string }[]).map(({ code }) => code)
    }
    expect(await codes({ published: true })).toEqual(['AnswerMissing'])
    expect(await codes({ answer: { en: 'Yes' }, answeredOn: null })).toEqual(['AnswerDateMissing'])
    expect(await codes({ answer: { en: 'Yes' }, answeredOn: '2025-06-19' })).toEqual(['AnswerBeforeQuestion'])
    expect(await codes({ answer: { en: 'Yes' }, answeredOn: '2025-07-02' })).toEqual(['QuestionInFuture'])
    const answered = await fixture.call('callQuestions.save', {
      ...question,
      ...first,
      answer: { en: 'Yes, with a patron' },
      answeredOn: '2025-06-25',
      published: true,
    })
    expect((await fixture.call('callQuestions.list', { callId: opened.id })).rows).toMatchObject([
      { number: 1, published: true, answer: { en: 'Yes, with a patron' } },
      { number: 2, published: false },
    ])
    expect(await refusal(fixture, 'callQuestions.delete', answered)).toMatchObject({ code: 'Rule.Blocked' })
  })

  it('are published in every language of the call, and leave no text behind when they go', async () => {
    const made = await soundCall(fixture, { languages: ['en', 'sq'] })
    const asked = {
      id: null,
      version: null,
      callId: made.id,
      askedOn: '2025-06-20',
      askedBy: '',
      question: { en: 'When?', sq: ' ' },
      answer: { en: 'Soon', sq: 'Shpejt' },
      answeredOn: '2025-06-21',
      published: true,
    }
    const refused = await refusal(fixture, 'callQuestions.save', asked)
    expect(refused.details['blockers']).toMatchObject([
      { code: 'QuestionUntranslated', details: { languageKey: 'callLanguage.sq' } },
      { code: 'NotOpenYet' },
    ])
    const kept = await fixture.call('callQuestions.save', { ...asked, published: false })
    const [row] = (await fixture.call('callQuestions.list', { callId: made.id })).rows
    expect(row).toMatchObject({ question: { en: 'When?' }, answer: { en: 'Soon', sq: 'Shpejt' } })
    const renamed = await fixture.call('callQuestions.save', {
      ...asked,
      ...kept,
      question: { sq: 'Kur?' },
      answer: {},
      answeredOn: null,
      published: false,
    })
    const [now] = (await fixture.call('callQuestions.list', { callId: made.id })).rows
    expect([now?.question, now?.answer]).toEqual([{ sq: 'Kur?' }, {}])
    await fixture.call('callQuestions.delete', renamed)
    const left = await fixture.workspace.read(db =>
      db.selectFrom('call_text').select('id').where('record_id', '=', kept.id).execute(),
    )
    expect(left).toEqual([])
  })
})
