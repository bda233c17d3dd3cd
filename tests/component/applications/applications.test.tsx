import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { OutputOf } from '#shared/contract/index.ts'
import type { FormDefinition } from '#shared/domain/calls/index.ts'
import { FORM, goodAnswers } from '#tests/support/grant-form.ts'
import { CALL, callAnswers } from '../awards/fixture.ts'
import { idOf } from '../support/demo.ts'
import { expectAccessible, showApp } from '../support/show.tsx'

const ID = idOf('application', 1)
const eur = (minor: number) => ({ minor, currency: 'EUR' })

const row: OutputOf<'applications.list'>['rows'][number] = {
  id: ID,
  version: 1,
  call: { id: CALL, code: 'G1', title: 'First call', zone: 'Europe/Belgrade' },
  referenceNo: 'G1-001',
  state: 'draft',
  publicState: 'draft',
  title: 'Evenings at the reading room',
  applicantId: null,
  applicantName: 'Reading Room Society',
  lot: { id: idOf('lot', 1), code: 'L2' },
  requested: eur(800_000),
  total: eur(1_000_000),
  recommended: null,
  awarded: null,
  durationMonths: 6,
  location: '',
  receivedAt: null,
  receivedHow: '',
  intake: 'typed',
  average: null,
  rank: null,
  needsReview: true,
  invented: true,
}

const detail: OutputOf<'applications.get'> = {
  ...row,
  callState: 'open',
  language: 'en',
  formVersion: { id: idOf('form', 1), number: 1 },
  deadlineAt: '2025-06-30T14:00:00.000Z',
  patron: null,
  receivedEvidence: '',
  receivedBy: null,
  revision: 1,
  reviewNote: 'BrokenRules; OneApplication G1-007',
  withdrawalReason: '',
  possible: ['withdrawn'],
  steps: [],
}

const asked = {
  callId: CALL,
  callCode: 'G1',
  callTitle: 'First call',
  currency: 'EUR',
  zone: 'Europe/Belgrade',
  languages: ['en' as const, 'sq' as const],
  lots: [
    {
      id: idOf('lot', 1),
      code: 'L2',
      title: 'Large',
      minimum: eur(100_000),
      maximum: eur(1_000_000),
      cofinancingPercent: '10',
    },
  ],
  formVersion: { id: idOf('form', 1), number: 1 },
  definition: JSON.parse(JSON.stringify(FORM satisfies FormDefinition)),
}

const answered: OutputOf<'intake.answers'> = {
  ...asked,
  version: 1,
  state: 'draft',
  language: 'en',
  lotId: idOf('lot', 1),
  applicant: null,
  patron: null,
  revision: 1,
  answers: JSON.parse(JSON.stringify(goodAnswers())),
  faults: [
    {
      field: 'total',
      row: null,
      column: null,
      code: 'SumBroken',
      severity: 'rule',
      messageKey: 'answerFault.SumBroken',
      remedyKey: 'answerRemedy.SumBroken',
      details: { stated: eur(999_999), sum: eur(1_000_000), difference: eur(-1) },
    },
  ],
  revisions: [],
  editable: true,
}

const PARTIES: OutputOf<'intake.parties'> = {
  applicantName: 'Reading Room Society',
  lead: {
    organisation: { id: idOf('organisation', 20), name: 'Reading Room Society' },
    partyKind: 'informal_group',
  },
  patron: null,
  usualPatron: { id: idOf('organisation', 4), name: 'Kosova Education Center' },
  rows: [
    {
      organisation: { id: idOf('organisation', 5), name: 'Macedonian Civic Education Center' },
      role: 'co_applicant',
      partyKind: 'organisation',
    },
  ],
}

const FILES: OutputOf<'intake.files'> = {
  rows: [
    {
      id: idOf('file', 1),
      fileName: 'statute.pdf',
      size: 20_480,
      addedBy: 'Arta',
      addedAt: '2025-06-29T22:30:00.000Z',
    },
  ],
}

const answers = {
  ...callAnswers,
  'applications.list': () => ({ rows: [row], total: 1 }),
  'applications.get': () => detail,
  'intake.form': () => asked,
  'intake.answers': () => answered,
  'intake.check': () => ({ faults: [] }),
  'intake.history': () => ({ rows: [] }),
  'intake.parties': () => PARTIES,
  'intake.files': () => FILES,
  'intake.extensions': () => ({ rows: [] }),
  'applications.pipeline': (): OutputOf<'applications.pipeline'> => ({
    currency: 'EUR',
    stages: [
      { stage: 'received', count: 4, requested: eur(3_200_000), states: [{ state: 'submitted', count: 4 }] },
      { stage: 'eligible', count: 2, requested: eur(1_600_000), states: [] },
      { stage: 'evaluated', count: 1, requested: eur(800_000), states: [] },
      { stage: 'awarded', count: 0, requested: eur(0), states: [] },
    ],
  }),
}

