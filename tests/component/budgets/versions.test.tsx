import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { budgetDifferences } from '#renderer/features/budgets/versions/budget-differences.ts'
import { idOf, SOE11 } from '../support/demo.ts'
import { type Answers, refuse } from '../support/fake-client.ts'
import { expectAccessible, showApp } from '../support/show.tsx'
import { lineId, NODES, treeOf, version } from './answers.ts'

const AT = `/projects/${SOE11}/budget`
const signed = version(1)
const draft = version(2, { state: 'draft', signedOn: null, totalMinor: 10_050_000 })
const changed = NODES.map(node =>
  node.code === '1.1' ? { ...node, amounts: { ...node.amounts, budgeted: 4_850_000 } } : node,
)

const draftAnswers = (more: Answers = {}): Answers => ({
  'budgets.versions': () => ({ rows: [draft, signed], currency: 'EUR' }),
  'budgets.tree': ({ versionId }) =>
    versionId === draft.id ? treeOf(draft, { nodes: [...changed] }) : treeOf(signed),
  'audit.list': () => ({ rows: [], hasMore: false, head: 'a'.repeat(64) }),
  'budgets.saveNode': () => ({ id: idOf('node', 11), version: 2 }),
  ...more,
})
/** An addendum is signed by a second person too. */
async function chooseSecond(user: ReturnType<typeof showApp>['user'], dialog: HTMLElement) {
  await user.click(await within(dialog).findByRole('combobox', { name: /Second person/ }))
  await user.click(await screen.findByRole('option', { name: 'Besnik Hoxha' }))
  await user.type(await within(dialog).findByLabelText(/Passphrase of Besnik Hoxha/), 'nëntë')
}

const DRAFT_AT = `${AT}?versionId=${draft.id}`

