import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { SOE11 } from '../support/demo.ts'
import { expectAccessible, showApp } from '../support/show.tsx'
import { account, DENAR, EURO } from './answers.ts'

describe('an exchange of currency', () => {
  it('names both accounts, each in its currency, and shows the rate behind the amounts', async () => {
    const saved: unknown[] = []
    const { user } = showApp(`/projects/${SOE11}/funds`, {
      role: 'finance_officer',
      answers: {
        'accounts.list': () => ({
          rows: [account(), account({ id: DENAR, name: 'Denars', currency: 'MKD' })],
        }),
        'conversions.save': input => {
          saved.push(input)
          return { id: EURO, version: 1 }
        },
      },
    })
    await user.click(await screen.findByRole('button', { name: 'New purchase' }))
    const dialog = await screen.findByRole('dialog', { name: 'New purchase' })
    const field = (name: RegExp) => within(dialog).getByLabelText(name, { selector: 'input' })
    await user.type(field(/^Date/), '13/02/2024')
    await user.type(field(/^Given/), '100')
    await user.click(field(/^From account/))
    expect(screen.queryByRole('option', { name: 'Denars (MKD)' })).toBeNull()
    await user.click(await screen.findByRole('option', { name: 'Euro account (EUR)' }))
    await user.click(field(/^Currency bought/))
    await user.click(await screen.findByRole('option', { name: /^MKD/ }))
    await user.type(field(/^Bought/), '6150')
    await user.click(field(/^To account/))
    await user.click(await screen.findByRole('option', { name: 'Denars (MKD)' }))
    await user.type(field(/^Slip or bank reference/), 'TRX-1')
    expect(await within(dialog).findByText(/1 EUR = 61\.5/)).toBeTruthy()
    await expectAccessible()
    await user.click(within(dialog).getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(saved).toHaveLength(1))
    expect(saved[0]).toMatchObject({
      date: '2024-02-13',
      fromMinor: 10_000,
      toMinor: 615_000,
      fromAccountId: EURO,
      toAccountId: DENAR,
      slipNo: 'TRX-1',
    })
  })
})
