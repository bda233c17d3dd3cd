import { screen, waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { ProcedureName } from '#shared/contract/index.ts'
import { idOf, SOE11 } from '../support/demo.ts'
import type { Answers } from '../support/fake-client.ts'
import { showApp } from '../support/show.tsx'

const none = () => ({ rows: [], total: 0 })
const eur = (minor: number) => ({ minor, currency: 'EUR' })

const document = {
  id: idOf('cost', 1),
  version: 1,
  keyName: 'Heads',
  documentNo: 'RENT-2',
  documentDate: '2024-02-01',
  payee: 'Qiradhënësi',
  description: '',
  amount: eur(100_000),
  charged: eur(66_670),
  elsewhere: eur(33_330),
  entries: [],
}
const salary = {
  id: idOf('payroll', 1),
  version: 1,
  staff: { id: idOf('staff', 1), name: 'Punonjëse 1' },
  position: 'Officer',
  invented: false,
  month: '2024-02',
  net: eur(80_000),
  tax: eur(8000),
  social: eur(12_000),
  cost: eur(100_000),
  note: '',
  shares: [],
  projectShare: '0',
  entries: [],
}
const party = { id: idOf('organisation', 4), name: 'Youth group' }
const agreement = {
  id: idOf('agreement', 1),
  version: 1,
  agreementNo: 'A-1',
  organisation: party,
  interventionId: null,
  line: null,
  signedOn: '2024-03-01',
  agreedMinor: 100,
  releasedMinor: 0,
  contractedMinor: 100,
  paidMinor: 0,
  reportedMinor: 0,
  acceptedMinor: 0,
  spentMinor: 0,
  freeMinor: 100,
  movements: [],
}
const reservation = {
  id: idOf('reservation', 1),
  version: 1,
  line: { id: idOf('line', 61), code: '6.1', label: 'Support' },
  organisation: party,
  amountMinor: 100,
  decidedOn: '2024-03-01',
  expiresOn: null,
  reference: 'D-1',
  note: '',
  state: 'held' as const,
  agreement: null,
}

type Screen = {
  readonly at: string
  readonly name: Extract<ProcedureName, `${string}.export`>
  /** Names the list where a screen has several. */
  readonly button?: string
  readonly answers: Answers
  readonly input: object
}

const SCREENS: readonly Screen[] = [
  {
    at: `/grants/schemes?projectId=${SOE11}`,
    name: 'schemes.export',
    answers: { 'schemes.list': () => ({ rows: [] }) },
    input: { projectId: SOE11, columns: expect.arrayContaining(['code', 'left', 'standing']) },
  },
  {
    at: '/grants/calls',
    name: 'calls.export',
    answers: { 'calls.list': none },
    input: { sort: { key: 'deadlineAt', direction: 'descending' }, text: '', state: null },
  },
  {
    at: '/grants/applications',
    name: 'applications.export',
    answers: { 'applications.list': none },
    input: { callId: null, states: [], sort: { key: 'referenceNo', direction: 'ascending' } },
  },
  {
    at: `/money/assets?projectId=${SOE11}`,
    name: 'assets.export',
    answers: { 'assets.list': () => ({ rows: [], totals: [] }) },
    input: { projectId: SOE11, state: null, columns: expect.arrayContaining(['cost', 'state']) },
  },
  {
    at: `/money/procurements?projectId=${SOE11}`,
    name: 'procurements.export',
    answers: { 'procurements.list': () => ({ rows: [] }) },
    input: { projectId: SOE11, columns: expect.arrayContaining(['amount', 'booked']) },
  },
  {
    at: '/settings/rates',
    name: 'rates.export',
    answers: { 'rates.sources': () => ({ rows: [] }), 'rates.list': none },
    input: { source: null, currency: null, columns: expect.arrayContaining(['date', 'rate']) },
  },
  {
    at: '/documents?history=true',
    name: 'documents.export',
    answers: { 'documents.kinds': () => ({ rows: [] }), 'documents.history': () => ({ rows: [] }) },
    input: { projectId: null, sort: { key: 'producedAt', direction: 'descending' } },
  },
  {
    at: '/settings/per-diems',
    name: 'perDiems.export',
    answers: {
      'perDiems.rates': () => ({
        rows: [
          {
            id: idOf('rate', 1),
            version: 1,
            country: 'AL',
            amount: eur(12_000),
            validFrom: '2025-01-01',
            source: 'List',
          },
        ],
      }),
    },
    input: { columns: ['country', 'validFrom', 'amount', 'source'] },
  },
  {
    at: `/money/pending?projectId=${SOE11}`,
    name: 'pendingPayments.export',
    answers: {
      'accruals.list': () => ({ rows: [] }),
      'pendingPayments.list': () => ({
        rows: [
          {
            id: idOf('pending', 1),
            version: 1,
            supplier: 'Shtypi',
            lineId: idOf('line', 1),
            lineCode: '1.1',
            amount: eur(500),
            expectedOn: null,
            note: '',
            listed: null,
            settledOn: null,
            entry: null,
          },
        ],
        open: eur(500),
        limit: null,
      }),
    },
    input: { projectId: SOE11, onlyListed: false },
  },
  {
    at: '/money/shared',
    name: 'sharedCosts.export',
    answers: {
      'sharedCosts.keys': () => ({ rows: [] }),
      'sharedCosts.list': () => ({ rows: [document], hasMore: false }),
    },
    input: { columns: expect.arrayContaining(['documentNo', 'charged', 'elsewhere']) },
  },
  {
    at: '/money/payroll',
    name: 'payroll.export',
    answers: {
      'payroll.months': () => ({ rows: [{ month: '2024-02', salaries: 1, withoutEntries: 1 }] }),
      'payroll.list': () => ({ rows: [salary], sums: [salary.cost] }),
    },
    input: { month: '2024-02', columns: expect.arrayContaining(['person', 'cost', 'shares']) },
  },
  {
    at: `/projects/${SOE11}/commitments`,
    name: 'agreements.export',
    button: 'Export: Agreements',
    answers: {
      'reservations.list': () => ({ currency: 'EUR', rows: [], warnings: [] }),
      'agreements.list': () => ({ currency: 'EUR', rows: [agreement] }),
    },
    input: { projectId: SOE11, columns: expect.arrayContaining(['agreementNo', 'contracted', 'free']) },
  },
  {
    at: `/projects/${SOE11}/commitments`,
    name: 'reservations.export',
    button: 'Export: Reservations',
    answers: {
      'reservations.list': () => ({ currency: 'EUR', rows: [reservation], warnings: [] }),
      'agreements.list': () => ({ currency: 'EUR', rows: [] }),
    },
    input: { projectId: SOE11, columns: expect.arrayContaining(['line', 'state', 'amount']) },
  },
  {
    at: '/settings/audit',
    name: 'audit.export',
    answers: { 'audit.list': () => ({ rows: [], hasMore: false, head: '' }) },
    input: { columns: expect.arrayContaining(['no', 'act', 'hash']) },
  },
]

describe('lists as files', () => {
  it.each(SCREENS)('$name asks for exactly what is shown', async ({ at, name, button, answers, input }) => {
    const { user, client } = showApp(at, {
      answers: { ...answers, [name]: () => ({ token: 'a'.repeat(32), fileName: 'list.csv', rows: 0 }) },
    })
    await user.click(await screen.findByRole('button', { name: button ?? 'Export this list' }))
    await user.click(await screen.findByRole('menuitem', { name: /csv/ }))
    await waitFor(() => expect(client.saved).toEqual(['list.csv']))
    expect(client.callsOf(name)[0]?.input).toMatchObject({ ...input, format: 'csv', language: 'en' })
  })
})
