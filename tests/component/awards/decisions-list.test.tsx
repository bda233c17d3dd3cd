import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { DecisionRow } from '#shared/contract/decisions.ts'
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
      'decisions.expireReserve': () => ({ expired: 2 }),
    }
    const { user, client } = showApp(`/grants/calls/${CALL}/decisions`, { role: 'director', answers })
    await user.click(await screen.findByRole('button', { name: 'End the reserve list' }))
    const dialog = await screen.findByRole('dialog', { name: 'End the reserve list' })
    await user.type(within(dialog).getByLabelText('In words'), 'The list has ended')
    await user.click(within(dialog).getByRole('button', { name: 'End the reserve list' }))
    await waitFor(() => expect(client.callsOf('decisions.expireReserve')).toHaveLength(1))
  })
})
