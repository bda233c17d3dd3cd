import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { SharedCost, SharedCostKey } from '#shared/contract/shared-costs.ts'
import { idOf, SOE11 } from '../support/demo.ts'
import { refuse } from '../support/fake-client.ts'
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
    {
      ...part,
      workPackageId: idOf('wp', 1),
      activityId: idOf('activity', 2),
      share: '66.67',
      projectCode: 'SOE-11',
      lineCode: '6.1',
      workPackageCode: 'WP1',
      activityCode: '1.2',
    },
    {
      ...part,
      projectId: null,
      lineId: null,
      label: 'Own funds',
      share: '33.33',
      projectCode: '',
      lineCode: '',
      workPackageCode: '',
      activityCode: '',
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

const saved = { id: key.id, version: 3 }
const shownIn = (box: HTMLElement, name: RegExp) =>
  within(box).getByLabelText<HTMLInputElement>(name, { selector: 'input' }).value

describe('shared documents', () => {
  const answers = {
    'sharedCosts.keys': () => ({ rows: [key] }),
    'sharedCosts.list': () => ({ rows: [cost], hasMore: false }),
    'sharedCosts.withdraw': () => ({}),
  }

  it('show each project’s share with a link to its entry, and go with their drafts', async () => {
    const { user, client } = showApp('/money/shared', { answers })
    expect((await screen.findByRole('link', { name: 'SOE-11 7' })).getAttribute('href')).toContain(made.id)
    const own = screen.getByRole('link', { name: '666.70 EUR, Entry 7' })
    expect(own.getAttribute('href')).toBe(`/money/ledger/${made.id}`)
    const whole = screen.getByRole('link', { name: '1,000.00 EUR, entries of RENT-2' })
    expect(whole.getAttribute('href')).toBe(`/money/ledger?sharedCostId=${cost.id}`)
    expect(screen.getByText('SOE-11 6.1 · WP1 1.2 66.67 %')).toBeTruthy()
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

  it('keep work package and activity of a key that is edited, and drop an activity of another package', async () => {
    const { user, client } = showApp('/money/shared', {
      answers: { ...answers, 'budgets.lines': () => ({ rows: [] }), 'sharedCosts.saveKey': () => saved },
    })
    await user.click(await screen.findByRole('button', { name: 'Edit the key Office by heads' }))
    const dialog = await screen.findByRole('dialog')
    const first = within(dialog).getByRole('group', { name: 'Share 1' })
    await waitFor(() => expect(shownIn(first, /^Activity/)).toBe('1.2 Publish the analysis'))
    expect(shownIn(first, /^Work package/)).toBe('WP1 Market system analysis')
    expect(within(dialog).getByRole('status').textContent).toBe('Total 100.00 %')
    await expectAccessible(dialog)
    await user.click(within(first).getByLabelText(/^Work package/, { selector: 'input' }))
    await user.click(await screen.findByRole('option', { name: 'WP2 Interventions' }))
    expect(shownIn(first, /^Activity/)).toBe('')
    await user.click(within(dialog).getByRole('button', { name: 'Save' }))
    await waitFor(() =>
      expect(client.callsOf('sharedCosts.saveKey')[0]?.input).toMatchObject({
        parts: [
          { share: '66.67', workPackageId: idOf('wp', 2), activityId: null },
          { share: '33.33', label: 'Own funds', workPackageId: null },
        ],
      }),
    )
  })

  it('say how much the shares come to when they are not whole', async () => {
    const { user } = showApp('/money/shared', {
      answers: {
        ...answers,
        'budgets.lines': () => ({ rows: [] }),
        'sharedCosts.saveKey': () =>
          refuse('Rule.SharesNotWhole', 'problem.sharing.notWhole', { total: '100.01' }),
      },
    })
    await user.click(await screen.findByRole('button', { name: 'Edit the key Office by heads' }))
    const dialog = await screen.findByRole('dialog')
    await user.click(within(dialog).getByRole('button', { name: 'Save' }))
    const alert = await within(dialog).findByRole('alert')
    expect(alert.textContent).toContain('The shares come to 100.01 %')
    expect(alert.textContent).toContain('exactly 100 %')
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
