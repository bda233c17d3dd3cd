import { expect, type Page } from '@playwright/test'
import { LANGUAGE_NAMES, type Language } from '#shared/locales/index.ts'
import { ask } from '../support/ask.ts'

const personOn = async (page: Page) => (await ask(page, 'workspace.status', {})).session?.name ?? null

/** The frame around every screen: rail, search, person, language, look. */
export function shellPage(page: Page) {
  const rail = page.getByRole('navigation').first()
  const changePerson = async (name: string, passphrase?: string) => {
    await page.getByRole('button', { name: /Change person$/ }).click()
    const dialog = page.getByRole('dialog', { name: 'Person' })
    await dialog.getByRole('button', { name }).click()
    if (passphrase !== undefined) {
      await dialog.getByLabel(`Passphrase of ${name}`).fill(passphrase)
      await dialog.getByRole('button', { name: `Work as ${name}` }).click()
    }
    await expect(
      page.getByRole('button', { name: new RegExp(`^${escaped(name)}.*Change person$`) }),
    ).toBeVisible()
  }
  return {
    rail,
    /** A screen by its place in the rail. */
    goTo: async (name: string) => {
      // A count of what waits may follow the name.
      await rail
        .getByRole('link', { name: new RegExp(`^${escaped(name)}( \\d|$)`) })
        .first()
        .click()
    },
    /** A screen by its address, as somebody who types it. */
    typeAddress: async (address: string) => {
      await page.goto(new URL(`/#${address}`, page.url()).href)
    },
    heading: (name: string | RegExp) => page.getByRole('heading', { level: 1, name }),
    /** Opens the search by its keys and chooses what the text finds. */
    find: async (text: string, found: RegExp) => {
      await page.keyboard.press('Control+k')
      await page.getByPlaceholder('Search everything').fill(text)
      await page.getByRole('button', { name: found }).first().click()
    },
    changePerson,
    /** Loads the page anew and goes on as the same person: in Electron it begins with the coordinator. */
    loadAnew: async () => {
      const address = page.url()
      const before = await personOn(page)
      await page.reload()
      if (before === null || (await personOn(page)) === before) return
      // Another person begins on a screen of their own.
      await changePerson(before)
      await page.goto(address)
    },
    speak: async (language: Language) => {
      await page.getByRole('button', { name: /^(EN|SQ): / }).click()
      await page.getByRole('menuitemradio', { name: LANGUAGE_NAMES[language] }).click()
    },
    /** Names are those of English screens. */
    look: async (ground: 'Light' | 'Dark') => {
      await page.getByRole('button', { name: 'Light, dark, density' }).click()
      await page.getByRole('menuitemradio', { name: ground }).click()
      await page.keyboard.press('Escape')
      await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', ground.toLowerCase())
      await expect(page.getByRole('menuitemradio')).toHaveCount(0)
    },
  }
}

/** A name as part of a pattern. */
export const escaped = (text: string): string => text.replace(/[()[\]{}.*+?^$|\\/]/g, '\\$&')
