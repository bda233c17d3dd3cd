import { readFile } from 'node:fs/promises'
import { SCORE_COLUMNS } from '#shared/domain/evaluation/index.ts'
import { openScorePack, rowOf, sheetNamed } from '#tests/support/score-pack.ts'
import { callPage } from './pages/call-page.ts'
import { ask } from './support/ask.ts'
import { seriousFindings } from './support/axe.ts'
import { chooseFiles, keepFile } from './support/files.ts'
import { expect, test } from './support/test.ts'

test.use({ demo: true, viewport: { width: 1280, height: 720 } })
test.setTimeout(180_000)

/** A pack with every criterion of its first score sheet answered and handed in. */
async function scored(empty: Buffer): Promise<{ readonly reference: string; readonly bytes: Buffer }> {
  const book = await openScorePack(empty)
  const reference = book.worksheets.find(({ name }) => /^DII-G1-\d+$/.test(name))?.name
  if (!reference) throw new Error('The pack has no score sheet')
  const sheet = sheetNamed(book, reference)
  for (let row = 1; row <= sheet.rowCount; row += 1)
    if (sheet.getCell(row, 1).text.startsWith('criterion:'))
      sheet.getCell(row, SCORE_COLUMNS.points).value = 4
  sheet.getCell(rowOf(sheet, 'finished'), SCORE_COLUMNS.points).value = 'yes'
  return { reference, bytes: Buffer.from(await book.xlsx.writeBuffer()) }
}

test('a score pack is made for an assessor and read in for them; scores that the assessor typed stay theirs', async ({
  page,
  keepScreen,
}) => {
  const { rows } = await ask(page, 'calls.list', {})
  const demo = rows.find(row => row.code === 'DII-G1')
  if (!demo) throw new Error('The demo has no call in evaluation')
  await callPage(page, () => demo.id).show('committee')
  const row = page.getByRole('row').filter({ hasText: 'Nikola Demo' })
  await row.getByRole('button', { name: /^Make the pack of Nikola Demo/ }).click()
  const making = page.getByRole('dialog', { name: 'Make Excel packs' })
  await keepScreen('score-pack-01-make')
  const pack = await keepFile(page, () => making.getByRole('button', { name: 'Make', exact: true }).click())
  const { reference, bytes } = await scored(await readFile(pack.file))
  await expect(making.getByText(/^1 pack made: Nikola Demo/)).toBeVisible()
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: 'Read score packs' }).click()
  const dialog = page.getByRole('dialog', { name: 'Read score packs' })
  const files = [
    { name: 'nikola.xlsx', bytes },
    { name: 'notes.xlsx', bytes: Buffer.from('no workbook') },
  ]
  await chooseFiles(page, files, () => dialog.getByRole('button', { name: 'Add files' }).click())
  await dialog.getByRole('button', { name: 'Take in' }).click()
  // The demo's assessor has typed scores in the app; a pack made by somebody else knows nothing of them.
  await expect(
    dialog.getByText(`In the app ${reference} has scores of the assessor that this pack does not hold.`),
  ).toBeVisible({ timeout: 60_000 })
  await expect(dialog.getByText('refused', { exact: true })).toHaveCount(2)
  await keepScreen('score-pack-02-read')
  expect(await seriousFindings(page)).toEqual([])
})
