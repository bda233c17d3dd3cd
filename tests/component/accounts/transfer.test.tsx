import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { idOf, SOE11 } from '../support/demo.ts'
import { type Answers, refuse } from '../support/fake-client.ts'
import { expectAccessible, showApp } from '../support/show.tsx'
import { account, DENAR, EURO } from './answers.ts'

const BOX = idOf('account', 3)
const accounts: Answers = {
  'accounts.list': () => ({
    rows: [
      account(),
      account({ id: DENAR, name: 'Denars', currency: 'MKD' }),
      account({ id: BOX, name: 'Cash box', kind: 'cash' }),
    ],
  }),
}

describe('money between accounts', () => {
  const open = async (answers: Answers) => {
    const { user } = showApp(`/projects/${SOE11}/funds`, { role: 'finance_officer', answers })
    await user.click(await screen.findByRole('button', { name: 'New transfer' }))
    const dialog = await screen.findByRole('dialog', { name: 'New transfer' })
    return { user, dialog }
  }
  const fieldIn = (dialog: HTMLElement) => (name: RegExp) =>
    within(dialog).getByLabelText(name, { selector: 'input' })

  it('offers on the other side only accounts of that currency, and sends what was typed', async () => {
    const saved: unknown[] = []
    const { user, dialog } = await open({
      ...accounts,
      'transfers.save': input => {
        saved.push(input)
        return { id: idOf('transfer', 1), version: 1 }
      },
    })
    const field = fieldIn(dialog)
    await user.type(field(/^Date/), '13/02/2024')
    await user.click(field(/^From account/))
    await user.click(await screen.findByRole('option', { name: 'Euro account (EUR)' }))
    await user.click(field(/^To account/))
    expect(await screen.findByRole('option', { name: 'Cash box (EUR)' })).toBeTruthy()
    expect(screen.queryByRole('option', { name: 'Denars (MKD)' })).toBeNull()
    expect(screen.queryByRole('option', { name: 'Euro account (EUR)' })).toBeNull()
    await user.click(screen.getByRole('option', { name: 'Cash box (EUR)' }))
    await user.type(field(/^Amount/), '200')
    await user.type(field(/^Bank reference/), 'ATM-1')
    await expectAccessible()
    await user.click(within(dialog).getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(saved).toHaveLength(1))
    expect(saved[0]).toMatchObject({
      projectId: SOE11,
      date: '2024-02-13',
      fromAccountId: EURO,
      toAccountId: BOX,
      amountMinor: 20_000,
      reference: 'ATM-1',
    })
  })

  it('says at its field what is missing and what was refused', async () => {
    const { user, dialog } = await open({
      ...accounts,
      'transfers.save': () =>
        refuse('Validation', 'problem.transfer.otherCurrency', {
          field: 'toAccountId',
          account: 'Cash box',
          currency: 'MKD',
          fromCurrency: 'EUR',
        }),
    })
    const field = fieldIn(dialog)
    await user.click(within(dialog).getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(field(/^From account/).getAttribute('aria-invalid')).toBe('true'))
    expect(within(dialog).getByRole('button', { name: 'From account: Fill this in.' })).toBeTruthy()
    expect(within(dialog).getByRole('button', { name: 'Date: Fill this in.' })).toBeTruthy()
    await user.type(field(/^Date/), '13/02/2024')
    await user.click(field(/^From account/))
    await user.click(await screen.findByRole('option', { name: 'Euro account (EUR)' }))
    await user.click(field(/^To account/))
    await user.click(await screen.findByRole('option', { name: 'Cash box (EUR)' }))
    await user.type(field(/^Amount/), '200')
    await user.click(within(dialog).getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(field(/^To account/).getAttribute('aria-invalid')).toBe('true'))
    expect(
      (await within(dialog).findAllByText(/enter a purchase of currency instead/)).length,
    ).toBeGreaterThan(0)
  })

  it('shows an auditor each transfer with both accounts, and no act', async () => {
    showApp(`/projects/${SOE11}/funds`, {
      role: 'auditor',
      answers: {
        'transfers.list': () => ({
          rows: [
            {
              id: idOf('transfer', 1),
              version: 1,
              date: '2024-02-13',
              amount: { minor: 20_000, currency: 'EUR' },
              fromAccount: { id: EURO, name: 'Euro account' },
              toAccount: { id: BOX, name: 'Cash box' },
              reference: 'ATM-1',
              note: '',
            },
          ],
        }),
      },
    })
    const table = await screen.findByRole('table', { name: 'Money between accounts' })
    expect(within(table).getByRole('link', { name: 'Cash box' }).getAttribute('href')).toContain(BOX)
    expect(screen.queryByRole('button', { name: 'New transfer' })).toBeNull()
    expect(within(table).queryByRole('button')).toBeNull()
  })
})
