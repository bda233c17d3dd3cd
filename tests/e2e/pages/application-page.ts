import { expect, type Page } from '@playwright/test'
import { shellPage } from './shell-page.ts'

/** An application with its sides: checks, decision, complaint. */
export function applicationPage(page: Page) {
  const shell = shellPage(page)
  const decision = page.getByRole('region', { name: 'Decision', exact: true })
  return {
    show: (id: string, side: string) => shell.typeAddress(`/grants/applications/${id}/${side}`),
    decision,
    awarded: decision.getByRole('textbox', { name: /^Awarded/ }),
    award: decision.getByRole('button', { name: 'Award and hold the money' }),
    complain: async (grounds: string) => {
      await page.getByRole('button', { name: 'Take in a complaint' }).click()
      const dialog = page.getByRole('dialog', { name: 'Take in a complaint' })
      await dialog.getByRole('textbox', { name: 'Grounds' }).fill(grounds)
      await dialog.getByRole('button', { name: 'Take in', exact: true }).click()
      await expect(dialog).toHaveCount(0)
    },
  }
}
