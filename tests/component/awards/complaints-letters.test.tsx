import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { OutputOf } from '#shared/contract/index.ts'
import { idOf } from '../support/demo.ts'
import { expectAccessible, showApp } from '../support/show.tsx'
import { application, CALL, callAnswers } from './fixture.ts'

const complaints: OutputOf<'complaints.list'> = {
  currency: 'EUR',
  rows: [
    {
      id: idOf('complaint', 1),
      version: 2,
      number: 1,
      applicationId: application(3),
      reference: 'G1-003',
      title: 'Project 3',
      applicant: 'Association 3',
      applicationState: 'reserve',
      state: 'admissible',
      receivedOn: '2025-12-03',
      grounds: 'The need was misread',
      heldMinor: 500_000,
      lotCode: 'A',
      decision: '',
      decidedOn: null,
      decidedBy: '',
      possible: ['suspended', 'upheld', 'rejected'],
    },
  ],
  blockers: [],
}

describe('the complaints of a call', () => {
  const open = (given: OutputOf<'complaints.list'> = complaints) =>
    showApp(`/grants/calls/${CALL}/complaints`, {
      role: 'finance_officer',
      answers: {
        ...callAnswers,
        'complaints.list': () => given,
        'complaints.move': () => ({ id: idOf('complaint', 1), version: 3, reopenedTo: null }),
      },
    })

  it('say what each holds, and take the words of the committee', async () => {
    const { user, client } = open()
    const complaint = await screen.findByRole('region', { name: 'G1-003/1' })
    expect(complaint.textContent).toContain('5,000.00')
    await expectAccessible()
    await user.click(within(complaint).getByRole('button', { name: 'Reject the complaint' }))
    const dialog = await screen.findByRole('dialog', { name: 'Reject the complaint' })
    const confirm = within(dialog).getByRole('button', { name: 'Reject the complaint' })
    expect(confirm.hasAttribute('disabled')).toBe(true)
    await user.type(within(dialog).getByLabelText('What the committee decided'), 'The score stands')
    await user.click(confirm)
    await waitFor(() => expect(client.callsOf('complaints.move')).toHaveLength(1))
    expect(client.callsOf('complaints.move')[0]?.input).toMatchObject({
      version: 2,
      to: 'rejected',
      decision: 'The score stands',
    })
  })

  it('are not decided by whoever evaluated', async () => {
    const blockers = [
      {
        code: 'EvaluatorDecidesComplaint',
        messageKey: 'notice.awards.EvaluatorDecidesComplaint',
        details: {},
        fix: null,
      },
    ]
    open({ ...complaints, blockers })
    expect(await screen.findByText(/doesn’t decide complaints about them/)).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Uphold' })).toBeNull()
  })
})

describe('papers and letters', () => {
  it('make all letters in one act and mark them as sent', async () => {
    const letter = {
      id: idOf('letter', 1),
      version: 1,
      datedOn: '2025-12-20',
      sentOn: null,
      runId: null,
      fileName: 'a.pdf',
    }
    const row = (number: number, kind: 'award' | 'rejection', made: typeof letter | null) => ({
      applicationId: application(number),
      reference: `G1-00${number}`,
      applicant: `Association ${number}`,
      kind,
      language: 'sq' as const,
      letter: made,
    })
    const { user, client } = showApp(`/grants/calls/${CALL}/papers`, {
      answers: {
        ...callAnswers,
        'letters.list': () => ({ rows: [row(1, 'award', letter), row(2, 'rejection', null)] }),
        'letters.make': () => ({
          letters: 2,
          files: [
            {
              token: 'a'.repeat(32),
              fileName: 'letters-sq.docx',
              language: 'sq' as const,
              runId: idOf('run', 1),
            },
          ],
        }),
        'letters.markSent': () => ({}),
      },
    })
    const section = await screen.findByRole('region', { name: 'Letters to applicants' })
    await user.click(await within(section).findByRole('button', { name: 'Make all letters as Word' }))
    await waitFor(() => expect(client.saved).toEqual(['letters-sq.docx']))
    await user.click(within(section).getByRole('button', { name: 'Mark 1 as sent' }))
    await waitFor(() => expect(client.callsOf('letters.markSent')).toHaveLength(1))
    expect(screen.getByRole('button', { name: 'Evaluation report: Excel workbook' })).toBeTruthy()
    await expectAccessible()
  })
})

describe('the texts of the letters', () => {
  const texts: OutputOf<'letters.texts'> = {
    texts: (['award', 'reserve', 'rejection'] as const).flatMap(kind =>
      (['en', 'sq'] as const).map(language => ({
        kind,
        language,
        own: null,
        standard: `Dear {{applicant}}, ${kind} ${language}`,
      })),
    ),
    fields: ['applicant', 'awarded'],
    samples: [{ id: idOf('application', 1), reference: 'G1-001', applicant: 'Association 1' }],
  }

  it('take fields that are inserted, show what a real applicant would read, and refuse unknown fields', async () => {
    const { user, client } = showApp(`/grants/calls/${CALL}/papers`, {
      answers: {
        ...callAnswers,
        'letters.list': () => ({ rows: [] }),
        'letters.texts': () => texts,
        'letters.preview': ({ text }) => ({
          body: text.replace('{{applicant}}', 'Association 1'),
          unknown: [],
        }),
        'letters.saveText': () => ({}),
      },
    })
    expect(await screen.findByText('Dear Association 1, award en')).toBeTruthy()
    const box = screen.getByRole('textbox', { name: 'Text of the letter' })
    await user.type(box, ' {{{{aplicant}}')
    expect(screen.getByText(/No letter knows {{aplicant}}/)).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Save' }).hasAttribute('disabled')).toBe(true)
    await user.clear(box)
    await user.type(box, 'You get ')
    await user.click(screen.getByRole('button', { name: 'Insert Amount awarded' }))
    await expectAccessible()
    await user.click(screen.getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(client.callsOf('letters.saveText')).toHaveLength(1))
    expect(client.callsOf('letters.saveText')[0]?.input).toEqual({
      callId: CALL,
      kind: 'award',
      language: 'en',
      before: null,
      text: 'You get {{awarded}}',
    })
  })
})
