import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as ledger from '#backend/features/ledger/index.ts'
import * as payroll from '#backend/features/payroll/index.ts'
import * as sharing from '#backend/features/sharing/index.ts'
import { moneyFindings } from '#backend/maintenance/money-invariants.ts'
import type { InputOf } from '#shared/contract/index.ts'
import { entriesUnder, type MoneyFixture, openMoneyFixture, refusal, snapshot } from '../ledger/fixture.ts'

let fixture: MoneyFixture
let staffId: string

const call: MoneyFixture['workspace']['call'] = (name, input, options) =>
  fixture.workspace.call(name, input, options)

beforeEach(async () => {
  fixture = await openMoneyFixture({
    queries: { ...ledger.queries, ...sharing.queries, ...payroll.queries },
    commands: { ...ledger.commands, ...sharing.commands, ...payroll.commands },
    jobs: ledger.jobs,
  })
  const person = {
    id: null,
    version: null,
    name: 'Punonjëse 1 (e shpikur)',
    position: 'Officer',
    organisationId: null,
  }
  staffId = (await call('payroll.saveStaff', person)).id
})
afterEach(() => fixture.workspace.close())

const share = (projectId: string | null, lineId: string | null, percent: string) => ({
  projectId,
  lineId,
  workPackageId: null,
  activityId: null,
  label: '',
  share: percent,
})

const salary = (more: Partial<InputOf<'payroll.save'>> = {}): InputOf<'payroll.save'> => ({
  id: null,
  version: null,
  staffId,
  month: '2024-02',
  currency: 'EUR',
  netMinor: 80_001,
  taxMinor: 8000,
  socialMinor: 15_000,
  note: '',
  shares: [
    share(fixture.projectId, fixture.lines['1.1'], '60'),
    share(fixture.otherProjectId, fixture.otherLine, '25.5'),
  ],
  ...more,
})

const words = {
  net: { payee: '', documentType: 'Payslip', description: 'Net pay' },
  tax: { payee: 'Tatimet', documentType: 'Payslip', description: 'Tax' },
  social: { payee: 'Sigurimet', documentType: 'Payslip', description: 'Social security' },
}
const make = (month = '2024-02') => call('payroll.makeEntries', { month, entryDate: '2024-02-28', words })

