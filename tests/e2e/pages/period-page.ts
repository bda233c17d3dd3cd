import { expect, type Page } from '@playwright/test'

/** A reporting period of a project: its deviations and its locking. */
export function periodPage(page: Page) {
  return {
    explain: async (line: string, text: string) => {
      await page.getByRole('textbox', { name: `Note on ${line}` }).fill(text)
      const save = page.getByRole('button', { name: `Save note on ${line}` })
      await save.click()
      await expect(save).toHaveCount(0)
    },
    openLocking: async () => {
      await page.getByRole('button', { name: /^Lock period/ }).click()
      return page.getByRole('dialog', { name: /^Lock / })
    },
  }
}
