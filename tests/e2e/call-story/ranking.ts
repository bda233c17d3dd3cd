import type { Page } from '@playwright/test'
import { callPage } from '../pages/call-page.ts'
import { expect, type KeepScreen } from '../support/test.ts'
import { expectNoSeriousFinding } from './checks.ts'

/** Carries the line by the pointer to just below a place and lets it go there. */
async function carryLine(page: Page, call: ReturnType<typeof callPage>, places: number): Promise<void> {
  await call.line.scrollIntoViewIfNeeded()
  const from = await call.line.boundingBox()
  const row = call.ranking.locator('tr[data-competes]').nth(places - 1)
  const to = await row.boundingBox()
  if (!from || !to) throw new Error('The line or its aim is not on the screen')
  await page.mouse.move(from.x + 60, from.y + from.height / 2)
  await page.mouse.down()
  await page.mouse.move(from.x + 90, to.y + to.height - 3, { steps: 15 })
  await expect(call.line).toHaveAttribute('aria-valuenow', String(places))
  await page.mouse.up()
}

/** The line follows the pointer up and down, over several rows at once, until it is let go. */
async function dragLine(page: Page, call: ReturnType<typeof callPage>, byMoney: number): Promise<void> {
  for (const places of [byMoney - 1, byMoney + 2, byMoney + 1]) await carryLine(page, call, places)
  await page.mouse.move(400, 300, { steps: 5 })
  await expect(call.line).toHaveAttribute('aria-valuenow', String(byMoney + 1))
  await expect(call.line).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(call.line).toHaveAttribute('aria-valuenow', String(byMoney))
}

/** The ranking, its line moved by the keys and the pointer, and the line of money as the proposal. */
export async function rank(page: Page, callId: string, keepScreen: KeepScreen): Promise<void> {
  const call = callPage(page, () => callId)
  await call.show('ranking')
  await page.reload()
  await call.pressed('Make the ranking')
  await expect(call.ranking).toBeVisible()
  const byMoney = Number(await call.line.getAttribute('aria-valuenow'))
  expect(byMoney).toBeGreaterThan(1)
  await keepScreen('call-08-ranking')
  await call.line.focus()
  await page.keyboard.press('ArrowDown')
  await expect(call.line).toHaveAttribute('aria-valuenow', String(byMoney + 1))
  await expect(call.line).toContainText('missing')
  await keepScreen('call-09-what-if')
  await page.keyboard.press('Escape')
  await expect(call.line).toHaveAttribute('aria-valuenow', String(byMoney))
  await dragLine(page, call, byMoney)
  await expectNoSeriousFinding(page)
  await call.pressed('Propose this line')
  const dialog = page.getByRole('dialog', { name: /^Recommend \d+ applications$/ })
  await dialog.getByRole('button', { name: 'Propose this line' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(call.ranking.getByText('Reserve').first()).toBeVisible()
  await keepScreen('call-10-proposed')
}