describe('salaries over months and projects', () => {
  it('are refused above 100 % of a month, with who, when and how much', async () => {
    const shares = [...salary().shares, share(fixture.otherProjectId, fixture.otherLine, '14.51')]
    expect(await refusal(fixture, 'payroll.save', salary({ shares }))).toMatchObject({
      code: 'Rule.SalaryOver',
      details: { name: 'Punonjëse 1 (e shpikur)', month: '2024-02', total: '100.01' },
    })
    const whole = [...salary().shares, share(fixture.otherProjectId, fixture.otherLine, '14.5')]
    await call('payroll.save', salary({ shares: whole }))
    expect((await call('payroll.list', { month: '2024-02' })).rows).toMatchObject([{ projectShare: '100.0' }])
  })

  it('stand once for each person and month', async () => {
    await call('payroll.save', salary())
    expect(await refusal(fixture, 'payroll.save', salary())).toMatchObject({ code: 'Rule.MonthTaken' })
  })

  it('become a draft for net pay, tax and social security of each project, to the cent', async () => {
    const { id } = await call('payroll.save', salary())
    expect(await make()).toEqual({ salaries: 1, entries: 6 })
    const [row] = (await call('payroll.list', { month: '2024-02' })).rows
    expect(row?.entries.map(entry => [entry.projectCode, entry.documentShare, entry.amount.minor])).toEqual([
      ['MAIN', '60', 48_001],
      ['OTHER', '25.5', 20_400],
      ['MAIN', '60', 4800],
      ['OTHER', '25.5', 2040],
      ['MAIN', '60', 9000],
      ['OTHER', '25.5', 3825],
    ])
    const { entries } = await snapshot(fixture)
    expect(new Set(entries.map(entry => entry.payee))).toEqual(
      new Set(['Punonjëse 1 (e shpikur)', 'Tatimet', 'Sigurimet']),
    )
    expect(entries.every(entry => entry.payroll_id === id && entry.cost_type === 'staff')).toBe(true)
    const made = entries.map(entry => entry.id)
    expect(await entriesUnder(fixture, { payrollId: id })).toEqual(made)
    expect(await entriesUnder(fixture, { payrollMonth: '2024-02' })).toEqual(made)
    expect(
      await entriesUnder(fixture, { payrollMonth: '2024-02', projectId: fixture.projectId }),
    ).toHaveLength(3)
    expect(await entriesUnder(fixture, { payrollMonth: '2024-03' })).toEqual([])
    expect(await entriesUnder(fixture, { payrollId: staffId })).toEqual([])
    await call('ledger.post', { ids: made })
    // Made once only.
    expect(await make()).toEqual({ salaries: 0, entries: 0 })
    expect(await refusal(fixture, 'payroll.withdrawEntries', { id, version: 1 })).toMatchObject({
      code: 'Rule.Posted',
    })
  })

  it('stay as they are while entries stand on them, and change once those are withdrawn', async () => {
    const { id } = await call('payroll.save', salary())
    await make()
    expect(await refusal(fixture, 'payroll.save', salary({ id, version: 1 }))).toMatchObject({
      code: 'Rule.HasEntries',
    })
    expect(await refusal(fixture, 'payroll.delete', { id, version: 1 })).toMatchObject({
      code: 'Rule.HasEntries',
    })
    await call('payroll.withdrawEntries', { id, version: 1 })
    await call('payroll.save', salary({ id, version: 1, netMinor: 90_000 }))
    await call('payroll.delete', { id, version: 2 })
    expect((await snapshot(fixture)).entries).toEqual([])
  })

  it('are taken over from another month for those who have none there', async () => {
    await call('payroll.save', salary())
    expect(await call('payroll.copyMonth', { from: '2024-02', to: '2024-03' })).toEqual({ copied: 1 })
    expect(await call('payroll.copyMonth', { from: '2024-02', to: '2024-03' })).toEqual({ copied: 0 })
    expect((await call('payroll.months', {})).rows).toEqual([
      { month: '2024-03', salaries: 1, withoutEntries: 1 },
      { month: '2024-02', salaries: 1, withoutEntries: 1 },
    ])
    expect(await refusal(fixture, 'payroll.copyMonth', { from: '2023-01', to: '2024-03' })).toMatchObject({
      code: 'NotFound',
    })
  })

  it('are no business of a mentor', async () => {
    const answer = await fixture.workspace.envelope('payroll.list', { month: '2024-02' }, { as: 'mentor' })
    expect(answer).toMatchObject({ ok: false, error: { code: 'Forbidden' } })
  })
})

describe('verification', () => {
  const planted = async (change: (id: string) => string) => {
    const { id } = await call('payroll.save', salary())
    await make()
    await fixture.workspace.write(async ({ trx }) => {
      const { sql } = await import('kysely')
      await sql.raw(change(id)).execute(trx)
    })
    return moneyFindings(fixture.workspace.opened.store.readConnection).map(found => found.invariant)
  }

  it('finds nothing wrong in what was made', async () => {
    expect(await planted(() => 'UPDATE payroll SET note = note')).toEqual([])
  })

  it.each([
    ['salaryShares', (id: string) => `UPDATE payroll_share SET share = '75' WHERE payroll_id = '${id}'`],
    ['salaryEntries', (id: string) => `UPDATE payroll SET net_minor = 1 WHERE id = '${id}'`],
    ['documentParts', () => `UPDATE ledger_entry SET document_share = '10'`],
    ['excludedTax', () => 'UPDATE ledger_entry SET excluded_minor = 5'],
  ])('finds a wrong value planted against %s', async (invariant, change) => {
    expect(await planted(change)).toContain(invariant)
  })
})
