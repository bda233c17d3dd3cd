import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { OutputOf } from '#shared/contract/index.ts'
import { idOf } from '../support/demo.ts'
import type { Answers } from '../support/fake-client.ts'
import { expectAccessible, showApp } from '../support/show.tsx'
import { account, EURO } from './answers.ts'

type Sheet = OutputOf<'reconciliations.prepare'>

const eur = (minor: number) => ({ minor, currency: 'EUR' })
const LINE = idOf('line', 1)
const bank = account({
  balance: eur(94_000),
  statement: { endDate: '2024-03-31', closing: eur(95_000) },
  openLines: 1,
})
const sheet: Sheet = {
  accountId: EURO,
  name: bank.name,
  kind: 'bank',
  asOf: '2024-03-31',
  currency: 'EUR',
  statementMinor: 95_000,
  outstandingMinor: -1000,
  bookMinor: 94_000,
  differenceMinor: 0,
  outstanding: [
    {
      side: 'statement',
      kind: null,
      recordId: LINE,
      date: '2024-03-29',
      openMinor: -400,
      label: 'Bank fee',
      explanation: '',
    },
    {
      side: 'books',
      kind: 'entry',
      recordId: idOf('entry', 7),
      date: '2024-03-30',
      openMinor: -1400,
      label: 'INV-7 · Printer',
      explanation: '',
    },
  ],
  blockers: [
    {
      code: 'Unexplained',
      messageKey: 'notice.account.Unexplained',
      details: { count: 1, total: eur(-400) },
      fix: { labelKey: 'fix.explainLines', route: null },
    },
  ],
}
const answers: Answers = {
  'accounts.list': () => ({ rows: [bank] }),
  'reconciliations.list': () => ({ currency: 'EUR', rows: [] }),
  'reconciliations.prepare': () => sheet,
  'reconciliations.save': () => ({ id: idOf('sheet', 1), version: 1 }),
}
const at = (part: string) => `/money/accounts/${EURO}${part}`
const hrefOf = (box: HTMLElement, name: RegExp) =>
  within(box).getByRole('link', { name }).getAttribute('href')

describe('the reconciliation of an account', () => {
  it('leads from bank, books and what stands between them to their records', async () => {
    showApp(at('/reconciliation'), { answers, role: 'finance_officer' })
    const sums = await screen.findByRole('table', { name: 'Reconciliation' })
    expect(hrefOf(sums, /Balance by the bank/)).toBe(at(''))
    expect(hrefOf(sums, /Outstanding items/)).toBe(at('/matching'))
    expect(hrefOf(sums, /Balance in the books/)).toBe(at('/ledger?to=2024-03-31'))
    const items = screen.getByRole('table', { name: 'Outstanding, by name' })
    expect(hrefOf(items, /INV-7/)).toBe(`/money/ledger/${idOf('entry', 7)}`)
    await expectAccessible()
  })

  it('leads from an unexplained difference to what moved since the last sheet that stands', async () => {
    const earlier = {
      id: idOf('sheet', 1),
      version: 1,
      asOf: '2024-02-29',
      statementMinor: 90_000,
      outstandingMinor: 0,
      bookMinor: 90_000,
      note: '',
      reconciledBy: 'Goran',
      reconciledAt: '2024-03-02T08:00:00.000Z',
      outstanding: [],
    }
    const short = { ...sheet, bookMinor: 93_900, differenceMinor: -100 }
    const { unmount } = showApp(at('/reconciliation'), {
      answers: { ...answers, 'reconciliations.prepare': () => short },
      role: 'finance_officer',
    })
    const sums = await screen.findByRole('table', { name: 'Reconciliation' })
    expect(hrefOf(sums, /Unexplained difference/)).toBe(at('/ledger?to=2024-03-31'))
    unmount()
    showApp(at('/reconciliation'), {
      answers: {
        ...answers,
        'reconciliations.list': () => ({ currency: 'EUR', rows: [earlier] }),
        'reconciliations.prepare': () => short,
      },
      role: 'finance_officer',
    })
    const later = await screen.findByRole('table', { name: 'Reconciliation' })
    expect(hrefOf(later, /Unexplained difference/)).toBe(at('/ledger?from=2024-03-01&to=2024-03-31'))
  })

  it('is signed off once each line of the bank is explained', async () => {
    const { user, client } = showApp(at('/reconciliation'), { answers, role: 'finance_officer' })
    const sign = await screen.findByRole<HTMLButtonElement>('button', { name: 'Sign off the reconciliation' })
    expect(sign.disabled).toBe(true)
    expect(screen.getByText('One thing stands in the way')).toBeTruthy()
    await user.type(screen.getByRole('textbox', { name: /Bank fee/ }), 'Fee of March, booked in April')
    expect(sign.disabled).toBe(false)
    await user.click(sign)
    await waitFor(() =>
      expect(client.callsOf('reconciliations.save')[0]?.input).toMatchObject({
        accountId: EURO,
        asOf: '2024-03-31',
        explanations: [{ lineId: LINE, text: 'Fee of March, booked in April' }],
      }),
    )
  })

  it('is only read by an auditor', async () => {
    showApp(at('/reconciliation'), { answers, role: 'auditor' })
    await screen.findByRole('table', { name: 'Reconciliation' })
    expect(screen.queryByRole('button', { name: 'Sign off the reconciliation' })).toBeNull()
  })
})

describe('the statements of an account', () => {
  const line = (number: number, rest: object = {}) => ({
    id: idOf('line', number),
    statementId: idOf('statement', 1),
    statementNumber: '3',
    date: '2024-03-29',
    amountMinor: -1400,
    counterparty: 'Printer',
    reference: `TRX-${number}`,
    description: '',
    balanceMinor: 95_000,
    openMinor: 0,
    state: 'matched' as const,
    matches: [],
    ...rest,
  })

  it('lead from each line to what answers it, and from each balance to the books of the day', async () => {
    const match = {
      id: idOf('match', 1),
      kind: 'entry' as const,
      recordId: idOf('entry', 7),
      date: '2024-03-29',
      documentNo: 'INV-7',
      counterparty: 'Printer',
      amountMinor: -1400,
      method: 'automatic' as const,
      matchedBy: 'Goran',
      matchedAt: '2024-04-02T08:00:00.000Z',
    }
    showApp(at(''), {
      role: 'finance_officer',
      answers: {
        ...answers,
        'statements.list': () => ({
          rows: [
            {
              id: idOf('statement', 1),
              version: 1,
              number: '3',
              startDate: '2024-03-01',
              endDate: '2024-03-31',
              openingMinor: 96_400,
              closingMinor: 95_000,
              sourceFile: null,
              lines: 2,
              openLines: 1,
              draft: false,
            },
          ],
        }),
        'statements.lines': () => ({
          currency: 'EUR',
          total: 2,
          rows: [line(1, { matches: [match] }), line(2, { state: 'open', openMinor: -1400 })],
        }),
      },
    })
    const lines = await screen.findByRole('table', { name: 'Lines of the statements' })
    const [first, second] = within(lines).getAllByRole('row').slice(1)
    expect(hrefOf(first as HTMLElement, /-?14\.00 EUR, INV-7$/)).toBe(`/money/ledger/${idOf('entry', 7)}`)
    expect(hrefOf(first as HTMLElement, /the books on 29\/03\/2024/)).toBe(
      at('/ledger?from=2024-03-29&to=2024-03-29'),
    )
    expect(hrefOf(second as HTMLElement, /Matching/)).toBe(at('/matching'))
    await expectAccessible()
  })
})
