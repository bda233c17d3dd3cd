import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { STAND_IN_ADDRESS } from '#tests/support/electron/program/electron.ts'
import { importsPage } from './pages/imports-page.ts'
import { shellPage } from './pages/shell-page.ts'
import { ask, projectIdOf } from './support/ask.ts'
import { startElectron } from './support/electron-app.ts'
import { keepFile, offerFile } from './support/files.ts'
import { messyLedgerWithFaults } from './support/messy-ledger.ts'
import { watchPage } from './support/page-watch.ts'
import { FINANCE_OFFICER } from './support/people.ts'
import { createStandInElectron } from './support/stand-in-electron.ts'
import { expect, test } from './support/test.ts'
import { verifyWorkspace } from './support/verify-workspace.ts'

test.use({ demo: true, viewport: { width: 1280, height: 720 } })

test("the launcher for Electron drives the built app, here with a stand-in for Electron's binary", async ({
  home,
  demo,
  viewport,
  locale,
  timezoneId,
}) => {
  const standIn = await createStandInElectron()
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] = standIn.folder
  const folder = path.join(home, 'Demo')
  const place = { home, args: demo ? [folder] : [], viewport, locale, timezoneId }
  const app = await startElectron(place, STAND_IN_ADDRESS)
  try {
    const page = app.pageOf()
    const faults = await watchPage(page, app.inside)
    await app.enter(page)
    const shell = shellPage(page)
    const projectId = await projectIdOf(page, 'SOE-11')
    await shell.changePerson(FINANCE_OFFICER)
    await shell.typeAddress(`/money/import?kind=ledger&projectId=${projectId}`)
    await shell.loadAnew()
    expect((await ask(page, 'workspace.status', {})).session?.name).toBe(FINANCE_OFFICER)

    const ledger = { name: 'Troškovi Q4.xlsx', bytes: messyLedgerWithFaults() }
    await importsPage(page).openFile(ledger)
    await expect(page.getByText(/^The headings stand in row \d+/)).toBeVisible()
    const token = await offerFile(page, ledger)
    expect(
      await ask(page, 'imports.inspect', { kind: 'ledger', token, params: { projectCode: 'SOE-11' } }),
    ).toMatchObject({
      fileName: ledger.name,
    })

    await shell.typeAddress('/money/ledger')
    const kept = await keepFile(page, async () => {
      await page.getByRole('button', { name: 'Export this list' }).click()
      await page.getByRole('menuitem', { name: 'Excel workbook (xlsx)' }).click()
    })
    expect(kept.name).toMatch(/^ledger_.*\.xlsx$/)
    expect((await readFile(kept.file)).toString('latin1', 0, 2)).toBe('PK')
    expect(page.viewportSize()).toEqual(viewport)
    expect(faults).toEqual([])
  } finally {
    await app.stop()
    await standIn.remove()
    delete process.env['ELECTRON_OVERRIDE_DIST_PATH']
  }
  expect(await verifyWorkspace(folder)).toMatchObject({ ok: true })
})
