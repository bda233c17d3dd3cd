import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { ledgerAnswers } from '../ledger/answers.ts'
import { SOE11 } from '../support/demo.ts'
import type { Answers } from '../support/fake-client.ts'
import { expectAccessible, showApp } from '../support/show.tsx'
import { account, EURO } from './answers.ts'

const blockers = [
  {
    code: 'EntryReconciled',
    messageKey: 'notice.account.EntryReconciled',
    details: { entryNo: 7, date: '2024-03-08', account: 'Euro account', asOf: '2024-03-31' },
    fix: null,
  },
]

function answersWith(asked: unknown[]): Answers {
  return {
    ...ledgerAnswers(40).answers,
    'accounts.list': () => ({ rows: [account()] }),
    'accounts.previewAssign': () => ({
      count: 38,
      unchanged: 1,
      sums: [{ minor: 412_300, currency: 'EUR' }],
      refused: 1,
      blockers,
    }),
    'accounts.assign': input => {
      asked.push(input)
      return { assigned: 38, refused: 1 }
    },
  }
}

describe('giving entries their account', () => {
  it('shows count, sum and what stays before all that the filter shows get it', async () => {
    const asked: unknown[] = []
    const { user } = showApp(`/money/ledger?projectId=${SOE11}&withoutAccount=true`, {
      role: 'finance_officer',
      answers: answersWith(asked),
    })
    await user.click(await screen.findByRole('button', { name: 'Give all 40 an account …' }))
    const dialog = await screen.findByRole('dialog', { name: 'Account of 40 entries' })
    expect(
      within(dialog).getByRole('button', { name: 'Give 0 entries the account' }).hasAttribute('disabled'),
    ).toBe(true)
    await user.click(within(dialog).getByLabelText('Paid from', { selector: 'input' }))
    await user.click(await screen.findByRole('option', { name: 'Euro account (EUR)' }))
    expect(await within(dialog).findByText('38 entries get the account · 1 names it already')).toBeTruthy()
    expect(within(dialog).getByText(/4,123\.00/)).toBeTruthy()
    expect(within(dialog).getByText('1 entry stays as it is')).toBeTruthy()
    expect(within(dialog).getByText(/Entry 7 of .* is reconciled up to/)).toBeTruthy()
    await expectAccessible()
    await user.click(within(dialog).getByRole('button', { name: 'Give 38 entries the account' }))
    await waitFor(() => expect(asked).toHaveLength(1))
    expect(asked[0]).toMatchObject({
      accountId: EURO,
      leaveOut: true,
      entries: { filter: { projectId: SOE11, withoutAccount: true } },
    })
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })

  it('asks of one entry in another currency what the account was charged', async () => {
    const asked: unknown[] = []
    const other = {
      code: 'OtherCurrency',
      messageKey: 'notice.account.OtherCurrency',
      details: { entryNo: 7, currency: 'EUR', entryCurrency: 'RSD' },
      fix: null,
    }
    const { user } = showApp(`/money/ledger?projectId=${SOE11}&withoutAccount=true`, {
      role: 'finance_officer',
      answers: {
        ...answersWith(asked),
        ...ledgerAnswers(1).answers,
        'accounts.previewAssign': ({ chargedMinor }) =>
          chargedMinor === 103
            ? { count: 1, unchanged: 0, sums: [{ minor: 11_700, currency: 'RSD' }], refused: 0, blockers: [] }
            : { count: 0, unchanged: 0, sums: [], refused: 1, blockers: [other] },
      },
    })
    await user.click(await screen.findByRole('button', { name: 'Give it an account …' }))
    const dialog = await screen.findByRole('dialog')
    await user.click(within(dialog).getByLabelText('Paid from', { selector: 'input' }))
    await user.click(await screen.findByRole('option', { name: 'Euro account (EUR)' }))
    await user.type(await within(dialog).findByLabelText(/^Taken from the account/), '1.03')
    await user.click(await within(dialog).findByRole('button', { name: 'Give 1 entry the account' }))
    await waitFor(() => expect(asked).toHaveLength(1))
    expect(asked[0]).toMatchObject({ accountId: EURO, chargedMinor: 103 })
  })

  it('is not offered to who only reads', async () => {
    showApp(`/money/ledger?projectId=${SOE11}&withoutAccount=true`, {
      role: 'auditor',
      answers: answersWith([]),
    })
    await screen.findByRole('grid', { name: 'Ledger' })
    expect(screen.queryByRole('button', { name: /an account …/ })).toBeNull()
  })
})
