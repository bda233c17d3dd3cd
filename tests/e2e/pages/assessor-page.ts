import { expect, type Page } from '@playwright/test'

/** What an assessor sees: the own applications, the declaration, the quiet view with its scores. */
export function assessorPage(page: Page) {
  const declaring = (reference: string) =>
    page.getByRole('dialog', { name: `Conflict of interest: ${reference}` })
  return {
    references: async (title: string): Promise<readonly string[]> => {
      const rows = page.getByRole('table', { name: title }).getByRole('rowheader')
      await expect(rows.first()).toBeVisible()
      return rows.allTextContents()
    },
    declare: async (reference: string, tie: string, note = '') => {
      await page.getByRole('button', { name: `Declare for ${reference}` }).click()
      const dialog = declaring(reference)
      await dialog.getByRole('radio', { name: tie }).check()
      if (note === '') {
        await dialog.getByRole('button', { name: 'Declare and read' }).click()
      } else {
        await dialog.getByRole('textbox', { name: 'What it is' }).fill(note)
        await dialog.getByRole('button', { name: 'Declare the conflict' }).click()
      }
      await expect(dialog).toHaveCount(0)
    },
    /** Types the same points for every criterion and hands the sheet in. */
    score: async (points: string) => {
      const fields = page.getByRole('textbox', { name: /^Points for / })
      await expect(fields.first()).toBeVisible()
      for (const field of await fields.all()) await field.fill(points)
    },
    handIn: async () => {
      const button = page.getByRole('button', { name: 'Hand in the scores' })
      await expect(button).toBeEnabled()
      await button.click()
      const dialog = page.getByRole('dialog', { name: /^Hand in the scores/ })
      await dialog.getByRole('button', { name: 'Hand in the scores' }).click()
      await expect(dialog).toHaveCount(0)
    },
  }
}
