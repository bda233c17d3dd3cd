import { expect, type Page } from '@playwright/test'
import { shellPage } from './shell-page.ts'

/** A call with its sides: steps, ranking, decisions, complaints, letters. */
export function callPage(page: Page, callId: () => string) {
  const shell = shellPage(page)
  const pressed = (name: string | RegExp) => page.getByRole('button', { name, exact: true }).click()
  return {
    /** One of the sides by its address below the call. */
    show: (side: string) => shell.typeAddress(`/grants/calls/${callId()}${side === '' ? '' : `/${side}`}`),
    /** Takes a step of the call's life and waits until it is taken. */
    step: async (name: string, reason = '') => {
      await pressed(name)
      const dialog = page.getByRole('dialog', { name: new RegExp(`: ${name}$`) })
      if (reason !== '') await dialog.getByRole('textbox', { name: 'Reason' }).fill(reason)
      await dialog.getByRole('button', { name, exact: true }).click()
      await expect(dialog).toHaveCount(0)
    },
    ranking: page.getByRole('table', { name: 'Ranking' }),
    /** The line of money, moved with the keys. */
    line: page.getByRole('slider', { name: 'Line of money' }),
    pressed,
  }
}