describe('the applications of a call', () => {
  it('stand under a picture of how far they came, which is also a table', async () => {
    const { user } = showApp(`/grants/calls/${CALL}/applications`, { answers })
    const picture = await screen.findByRole('region', { name: 'How far applications came' })
    expect(await screen.findByText('Reading Room Society')).toBeTruthy()
    await user.click(within(picture).getByText('Table'))
    expect(within(picture).getByRole('cell', { name: 'submitted 4' })).toBeTruthy()
    await expectAccessible()
  })
})

describe('an application', () => {
  it('says what to review in words, and records its receipt with evidence', async () => {
    const { user, client } = showApp(`/grants/applications/${ID}`, {
      answers: {
        ...answers,
        'intake.receive': () => ({ id: ID, version: 2, state: 'submitted' as const }),
      },
    })
    expect(await screen.findByText(/Answers break rules/)).toBeTruthy()
    expect(screen.getByText('Another application of the same applicant: G1-007')).toBeTruthy()
    await expectAccessible()
    await user.click(screen.getByRole('button', { name: 'Record the receipt' }))
    const dialog = await screen.findByRole('dialog')
    await user.type(within(dialog).getByRole('textbox', { name: /Received on/ }), '2025-06-30')
    await user.type(within(dialog).getByRole('textbox', { name: /Time in Europe\/Belgrade/ }), '15:59')
    await user.type(within(dialog).getByRole('textbox', { name: /Evidence/ }), 'mail 17')
    await user.click(within(dialog).getByRole('button', { name: 'Record the receipt' }))
    await waitFor(() =>
      expect(client.callsOf('intake.receive')[0]?.input).toEqual({
        id: ID,
        version: 1,
        receivedOn: '2025-06-30',
        receivedTime: '15:59',
        how: 'email',
        evidence: 'mail 17',
        acceptFaults: false,
      }),
    )
  })

  it('tells beside its deadline until when it was extended, by whom and why', async () => {
    const granted = {
      referenceNo: 'G1-001',
      zone: 'Europe/Belgrade',
      grantedBy: 'Arta Director',
      grantedAt: '2025-07-01T08:00:00.000Z',
    }
    showApp(`/grants/applications/${ID}`, {
      answers: {
        ...answers,
        'intake.extensions': () => ({
          rows: [
            {
              ...granted,
              id: idOf('extension', 1),
              applicationId: ID,
              organisation: null,
              untilAt: '2025-07-02T14:00:00.000Z',
              reason: 'Power cut in the town',
            },
            {
              ...granted,
              id: idOf('extension', 2),
              applicationId: null,
              organisation: { id: idOf('organisation', 20), name: 'Reading Room Society' },
              untilAt: '2025-07-03T14:00:00.000Z',
              reason: 'Flood',
            },
          ],
        }),
      },
    })
    const own = (await screen.findByText('Power cut in the town')).closest('li')
    expect(own?.textContent).toContain('02/07/2025')
    expect(own?.textContent).toContain('Arta Director, ')
    expect(own?.closest('div')?.textContent).toMatch(/^Extended until/)
    expect(screen.getByText('Flood').closest('li')?.textContent).toContain('everything this applicant sends')
    await expectAccessible()
  })

  it('shows its answers on its own form, with what is wrong and how to mend it', async () => {
    showApp(`/grants/applications/${ID}/answers`, { answers })
    expect(await screen.findByText(/the rows of the budget add up to/)).toBeTruthy()
    expect(screen.getByText('Version 1 of the form, revision 1 of the answers')).toBeTruthy()
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: /^Title/ }).value).toBe(
      'Evenings at the reading room',
    )
  })
})

