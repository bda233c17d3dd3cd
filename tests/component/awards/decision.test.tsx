import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { DecisionForm } from '#renderer/features/awards/decision-form.tsx'
import type { OutputOf } from '#shared/contract/index.ts'
import { idOf } from '../support/demo.ts'
import { expectAccessible, showPart } from '../support/show.tsx'
import { application } from './fixture.ts'

const preview = (over: Partial<OutputOf<'decisions.preview'>> = {}): OutputOf<'decisions.preview'> => ({
  currency: 'EUR',
  version: 4,
  state: 'doc_check',
  possible: ['award', 'reject'],
  requestedMinor: 500_000,
  recommendedMinor: 400_000,
  levels: [
    { level: 'lot', name: 'A', beforeMinor: 1_100_000, afterMinor: 700_000 },
    { level: 'donorLine', name: '6.1', beforeMinor: 2_000_000, afterMinor: 1_600_000 },
  ],
  party: { name: 'Association 1', alreadyMinor: 100_000, capMinor: 6_000_000 },
  passedOver: [],
  next: { applicationId: application(3), reference: 'G1-003', rank: 3 },
  blockers: [],
  warnings: [],
  ...over,
})

const show = (given: OutputOf<'decisions.preview'>, role: 'director' | 'coordinator' = 'director') =>
  showPart(<DecisionForm applicationId={application(1)} />, {
    role,
    answers: {
      'decisions.preview': () => given,
      'decisions.decide': () => ({ id: idOf('decision', 1), version: 5, promotedId: null }),
    },
  })

describe('the decision', () => {
  it('shows its effect on free funds and starts from the recommended amount', async () => {
    const { user, client } = show(preview())
    const effect = await screen.findByRole('table', { name: 'What this does' }).catch(() => null)
    const form = screen.getByRole('region', { name: 'Decision' })
    expect((effect ?? form).textContent).toContain('Free on budget line 6.1')
    expect(form.textContent).toContain('16,000.00')
    await expectAccessible()
    await user.click(within(form).getByRole('button', { name: 'Award and hold the money' }))
    await waitFor(() => expect(client.callsOf('decisions.decide')).toHaveLength(1))
    expect(client.callsOf('decisions.decide')[0]?.input).toMatchObject({
      outcome: 'award',
      awardedMinor: 400_000,
      version: 4,
    })
  })

  it('refuses with a reason and promotes the next of the reserve', async () => {
    const { user, client } = show(preview())
    await user.click(await screen.findByRole('radio', { name: 'rejection' }))
    await user.click(await screen.findByRole('combobox', { name: 'Reason' }))
    await user.click(await screen.findByRole('option', { name: 'supporting documents missing' }))
    await user.type(screen.getByRole('textbox', { name: /In words/ }), 'No tax certificate')
    await user.click(screen.getByRole('checkbox', { name: /Promote G1-003/ }))
    await user.click(screen.getByRole('button', { name: 'Refuse the application' }))
    await waitFor(() => expect(client.callsOf('decisions.decide')).toHaveLength(1))
    expect(client.callsOf('decisions.decide')[0]?.input).toMatchObject({
      outcome: 'reject',
      awardedMinor: null,
      reasonCode: 'documents_missing',
      reason: 'No tax certificate',
      promoteNext: true,
    })
  })

  it('is blocked by what stands against it, and asks for the exception it needs', async () => {
    const blockers = [
      {
        code: 'OutOfRankOrder',
        messageKey: 'notice.awards.OutOfRankOrder',
        details: { count: 1, reference: 'G1-002', rank: 2 },
        fix: null,
      },
    ]
    const passedOver = [{ applicationId: application(2), reference: 'G1-002', rank: 2 }]
    show(preview({ blockers, passedOver }))
    const act = await screen.findByRole('button', { name: 'Award and hold the money' })
    expect(act.hasAttribute('disabled')).toBe(true)
    expect(screen.getByRole('textbox', { name: /Exception to the order of ranks/ })).toBeTruthy()
    expect(screen.getByText('Left behind: 2. G1-002')).toBeTruthy()
  })

  it('is the director’s: others see what it would do', async () => {
    show(preview(), 'coordinator')
    expect(await screen.findByText(/The director decides/)).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Award and hold the money' })).toBeNull()
  })
})
