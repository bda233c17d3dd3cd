import { expect, type Page } from '@playwright/test'
import { chooseFiles, type OfferedFile } from '../support/files.ts'

/** The import wizard, step by step. */
export function importsPage(page: Page) {
  const pressed = (name: string | RegExp) => page.getByRole('button', { name, exact: true }).click()
  const choose = (button: string, file: OfferedFile) => chooseFiles(page, [file], () => pressed(button))
  return {
    /** Leads to the sheet and its headings, or with a mapping that fits straight to the columns. */
    openFile: async (file: OfferedFile) => {
      await choose('Choose a file', file)
      await expect(page.getByRole('button', { name: 'Choose another file' })).toBeVisible()
      await pressed('Open the file')
    },
    toColumns: async () => {
      await expect(page.getByText(/^The headings stand in row \d+/)).toBeVisible()
      await pressed('Choose columns')
    },
    saveMapping: async (name: string) => {
      await pressed('Save this mapping')
      await page.getByLabel('Name of the mapping').fill(name)
      await pressed('Save')
      await expect(page.getByRole('combobox', { name: 'Saved mapping' })).toHaveValue(name)
    },
    check: () => pressed('Check the file'),
    chooseCorrected: (file: OfferedFile) => choose('Choose the corrected file', file),
    import: async () => {
      await page.getByRole('button', { name: /^Import \d+ drafts$/ }).click()
    },
    problems: page.getByRole('region', { name: 'Errors and warnings' }),
  }
}