describe('a new application', () => {
  it('asks what its condition asks for, and stores what was typed', async () => {
    const { user, client } = showApp(`/grants/calls/${CALL}/applications/new`, {
      answers: {
        ...answers,
        'intake.start': () => ({ id: ID, version: 1, referenceNo: 'G1-001' }),
      },
    })
    await user.type(await screen.findByRole('textbox', { name: /Name of the applicant/ }), 'A group')
    expect(screen.queryByRole('textbox', { name: /^Patron \*?$/ })).toBeNull()
    await user.click(screen.getByRole('button', { name: 'Store as a draft' }))
    await waitFor(() =>
      expect(client.callsOf('intake.start')[0]?.input).toMatchObject({
        callId: CALL,
        lotId: idOf('lot', 1),
        answers: { applicant_name: 'A group' },
      }),
    )
  })
})

describe('who takes part in an application', () => {
  it('is a table with the kind of each, changed with the patron in one act', async () => {
    const { user, client } = showApp(`/grants/applications/${ID}`, {
      answers: { ...answers, 'intake.setParties': () => ({ id: ID, version: 2 }) },
    })
    const table = await screen.findByRole('table', { name: 'Who takes part' })
    expect(within(table).getByText('informal group')).toBeTruthy()
    expect(screen.getByText(/By the registry, Kosova Education Center answers/)).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Change who takes part' }))
    const dialog = await screen.findByRole('dialog', { name: 'Who takes part in G1-001' })
    await user.click(within(dialog).getByRole('button', { name: 'Add a body' }))
    const save = within(dialog).getByRole('button', { name: 'Save' })
    expect(save.hasAttribute('disabled')).toBe(true)
    await user.type(within(dialog).getByRole('textbox', { name: 'Body 2' }), 'centar')
    await user.click(await screen.findByRole('option', { name: /Centar za evropske politike/ }))
    await expectAccessible()
    await user.click(save)
    await waitFor(() => expect(client.callsOf('intake.setParties')).toHaveLength(1))
    expect(client.callsOf('intake.setParties')[0]?.input).toEqual({
      id: ID,
      version: 1,
      parties: [
        { organisationId: idOf('organisation', 5), role: 'co_applicant' },
        { organisationId: idOf('organisation', 6), role: 'co_applicant' },
      ],
      patronId: idOf('organisation', 4),
    })
  })
})

describe('an application marked for review', () => {
  const pasted = { ...detail, reviewNote: 'TargetGroupsTogether; NameMissing' }

  it('says at each field what is to be looked at, and is confirmed with what was found', async () => {
    const { user, client } = showApp(`/grants/applications/${ID}/answers`, {
      answers: {
        ...answers,
        'applications.get': () => pasted,
        'intake.reviewed': () => ({ id: ID, version: 2 }),
      },
    })
    const note = await screen.findByRole('note')
    expect(within(note).getByText('The name of the applicant is missing')).toBeTruthy()
    expect(screen.getAllByText('The name of the applicant is missing').length).toBeGreaterThan(1)
    await user.click(within(note).getByRole('button', { name: 'Mark as reviewed' }))
    const dialog = await screen.findByRole('dialog', { name: 'Mark G1-001 as reviewed' })
    await user.type(within(dialog).getByRole('textbox', { name: /What was found/ }), 'Asked by phone')
    await expectAccessible()
    await user.click(within(dialog).getByRole('button', { name: 'Mark as reviewed' }))
    await waitFor(() => expect(client.callsOf('intake.reviewed')).toHaveLength(1))
    expect(client.callsOf('intake.reviewed')[0]?.input).toEqual({
      id: ID,
      version: 1,
      note: 'Asked by phone',
    })
  })
})

describe('the files of an application', () => {
  it('are opened, added, and taken away only from a draft', async () => {
    const { user, client } = showApp(`/grants/applications/${ID}`, {
      answers: { ...answers, 'intake.detach': () => ({}) },
    })
    const part = await screen.findByRole('region', { name: 'Files of the application' })
    expect(await within(part).findByText(/attached by Arta, 30\/06\/2025/)).toBeTruthy()
    await expectAccessible()
    await user.click(within(part).getByRole('button', { name: 'Take away statute.pdf' }))
    await waitFor(() => expect(client.callsOf('intake.detach')).toHaveLength(1))
  })

  it('stay as they came once it is received', async () => {
    showApp(`/grants/applications/${ID}`, {
      answers: { ...answers, 'applications.get': () => ({ ...detail, state: 'submitted' as const }) },
    })
    const part = await screen.findByRole('region', { name: 'Files of the application' })
    expect(await within(part).findByText('statute.pdf')).toBeTruthy()
    expect(within(part).queryByRole('button', { name: 'Take away statute.pdf' })).toBeNull()
  })
})
