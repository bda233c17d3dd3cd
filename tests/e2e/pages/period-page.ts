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
    /** Types what the bank statement says at the period's end. */
    countBank: async (amount: string) => {
      await page.getByRole('textbox', { name: 'Bank', exact: true }).fill(amount)
      await page.getByRole('button', { name: 'Save balances' }).click()
    },
    check: (name: RegExp) => page.getByRole('table', { name: 'Checks by hand' }).getByRole('row', { name }),
    openLocking: async () => {
      await page.getByRole('button', { name: /^Lock period/ }).click()
      return page.getByRole('dialog', { name: /^Lock / })
    },
  }
}
