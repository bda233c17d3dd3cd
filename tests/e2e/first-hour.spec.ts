import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { budgetPage } from './pages/budget-page.ts'
import { documentsPage } from './pages/documents-page.ts'
import { ledgerPage } from './pages/ledger-page.ts'
import { shellPage } from './pages/shell-page.ts'
import { startPage } from './pages/start-page.ts'
import { ask, projectIdOf } from './support/ask.ts'
import { expect, test } from './support/test.ts'

test.use({ viewport: { width: 1280, height: 720 } })

test('first hour: a coordinator makes her own workspace with a project and a signed budget', async ({
  page,
  keepScreen,
}) => {
  const shell = shellPage(page)
  await keepScreen('first-hour-01-start')
  await startPage(page).create('Koalicioni Drini', 'Shpresa Gashi')
  await keepScreen('first-hour-11-own-today')
  await shell.goTo('Programme')
  await page.getByRole('link', { name: 'New project' }).first().click()
  await page.getByLabel('Code').fill('DRN-1')
  await page.getByRole('textbox', { name: 'Title' }).fill('Zëri i të rinjve')
  await page.getByRole('textbox', { name: 'Start' }).fill('1.1.2026')
  await page.getByRole('textbox', { name: 'End', exact: true }).fill('2026-12-31')
  await page.getByRole('textbox', { name: 'Total' }).fill('26.496,60')
  await expect(page.getByText('= 26,496.60 EUR')).toBeVisible()
  await keepScreen('first-hour-12-project-form')
  await page.getByRole('button', { name: 'Create project' }).click()
  await expect(shell.heading(/DRN-1/)).toBeVisible()
  await page
    .getByRole('navigation', { name: 'Sides of the project' })
    .getByRole('link', { name: 'Budget' })
    .click()

  const budget = budgetPage(page)
  await budget.startEmpty('As in the contract')
  await budget.addHeading('1', 'Staff')
  await budget.addLine('1', {
    code: '1.1',
    label: 'Coordinator',
    unit: 'month',
    quantity: '12',
    unitValue: '1.980,55',
  })
  await keepScreen('first-hour-13-budget-line')
  await budget.addLine('1', {
    code: '1.2',
    label: 'Accountant',
    unit: 'month',
    quantity: '6,5',
    unitValue: '420',
  })
  await keepScreen('first-hour-14-budget-draft')
  await budget.sign(1)
  await expect(page.getByRole('combobox', { name: 'Budget version' })).toHaveValue(/^Version 1, signed /)
  // 12 × 1,980.55 = 23,766.60 and 6.5 × 420 = 2,730.00
  for (const [name, amount] of [
    ['Budgeted', '23,766.60'],
    ['Reserved', '0.00'],
    ['Contracted', '0.00'],
    ['Paid', '0.00'],
    ['Admitted', '0.00'],
    ['Free', '23,766.60'],
  ] as const) {
    await expect(budget.tree.getByRole('columnheader', { name })).toBeVisible()
    await expect(
      budget
        .row('1.1')
        .getByRole('link', { name: `${amount} EUR, ${name}: what 1.1 Coordinator is made of` }),
    ).toBeVisible()
  }
  await expect(budget.row('1').getByText('26,496.60').first()).toBeVisible()
  await keepScreen('first-hour-15-six-amounts')
  await openScheme(page, keepScreen)
})

/** A grant scheme on the signed line: what it leaves free is told while it is typed. */
async function openScheme(page: Page, keepScreen: (name: string) => Promise<void>) {
  await shellPage(page).typeAddress('/grants/schemes')
  await page.getByRole('button', { name: 'New scheme' }).first().click()
  const dialog = page.getByRole('dialog', { name: 'New scheme' })
  await dialog.getByRole('combobox', { name: 'Project' }).click()
  await page.getByRole('option', { name: /^DRN-1/ }).click()
  await dialog.getByRole('combobox', { name: 'Budget line' }).click()
  await page.getByRole('option', { name: /^1\.1 / }).click()
  await dialog.getByRole('textbox', { name: 'Code' }).fill('DRN-S1')
  await dialog.getByRole('textbox', { name: 'Title' }).fill('Grante të vogla')
  await dialog.getByRole('textbox', { name: /^Envelope/ }).fill('20.000')
  // Twenty thousand or twenty with three decimals: she is asked.
  await dialog.getByRole('button', { name: '20,000.00 EUR' }).click()
  await expect(dialog.getByRole('status')).toContainText(
    'Line 1.1 has 23,766.60 EUR free; other schemes mean to award 0.00 EUR; after this scheme 3,766.60 EUR are left.',
  )
  await keepScreen('first-hour-16-scheme')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(page.getByRole('main').getByText('DRN-S1')).toBeVisible()
  await keepScreen('first-hour-17-schemes')
}

test('first hour: from the demo a figure of the Sida report leads to its entries and to a voucher', async ({
  page,
  keepScreen,
}) => {
  const shell = shellPage(page)
  const documents = documentsPage(page)
  const ledger = ledgerPage(page)
  await startPage(page).openDemo()
  await keepScreen('first-hour-02-demo-today')
  await shell.find('soe-11', /^SOE-11/)
  await expect(shell.heading(/^SOE-11/)).toBeVisible()
  await keepScreen('first-hour-03-project')

  await shell.goTo('Documents')
  await documents.chooseProject('SOE-11')
  await expect(page.getByRole('radio', { name: 'Sida budget follow-up' })).toBeChecked()
  await documents.showSheet('2 Budget follow-up')
  await expect(documents.row('2.1')).toBeVisible()
  await keepScreen('first-hour-04-sida-preview')
  const figure = await documents.follow('2.1', 0)
  await expect(ledger.list.getByRole('row').nth(2)).toBeVisible()
  // The list's own total of these lines is the figure that was followed.
  await expect(ledger.list.locator('tfoot').getByText(figure, { exact: true })).toBeVisible()
  await keepScreen('first-hour-05-entries')

  const entry = await entryWithVoucher(page)
  await ledger.find(entry.documentNo)
  await ledger.open(String(entry.entryNo))
  await expect(ledger.panel.getByRole('button', { name: entry.fileName, exact: true })).toBeVisible()
  await keepScreen('first-hour-06-entry')
  const file = await ledger.saveVoucher(entry.fileName)
  expect(
    createHash('sha256')
      .update(await readFile(file))
      .digest('hex'),
  ).toBe(entry.hash)
})

/** An entry of the shown list that has a voucher, by the address that the list stands under. */
async function entryWithVoucher(page: Page) {
  const projectId = await projectIdOf(page, 'SOE-11')
  const { search } = new URL(page.url().replace('#', ''))
  const shown = new URLSearchParams(search)
  const lineIds: unknown = JSON.parse(shown.get('lineIds') ?? '[]')
  if (!Array.isArray(lineIds)) throw new Error('The list is not of budget lines')
  const filter = { projectId, lineIds, from: shown.get('from'), to: shown.get('to') }
  const { rows } = await ask(page, 'ledger.list', { filter, offset: 0, limit: 200 })
  for (const row of rows) {
    const { attachments } = await ask(page, 'ledger.get', { id: row.id })
    const voucher = attachments[0]
    if (voucher)
      return {
        entryNo: row.entryNo,
        documentNo: row.documentNo,
        fileName: voucher.fileName,
        hash: voucher.hash,
      }
  }
  throw new Error('No entry of the list has a voucher')
}
