import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { OutputOf } from '#shared/contract/index.ts'
import { idOf, SOE11 } from '../support/demo.ts'
import { type Answers, refuse } from '../support/fake-client.ts'
import { expectAccessible, showApp } from '../support/show.tsx'

const LINE = idOf('line', 11)
const [LOCKED, OPEN] = [idOf('period', 1), idOf('period', 2)]
const cell = (periodId: string, amountMinor: number | null, spentMinor: number) => ({
  periodId,
  amountMinor,
  version: amountMinor === null ? null : 3,
  unit: '',
  quantity: null,
  unitValue: null,
  planMinor: 40_000,
  spentMinor,
})
const GRID: OutputOf<'forecasts.grid'> = {
  currency: 'EUR',
  periods: [
    { id: LOCKED, label: 'Q3 2023', startDate: '2023-07-01', endDate: '2023-09-30', state: 'locked' },
    { id: OPEN, label: 'Q4 2023', startDate: '2023-10-01', endDate: '2023-12-31', state: 'open' },
  ],
  lines: [
    {
      lineId: LINE,
      code: '1.1',
      label: 'Personnel',
      heading: '1',
      budgetMinor: 500_000,
      cells: [cell(LOCKED, 41_000, 39_950), cell(OPEN, null, 0)],
    },
  ],
  frozen: [],
}
const PROFILE: OutputOf<'budgets.profile'> = {
  version: null,
  currency: 'EUR',
  startDate: '2023-12-01',
  endDate: '2024-01-31',
  totalMinor: 90_000,
  months: [
    { month: '2023-12', planned: 45_000, plannedSoFar: 45_000, spent: 30_000, spentSoFar: 30_000 },
    { month: '2024-01', planned: 45_000, plannedSoFar: 90_000, spent: 12_500, spentSoFar: 42_500 },
  ],
  years: [
    { year: 2023, planned: 45_000, spent: 30_000 },
    { year: 2024, planned: 45_000, spent: 12_500 },
  ],
}
const answers = (more: Answers = {}): Answers => ({
  'forecasts.grid': () => GRID,
  'budgets.profile': () => PROFILE,
  'budgets.lines': () => ({ rows: [] }),
  ...more,
})
const AT = `/projects/${SOE11}/budget/forecast`

describe('the forecast', () => {
  it('shows a locked period as it was, and what was spent as a link to its entries', async () => {
    showApp(AT, { answers: answers() })
    const grid = await screen.findByRole('table', { name: /forecast/i })
    expect(within(grid).getByRole('img', { name: 'Locked' })).toBeTruthy()
    expect(within(grid).getAllByRole('textbox')).toHaveLength(1)
    const spent = within(grid).getByRole('link', { name: /399\.50/ })
    expect(decodeURIComponent(spent.getAttribute('href') ?? '')).toContain('2023-07-01')
    const planned = within(grid).getAllByRole('link', { name: '410.00 EUR, the period Q3 2023' })
    expect(planned.map(link => link.getAttribute('href'))).toEqual(
      // The cell, and the total of its column.
      Array(2).fill(`/projects/${SOE11}/periods/${LOCKED}`),
    )
    await expectAccessible()
  })

  it('sends the typed cells alone, and takes 0 for a forecast and a blank for none', async () => {
    const { user, client } = showApp(AT, {
      answers: answers({ 'forecasts.save': () => ({ saved: 1, blanked: 0 }) }),
    })
    const field = await screen.findByRole('textbox', { name: /1\.1.*Q4 2023/ })
    await user.type(field, '0')
    await user.click(screen.getByRole('button', { name: 'Save 1 cell' }))
    await waitFor(() => expect(client.callsOf('forecasts.save')).toHaveLength(1))
    expect(client.callsOf('forecasts.save')[0]?.input).toMatchObject({
      projectId: SOE11,
      cells: [{ periodId: OPEN, lineId: LINE, version: null, amountMinor: 0 }],
    })
  })

  it('marks what is no amount and does not save it', async () => {
    const { user } = showApp(AT, { answers: answers() })
    const field = await screen.findByRole('textbox', { name: /1\.1.*Q4 2023/ })
    await user.type(field, 'much')
    expect(field.getAttribute('aria-invalid')).toBe('true')
    expect(screen.getByRole('button', { name: /^Save/ })).toHaveProperty('disabled', true)
  })

  it('says why a cell was refused and keeps it', async () => {
    const { user } = showApp(AT, {
      answers: answers({ 'forecasts.save': () => refuse('Conflict', 'problem.changedMeanwhile') }),
    })
    const field = await screen.findByRole('textbox', { name: /1\.1.*Q4 2023/ })
    await user.type(field, '12,50')
    await user.click(screen.getByRole('button', { name: 'Save 1 cell' }))
    expect(await screen.findByRole('alert')).toBeTruthy()
    expect(field).toHaveProperty('value', '12.50')
  })

  it('is read by an auditor and typed by nobody who may not', async () => {
    showApp(AT, { role: 'auditor', answers: answers() })
    const grid = await screen.findByRole('table', { name: /forecast/i })
    expect(within(grid).queryByRole('textbox')).toBeNull()
    expect(screen.queryByRole('button', { name: /^Save/ })).toBeNull()
  })
})

describe('the profile', () => {
  it('adds up what was spent, each year a link to its entries', async () => {
    showApp(`/projects/${SOE11}/budget/profile`, { answers: answers() })
    const years = await screen.findByRole('table', { name: /year/i })
    expect(within(years).getByText('425.00')).toBeTruthy()
    const link = within(years).getByRole('link', { name: /300\.00/ })
    expect(decodeURIComponent(link.getAttribute('href') ?? '')).toContain('2023-12-31')
  })
})
