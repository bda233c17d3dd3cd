import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { idOf, SOE11 } from '../support/demo.ts'
import { expectAccessible, showApp } from '../support/show.tsx'

const saved = { id: idOf('report', 1), version: 2 }
const OPEN_PERIOD = `/projects/${SOE11}/periods/${idOf('period', 2)}`

describe('the guided close of a period', () => {
  it('shows each step with its state, and waits with the lock for what is to be done first', async () => {
    showApp(OPEN_PERIOD)
    const steps = await screen.findByRole('heading', { name: /^Close / })
    expect(steps).toBeTruthy()
    expect(await screen.findByText('Deviations explained')).toBeTruthy()
    expect(screen.getAllByText('To do first').length).toBeGreaterThan(0)
    expect(screen.getByRole('button', { name: 'Lock period' }).hasAttribute('disabled')).toBe(true)
    await expectAccessible()
  })

  it('compares amounts, counts rows and names the first that differ', async () => {
    showApp(OPEN_PERIOD)
    const table = await screen.findByRole('table', { name: 'Checks by hand' })
    const balance = within(table).getByRole('row', { name: /^Opening \+ received/ })
    expect(within(balance).getByText('100,395.40')).toBeTruthy()
    expect(within(balance).getByText('Differs by −1.00')).toBeTruthy()
    expect(within(table).getByText('2 differ: 1204, 1377')).toBeTruthy()
    expect(within(table).getByText('Nothing to check')).toBeTruthy()
  })

  it('leads from what earlier reports said to the reports, and from the ledger to its entries', async () => {
    const close = {
      currency: 'EUR',
      steps: [{ key: 'checks' as const, state: 'attention' as const, blockers: [], warnings: [] }],
      checks: [
        {
          key: 'cumulative' as const,
          state: 'differs' as const,
          blocks: true,
          expectedMinor: 500_000,
          actualMinor: 499_900,
          looked: 3,
          differing: 1,
          examples: [],
        },
      ],
      mayLock: false,
    }
    showApp(OPEN_PERIOD, { answers: { 'periods.close': () => close } })
    const row = await screen.findByRole('row', { name: /^Earlier reports/ })
    const [said, now] = await within(row).findAllByRole('link')
    expect(said?.textContent).toContain('5,000.00')
    expect(said?.getAttribute('href')).toBe(`/documents?projectId=${SOE11}&periodId=${idOf('period', 1)}`)
    expect(now?.textContent).toContain('4,999.00')
    expect(decodeURIComponent(now?.getAttribute('href') ?? '')).toContain('to=2023-09-30')
    await expectAccessible()
  })

  it('opens the lock once nothing stands in the way', async () => {
    const { user } = showApp(OPEN_PERIOD, {
      answers: {
        'periods.close': () => ({
          currency: 'EUR',
          steps: [{ key: 'entries', state: 'done', blockers: [], warnings: [] }],
          checks: [],
          mayLock: true,
        }),
      },
    })
    await user.click(await screen.findByRole('button', { name: 'Lock period' }))
    expect(await screen.findByRole('dialog', { name: /^Lock/ })).toBeTruthy()
  })
})

describe('reports to the donor', () => {
  it('list what was sent, and take the answer', async () => {
    const { user, client } = showApp(`/projects/${SOE11}/periods`, {
      answers: { 'reports.answer': () => saved },
    })
    const table = await screen.findByRole('table', { name: 'Reports to the donor' })
    expect(within(table).getByText('Sent')).toBeTruthy()
    await user.click(within(table).getByRole('button', { name: 'Note the answer' }))
    const dialog = await screen.findByRole('dialog', { name: /answer to report 1/ })
    await user.click(within(dialog).getByText('Returned'))
    await user.type(within(dialog).getByRole('textbox', { name: /wants mended/ }), 'Explain line 2.1')
    await user.click(within(dialog).getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(client.callsOf('reports.answer')).toHaveLength(1))
    expect(client.callsOf('reports.answer')[0]?.input).toMatchObject({
      state: 'returned',
      note: 'Explain line 2.1',
    })
  })

  it('are read, not changed, by an auditor', async () => {
    showApp(`/projects/${SOE11}/periods`, { role: 'auditor' })
    await screen.findByRole('table', { name: 'Reports to the donor' })
    expect(screen.queryByRole('button', { name: 'Note the answer' })).toBeNull()
  })
})
