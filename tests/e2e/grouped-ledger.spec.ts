import { readFile } from 'node:fs/promises'
import ExcelJS from 'exceljs'
import { ledgerPage } from './pages/ledger-page.ts'
import { shellPage } from './pages/shell-page.ts'
import { ask, projectIdOf } from './support/ask.ts'
import { seriousFindings } from './support/axe.ts'
import { keepFile } from './support/files.ts'
import { expect, test } from './support/test.ts'

test.use({ demo: true, viewport: { width: 1280, height: 720 } })

test('the ledger is grouped by budget line, a group opened, the view kept, and the workbook adds up live', async ({
  page,
  keepScreen,
}) => {
  const shell = shellPage(page)
  const id = await projectIdOf(page, 'SOE-11')
  const filter = { projectId: id }
  const totals = await ask(page, 'ledger.totals', { filter })
  const groups = await ask(page, 'ledger.groups', { filter, by: 'line' })
  const [first] = groups.rows
  if (!first) throw new Error('The demo ledger has no groups')

  await shell.typeAddress(`/money/ledger?projectId=${id}`)
  const ledger = ledgerPage(page)
  await expect(ledger.list.getByRole('row').nth(4)).toBeVisible()
  await page.getByRole('button', { name: 'Group', exact: true }).click()
  await keepScreen('grouped-0-menu')
  await page.getByRole('menuitemradio', { name: 'Budget line' }).click()
  const tree = page.getByRole('treegrid', { name: 'Ledger' })
  const row = tree.getByRole('row', { name: `${first.code} ${first.label}` }).first()
  await expect(row).toHaveAttribute('aria-expanded', 'false')
  await keepScreen('grouped-1-closed')
  await row.click()
  await expect(row).toHaveAttribute('aria-expanded', 'true')
  await expect(tree.locator('tr[aria-level="2"]').first()).toBeVisible()
  await keepScreen('grouped-2-open')
  expect(await seriousFindings(page)).toEqual([])

  await page.getByRole('button', { name: 'Saved views' }).click()
  await page.getByRole('menuitem', { name: 'Save this view …' }).click()
  await page.getByRole('textbox', { name: 'Name of the view' }).fill('By line')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Grouped by Budget line' }).click()
  await page.getByRole('menuitemradio', { name: 'No groups' }).click()
  await expect(ledger.list).toBeVisible()
  await page.getByRole('button', { name: 'Saved views' }).click()
  await page.getByRole('menuitem', { name: 'By line', exact: true }).click()
  await expect(tree).toBeVisible()
  await page.keyboard.press('Escape')

  const save = async (format: string) => {
    await page.getByRole('button', { name: 'Export this list' }).click()
    return keepFile(page, () => page.getByRole('menuitem', { name: format }).click())
  }
  const workbook = await save('Excel workbook (xlsx)')
  expect(workbook.name).toMatch(/^ledger_\d{4}-\d\d-\d\d\.xlsx$/)
  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile(workbook.file)
  const [sheet] = book.worksheets
  const subtotals: number[] = []
  let total: unknown
  sheet?.eachRow(line =>
    line.eachCell(cell => {
      if (!cell.formula) return
      expect(cell.formula).toMatch(/^SUBTOTAL\(9,/)
      if (line.getCell(1).text === 'Total') total = cell.result
      else subtotals.push(Math.round(Number(cell.result) * 100))
    }),
  )
  expect(subtotals).toEqual(groups.rows.map(group => group.sum.minor))
  expect(total).toBe((totals.sums[0]?.minor ?? 0) / 100)

  const csv = await save('Text file (csv)')
  expect(csv.name).toMatch(/\.csv$/)
  const lines = (await readFile(csv.file, 'utf8')).split('\r\n').filter(line => line !== '')
  expect(lines[0]).toContain('Budget line')
  expect(lines.length - 1).toBe(groups.rows.reduce((sum, group) => sum + group.count, 0))
})

test('groups read well in the dark, in Albanian, and beside an open entry', async ({ page, keepScreen }) => {
  const shell = shellPage(page)
  await shell.goTo('Money')
  await expect(ledgerPage(page).list.getByRole('row').nth(4)).toBeVisible()
  await page.getByRole('button', { name: 'Group', exact: true }).click()
  await page.getByRole('menuitemradio', { name: 'Month' }).click()
  const tree = page.getByRole('treegrid')
  await tree.locator('tr[aria-expanded]').first().click()
  await expect(tree.locator('tr[aria-level="2"]').first()).toBeVisible()
  await keepScreen('grouped-3-months')
  await shell.look('Dark')
  await expect(tree.locator('tr[aria-level="2"]').first()).toBeVisible()
  await keepScreen('grouped-4-dark')
  expect(await seriousFindings(page)).toEqual([])
  await shell.speak('sq')
  await expect(page.getByRole('button', { name: 'Grupuar sipas: Muaji' })).toBeVisible()
  await keepScreen('grouped-5-albanian')
  await tree.locator('tr[aria-level="2"]').first().click()
  await expect(page.getByRole('region', { name: /^Regjistrimi / })).toBeVisible()
  await keepScreen('grouped-6-beside')
  expect(await seriousFindings(page)).toEqual([])
})

test('the registry and the projects are grouped the same way', async ({ page, keepScreen }) => {
  const shell = shellPage(page)
  const { total } = await ask(page, 'organisations.groups', { by: 'country' })
  await shell.goTo('Registry')
  await page.getByRole('button', { name: 'Group', exact: true }).click()
  await page.getByRole('menuitemradio', { name: 'Country' }).click()
  const registry = page.getByRole('treegrid')
  await expect(registry.locator('tr[aria-expanded]')).toHaveCount(total)
  const names = await registry.locator('tr[aria-expanded] td:first-child').allTextContents()
  expect(names.indexOf(names.find(name => name.startsWith('Belgium')) ?? '')).toBeLessThan(
    names.indexOf(names.find(name => name.startsWith('Bosnia')) ?? ''),
  )
  await registry.getByRole('row', { name: /^Albania/ }).click()
  await expect(registry.locator('tr[aria-level="2"]').first()).toBeVisible()
  await keepScreen('grouped-7-registry')
  expect(await seriousFindings(page)).toEqual([])
  await shell.goTo('Programme')
  await page.getByRole('button', { name: 'Group', exact: true }).click()
  await page.getByRole('menuitemradio', { name: 'Donor family' }).click()
  await page.getByRole('button', { name: 'Grouped by Donor family' }).click()
  await page.getByRole('menuitem', { name: 'Open all groups' }).click()
  await expect(page.getByRole('treegrid').locator('tr[aria-level="2"]').first()).toBeVisible()
  await keepScreen('grouped-8-projects')
  expect(await seriousFindings(page)).toEqual([])
})
