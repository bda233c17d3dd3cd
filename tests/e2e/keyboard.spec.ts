import type { Page } from '@playwright/test'
import { shellPage } from './pages/shell-page.ts'
import { expect, test } from './support/test.ts'

test.use({ demo: true })

/** Whether the focused element looks otherwise than without the focus: an outline, a ring, another border or ground. */
const focusMark = (page: Page) =>
  page.evaluate(async () => {
    const focused = document.activeElement
    if (!(focused instanceof HTMLElement) || focused === document.body) return null
    const around = [focused, focused.parentElement].filter(element => element !== null)
    const look = () =>
      around
        .map(element => getComputedStyle(element))
        .map(style => [style.outline, style.boxShadow, style.borderColor, style.backgroundColor].join(' '))
        .join(' ')
    /** A colour on its way to another is judged where it arrives. */
    const settled = () =>
      Promise.allSettled(document.getAnimations().map(animation => animation.finished)).then(look)
    const withFocus = await settled()
    focused.blur()
    const without = await settled()
    focused.focus()
    return { tag: focused.outerHTML.slice(0, 160), isMarked: withFocus !== without }
  })

test('the ledger is read by keys alone: arrows move, Enter opens, Escape closes', async ({
  page,
  keepScreen,
}) => {
  const shell = shellPage(page)
  await shell.goTo('Money')
  const list = page.getByRole('grid', { name: 'Ledger' })
  await expect(list.getByRole('row').nth(4)).toBeVisible()
  await list.focus()
  const active = list.locator('tr[data-active]')
  await page.keyboard.press('Home')
  const first = await active.getAttribute('id')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowUp')
  await expect(active).not.toHaveAttribute('id', first ?? '')
  await expect(list).toHaveAttribute('aria-activedescendant', (await active.getAttribute('id')) ?? '')
  const payee = (await active.getByRole('gridcell').nth(4).textContent()) ?? ''
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Vouchers' })).toBeVisible()
  await keepScreen('keyboard-1-entry-open')
  expect(payee).not.toBe('')
  await expect(
    page
      .getByRole('region', { name: /^Entry / })
      .getByText(payee)
      .first(),
  ).toBeVisible()
  await page.getByRole('button', { name: 'Close the details' }).focus()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('heading', { name: 'Vouchers' })).toHaveCount(0)
  await list.focus()
  await page.keyboard.press('/')
  await expect(page.getByRole('textbox', { name: 'Find in the ledger' })).toBeFocused()
  await page.keyboard.press('Control+k')
  await expect(page.getByPlaceholder('Search everything')).toBeFocused()
})

test('the focus is seen on every stop of the way through a screen', async ({ page }) => {
  const shell = shellPage(page)
  await shell.goTo('Money')
  await expect(page.getByRole('grid', { name: 'Ledger' }).getByRole('row').nth(4)).toBeVisible()
  await page.locator('body').click({ position: { x: 2, y: 2 } })
  const unmarked: string[] = []
  const stops = new Set<string>()
  for (let stop = 0; stop < 40; stop += 1) {
    await page.keyboard.press('Tab')
    const mark = await focusMark(page)
    if (!mark) continue
    stops.add(mark.tag)
    if (!mark.isMarked) unmarked.push(mark.tag)
  }
  expect(stops.size).toBeGreaterThan(15)
  expect(unmarked).toEqual([])
})
