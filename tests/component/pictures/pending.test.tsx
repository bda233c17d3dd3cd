import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { PendingPayment } from '#shared/contract/accruals.ts'
import { idOf, SOE11 } from '../support/demo.ts'
import { type Answers, refuse } from '../support/fake-client.ts'
import { expectAccessible, showApp } from '../support/show.tsx'

const eur = (minor: number) => ({ minor, currency: 'EUR' })
const payment = (number: number, rest: Partial<PendingPayment>): PendingPayment => ({
  id: idOf('pending', number),
  version: 1,
  supplier: `Supplier ${number}`,
  lineId: idOf('line', 61),
  lineCode: '6.1',
  amount: eur(number * 10_000),
  expectedOn: '2025-10-06',
  note: '',
  listed: false,
  settledOn: null,
  entry: null,
  ...rest,
})
const ROWS = [
  payment(1, {}),
  payment(6, { listed: true }),
  payment(3, { settledOn: '2025-09-30', entry: { id: idOf('entry', 40), entryNo: 40 } }),
]
const item = {
  id: idOf('entry', 12),
  entryNo: 12,
  date: '2023-12-31',
  payee: 'Auditor',
  description: 'Audit of the year',
  base: eur(120_000),
}
const accrual = {
  periodId: idOf('period', 2),
  label: 'Q4 2023',
  start: '2023-10-01',
  end: '2023-12-31',
  entries: 1,
  sum: eur(120_000),
  nextOpenDay: '2024-01-01',
  items: [item],
}
const saved = { id: idOf('pending', 1), version: 2 }
const answers: Answers = {
  'pendingPayments.list': () => ({ rows: ROWS, open: eur(70_000), limit: eur(50_000) }),
  'pendingPayments.settle': () => saved,
  'pendingPayments.save': () => saved,
  'accruals.list': () => ({ rows: [accrual] }),
  'accruals.reverse': () => ({ reversed: 1, date: '2024-01-01' }),
  'budgets.lines': () => ({
    rows: [{ id: idOf('line', 61), code: '6.1', label: 'Audit', heading: '6 Other costs' }],
  }),
}
const open = (more: Answers = {}, role: 'finance_officer' | 'auditor' = 'finance_officer') =>
  showApp(`/money/pending?projectId=${SOE11}`, { role, answers: { ...answers, ...more } })

