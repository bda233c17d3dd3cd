import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { OutputOf } from '#shared/contract/index.ts'
import { idOf, SOE11 } from '../support/demo.ts'
import { type Answers, refuse } from '../support/fake-client.ts'
import { expectAccessible, showApp } from '../support/show.tsx'

const eur = (minor: number) => ({ minor, currency: 'EUR' })
const line = { id: idOf('line', 61), code: '6.1', label: 'Financial support to third parties' }
const reservation: OutputOf<'reservations.list'>['rows'][number] = {
  id: idOf('reservation', 1),
  version: 2,
  line,
  organisation: { id: idOf('organisation', 4), name: 'Youth group' },
  amountMinor: 1_500_001,
  decidedOn: '2024-03-01',
  expiresOn: null,
  reference: 'D-1',
  note: '',
  state: 'held',
  agreement: null,
}
const blocker = {
  code: 'AboveFree',
  messageKey: 'notice.availability.AboveFree',
  details: { line: '6.1', free: eur(1_000_000), asked: eur(1_500_001), excess: eur(500_001) },
  fix: { labelKey: 'fix.moveMoney', route: `/projects/${SOE11}/budget?line=${line.id}` },
}
const answers: Answers = {
  'reservations.list': () => ({ currency: 'EUR', rows: [reservation], warnings: [] }),
  'agreements.list': () => ({ currency: 'EUR', rows: [] }),
  'budgets.lines': () => ({ rows: [{ ...line, heading: '6 Other' }] }),
  'availability.preview': () => ({
    currency: 'EUR',
    line,
    beforeMinor: 3_000_000,
    afterMinor: 1_499_999,
    blockers: [],
    warnings: [],
  }),
}
const show = (more: Answers = {}, role: 'finance_officer' | 'auditor' = 'finance_officer') =>
  showApp(`/projects/${SOE11}/commitments`, { role, answers: { ...answers, ...more } })
const sign = async (shown: ReturnType<typeof show>) => {
  await shown.user.click(await screen.findByRole('button', { name: 'Reservation D-1 on line 6.1' }))
  await shown.user.click(await screen.findByRole('menuitem', { name: 'Sign an agreement' }))
  return screen.findByRole('dialog')
}

describe('reserved money that is signed for', () => {
  it('shows before saving what the agreement leaves on the line, and answers the reservation', async () => {
    const shown = show({ 'agreements.save': () => ({ id: idOf('agreement', 1), version: 1 }) })
    const dialog = await sign(shown)
    expect(await within(dialog).findByText('14,999.99')).toBeTruthy()
    await expectAccessible(dialog)
    await shown.user.click(within(dialog).getByRole('button', { name: 'Save' }))
    await waitFor(() =>
      expect(shown.client.callsOf('agreements.save')[0]?.input).toMatchObject({
        agreementNo: 'D-1',
        lineId: line.id,
        agreedMinor: 1_500_001,
        reservationId: reservation.id,
      }),
    )
  })

  it('is stopped by what is free: numbers, and the way to the budget', async () => {
    const shown = show({
      'availability.preview': () => ({
        currency: 'EUR',
        line,
        beforeMinor: 1_000_000,
        afterMinor: -500_001,
        blockers: [blocker],
        warnings: [],
      }),
    })
    const dialog = await sign(shown)
    expect((await within(dialog).findByText(/more than the .*10,000\.00/)).textContent).toContain('5,000.01')
    await shown.user.click(within(dialog).getByRole('button', { name: 'Open the line in the budget' }))
    await waitFor(() => expect(shown.address()).toContain(`/projects/${SOE11}/budget`))
  })

  it('is refused above the limit per third party with the sums and the way to the rules', async () => {
    const shown = show({
      'agreements.save': () =>
        refuse('Rule.Blocked', 'problem.availability.blocked', {
          count: 1,
          warnings: [],
          blockers: [
            {
              code: 'AbovePartyCap',
              messageKey: 'notice.availability.AbovePartyCap',
              details: {
                party: 'Youth group',
                already: eur(4_500_000),
                asked: eur(1_500_001),
                total: eur(6_000_001),
                limit: eur(6_000_000),
                excess: eur(1),
              },
              fix: { labelKey: 'fix.openRules', route: `/projects/${SOE11}/rules` },
            },
          ],
        }),
    })
    const dialog = await sign(shown)
    await shown.user.click(within(dialog).getByRole('button', { name: 'Save' }))
    const text = (await within(dialog).findByText(/Youth group has/)).textContent
    for (const part of ['45,000.00', '60,000.01', '60,000.00', '0.01']) expect(text).toContain(part)
    expect(within(dialog).getByRole('button', { name: 'Open the rules of the contract' })).toBeTruthy()
    await expectAccessible(dialog)
  })

  it('is only read by an auditor', async () => {
    show({}, 'auditor')
    expect(await screen.findByText('Youth group')).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Reservation D-1 on line 6.1' })).toBeNull()
  })
})
