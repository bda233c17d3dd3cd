import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { treeOf, version } from '../budgets/answers.ts'
import { idOf, SOE11 } from '../support/demo.ts'
import { expectAccessible, showApp } from '../support/show.tsx'

const open = (role?: 'mentor') =>
  showApp(`/projects/${SOE11}`, {
    answers: { 'budgets.tree': () => treeOf(version(1)) },
    ...(role ? { role } : {}),
  })

describe('the use of the budget by heading', () => {
  it('says in words and figures what the picture shows, each figure a link to its parts', async () => {
    open()
    const part = await screen.findByRole('region', { name: 'Budget use by heading' })
    expect(
      within(part).getByText(/the least is left of 2 Ndërhyrjet: .4,000.00.EUR of 30,000.00.EUR/),
    ).toBeTruthy()
    const table = within(part).getByRole('table', { name: 'Budget use by heading' })
    const rows = within(table).getAllByRole('row')
    expect(rows.map(row => within(row).queryAllByRole('link').length)).toEqual([0, 7, 7, 7])
    const free = within(table).getByRole('link', { name: /Free of 2 Ndërhyrjet/ })
    expect(decodeURIComponent(free.getAttribute('href') ?? '')).toBe(
      `/projects/${SOE11}/budget?line=${idOf('node', 2)}&amount=free`,
    )
    await expectAccessible()
  })

  it('draws six bars a heading in the one order, reached by the pointer alone', async () => {
    open()
    const part = await screen.findByRole('region', { name: 'Budget use by heading' })
    const bars = [...part.querySelectorAll('[aria-hidden] a')]
    expect(bars).toHaveLength(12)
    expect(bars.every(bar => bar.getAttribute('tabindex') === '-1')).toBe(true)
    const names = bars.slice(0, 6).map(bar => /· (.+): /.exec(bar.getAttribute('title') ?? '')?.[1])
    expect(names).toEqual(['Budgeted', 'Reserved', 'Contracted', 'Paid', 'Admitted', 'Free'])
    const drawn = [...part.querySelectorAll<HTMLElement>('[aria-hidden] a span')]
    expect(drawn.slice(0, 3).map(bar => bar.dataset['amount'])).toEqual(['budgeted', 'paid', 'admitted'])
  })

  it('shows the same as a table, and opens the parts of a figure', async () => {
    const { user, address } = open()
    const part = await screen.findByRole('region', { name: 'Budget use by heading' })
    await user.click(within(part).getByText('Table'))
    await user.click(within(part).getByRole('link', { name: /^30,000.00 EUR, Budgeted of 2/ }))
    expect(address()).toContain(`amount=budgeted`)
  })

  it('shows no money to a mentor', async () => {
    open('mentor')
    await screen.findByRole('list', { name: 'Donor chain' })
    expect(screen.queryByRole('region', { name: 'Budget use by heading' })).toBeNull()
  })
})
