import { documentsPage } from './pages/documents-page.ts'
import { shellPage } from './pages/shell-page.ts'
import { ask, projectIdOf } from './support/ask.ts'
import { AUDITOR, MENTOR } from './support/people.ts'
import { expect, test } from './support/test.ts'

test.use({ demo: true })

test('a mentor sees no money, and an address of money says who can', async ({ page, keepScreen }) => {
  const shell = shellPage(page)
  const projectId = await projectIdOf(page, 'SOE-11')
  await shell.changePerson(MENTOR)
  await expect(shell.rail.getByRole('link', { name: 'Programme' })).toBeVisible()
  for (const name of ['Money', 'Ledger', 'Import', 'Documents'])
    await expect(shell.rail.getByRole('link', { name, exact: true })).toHaveCount(0)
  await shell.typeAddress(`/projects/${projectId}`)
  await expect(shell.heading(/SOE-11/)).toBeVisible()
  const sides = page.getByRole('navigation', { name: 'Sides of the project' })
  await expect(sides.getByRole('link', { name: 'Interventions' })).toBeVisible()
  for (const name of ['Budget', 'Funds received', 'Contract rules'])
    await expect(sides.getByRole('link', { name })).toHaveCount(0)
  await expect(page.getByText(/1[.,]980[.,]258/)).toHaveCount(0)
  await keepScreen('role-1-mentor-project')
  const addresses = [
    '/money/ledger',
    '/money/ledger/new',
    '/money/import',
    '/documents',
    `/projects/${projectId}/budget`,
    `/projects/${projectId}/funds`,
    '/settings/rates',
    '/settings/audit',
  ]
  for (const address of addresses) {
    await shell.typeAddress(address)
    const told = page.getByText('Your role does not include this')
    await expect(told, address).toBeVisible()
    await expect(page.getByText(/This can be done by: .*[Cc]oordinator/), address).toBeVisible()
    await expect(page.getByRole('alert'), address).toHaveCount(0)
  }
  await keepScreen('role-2-mentor-no-permission')
})

test('an auditor reads the money but is offered no act that changes it', async ({ page, keepScreen }) => {
  const shell = shellPage(page)
  const projectId = await projectIdOf(page, 'SOE-11')
  await shell.changePerson(AUDITOR)
  await shell.goTo('Money')
  await expect(shell.heading('Ledger')).toBeVisible()
  await expect(page.getByRole('grid', { name: 'Ledger' }).getByRole('row').nth(3)).toBeVisible()
  await expect(page.getByRole('link', { name: 'New entry' })).toHaveCount(0)
  await expect(page.getByRole('checkbox', { name: 'Choose this row' })).toHaveCount(0)
  await keepScreen('role-3-auditor-ledger')
  await page.getByRole('grid', { name: 'Ledger' }).getByRole('row').nth(3).click()
  await expect(page.getByRole('heading', { name: 'Vouchers' })).toBeVisible()
  for (const name of ['Post', 'Edit', 'Reverse', 'Delete draft', 'Attach a file'])
    await expect(page.getByRole('button', { name, exact: true })).toHaveCount(0)
  await shell.typeAddress(`/projects/${projectId}/periods`)
  await expect(page.getByRole('table', { name: 'Periods' })).toBeVisible()
  await expect(page.getByRole('button', { name: /Lock period|Unlock period|New period/ })).toHaveCount(0)
  await shell.typeAddress(`/projects/${projectId}/budget`)
  await expect(page.getByRole('treegrid')).toBeVisible()
  await expect(page.getByRole('button', { name: /Create a draft|Sign|Add heading/ })).toHaveCount(0)
  await shell.typeAddress('/money/ledger/new')
  await expect(page.getByText('Your role does not include this')).toBeVisible()
  await shell.typeAddress('/settings/audit')
  await expect(shell.heading('Audit trail')).toBeVisible()
  await expect(page.getByText('Your role does not include this')).toHaveCount(0)

  await shell.typeAddress(`/documents?projectId=${projectId}&documentId=sida-follow-up`)
  const made = await documentsPage(page).produce('Excel workbook')
  expect(made.name).toMatch(/\.xlsx$/)
  await expect(ask(page, 'ledger.post', { ids: [projectId] })).rejects.toThrow('Forbidden')
})
