import { shellPage } from './pages/shell-page.ts'
import { projectIdOf } from './support/ask.ts'
import { seriousFindings } from './support/axe.ts'
import { expect, test } from './support/test.ts'

test.use({ demo: true, viewport: { width: 1280, height: 720 } })
test.setTimeout(240_000)

test('a request for payment: each step leads to what it is made of; it is sent, and the fund chains', async ({
  page,
  keepScreen,
}) => {
  const shell = shellPage(page)
  const id = await projectIdOf(page, 'EU-DEMO-1')
  await shell.typeAddress(`/projects/${id}/funds`)
  const requests = page.getByRole('region', { name: 'Requests for payment' })
  await expect(requests.getByRole('row')).toHaveCount(5)
  const chain = page.getByRole('region', { name: 'Fund by period' })
  await expect(chain.getByText('Agrees')).toHaveCount(2)
  expect(await seriousFindings(page)).toEqual([])
  await keepScreen('funds-requests')
  await chain.scrollIntoViewIfNeeded()
  await keepScreen('funds-chain')

  await requests.getByRole('button', { name: 'Work out again' }).click()
  const form = page.getByRole('dialog')
  const steps = form.getByRole('table', { name: 'How the amount comes about' })
  await expect(steps.getByRole('row')).toHaveCount(6)
  expect(await seriousFindings(page)).toEqual([])
  await keepScreen('request-steps')
  await form.getByRole('button', { name: 'Keep as draft' }).click()
  await expect(form).toHaveCount(0)

  await requests.getByRole('button', { name: 'Mark as sent' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Mark as sent' }).click()
  await expect(requests.getByText('Sent', { exact: true })).toBeVisible()

  await requests.getByRole('button', { name: /steps of request 4/ }).click()
  await page
    .getByRole('dialog')
    .getByRole('link', { name: /Cost accepted from the start/ })
    .click()
  await expect(page).toHaveURL(/money\/ledger.*to=2025-12-31|money\/ledger.*2025-12-31/)

  await shell.look('Dark')
  await shell.speak('sq')
  await shell.typeAddress(`/projects/${id}/funds`)
  await expect(page.getByRole('region', { name: 'Kërkesa për pagesë' })).toBeVisible()
  expect(await seriousFindings(page)).toEqual([])
  await keepScreen('funds-sq-dark')
})
