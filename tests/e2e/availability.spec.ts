import path from 'node:path'
import type { Page } from '@playwright/test'
import { shellPage } from './pages/shell-page.ts'
import { ask, projectIdOf } from './support/ask.ts'
import { seriousFindings } from './support/axe.ts'
import { FINANCE_OFFICER } from './support/people.ts'
import { expect, test } from './support/test.ts'
import { verifyWorkspace } from './support/verify-workspace.ts'

test.use({ demo: true, viewport: { width: 1280, height: 720 } })

/** The line of the demo with most free money. */
async function freestLine(page: Page) {
  const projectId = await projectIdOf(page, 'SOE-11')
  const tree = await ask(page, 'budgets.tree', { projectId })
  const lines = tree.nodes.filter(row => row.lineId !== null && row.amounts.reserved === 0)
  const node = lines.toSorted((a, b) => b.amounts.free - a.amounts.free)[0]
  if (!node || node.lineId === null) throw new Error('The demo has no line with free money')
  return { projectId, node: { ...node, lineId: node.lineId } }
}

test('money is reserved within what is free, signed for, and every amount opens what it is made of', async ({
  page,
  home,
  app,
  keepScreen,
}) => {
  const shell = shellPage(page)
  await shell.changePerson(FINANCE_OFFICER)
  const { projectId, node } = await freestLine(page)
  const free = node.amounts.free
  await shell.typeAddress(`/projects/${projectId}/commitments`)
  await expect(page.getByRole('table', { name: 'Agreements' })).toBeVisible()
  await keepScreen('commitments')

  await page.getByRole('button', { name: 'Reserve money' }).click()
  const dialog = page.getByRole('dialog', { name: 'Reserve money' })
  await dialog.getByRole('combobox', { name: 'Budget line' }).click()
  await page.getByRole('option', { name: new RegExp(`^${node.code.replaceAll('.', '\\.')} `) }).click()
  await dialog.getByLabel('Amount').fill(String(Math.floor(free / 100) + 1000))
  await dialog.getByLabel('Amount').blur()
  await expect(dialog.getByText(/This will move free funds on/)).toBeVisible()
  await expect(dialog.getByText(/more than the .* free on line/).first()).toBeVisible()
  await keepScreen('reservation-refused')
  await dialog.getByLabel('Amount').fill('100')
  await dialog.getByLabel('Amount').blur()
  await expect(dialog.getByText(/more than the .* free on line/)).toHaveCount(0)
  await keepScreen('reservation')
  await dialog.getByLabel('Reference').fill('DEC-9')
  await dialog.getByRole('button', { name: 'Reserve money' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(page.getByRole('row').filter({ hasText: 'DEC-9' })).toContainText('100.00')
  const tree = await ask(page, 'budgets.tree', { projectId })
  expect(tree.nodes.find(row => row.id === node.id)?.amounts).toMatchObject({
    free: free - 10_000,
    reserved: node.amounts.reserved + 10_000,
  })

  await page.getByRole('table', { name: 'Agreements' }).getByRole('button').first().click()
  await expect(page.getByRole('dialog').getByRole('heading', { name: 'Movements' })).toBeVisible()
  await keepScreen('agreement')
  await page.keyboard.press('Escape')

  await shell.typeAddress(`/projects/${projectId}/budget?line=${node.id}&amount=free`)
  const panel = page.getByRole('region', { name: `${node.code} ${node.label}` })
  await expect(panel.getByText('Free: what it is made of')).toBeVisible()
  await expect(panel.getByRole('heading', { name: /^Reserved/ })).toBeVisible()
  await keepScreen('parts')
  expect(await seriousFindings(page)).toEqual([])
  // Verification from outside needs the workspace to itself.
  await app.stop()
  expect(await verifyWorkspace(path.join(home, 'Demo'))).toMatchObject({ ok: true })
})

for (const ground of ['Light', 'Dark'] as const)
  test(`its screens read well, ${ground.toLowerCase()} and in Albanian`, async ({ page, keepScreen }) => {
    const shell = shellPage(page)
    const { projectId, node } = await freestLine(page)
    await shell.look(ground)
    const addresses = {
      commitments: `/projects/${projectId}/commitments`,
      parts: `/projects/${projectId}/budget?line=${node.id}&amount=admitted`,
      overview: `/projects/${projectId}`,
      work: `/projects/${projectId}/work`,
      interventions: `/projects/${projectId}/interventions`,
    }
    for (const language of ['en', 'sq'] as const) {
      await shell.speak(language)
      for (const [name, address] of Object.entries(addresses)) {
        await shell.typeAddress(address)
        await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible()
        await expect(page.locator('.mantine-Skeleton-root, .mantine-Loader-root')).toHaveCount(0)
        expect([name, await seriousFindings(page)]).toEqual([name, []])
        await keepScreen(`availability-${ground.toLowerCase()}-${language}-${name}`)
      }
    }
  })
