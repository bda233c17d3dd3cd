import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { Payroll } from '#shared/contract/payroll.ts'
import type { SharedCost, SharedCostKey } from '#shared/contract/shared-costs.ts'
import { idOf, SOE11 } from '../support/demo.ts'
import { expectAccessible, showApp } from '../support/show.tsx'

const part = { projectId: SOE11, lineId: idOf('line', 61), workPackageId: null, activityId: null, label: '' }
const key: SharedCostKey = {
  id: idOf('key', 1),
  version: 2,
  name: 'Office by heads',
  basis: 'Heads in May',
  archived: false,
  documents: 1,
  parts: [
    { ...part, share: '66.67', projectCode: 'SOE-11', lineCode: '6.1' },
    {
      ...part,
      projectId: null,
      lineId: null,
      label: 'Own funds',
      share: '33.33',
      projectCode: '',
      lineCode: '',
    },
  ],
}
const made = {
  id: idOf('entry', 7),
  version: 1,
  entryNo: 7,
  state: 'draft' as const,
  projectId: SOE11,
  projectCode: 'SOE-11',
  documentShare: '66.67',
  amount: { minor: 66_670, currency: 'EUR' },
  base: null,
  reversed: false,
}
const cost: SharedCost = {
  id: idOf('cost', 1),
  version: 1,
  keyName: key.name,
  documentNo: 'RENT-2',
  documentDate: '2024-02-01',
  payee: 'Qiradhënësi',
  description: '',
  amount: { minor: 100_000, currency: 'EUR' },
  charged: { minor: 66_670, currency: 'EUR' },
  elsewhere: { minor: 33_330, currency: 'EUR' },
  entries: [made],
}

describe('shared documents', () => {
  const answers = {
    'sharedCosts.keys': () => ({ rows: [key] }),
    'sharedCosts.list': () => ({ rows: [cost], hasMore: false }),
    'sharedCosts.withdraw': () => ({}),
  }

  it('show each project’s share with a link to its entry, and go with their drafts', async () => {
    const { user, client } = showApp('/money/shared', { answers })
    expect((await screen.findByRole('link', { name: 'SOE-11 7' })).getAttribute('href')).toContain(made.id)
    expect(screen.getByText('SOE-11 6.1 66.67 %')).toBeTruthy()
    expect(screen.getByText('Own funds 33.33 %')).toBeTruthy()
    await expectAccessible()
    await user.click(screen.getByRole('button', { name: 'Withdraw document RENT-2' }))
    const dialog = await screen.findByRole('dialog')
    await user.click(within(dialog).getByRole('button', { name: 'Withdraw' }))
    await waitFor(() =>
      expect(client.callsOf('sharedCosts.withdraw')[0]?.input).toEqual({ id: cost.id, version: 1 }),
    )
  })

  it('say before charging what each project will take', async () => {
    const { user } = showApp('/money/shared', { answers })
    await user.click(await screen.findByRole('button', { name: 'Charge a document' }))
    const dialog = await screen.findByRole('dialog')
    await user.type(within(dialog).getByRole('textbox', { name: /Whole document/ }), '100,00')
    await user.tab()
    const effect = await within(dialog).findByRole('table', { name: 'What each project takes' })
    expect(effect.textContent).toContain('66.67')
    expect(effect.textContent).toContain('33.33')
    await expectAccessible(dialog)
  })

  it('begin with a key', async () => {
    showApp('/money/shared', {
      answers: {
        'sharedCosts.keys': () => ({ rows: [] }),
        'sharedCosts.list': () => ({ rows: [], hasMore: false }),
      },
    })
    expect(await screen.findByText('No key of shares yet')).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Charge a document' })).toBeNull()
  })
})

describe('salaries', () => {
  const eur = (minor: number) => ({ minor, currency: 'EUR' })
  const salary: Payroll = {
    id: idOf('payroll', 1),
    version: 1,
    staff: { id: idOf('staff', 1), name: 'Punonjëse 1' },
    position: 'Officer',
    invented: true,
    month: '2024-02',
    net: eur(80_000),
    tax: eur(8000),
    social: eur(12_000),
    cost: eur(100_000),
    note: '',
    shares: key.parts,
    projectShare: '66.67',
    entries: [],
  }
  const answers = {
    'payroll.months': () => ({ rows: [{ month: '2024-02', salaries: 1, withoutEntries: 1 }] }),
    'payroll.list': () => ({ rows: [salary], sums: [salary.cost] }),
    'payroll.staff': () => ({ rows: [] }),
    'payroll.makeEntries': () => ({ salaries: 1, entries: 3 }),
  }

  it('show what projects pay, and become drafts with their payees', async () => {
    const { user, client } = showApp('/money/payroll', { answers })
    expect(await screen.findByText('66.67 %')).toBeTruthy()
    await expectAccessible()
    await user.click(screen.getByRole('button', { name: 'Make entries' }))
    const dialog = await screen.findByRole('dialog')
    await user.click(within(dialog).getByRole('button', { name: 'Make entries' }))
    await waitFor(() =>
      expect(client.callsOf('payroll.makeEntries')[0]?.input).toMatchObject({
        month: '2024-02',
        entryDate: '2024-02-29',
        words: { net: { payee: '' }, tax: { payee: 'Tax administration' } },
      }),
    )
  })

  it('are only read by an auditor', async () => {
    showApp('/money/payroll', { answers, role: 'auditor' })
    expect(await screen.findByText('Punonjëse 1')).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Make entries' })).toBeNull()
  })
})
