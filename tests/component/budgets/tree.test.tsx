import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { entriesLink } from '#renderer/features/budgets/tree/figure-links.ts'
import { childrenOf, linesUnder, visibleRows } from '#renderer/features/budgets/tree/tree-model.ts'
import { idOf, SOE11 } from '../support/demo.ts'
import type { Answers } from '../support/fake-client.ts'
import { expectAccessible, showApp } from '../support/show.tsx'
import { lineId, NODES, treeOf, version } from './answers.ts'

const AT = `/projects/${SOE11}/budget`
const signed = version(1)
const answers: Answers = {
  'budgets.versions': () => ({ rows: [signed], currency: 'EUR' }),
  'budgets.tree': () => treeOf(signed),
  'audit.list': () => ({ rows: [], hasMore: false, head: 'a'.repeat(64) }),
}
const tree = () => screen.findByRole('treegrid', { name: 'Budget with its headings and lines' })
/** The row with this name in the tree. */
const row = async (name: string) => {
  const found = (await within(await tree()).findByText(name)).closest('tr')
  if (!found) throw new Error(`${name} stands in no row`)
  return found
}

describe('the budget tree', () => {
  it('shows the six amounts in their order, and spent, at every level', async () => {
    showApp(AT, { answers })
    const heads = within(await tree())
      .getAllByRole('columnheader')
      .map(head => head.textContent)
    expect(heads.slice(1, 8)).toEqual([
      'Budgeted',
      'Reserved',
      'Contracted',
      'Paid',
      'Admitted',
      'Free',
      'Spent',
    ])
    expect((await row('Ndërhyrjet')).textContent).toContain('−4,000.00')
    expect((await row('Total')).textContent).toContain('100,000.00')
    await expectAccessible()
  })

  it('makes spent a link to the entries of its lines, and each of the six amounts one to its parts', async () => {
    showApp(AT, { answers })
    const spent = within(await row('Personeli')).getByRole('link', {
      name: /Spent: entries of 1 Personeli/,
    })
    const address = decodeURIComponent(spent.getAttribute('href') ?? '')
    expect(address).toContain('/money/ledger')
    expect(address).toContain(lineId(11))
    expect(address).toContain(lineId(12))
    expect(address).not.toContain(lineId(21))
    expect(address).toContain('state=posted')
    const free = within(await row('Koordinatorja')).getByRole('link', {
      name: /Free: what 1\.1 .* is made of/,
    })
    expect(free.getAttribute('href')).toContain(`line=${idOf('node', 11)}&amount=free`)
  })

  it('opens and closes headings by keyboard, and a row in the panel', async () => {
    const { user, address } = showApp(AT, { answers })
    const grid = await tree()
    await row('Koordinatorja')
    grid.focus()
    await user.keyboard('{ArrowLeft}')
    await waitFor(() => expect(within(grid).queryByText('Koordinatorja')).toBeNull())
    expect((await row('Personeli')).getAttribute('aria-expanded')).toBe('false')
    await user.keyboard('{ArrowRight}{ArrowDown}{Enter}')
    const panel = await screen.findByRole('region', { name: '1.1 Koordinatorja' })
    expect(within(panel).getByText('One coordinator, full time')).toBeTruthy()
    expect(within(panel).getByText('48,000.00 EUR')).toBeTruthy()
    expect(address()).toContain(`line=${idOf('node', 11)}`)
    grid.focus()
    await user.keyboard('{ArrowLeft}')
    expect(grid.getAttribute('aria-activedescendant')).toMatch(/-0$/)
    await user.keyboard('{*}')
    await waitFor(() => expect(within(grid).queryByText('Fondi i ndërhyrjeve')).toBeNull())
  })

  it('shows units and unit values when asked', async () => {
    const { user } = showApp(AT, { answers })
    await tree()
    await user.click(screen.getByRole('button', { name: 'Units and unit values' }))
    expect(await screen.findByRole('columnheader', { name: 'Unit value' })).toBeTruthy()
    expect((await row('Koordinatorja')).textContent).toMatch(/month242,000/)
  })

  it('opens the row that the address names by its line', async () => {
    showApp(`${AT}?line=${lineId(22)}`, { answers })
    expect(await screen.findByRole('region', { name: '2.2 Udhëtime' })).toBeTruthy()
  })

  it('folds what there is to mind, and leads to the line', async () => {
    const notice = {
      code: 'budget.LinesOverspent',
      messageKey: 'notice.budget.LinesOverspent',
      details: { lines: ['2.2'] },
      fix: { labelKey: 'fix.editBudget', route: null },
    }
    const { user } = showApp(AT, {
      answers: { ...answers, 'budgets.tree': () => treeOf(signed, { notices: [notice] }) },
    })
    await user.click(await screen.findByRole('button', { name: 'One thing to mind' }))
    await user.click(await screen.findByRole('button', { name: 'Edit the budget' }))
    expect(await screen.findByRole('region', { name: '2.2 Udhëtime' })).toBeTruthy()
  })

  it('offers a director the figures but no changes', async () => {
    showApp(`${AT}?line=${lineId(11)}`, { answers, role: 'director' })
    await screen.findByRole('region', { name: '1.1 Koordinatorja' })
    expect(screen.queryByRole('button', { name: 'Create a draft' })).toBeNull()
    expect(screen.queryByRole('link', { name: 'Import a budget' })).toBeNull()
    expect(screen.queryByRole('button', { name: 'Edit' })).toBeNull()
  })

  it('says to a mentor who may see it', async () => {
    showApp(AT, { answers, role: 'mentor' })
    expect(await screen.findByText('Your role does not include this')).toBeTruthy()
    expect(screen.queryByRole('treegrid')).toBeNull()
  })
})

describe('the model of the tree', () => {
  const children = childrenOf(NODES)
  const [personnel] = NODES
  it('knows the lines below a heading', () => {
    expect(personnel && linesUnder(children, personnel)).toEqual([lineId(11), lineId(12)])
  })
  it('leaves out what lies below a closed heading, and counts siblings', () => {
    const rows = visibleRows(children, new Set([idOf('node', 1)]))
    expect(rows.map(each => each.node.code)).toEqual(['1', '2', '2.1', '2.2'])
    expect(rows[2]).toMatchObject({ place: 1, siblings: 2, hasChildren: false })
    expect(rows[0]).toMatchObject({ isOpen: false, hasChildren: true })
  })
  it('has no link for figures without lines or with more than an address can carry', () => {
    expect(entriesLink(SOE11, [], 'paid')).toBeUndefined()
    expect(
      entriesLink(
        SOE11,
        Array.from({ length: 501 }, (_, index) => idOf('line', index)),
        'paid',
      ),
    ).toBeUndefined()
  })
})
