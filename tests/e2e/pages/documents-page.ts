import { expect, type Page } from '@playwright/test'
import { type KeptFile, keepFile } from '../support/files.ts'
import { escaped } from './shell-page.ts'

/** Donor documents: choosing, looking, following a figure, producing. */
export function documentsPage(page: Page) {
  const preview = page.getByRole('region', { name: 'Preview' })
  const row = (code: string) =>
    preview.getByRole('row').filter({ has: page.getByRole('cell', { name: code, exact: true }) })
  return {
    preview,
    row,
    chooseProject: async (code: string) => {
      await page.getByRole('combobox', { name: 'Project' }).click()
      await page.getByRole('option', { name: new RegExp(`^${escaped(code)} `) }).click()
    },
    chooseDocument: async (name: string) => {
      await page.getByRole('radio', { name }).check()
    },
    showSheet: async (name: string) => {
      await preview.getByRole('tab', { name }).click()
      await expect(preview.getByRole('tab', { name })).toHaveAttribute('aria-selected', 'true')
    },
    /** Goes to the entries behind a figure of the preview; `place` counts the row's figures from the left. */
    follow: async (code: string, place: number): Promise<string> => {
      const figure = row(code)
        .getByRole('button', { name: /entries behind it$/ })
        .nth(place)
      const text = (await figure.textContent()) ?? ''
      await figure.click()
      await expect(page.getByRole('grid', { name: 'Ledger' })).toBeVisible()
      return text.trim()
    },
    /** Produces the document and keeps it. */
    produce: async (format: 'Excel workbook' | 'PDF'): Promise<KeptFile> => {
      const button = page.getByRole('button', { name: format, exact: true })
      await expect(button).toBeEnabled({ timeout: 60_000 })
      const kept = await keepFile(page, () => button.click())
      await expect(page.getByText('Produced and recorded')).toBeVisible()
      return kept
    },
    history: async () => {
      await page.getByText('Produced documents', { exact: true }).click()
      return page.getByRole('grid', { name: 'Produced documents' })
    },
  }
}
