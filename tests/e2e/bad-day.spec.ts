import { createHash } from 'node:crypto'
import { cp, readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from './support/test.ts'

const hashOf = async (file: string) =>
  createHash('sha256')
    .update(await readFile(file))
    .digest('hex')

test('a damaged workspace is told plainly on the start screen and left as it is', async ({
  page,
  home,
  demoHome,
  keepScreen,
}) => {
  const folder = path.join(home, 'Demo')
  const database = path.join(folder, 'workspace.db')
  await cp(path.join(demoHome, 'Demo'), folder, { recursive: true })
  const bytes = await readFile(database)
  bytes.fill(0x5a, 0, 4096)
  await writeFile(database, bytes)
  const before = await hashOf(database)
  await page.reload()
  await page
    .getByRole('region', { name: 'Go on where you were' })
    .getByRole('button', { name: /Demo/ })
    .click()
  await expect(page.getByRole('alert')).toContainText(/damaged/)
  await expect(page.getByRole('alert').getByRole('button', { name: 'Restore a backup' })).toBeVisible()
  await keepScreen('bad-day-2-damaged')
  expect(await hashOf(database)).toBe(before)
  expect((await readdir(folder)).filter(name => name.startsWith('workspace.db'))).toEqual(['workspace.db'])
})
