import { expect, type Page } from '@playwright/test'
import { keepFile } from '../support/files.ts'

/** The ledger: its list, the entry beside it, posting. */
export function ledgerPage(page: Page) {
  const list = page.getByRole('grid', { name: 'Ledger' })
  const panel = page.getByRole('region', { name: /^Entry / })
  return {
    list,
    panel,
    find: async (text: string) => {
      await page.getByRole('textbox', { name: 'Find in the ledger' }).fill(text)
      // The address takes the text a moment after the last letter, and the list follows the address.
      if (text === '') await expect(page).not.toHaveURL(/[?&]text=/)
      else await expect(page).toHaveURL(/[?&]text=/)
    },
    open: async (cell: string) => {
      await list
        .getByRole('row')
        .filter({ has: page.getByRole('gridcell', { name: cell, exact: true }) })
        .click()
      await expect(panel).toBeVisible()
    },
    /** Saves the voucher of that name and returns where it was put. */
    saveVoucher: async (name: string): Promise<string> => {
      const button = panel.getByRole('button', { name: `Save a copy of ${name}` })
      return (await keepFile(page, () => button.click())).file
    },
  }
}
