import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { AgreementDetails } from '#renderer/features/projects/commitments/agreement-details.tsx'
import type { AgreementRow } from '#shared/contract/availability.ts'
import { account, DENAR, EURO } from '../accounts/answers.ts'
import { idOf, SOE11 } from '../support/demo.ts'
import { type Answers, refuse } from '../support/fake-client.ts'
import { expectAccessible, type ShowOptions, showPart } from '../support/show.tsx'

const agreement: AgreementRow = {
  id: idOf('agreement', 1),
  version: 1,
  agreementNo: 'SG-1',
  organisation: { id: idOf('organisation', 1), name: 'Partner' },
  interventionId: null,
  line: null,
  signedOn: '2024-01-10',
  agreedMinor: 50_000,
  releasedMinor: 0,
  contractedMinor: 50_000,
  paidMinor: 0,
  reportedMinor: 0,
  acceptedMinor: 0,
  spentMinor: 0,
  freeMinor: 50_000,
  movements: [],
}
const accounts: Answers = {
  'accounts.list': () => ({
    rows: [account(), account({ id: DENAR, name: 'Denars', currency: 'MKD' })],
  }),
  'audit.list': () => ({ rows: [], hasMore: false, head: '' }),
}
const show = (options: ShowOptions) =>
  showPart(<AgreementDetails projectId={SOE11} currency="EUR" record={agreement} />, options)

async function open(answers: Answers) {
  const { user } = show({ role: 'finance_officer', answers: { ...accounts, ...answers } })
  await user.click(await screen.findByRole('button', { name: 'Note a movement' }))
  const field = (name: RegExp) => screen.getByLabelText(name, { selector: 'input' })
  return { user, field, save: () => user.click(screen.getByRole('button', { name: 'Save' })) }
}

describe('a movement under an agreement', () => {
  it('sends money out of an account of the project’s currency; costs move none', async () => {
    const sent: unknown[] = []
    const { user, field, save } = await open({
      'agreements.addMovement': input => {
        sent.push(input)
        return { id: idOf('movement', 1), version: 1 }
      },
    })
    await user.type(field(/^Amount/), '300')
    await user.click(field(/^Account/))
    expect(screen.queryByRole('option', { name: 'Denars (MKD)' })).toBeNull()
    await user.click(await screen.findByRole('option', { name: 'Euro account (EUR)' }))
    await user.type(field(/^Reference/), 'TRX-2')
    await expectAccessible()
    await user.click(field(/^Kind/))
    await user.click(await screen.findByRole('option', { name: 'Reported' }))
    expect(screen.queryByLabelText(/^Account/, { selector: 'input' })).toBeNull()
    await user.click(field(/^Kind/))
    await user.click(await screen.findByRole('option', { name: 'Paid' }))
    await save()
    await waitFor(() => expect(sent).toHaveLength(1))
    expect(sent[0]).toMatchObject({
      agreementId: agreement.id,
      kind: 'paid',
      amountMinor: 30_000,
      reference: 'TRX-2',
      accountId: EURO,
    })
  })

  it('says at the field what is missing, and why a locked day or a signed sheet refuses it', async () => {
    const { user, field, save } = await open({
      'agreements.addMovement': () =>
        refuse('Rule.AccountReconciled', 'problem.account.reconciled', {
          account: 'Euro account',
          asOf: '2024-03-31',
          date: '2024-02-02',
        }),
    })
    await save()
    await waitFor(() => expect(field(/^Amount/).getAttribute('aria-invalid')).toBe('true'))
    await user.type(field(/^Amount/), '300')
    await save()
    const alert = await screen.findByRole('alert')
    expect(within(alert).getByText(/is reconciled up to .* Use a later day/)).toBeTruthy()
  })

  it('is not offered to who only reads', async () => {
    show({ role: 'auditor', answers: accounts })
    await screen.findByRole('heading', { name: 'Movements' })
    expect(screen.queryByRole('button', { name: 'Note a movement' })).toBeNull()
  })
})
