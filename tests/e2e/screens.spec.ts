import type { Page } from '@playwright/test'
import { shellPage } from './pages/shell-page.ts'
import { seriousFindings } from './support/axe.ts'
import { englishLeftovers, keyNames } from './support/leftovers.ts'
import { type MainScreen, mainScreens } from './support/main-screens.ts'
import { recordWords } from './support/record-words.ts'
import { shownTexts } from './support/shown-texts.ts'
import { expect, test } from './support/test.ts'

test.use({ demo: true, viewport: { width: 1280, height: 720 } })
test.setTimeout(240_000)

/** Goes there and waits until the screen has its title and nothing on it is still being read. */
async function visit(page: Page, screen: MainScreen) {
  await shellPage(page).typeAddress(screen.address)
  await expect(page.getByRole('heading', { level: 1 }).first(), screen.name).toBeVisible()
  await expect(page.locator('.mantine-Skeleton-root, .mantine-Loader-root'), screen.name).toHaveCount(0)
}

test('in Albanian no screen falls back to English or to the name of a message', async ({
  page,
  keepScreen,
}) => {
  const data = await recordWords(page)
  const screens = await mainScreens(page)
  await shellPage(page).speak('sq')
  await expect(page.locator('html')).toHaveAttribute('lang', 'sq')
  const faults: string[] = []
  for (const screen of screens) {
    await visit(page, screen)
    const texts = await shownTexts(page)
    for (const fault of [...englishLeftovers(texts, data), ...keyNames(texts)])
      faults.push(`${screen.name}: ${fault}`)
    await keepScreen(`sq-${screen.name}`)
  }
  expect(faults).toEqual([])
})

/** A fault planted on purpose: a button without a name must be found, or the search proves nothing. */
async function expectAxeToSee(page: Page) {
  await page.evaluate(() => document.body.append(document.createElement('button')))
  expect((await seriousFindings(page)).join()).toContain('button-name')
  await page.reload()
}

for (const ground of ['Light', 'Dark'] as const)
  test(`axe-core finds nothing serious on the main screens, ${ground.toLowerCase()}`, async ({
    page,
    keepScreen,
  }) => {
    const screens = await mainScreens(page)
    await shellPage(page).look(ground)
    await expectAxeToSee(page)
    const faults: string[] = []
    for (const screen of screens) {
      await visit(page, screen)
      for (const fault of await seriousFindings(page)) faults.push(`${screen.name}: ${fault}`)
      await keepScreen(`${ground.toLowerCase()}-${screen.name}`)
    }
    expect(faults).toEqual([])
  })
