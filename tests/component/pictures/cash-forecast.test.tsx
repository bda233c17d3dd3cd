import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { OutputOf } from '#shared/contract/index.ts'
import { idOf, SOE11 } from '../support/demo.ts'
import { refuse } from '../support/fake-client.ts'
import { expectAccessible, showApp } from '../support/show.tsx'

type Row = OutputOf<'funds.cashForecast'>['rows'][number]

const second: Row = {
  period: { id: idOf('period', 2), label: 'Q4 2023', start: '2023-10-01', end: '2023-12-31' },
  hasForecast: true,
  opening: 700_000,
  received: 0,
  expected: 200_000,
  costs: 200_000,
  forecast: 100_000,
  pending: 30_000,
  closing: 570_000,
}
const third: Row = {
  ...second,
  period: { id: idOf('period', 3), label: 'Q1 2024', start: '2024-01-01', end: '2024-03-31' },
  hasForecast: false,
  opening: 570_000,
  expected: 0,
  costs: 640_000,
  forecast: 0,
  pending: 0,
  closing: -70_000,
}
const open = (rows: readonly Row[], language: 'en' | 'sq' = 'en') =>
  showApp(`/projects/${SOE11}/funds`, {
    role: 'finance_officer',
    language,
    answers: { 'funds.cashForecast': () => ({ currency: 'EUR', rows: [...rows] }) },
  })

describe('the forecast of cash', () => {
  it('says in words where the money runs out, each figure a link to where it comes from', async () => {
    open([second, third])
    const part = await screen.findByRole('region', { name: 'Cash forecast' })
    expect(within(part).getByText(/runs out in Q1 2024: .700.00.EUR at its end/)).toBeTruthy()
    const [, first, last] = within(part).getAllByRole('row')
    if (!first || !last) throw new Error('Two periods are shown')
    expect(within(first).queryByText('Short of money')).toBeNull()
    expect(within(last).getByText('Short of money')).toBeTruthy()
    expect(within(first).getAllByRole('link')).toHaveLength(7)
    const href = (row: HTMLElement, name: RegExp) =>
      decodeURIComponent(within(row).getByRole('link', { name }).getAttribute('href') ?? '')
    expect(href(first, /Costs booked, Q4 2023/)).toContain('from=2023-10-01')
    expect(href(first, /Pending, Q4 2023/)).toBe(`/money/pending?projectId=${SOE11}`)
    expect(href(first, /Instalments expected/)).toBe(`/projects/${SOE11}/funds#requests`)
    expect(href(last, /Nothing forecast/)).toBe(`/projects/${SOE11}/budget/forecast`)
    await expectAccessible()
  })

  it('says so when the money lasts, and stands in Albanian too', async () => {
    open([second], 'sq')
    const part = await screen.findByRole('region', { name: 'Parashikimi i parasë' })
    expect(within(part).getByText(/^Paratë mjaftojnë: 5.?700,00/)).toBeTruthy()
    expect(within(part).queryByText('Mungojnë para')).toBeNull()
  })

  it('tells what is left of it, or missing, after the last period', async () => {
    const after = { ...third, period: null }
    const { unmount } = open([second, { ...after, closing: 3_000 }])
    expect(await screen.findByText(/lasts: 30.00.EUR is left once everything due is paid/)).toBeTruthy()
    unmount()
    open([second, after])
    expect(await screen.findByText(/doesn't cover what is due after the last period/)).toBeTruthy()
  })

  it('tells what to do without an open period, and shows a failure', async () => {
    const { unmount } = open([])
    expect(await screen.findByText('No open period')).toBeTruthy()
    unmount()
    showApp(`/projects/${SOE11}/funds`, {
      answers: { 'funds.cashForecast': () => refuse('NotFound', 'problem.notFound.project') },
    })
    expect(await screen.findByRole('alert')).toBeTruthy()
  })
})