describe('pending payments', () => {
  it('say which the final report lists, each figure a link, and show only those when asked', async () => {
    const { user } = open()
    const table = await screen.findByRole('table', { name: 'Pending payments' })
    expect(screen.getByText(/lists payments above 500.00.EUR; 1 of these are/)).toBeTruthy()
    expect(within(table).getByRole('link', { name: /^600.00 EUR, budget line 6.1/ })).toBeTruthy()
    expect(within(table).getByRole('link', { name: /^300.00 EUR, entry 40/ })).toBeTruthy()
    await expectAccessible()
    await user.click(screen.getByRole('switch', { name: 'Only those above the limit' }))
    expect(within(screen.getByRole('table', { name: 'Pending payments' })).getAllByRole('row')).toHaveLength(
      3,
    )
  })

  it('are settled with a posted entry of the project, found by typing', async () => {
    const entry = {
      ...item,
      id: idOf('entry', 55),
      entryNo: 55,
      payee: 'Supplier 1',
      amount: eur(10_000),
      entryDate: '2025-10-07',
    }
    const { user, client } = open({
      'ledger.list': () => ({
        rows: [
          {
            id: entry.id,
            entryNo: entry.entryNo,
            projectId: SOE11,
            projectCode: 'SOE-11',
            state: 'posted',
            entryDate: entry.entryDate,
            documentNo: 'F-1',
            payee: entry.payee,
            description: '',
            lineCodes: ['6.1'],
            workPackageCodes: [],
            amount: entry.amount,
            rate: null,
            rateSource: '',
            base: entry.amount,
            matched: entry.amount,
            attachments: 0,
            papersMissing: 0,
            reversesId: null,
            reversedById: null,
            locked: false,
          },
        ],
        hasMore: false,
      }),
    })
    await user.click(await screen.findByRole('button', { name: 'Mark as paid: Supplier 1' }))
    const dialog = await screen.findByRole('dialog')
    await user.type(within(dialog).getByRole('textbox', { name: 'Entry that paid it' }), 'Supp')
    await user.click(await screen.findByRole('option', { name: /55 · Supplier 1/ }))
    await user.click(within(dialog).getByRole('button', { name: 'Mark as paid' }))
    await waitFor(() =>
      expect(client.callsOf('pendingPayments.settle')[0]?.input).toMatchObject({ entryNo: 55, version: 1 }),
    )
    expect(client.callsOf('ledger.list')[0]?.input).toMatchObject({
      filter: { projectId: SOE11, state: 'posted' },
    })
  })

  it('are added on a line, and opened again after a mistake', async () => {
    const { user, client } = open()
    await user.click(await screen.findByRole('button', { name: 'Add a payment' }))
    const dialog = await screen.findByRole('dialog')
    await user.click(within(dialog).getByRole('button', { name: 'Save' }))
    expect(client.callsOf('pendingPayments.save')).toEqual([])
    await user.type(within(dialog).getByRole('textbox', { name: 'Supplier' }), 'Revizori')
    await user.click(within(dialog).getByRole('combobox', { name: 'Budget line' }))
    await user.click(await screen.findByRole('option', { name: '6.1 Audit' }))
    await user.type(within(dialog).getByRole('textbox', { name: 'Amount, EUR' }), '620')
    await expectAccessible()
    await user.click(within(dialog).getByRole('button', { name: 'Save' }))
    await waitFor(() =>
      expect(client.callsOf('pendingPayments.save')[0]?.input).toMatchObject({
        supplier: 'Revizori',
        lineId: idOf('line', 61),
        amountMinor: 62_000,
      }),
    )
    await user.click(screen.getByRole('button', { name: 'Open again: payment to Supplier 3' }))
    await waitFor(() =>
      expect(client.callsOf('pendingPayments.settle')[0]?.input).toMatchObject({ entryNo: null }),
    )
  })

  it('are only read by an auditor', async () => {
    open({}, 'auditor')
    await screen.findByRole('table', { name: 'Pending payments' })
    expect(screen.queryByRole('button', { name: /Add|paid|Take back/ })).toBeNull()
  })

  it('say what to do where there is none, and why they could not be read', async () => {
    open({
      'pendingPayments.list': () => ({ rows: [], open: eur(0), limit: null }),
      'accruals.list': () => refuse('NotFound', 'problem.notFound.project'),
    })
    expect(await screen.findByText('No payment is pending')).toBeTruthy()
    expect(await screen.findByRole('alert')).toBeTruthy()
  })
})

describe('accruals', () => {
  it('are taken back together with a reason', async () => {
    const { user, client } = open()
    const table = await screen.findByRole('table', { name: 'Accruals, Q4 2023' })
    expect(within(table).getByRole('link', { name: /^1,200.00 EUR, entry 12/ })).toBeTruthy()
    await user.click(screen.getByRole('button', { name: /^Take back on .*: accruals of Q4 2023/ }))
    const dialog = await screen.findByRole('dialog')
    const confirm = within(dialog).getByRole('button', { name: 'Take back' })
    expect(confirm.hasAttribute('disabled')).toBe(true)
    await user.type(within(dialog).getByRole('textbox', { name: 'Reason' }), 'The invoice came')
    await user.click(confirm)
    await waitFor(() =>
      expect(client.callsOf('accruals.reverse')[0]?.input).toEqual({
        periodId: accrual.periodId,
        reason: 'The invoice came',
      }),
    )
  })

  it('tell the way where no open period follows', async () => {
    open({ 'accruals.list': () => ({ rows: [{ ...accrual, nextOpenDay: null }] }) })
    expect(await screen.findByText(/No open period follows Q4 2023/)).toBeTruthy()
    expect(screen.getByRole('link', { name: 'Open the periods' })).toBeTruthy()
    expect(screen.queryByRole('button', { name: /^Take back/ })).toBeNull()
  })
})
