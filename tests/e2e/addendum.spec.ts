import type { Page } from '@playwright/test'
import { shellPage } from './pages/shell-page.ts'
import { ask, projectIdOf } from './support/ask.ts'
import { seriousFindings } from './support/axe.ts'
import { DIRECTOR } from './support/people.ts'
import { expect, test } from './support/test.ts'

test.use({ demo: true, viewport: { width: 1280, height: 720 } })
test.setTimeout(180_000)

/** Types a move on the board; amounts as people write them. */
async function typeMove(page: Page, from: string, to: string, amount: string) {
  const choose = async (field: string, code: string) => {
    await page.getByRole('combobox', { name: field }).fill(`${code} `)
    await page.getByRole('option', { name: new RegExp(`^${code.replaceAll('.', '\\.')} `) }).click()
  }
  await choose('From line', from)
  await choose('To line', to)
  await page.getByRole('textbox', { name: 'Amount' }).fill(amount)
}

test('an addendum: 26.25 % on the giving heading is caught before saving', async ({ page, keepScreen }) => {
  const shell = shellPage(page)
  const projectId = await projectIdOf(page, 'EU-DEMO-1')
  const before = await ask(page, 'moves.list', { projectId })
  await shell.typeAddress(`/projects/${projectId}/budget/moves`)

  // Heading 2 received 1,500.00 by an earlier note, so 3,429.06 out of it leaves 1,929.06 less than signed.
  await typeMove(page, '2.2', '1.1.1', '3.429,06')
  await expect(
    page.getByText(/^2 Travel gives 1,929\.06\sEUR, 26\.25\s% of its 7,348\.80\sEUR/),
  ).toBeVisible()
  await expect(page.getByText("Beyond the limit: it can't be saved without an addendum.")).toBeVisible()
  await expect(page.getByRole('button', { name: /Save the move|Plan the move/ })).toHaveCount(0)
  await keepScreen('addendum-01-caught')
  expect(await seriousFindings(page)).toEqual([])
  expect(await ask(page, 'moves.list', { projectId })).toEqual(before)

  // Less of it only needs a note.
  await page.getByRole('textbox', { name: 'Amount' }).fill('3.000,00')
  await expect(page.getByText('Within the limit: the donor is told before money is spent.')).toBeVisible()
  await page.getByRole('textbox', { name: 'Amount' }).fill('3.429,06')
  await page.getByRole('button', { name: 'Open an addendum' }).click()

  // The addendum starts as the signed budget with what was moved and released since.
  await expect(page.getByText('No addendum is open')).toBeVisible()
  await page.getByRole('button', { name: 'Open an addendum' }).click()
  await expect(page.getByText('4 lines change')).toBeVisible()
  const lines = page.getByRole('table', { name: 'Line by line' })
  await expect(lines.getByRole('row', { name: /^2\.2 / })).toContainText('5,100.00')
  await keepScreen('addendum-02-compared')
  expect(await seriousFindings(page)).toEqual([])

  await page.getByRole('button', { name: 'Sign …' }).click()
  const dialog = page.getByRole('dialog', { name: 'Sign version 2' })
  await expect(dialog.getByRole('button', { name: 'Sign version' })).toBeDisabled()
  await dialog.getByRole('combobox', { name: 'Second person' }).click()
  await page.getByRole('option', { name: DIRECTOR }).click()
  await dialog.getByRole('button', { name: 'Sign version' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(page.getByText('No addendum is open')).toBeVisible()

  // It is the reference now: the limit is measured from it, and totals are its own.
  const { rows } = await ask(page, 'budgets.versions', { projectId })
  expect(rows.map(row => [row.number, row.state])).toEqual([
    [2, 'signed'],
    [1, 'superseded'],
  ])
  const { totals } = await ask(page, 'budgets.tree', { projectId })
  expect(totals.budgeted).toBe(34_713_746)
  await shell.typeAddress(`/projects/${projectId}/budget/moves`)
  await typeMove(page, '2.2', '1.1.1', '2.000,00')
  await expect(page.getByText('Within the limit: the donor is told before money is spent.')).toBeVisible()
})

test('the sides of a budget read well', async ({ page, keepScreen }) => {
  const shell = shellPage(page)
  const projectId = await projectIdOf(page, 'EU-DEMO-1')
  for (const [side, text] of [
    ['funding', 'Funding sources'],
    ['forecast', 'Forecast by line and period, EUR'],
    ['profile', 'Year by year'],
  ] as const) {
    await shell.typeAddress(`/projects/${projectId}/budget/${side}`)
    await expect(page.getByRole('table', { name: text })).toBeVisible()
    expect(await seriousFindings(page)).toEqual([])
    await keepScreen(`budget-${side}`)
  }
})
