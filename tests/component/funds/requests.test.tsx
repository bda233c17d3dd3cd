import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { PaymentRequestRow, RequestBasis } from '#shared/contract/payment-requests.ts'
import { EURO } from '../accounts/answers.ts'
import { idOf, SOE11 } from '../support/demo.ts'
import { type Answers, refuse } from '../support/fake-client.ts'
import { expectAccessible, showApp } from '../support/show.tsx'

const eur = (minor: number) => ({ minor, currency: 'EUR' })
/** EU-11b: 60 % of the last payment used, so the next one is cut by the gap up to 70 %. */
const basis: RequestBasis = {
  option: 2,
  until: '2023-12-31',
  forecastPeriodId: idOf('period', 3),
  attachments: ['interimReports', 'forecast'],
  ineligibleMinor: 0,
  steps: [
    {
      key: 'costAccepted',
      messageKey: 'paymentStep.costAccepted',
      amounts: { cost: 9_000_000 },
      percents: {},
      resultMinor: 9_000_000,
      outcome: 'ok',
    },
    {
      key: 'lastUsed',
      messageKey: 'paymentStep.lastUsed',
      amounts: { last: 12_000_000 },
      percents: { used: '60.00', limit: '70' },
      resultMinor: 7_200_000,
      outcome: 'short',
    },
    {
      key: 'payable',
      messageKey: 'paymentStep.payable',
      amounts: {},
      percents: {},
      resultMinor: 10_000_000,
      outcome: 'ok',
    },
  ],
}
const request = (rest: Partial<PaymentRequestRow> = {}): PaymentRequestRow => ({
  id: idOf('request', 2),
  version: 3,
  number: 2,
  kind: 'further',
  state: 'draft',
  periodId: idOf('period', 2),
  periodLabel: '2023-Q4',
  requestedOn: null,
  amount: eur(10_000_000),
  reference: '',
  note: '',
  basis,
  paid: null,
  ...rest,
})
const paid = request({
  id: idOf('request', 1),
  number: 1,
  kind: 'first',
  state: 'paid',
  amount: eur(12_000_000),
  paid: { movementId: idOf('fund', 1), date: '2023-07-12', amount: eur(12_000_000) },
})
const saved = { id: request().id, version: 4 }
const answers: Answers = {
  'paymentRequests.list': () => ({ currency: 'EUR', rows: [paid, request()] }),
  'paymentRequests.propose': () => ({
    currency: 'EUR',
    amount: eur(10_000_000),
    basis,
    warnings: [],
    euPercent: '80.00',
  }),
}
async function open(more: Answers = {}, role: 'finance_officer' | 'auditor' = 'finance_officer') {
  const shown = showApp(`/projects/${SOE11}/funds`, { role, answers: { ...answers, ...more } })
  const box = await screen.findByRole('region', { name: 'Requests for payment' })
  await within(box).findByRole('row', { name: /^2 / })
  return { ...shown, box }
}

describe('requests for payment', () => {
  it('explain each step, and lead from each figure to what it is made of', async () => {
    const { user, box } = await open()
    await user.click(within(box).getByRole('button', { name: /100,000\.00.*steps of request 2/ }))
    const dialog = await screen.findByRole('dialog')
    const steps = within(dialog).getByRole('table', { name: 'How the amount comes about' })
    expect(within(steps).getByText('Too little used')).toBeTruthy()
    expect(steps.textContent).toMatch(/120,000\.00.*: 60(\.00)? %, at least 70 % is asked/)
    for (const link of within(steps).getAllByRole('link')) expect(link.getAttribute('href')).toBeTruthy()
    const cost = within(steps).getAllByRole('link', { name: /Cost accepted/ })[0]
    expect(cost?.getAttribute('href')).toMatch(/\/money\/ledger.*to=2023-12-31/)
    expect(
      within(steps)
        .getByRole('link', { name: /Last payment/ })
        .getAttribute('href'),
    ).toContain(`/projects/${SOE11}/funds#receipts`)
    await expectAccessible(dialog)
  })

  it('lead from what was paid to its receipt', async () => {
    const { box } = await open()
    const receipt = within(box).getByRole('link', { name: /receipt that pays request 1/ })
    expect(receipt.getAttribute('href')).toBe(`/projects/${SOE11}/funds#receipt-${idOf('fund', 1)}`)
    await expectAccessible(box)
  })

  it('are kept with the amount that was shown; figures that moved meanwhile are said', async () => {
    const { user, client, box } = await open({
      'paymentRequests.save': () =>
        refuse('Rule.RequestFigures', 'problem.payments.moved', {
          seen: eur(10_000_000),
          now: eur(9_950_000),
        }),
    })
    await user.click(within(box).getByRole('button', { name: 'Work out again' }))
    const dialog = await screen.findByRole('dialog')
    await user.click(await within(dialog).findByRole('button', { name: 'Keep as draft' }))
    const alert = await within(dialog).findByRole('alert')
    expect(alert.textContent).toMatch(/99,500\.00/)
    expect(client.callsOf('paymentRequests.save')[0]?.input).toMatchObject({
      id: request().id,
      version: 3,
      amountMinor: 10_000_000,
    })
  })

  it('are sent on a day, and only then linked with an instalment that is free', async () => {
    const { user, client, box } = await open({ 'paymentRequests.send': () => saved })
    await user.click(within(box).getByRole('button', { name: 'Mark as sent' }))
    const dialog = await screen.findByRole('dialog', { name: /request 2 of/ })
    await expectAccessible(dialog)
    await user.click(within(dialog).getByRole('button', { name: 'Mark as sent' }))
    await waitFor(() =>
      expect(client.callsOf('paymentRequests.send')[0]?.input).toMatchObject({
        id: request().id,
        version: 3,
      }),
    )
  })

  it('say what to do where no instalment is free to link', async () => {
    const { user, box } = await open({
      'paymentRequests.list': () => ({ currency: 'EUR', rows: [request({ state: 'sent' })] }),
      'funds.list': () => ({ rows: [], received: eur(0) }),
    })
    await user.click(within(box).getByRole('button', { name: 'Link the payment' }))
    const dialog = await screen.findByRole('dialog')
    expect(await within(dialog).findByText(/Enter what was received first/)).toBeTruthy()
    expect(within(dialog).getByRole<HTMLButtonElement>('button', { name: 'Link the payment' }).disabled).toBe(
      true,
    )
  })

  it('are only read by an auditor', async () => {
    const { box } = await open({}, 'auditor')
    expect(within(box).queryByRole('button', { name: 'Mark as sent' })).toBeNull()
    expect(within(box).getByRole('button', { name: /steps of request 2/ })).toBeTruthy()
  })
})

describe('receipts', () => {
  it('lead to the ledger of the account that they came to, on their day', async () => {
    showApp(`/projects/${SOE11}/funds`, {
      answers: {
        'funds.list': () => ({
          rows: [
            {
              id: idOf('fund', 1),
              version: 1,
              kind: 'instalment',
              date: '2023-07-12',
              organisation: null,
              amount: eur(12_000_000),
              rate: '1',
              base: eur(12_000_000),
              reference: 'PF-1',
              note: '',
              account: { id: EURO, name: 'Euro account' },
              requestId: null,
            },
          ],
          received: eur(12_000_000),
        }),
      },
    })
    const [link] = await screen.findAllByRole('link', {
      name: /120,000\.00 EUR, Euro account on 12\/07\/2023/,
    })
    expect(link?.getAttribute('href')).toBe(`/money/accounts/${EURO}/ledger?from=2023-07-12&to=2023-07-12`)
  })
})
