import { expect, type Page } from '@playwright/test'
import { chooseFiles, keepFile, type OfferedFile } from '../support/files.ts'

/** Excel packs on the side of a call's applications: handed out, and read back. */
export function packsPage(page: Page) {
  const dialog = page.getByRole('dialog', { name: 'Read Excel packs' })
  return {
    dialog,
    /** Makes the empty pack in English; returns where it was put. */
    make: async (): Promise<string> => {
      const { file } = await keepFile(page, async () => {
        await page.getByRole('button', { name: 'Make an Excel pack' }).click()
        await page.getByRole('menuitem', { name: 'English' }).click()
      })
      return file
    },
    offer: async (file: OfferedFile) => {
      await chooseFiles(page, [file], () => dialog.getByRole('button', { name: 'Add files' }).click())
      await expect(dialog.getByText(file.name)).toBeVisible()
    },
    takeIn: async (on: string, time: string, evidence: string) => {
      await dialog.getByRole('textbox', { name: 'Received on' }).fill(on)
      await dialog.getByRole('textbox', { name: /^Time in / }).fill(time)
      await dialog.getByRole('textbox', { name: 'Evidence of receipt' }).fill(evidence)
      await dialog.getByRole('button', { name: 'Take in', exact: true }).click()
    },
  }
}
