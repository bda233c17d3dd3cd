import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { DecisionRow, ReservePlace } from '#shared/contract/decisions.ts'
import { idOf } from '../support/demo.ts'
import { expectAccessible, showApp } from '../support/show.tsx'
import { application, CALL, callAnswers } from './fixture.ts'

const row: DecisionRow = {
  id: idOf('decision', 1),
  applicationId: application(1),
  reference: 'G1-001',
  title: 'Project 1',
  applicant: 'Association 1',
  lotCode: 'A',
  outcome: 'award',
  requestedMinor: 500_000,
  recommendedMinor: 450_000,
  awardedMinor: 400_000,
  conditions: 'Two signatures',
  reasonCode: '',
  reason: '',
  rankException: '',
  decidedOn: '2025-12-15',
  decidedBy: 'Dragan',
  recordedAt: '2025-12-15T10:00:00.000Z',
  reservation: 'held',
  followsId: null,
}

const place = (number: number, by: 'upheld' | 'open' | null): ReservePlace => ({
  applicationId: application(number),
  reference: `G1-00${number}`,
  applicant: number === 2 ? '' : `Association ${number}`,
  lotCode: 'A',
  rank: number,
  requestedMinor: 500_000,
  held: by === null ? null : { complaint: `G1-00${number}/1`, by },
})

describe('the decisions of a call', () => {
  it('keep three amounts apart, and become a file as they are shown', async () => {
    const { user, client } = showApp(`/grants/calls/${CALL}/decisions`, {
      answers: {
        ...callAnswers,
        'decisions.list': () => ({ currency: 'EUR', rows: [row], total: 1 }),
        'decisions.export': () => ({ token: 'a'.repeat(32), fileName: 'decisions.xlsx', rows: 1 }),
      },
    })
    const list = await screen.findByRole('grid', { name: 'Decisions' })
    expect((await within(list).findByText('4,000.00')).textContent).toBe('4,000.00')
    for (const text of ['5,000.00', '4,500.00', 'Held', 'Association 1'])
      expect(within(list).getByText(text)).toBeTruthy()
    await expectAccessible()
    await user.click(screen.getByRole('button', { name: /Export/ }))
    await user.click(await screen.findByRole('menuitem', { name: /Excel/ }))
    await waitFor(() => expect(client.saved).toEqual(['decisions.xlsx']))
    expect(client.callsOf('decisions.export')[0]?.input).toMatchObject({
      callId: CALL,
      format: 'xlsx',
      columns: expect.arrayContaining(['reference', 'awarded', 'money']),
    })
  })

  it('end the reserve list by the director only', async () => {
    const answers = {
      ...callAnswers,
      'decisions.list': () => ({ currency: 'EUR', rows: [row], total: 1 }),
      'decisions.reserve': () => ({
        currency: 'EUR',
        until: '2025-06-29',
        rows: [place(2, null), place(3, 'upheld'), place(4, 'open')],
      }),
      'decisions.expireReserve': () => ({ expired: 2 }),
    }
    const { user, client } = showApp(`/grants/calls/${CALL}/decisions`, { role: 'director', answers })
    await user.click(await screen.findByRole('button', { name: 'End the reserve list' }))
    const dialog = await screen.findByRole('dialog', { name: 'End the reserve list' })
    expect(within(dialog).getByText('Put back by the upheld complaint G1-003/1.')).toBeTruthy()
    expect(within(dialog).getByRole('checkbox', { name: 'G1-004' })).toHaveProperty('disabled', true)
    await user.type(within(dialog).getByLabelText(/^In words/), 'The list has ended')
    await user.click(within(dialog).getByRole('checkbox', { name: 'G1-003' }))
    await expectAccessible(dialog)
    await user.click(within(dialog).getByRole('button', { name: 'End 2 places' }))
    await waitFor(() => expect(client.callsOf('decisions.expireReserve')).toHaveLength(1))
    expect(client.callsOf('decisions.expireReserve')[0]?.input).toMatchObject({
      applicationIds: [application(2), application(3)],
    })
  })
})

describe('refusing the rest of a call', () => {
  const waiting = {
    zone: 'Europe/Belgrade',
    deadlineAt: '2025-06-30T14:00:00.000Z',
    rows: [
      {
        applicationId: application(2),
        version: 3,
        reference: 'G1-002',
        applicant: 'Association 2',
        lotCode: 'A',
        state: 'not_recommended',
        language: 'sq' as const,
        rank: null,
        average: '48.50',
        receivedAt: '2025-06-29T10:00:00.000Z',
        reasonCode: 'below_threshold' as const,
        below: [{ label: 'Rëndësia', average: '9.50', threshold: '12' }],
        notMet: [],
      },
      {
        applicationId: application(3),
        version: 1,
        reference: 'G1-003',
        applicant: 'Association 3',
        lotCode: 'A',
        state: 'not_recommended',
        language: 'en' as const,
        rank: 7,
        average: '71.00',
        receivedAt: '2025-06-29T10:00:00.000Z',
        reasonCode: 'beyond_envelope' as const,
        below: [],
        notMet: [],
      },
    ],
  }

  it('proposes each reason from its facts in the language of the applicant, and takes changes', async () => {
    const { user, client } = showApp(`/grants/calls/${CALL}/decisions`, {
      role: 'director',
      answers: {
        ...callAnswers,
        'decisions.list': () => ({ currency: 'EUR', rows: [row], total: 1 }),
        'decisions.refusals': () => waiting,
        'decisions.refuse': () => ({ refused: 1 }),
      },
    })
    await user.click(await screen.findByRole('button', { name: 'Refuse the rest' }))
    const dialog = await screen.findByRole('dialog', { name: 'Refuse the rest' })
    const words = await within(dialog).findByRole('textbox', { name: 'In words, for G1-002' })
    expect((words as HTMLTextAreaElement).value).toBe('Rëndësia ka 9,50 pikë; duhen së paku 12.')
    await user.click(within(dialog).getByRole('checkbox', { name: 'G1-003' }))
    await user.type(words, ' Shih pikët.')
    await expectAccessible()
    await user.click(within(dialog).getByRole('button', { name: 'Refuse 1 application' }))
    await waitFor(() => expect(client.callsOf('decisions.refuse')).toHaveLength(1))
    expect(client.callsOf('decisions.refuse')[0]?.input).toMatchObject({
      callId: CALL,
      refusals: [
        {
          applicationId: application(2),
          version: 3,
          reasonCode: 'below_threshold',
          reason: 'Rëndësia ka 9,50 pikë; duhen së paku 12. Shih pikët.',
        },
      ],
    })
  })
})
