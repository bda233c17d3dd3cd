import { expect, type Page } from '@playwright/test'

/** The screen before any workspace is open. */
export function startPage(page: Page) {
  return {
    openDemo: async () => {
      await page.getByRole('button', { name: 'Open the demo workspace' }).click()
      await expect(page.getByRole('navigation', { name: 'Sections' })).toBeVisible({ timeout: 90_000 })
    },
    create: async (name: string, coordinator: string) => {
      await page.getByRole('button', { name: 'Create a workspace' }).click()
      const card = page.getByRole('region', { name: 'Begin your own' })
      await card.getByLabel('Name of the workspace').fill(name)
      await card.getByLabel('Your name').fill(coordinator)
      await card.getByRole('button', { name: 'Create workspace' }).click()
      await expect(page.getByRole('navigation', { name: 'Sections' })).toBeVisible()
    },
  }
}
