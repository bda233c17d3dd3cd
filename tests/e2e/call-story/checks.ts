import type { Page } from '@playwright/test'
import { applicationPage } from '../pages/application-page.ts'
import { shellPage } from '../pages/shell-page.ts'
import { seriousFindings } from '../support/axe.ts'
import { DUPLICATE } from '../support/call-packs.ts'
import { applicationsOf, checkApplication, refuseDuplicate } from '../support/call-work.ts'
import { expect, type KeepScreen } from '../support/test.ts'

/** Nothing serious on a screen, light and dark. */
export async function expectNoSeriousFinding(page: Page): Promise<void> {
  const shell = shellPage(page)
  for (const ground of ['Dark', 'Light'] as const) {
    await shell.look(ground)
    expect(await seriousFindings(page), ground).toEqual([])
  }
}

/** One application is checked by hand, the duplicate ends, the others are answered in a row. */
export async function checkAll(page: Page, callId: string, keepScreen: KeepScreen): Promise<void> {
  const rows = await applicationsOf(page, callId)
  const duplicate = rows.find(row => row.title === `Help with forms, ${DUPLICATE.number}`)
  const [first, ...others] = rows.filter(row => row.state === 'submitted' && row !== duplicate)
  if (!duplicate || !first) throw new Error('The packs were not read')
  expect(duplicate.needsReview).toBe(true)
  await checkByHand(page, first.id, keepScreen)
  await refuseDuplicate(page, duplicate)
  const extended = rows.filter(row => row.state === 'admin_check')
  for (const row of [...others, ...extended]) await checkApplication(page, row)
}

async function checkByHand(page: Page, id: string, keepScreen: KeepScreen): Promise<void> {
  await applicationPage(page).show(id, 'checks')
  await page.getByRole('button', { name: 'Begin the administrative check' }).click()
  const eligible = page.getByRole('button', { name: 'Eligible', exact: true })
  await expect(eligible).toBeDisabled()
  for (const stage of ['administrative check', 'eligibility check'])
    for (const item of await page.getByRole('region', { name: stage }).getByRole('radiogroup').all())
      await item.getByText('yes', { exact: true }).click()
  await expect(eligible).toBeEnabled()
  await keepScreen('call-04-checked')
  await expectNoSeriousFinding(page)
  await eligible.click()
  await expect(eligible).toHaveCount(0)
}
