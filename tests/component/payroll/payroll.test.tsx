import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { Payroll } from '#shared/contract/payroll.ts'
import { idOf, SOE11 } from '../support/demo.ts'
import { type Answers, refuse } from '../support/fake-client.ts'
import { expectAccessible, showApp } from '../support/show.tsx'

const eur = (minor: number) => ({ minor, currency: 'EUR' })
const share = {
  projectId: SOE11,
  lineId: idOf('line', 61),
  workPackageId: idOf('wp', 1),
  activityId: null,
  label: '',
  share: '66.67',
  projectCode: 'SOE-11',
  lineCode: '6.1',
  workPackageCode: 'WP1',
  activityCode: '',
}
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
  shares: [share],
  projectShare: '66.67',
  entries: [],
}
const made = {
  id: idOf('entry', 7),
  version: 1,
  entryNo: 7,
  state: 'draft' as const,
  projectId: SOE11,
  projectCode: 'SOE-11',
  documentShare: '66.67',
  amount: eur(53_336),
  base: null,
  reversed: false,
}
const saved = { id: salary.id, version: 2 }
const answers: Answers = {
  'payroll.months': () => ({ rows: [{ month: '2024-02', salaries: 1, withoutEntries: 1 }] }),
  'payroll.list': () => ({ rows: [salary], sums: [salary.cost] }),
  'payroll.staff': () => ({
    rows: [
      {
        id: salary.staff.id,
        version: 1,
        name: salary.staff.name,
        position: 'Officer',
        organisation: null,
        invented: true,
        archived: false,
      },
    ],
  }),
  'payroll.makeEntries': () => ({ salaries: 1, entries: 3 }),
  'budgets.lines': () => ({ rows: [] }),
}
const shown = (more: Answers = {}, role: 'coordinator' | 'auditor' = 'coordinator') =>
  showApp('/money/payroll', { answers: { ...answers, ...more }, role })

describe('salaries', () => {
  it('show what projects pay and where, and become drafts with their payees', async () => {
    const { user, client } = shown()
    expect(await screen.findByText('66.67 %')).toBeTruthy()
    expect(screen.getByText('SOE-11 6.1 · WP1 66.67 %')).toBeTruthy()
    await expectAccessible()
    await user.click(screen.getByRole('button', { name: 'Make entries' }))
    const dialog = await screen.findByRole('dialog')
    await expectAccessible(dialog)
    await user.click(within(dialog).getByRole('button', { name: 'Make entries' }))
    await waitFor(() =>
      expect(client.callsOf('payroll.makeEntries')[0]?.input).toMatchObject({
        month: '2024-02',
        entryDate: '2024-02-29',
        words: { net: { payee: '' }, tax: { payee: 'Tax administration' } },
      }),
    )
  })

  it('keep the work package of a share when an amount is corrected', async () => {
    const { user, client } = shown({ 'payroll.save': () => saved })
    await user.click(await screen.findByRole('button', { name: 'Change the salary of Punonjëse 1' }))
    const dialog = await screen.findByRole('dialog')
    const net = within(dialog).getByRole('textbox', { name: /^Net/ })
    await user.clear(net)
    await user.type(net, '810,00')
    await expectAccessible(dialog)
    await user.click(within(dialog).getByRole('button', { name: 'Save' }))
    await waitFor(() =>
      expect(client.callsOf('payroll.save')[0]?.input).toMatchObject({
        id: salary.id,
        netMinor: 81_000,
        shares: [{ projectId: SOE11, share: '66.67', workPackageId: idOf('wp', 1) }],
      }),
    )
  })

  it('say whose month comes above 100 %, to how much, and what to do', async () => {
    const { user } = shown({
      'payroll.save': () =>
        refuse('Rule.SalaryOver', 'problem.payroll.over', {
          field: 'shares',
          name: 'Punonjëse 1',
          month: '2024-02',
          total: '100.01',
        }),
    })
    await user.click(await screen.findByRole('button', { name: 'Change the salary of Punonjëse 1' }))
    const dialog = await screen.findByRole('dialog')
    await user.click(within(dialog).getByRole('button', { name: 'Save' }))
    const text = (await within(dialog).findByRole('alert')).textContent
    for (const part of ['Punonjëse 1', '100.01']) expect(text).toContain(part)
  })

  it('lead to the drafts made of them, which are taken back while none is posted', async () => {
    const { user, client } = shown({
      'payroll.list': () => ({ rows: [{ ...salary, entries: [made] }], sums: [salary.cost] }),
      'payroll.withdrawEntries': () => ({}),
    })
    const entry = await screen.findByRole('link', { name: 'SOE-11 7' })
    expect(entry.getAttribute('href')).toBe(`/money/ledger/${made.id}`)
    expect(screen.queryByRole('button', { name: 'Change the salary of Punonjëse 1' })).toBeNull()
    await user.click(screen.getByRole('button', { name: 'Withdraw drafts of Punonjëse 1' }))
    await waitFor(() =>
      expect(client.callsOf('payroll.withdrawEntries')[0]?.input).toEqual({ id: salary.id, version: 1 }),
    )
  })

  it('have their amounts lead to the entries made of them, and nowhere before there are any', async () => {
    const { unmount } = shown()
    await screen.findByText('800.00')
    expect(screen.queryByRole('link', { name: /800\.00/ })).toBeNull()
    unmount()
    shown({ 'payroll.list': () => ({ rows: [{ ...salary, entries: [made] }], sums: [salary.cost] }) })
    const net = await screen.findByRole('link', { name: '800.00 EUR, entries of Punonjëse 1' })
    const { searchParams, pathname } = new URL(net.getAttribute('href') ?? '', 'http://x')
    expect([pathname, searchParams.get('payrollId')]).toEqual(['/money/ledger', salary.id])
    const sum = screen.getByRole('link', { name: /Salaries of February 2024/ })
    expect(sum.getAttribute('href')).toBe('/money/ledger?payrollMonth=2024-02')
  })

  it('are only read by an auditor', async () => {
    shown({}, 'auditor')
    expect(await screen.findByText('Punonjëse 1')).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Make entries' })).toBeNull()
  })
})