describe('budget versions', () => {
  it('start from nothing by import or an empty draft', async () => {
    const { user, client, address } = showApp(AT, {
      answers: {
        'budgets.versions': () => ({ rows: [], currency: 'EUR' }),
        'budgets.tree': () => treeOf(null),
        'budgets.createVersion': () => ({ id: draft.id, version: 1 }),
      },
    })
    expect(await screen.findByText('This project has no budget yet')).toBeTruthy()
    expect(screen.getByRole('link', { name: 'Import a budget' }).getAttribute('href')).toContain(
      'kind=budget',
    )
    await expectAccessible()
    await user.click(screen.getByRole('button', { name: 'Start with an empty draft' }))
    const dialog = await screen.findByRole('dialog', { name: 'Create a draft' })
    await user.click(within(dialog).getByRole('button', { name: 'Create a draft' }))
    await waitFor(() => expect(client.callsOf('budgets.createVersion')).toHaveLength(1))
    expect(client.callsOf('budgets.createVersion')[0]?.input).toEqual({
      projectId: SOE11,
      copyFromId: null,
      note: '',
    })
    await waitFor(() => expect(address()).toContain(draft.id))
  })

  it('are copied into a draft, one at a time', async () => {
    const { user, client } = showApp(AT, {
      answers: {
        'budgets.versions': () => ({ rows: [signed], currency: 'EUR' }),
        'budgets.tree': () => treeOf(signed),
        'budgets.createVersion': () => ({ id: draft.id, version: 1 }),
      },
    })
    await user.click(await screen.findByRole('button', { name: 'Create a draft' }))
    const dialog = await screen.findByRole('dialog', { name: 'Create a draft' })
    expect(within(dialog).getByText(/copy of: Version 1, signed 20\/06\/2023/)).toBeTruthy()
    await user.type(within(dialog).getByRole('textbox', { name: 'Note' }), 'Addendum 1')
    await user.click(within(dialog).getByRole('button', { name: 'Create a draft' }))
    await waitFor(() => expect(client.callsOf('budgets.createVersion')).toHaveLength(1))
    expect(client.callsOf('budgets.createVersion')[0]?.input).toMatchObject({
      copyFromId: signed.id,
      note: 'Addendum 1',
    })
  })

  it('are signed after showing which lines change', async () => {
    const { user, client } = showApp(DRAFT_AT, {
      answers: draftAnswers({ 'budgets.sign': () => ({ id: draft.id, version: 2 }) }),
    })
    expect(screen.queryByRole('button', { name: 'Create a draft' })).toBeNull()
    await user.click(await screen.findByRole('button', { name: 'Sign …' }))
    const dialog = await screen.findByRole('dialog', { name: 'Sign version 2' })
    const line = (await within(dialog).findByText('1.1 Koordinatorja')).closest('tr')
    expect(line?.textContent).toMatch(/48,000\.00.*48,500\.00/)
    expect(within(dialog).getByText('100,000.00 EUR')).toBeTruthy()
    const date = within(dialog).getByRole('textbox', { name: /^Signed on/ })
    await user.clear(date)
    await user.type(date, '15.1.2025')
    await chooseSecond(user, dialog)
    await user.click(within(dialog).getByRole('button', { name: 'Sign version' }))
    await waitFor(() => expect(client.callsOf('budgets.sign')).toHaveLength(1))
    expect(client.callsOf('budgets.sign')[0]?.input).toEqual({
      id: draft.id,
      version: 1,
      signedOn: '2025-01-15',
      second: { personId: expect.any(String), passphrase: 'nëntë' },
    })
  })

  it('say what the contract has against signing', async () => {
    const money = (minor: number) => ({ minor, currency: 'EUR' })
    const blocker = {
      code: 'budget.TotalDiffers',
      messageKey: 'notice.budget.TotalDiffers',
      details: { actual: money(10_050_000), expected: money(10_000_000), difference: money(50_000) },
      fix: { labelKey: 'fix.editBudget', route: null },
    }
    const { user } = showApp(DRAFT_AT, {
      answers: draftAnswers({
        'budgets.sign': () =>
          refuse('Rule.Blocked', 'problem.budget.blocked', { number: 2, blockers: [blocker], warnings: [] }),
      }),
    })
    await user.click(await screen.findByRole('button', { name: 'Sign …' }))
    const dialog = await screen.findByRole('dialog', { name: 'Sign version 2' })
    await chooseSecond(user, dialog)
    await user.click(within(dialog).getByRole('button', { name: 'Sign version' }))
    expect(
      await within(dialog).findByText(/adds up to 100,500\.00 EUR, the contract says 100,000\.00 EUR/),
    ).toBeTruthy()
    await user.click(within(dialog).getByRole('button', { name: 'Edit the budget' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })

  it('lead from a refused signature to the day or the line that mends it', async () => {
    const blockers = [
      {
        code: 'budget.SignedInFuture',
        messageKey: 'notice.budget.SignedInFuture',
        details: { signedOn: '2099-01-01' },
        fix: { labelKey: 'fix.changeDate', route: null },
      },
      {
        code: 'budget.LineNegative',
        messageKey: 'notice.budget.LineNegative',
        details: { code: '2.1', label: 'x', amount: { minor: -1, currency: 'EUR' } },
        fix: { labelKey: 'fix.editBudget', route: null },
      },
    ]
    const { user, address } = showApp(DRAFT_AT, {
      answers: draftAnswers({
        'budgets.sign': () =>
          refuse('Rule.Blocked', 'problem.budget.blocked', { number: 2, blockers, warnings: [] }),
      }),
    })
    await user.click(await screen.findByRole('button', { name: 'Sign …' }))
    const dialog = await screen.findByRole('dialog', { name: 'Sign version 2' })
    await chooseSecond(user, dialog)
    await user.click(within(dialog).getByRole('button', { name: 'Sign version' }))
    await user.click(await within(dialog).findByRole('button', { name: 'Change the date' }))
    expect(document.activeElement).toBe(within(dialog).getByRole('textbox', { name: /^Signed on/ }))
    await user.click(within(dialog).getByRole('button', { name: 'Edit the budget' }))
    await waitFor(() => expect(address()).toContain('line='))
  })

  it('lose a draft only after saying what goes', async () => {
    const { user, client } = showApp(DRAFT_AT, {
      answers: draftAnswers({ 'budgets.deleteVersion': () => ({}) }),
    })
    await user.click(await screen.findByRole('button', { name: 'Delete draft' }))
    const dialog = await screen.findByRole('dialog', { name: 'Delete draft version 2' })
    await user.click(within(dialog).getByRole('button', { name: 'Delete draft' }))
    await waitFor(() => expect(client.callsOf('budgets.deleteVersion')).toHaveLength(1))
  })
})

describe('a row of a draft', () => {
  it('echoes quantity times unit value, and shows what happens to the total', async () => {
    const { user, client } = showApp(`${DRAFT_AT}&line=${lineId(11)}`, { answers: draftAnswers() })
    const panel = await screen.findByRole('region', { name: '1.1 Koordinatorja' })
    await user.click(within(panel).getByRole('button', { name: 'Edit' }))
    const unitValue = await within(panel).findByRole('textbox', { name: 'Unit value' })
    await user.clear(unitValue)
    expect(within(panel).getByText(/^A quantity without a unit value makes no amount/)).toBeTruthy()
    await user.type(unitValue, '2.100,50')
    expect(within(panel).queryByText(/without a unit value/)).toBeNull()
    expect(await within(panel).findByText('50,412.00 EUR')).toBeTruthy()
    expect(within(panel).getByText('What this will do')).toBeTruthy()
    await expectAccessible()
    await user.click(within(panel).getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(client.callsOf('budgets.saveNode')).toHaveLength(1))
    expect(client.callsOf('budgets.saveNode')[0]?.input).toMatchObject({
      id: idOf('node', 11),
      version: 1,
      versionId: draft.id,
      parentId: idOf('node', 1),
      quantity: '24',
      unitValue: '2100.50',
      costType: 'personnel',
      position: null,
    })
  })

  it('moves among its siblings', async () => {
    const { user, client } = showApp(`${DRAFT_AT}&line=${lineId(12)}`, { answers: draftAnswers() })
    const panel = await screen.findByRole('region', { name: /^1\.2/ })
    expect(within(panel).getByRole('button', { name: 'Down' })).toHaveProperty('disabled', true)
    await user.click(within(panel).getByRole('button', { name: 'Up' }))
    await waitFor(() => expect(client.callsOf('budgets.saveNode')[0]?.input).toMatchObject({ position: 0 }))
  })

  it('is a line as soon as it stands under a heading, and a heading at the top', async () => {
    const { user } = showApp(DRAFT_AT, { answers: draftAnswers() })
    await user.click(await screen.findByRole('button', { name: 'Add heading or line' }))
    const panel = await screen.findByRole('region', { name: 'New heading or line' })
    const kind = within(panel).getByRole('combobox', { name: 'Kind' })
    expect(kind).toHaveProperty('value', 'Heading')
    await user.click(within(panel).getByRole('combobox', { name: 'Under' }))
    await user.click(await screen.findByRole('option', { name: '2 Ndërhyrjet' }))
    expect(kind).toHaveProperty('value', 'Line')
  })

  it('is added beside the line that is open', async () => {
    const { user } = showApp(`${DRAFT_AT}&line=${idOf('node', 2)}`, { answers: draftAnswers() })
    await screen.findByRole('region', { name: '2 Ndërhyrjet' })
    await user.click(screen.getByRole('button', { name: 'Add heading or line' }))
    const panel = await screen.findByRole('region', { name: 'New heading or line' })
    expect(within(panel).getByRole('combobox', { name: 'Kind' })).toHaveProperty('value', 'Line')
    expect(within(panel).getByRole('combobox', { name: 'Under' })).toHaveProperty('value', '2 Ndërhyrjet')
  })

  it('is added below a heading', async () => {
    const { user, client } = showApp(`${DRAFT_AT}&line=${idOf('node', 2)}`, { answers: draftAnswers() })
    const heading = await screen.findByRole('region', { name: '2 Ndërhyrjet' })
    await user.click(within(heading).getByRole('button', { name: 'Add below' }))
    const panel = await screen.findByRole('region', { name: 'New heading or line' })
    await user.click(within(panel).getByRole('button', { name: 'Save' }))
    expect((await within(panel).findByText('2 things to correct')).textContent).toBeTruthy()
    await user.type(within(panel).getByRole('textbox', { name: /^Code/ }), '2.3')
    await user.type(within(panel).getByRole('textbox', { name: /^Name/ }), 'Trajnime')
    await user.type(within(panel).getByRole('textbox', { name: /^Amount/ }), '1.500,00')
    await user.click(within(panel).getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(client.callsOf('budgets.saveNode')).toHaveLength(1))
    expect(client.callsOf('budgets.saveNode')[0]?.input).toMatchObject({
      id: null,
      kind: 'line',
      parentId: idOf('node', 2),
      code: '2.3',
      amountMinor: 150_000,
      quantity: null,
    })
  })
})

describe('the difference of two versions', () => {
  it('names changed, new and left-out lines', () => {
    const before = NODES.filter(node => node.code !== '2.2')
    const after = changed.filter(node => node.code !== '2.1')
    expect(budgetDifferences(before, after)).toEqual([
      { key: lineId(11), name: '1.1 Koordinatorja', before: 4_800_000, after: 4_850_000 },
      { key: lineId(22), name: '2.2 Udhëtime', before: null, after: 1_000_000 },
      { key: lineId(21), name: '2.1 Fondi i ndërhyrjeve', before: 2_000_000, after: null },
    ])
  })
})
