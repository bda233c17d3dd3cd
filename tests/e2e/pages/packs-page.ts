import { expect, type Page } from '@playwright/test'
import type { OfferedFile } from './imports-page.ts'

const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Excel packs on the side of a call's applications: handed out, and read back. */
export function packsPage(page: Page) {
  const dialog = page.getByRole('dialog', { name: 'Read Excel packs' })
  return {
    dialog,
    /** Makes the empty pack in English; returns where the browser put it. */
    make: async (): Promise<string> => {
      const coming = page.waitForEvent('download', { timeout: 60_000 })
      await page.getByRole('button', { name: 'Make an Excel pack' }).click()
      await page.getByRole('menuitem', { name: 'English' }).click()
      return (await coming).path()
    },
    offer: async ({ name, bytes }: OfferedFile) => {
      const asked = page.waitForEvent('filechooser')
      await dialog.getByRole('button', { name: 'Add files' }).click()
      await (await asked).setFiles({ name, mimeType: SHEET, buffer: bytes })
      await expect(dialog.getByText(name)).toBeVisible()
    },
    takeIn: async (on: string, time: string, evidence: string) => {
      await dialog.getByRole('textbox', { name: 'Received on' }).fill(on)
      await dialog.getByRole('textbox', { name: /^Time in / }).fill(time)
      await dialog.getByRole('textbox', { name: 'Evidence of receipt' }).fill(evidence)
      await dialog.getByRole('button', { name: 'Take in', exact: true }).click()
    },
  }
}
