import type { Page } from '@playwright/test'
import { documentsPage } from './pages/documents-page.ts'
import { importsPage } from './pages/imports-page.ts'
import { ledgerPage } from './pages/ledger-page.ts'
import { periodPage } from './pages/period-page.ts'
import { escaped, shellPage } from './pages/shell-page.ts'
import { ask, projectIdOf } from './support/ask.ts'
import {
  MESSY_ROWS,
  MESSY_SUM_MINOR,
  messyLedgerCorrected,
  messyLedgerWithFaults,
} from './support/messy-ledger.ts'
import { DIRECTOR, FINANCE_OFFICER } from './support/people.ts'
import { pdfText, workbookFigure } from './support/produced-files.ts'
import { expect, type KeepScreen, test } from './support/test.ts'

test.use({ demo: true, viewport: { width: 1280, height: 720 } })
test.setTimeout(240_000)

const PASSPHRASE = 'tre lumenj në vjeshtë'
const FILE = 'Troškovi Q4.xlsx'
const REPORT = { sheet: '2 Budget follow-up', column: 'Outcome this period', row: 'Total costs' }

/** The director sets a passphrase of her own, as the second of four eyes needs one. */
async function setPassphrase(page: Page) {
  const shell = shellPage(page)
  await shell.changePerson(DIRECTOR)
  await shell.typeAddress('/settings/persons')
  await page.getByRole('button', { name: 'My passphrase' }).click()
  const dialog = page.getByRole('dialog', { name: 'My passphrase' })
  await dialog.getByLabel('New passphrase').fill(PASSPHRASE)
  await dialog.getByLabel('The same again').fill(PASSPHRASE)
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toHaveCount(0)
}

const totals = (page: Page, projectId: string) => ask(page, 'ledger.totals', { filter: { projectId } })
const base = (sums: readonly { readonly minor: number }[]) => sums[0]?.minor ?? 0

/** Three rows are refused, corrected and taken with a saved mapping; the same file again changes nothing. */
async function importQuarter(page: Page, projectId: string, keepScreen: KeepScreen) {
  const shell = shellPage(page)
  const wizard = importsPage(page)
  const before = await totals(page, projectId)
  const corrected = { name: FILE, bytes: messyLedgerCorrected() }
  await shell.typeAddress(`/money/import?kind=ledger&projectId=${projectId}`)
  await wizard.openFile({ name: FILE, bytes: messyLedgerWithFaults() })
  await wizard.toColumns()
  await wizard.saveMapping('Knjigovodstvo')
  await keepScreen('quarter-end-02b-columns')
  await wizard.check()
  await expect(page.getByRole('alert', { name: /^3 errors stand in the way/ })).toBeVisible()
  for (const told of ['no budget line "9.9"', 'There is no such day', 'This is not a number'])
    await expect(wizard.problems.getByText(told)).toBeVisible()
  await keepScreen('quarter-end-02c-refused')
  expect(await totals(page, projectId)).toEqual(before)

  await wizard.chooseCorrected(corrected)
  await wizard.import()
  await expect(page.getByText(`${FILE} is imported`)).toBeVisible()
  await keepScreen('quarter-end-02d-imported')
  const after = await totals(page, projectId)
  expect(after.drafts - before.drafts).toBe(MESSY_ROWS)
  expect(base(after.sums) - base(before.sums)).toBe(MESSY_SUM_MINOR)

  await page.getByRole('button', { name: 'Import another file' }).click()
  await wizard.openFile(corrected)
  await expect(page.getByText('The saved mapping "Knjigovodstvo" fits this file and is used.')).toBeVisible()
  await wizard.check()
  await expect(page.getByText('This very file was imported before; nothing changes.')).toBeVisible()
  await keepScreen('quarter-end-02e-again')
  expect(await totals(page, projectId)).toEqual(after)
}

/** All drafts of the project are posted, once one has its document number and one without a budget line is gone. */
async function postDrafts(page: Page, projectId: string, keepScreen: KeepScreen) {
  const shell = shellPage(page)
  const ledger = ledgerPage(page)
  await shell.typeAddress(`/money/ledger?projectId=${projectId}&state=draft`)
  await shell.loadAnew()
  const { drafts } = await totals(page, projectId)
  await page.getByRole('button', { name: `Post all ${drafts} drafts shown` }).click()
  const dialog = page.getByRole('dialog', { name: /^Post / })
  await dialog.getByRole('button', { name: /^Post / }).click()
  const refusal = dialog.getByRole('alert')
  await expect(refusal).toContainText('Nothing was posted: mend them, then post again.')
  await expect(refusal).toContainText(/Entry \d+: The document number is missing/)
  await keepScreen('quarter-end-03-posting-refused')
  const unnumbered = refusal.getByRole('listitem').filter({ hasText: 'The document number is missing' })
  await unnumbered.getByRole('link', { name: 'Open' }).click()
  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  await page.getByRole('textbox', { name: 'Document number' }).fill('F-118/25')
  await page.getByRole('button', { name: 'Save draft' }).click()
  await expect(shell.heading(/^Entry /)).toBeVisible()
  await shell.typeAddress(`/money/ledger?projectId=${projectId}&state=draft`)
  await ledger.find('Uposlenik 02')
  await ledger.open('Uposlenik 02 (izmišljen)')
  await ledger.panel.getByRole('button', { name: 'Delete draft' }).click()
  await page
    .getByRole('dialog', { name: /^Delete draft/ })
    .getByRole('button', { name: 'Delete draft' })
    .click()
  await expect(ledger.panel).toHaveCount(0)
  await ledger.find('')
  await page.getByRole('button', { name: `Post all ${drafts - 1} drafts shown` }).click()
  await dialog.getByRole('button', { name: /^Post / }).click()
  await expect(dialog).toHaveCount(0)
  await shell.typeAddress(`/money/ledger?projectId=${projectId}&state=posted`)
  await ledger.find('R-107')
  await expect(ledger.list.getByText('Штампарија „Ватан“')).toBeVisible()
  await keepScreen('quarter-end-04-posted')
}

/** The locked quarter takes no further entry: the form says so, and the backend refuses a reversal dated in it. */
async function expectLockedDay(page: Page, projectId: string) {
  const entry = new URLSearchParams(page.url().split('?')[1]).get('entry') ?? ''
  await expect(
    ask(page, 'ledger.reverse', { id: entry, date: '2025-12-20', reason: 'Booked twice' }),
  ).rejects.toThrow('Rule.PeriodLocked')
  await shellPage(page).typeAddress(`/money/ledger/new?projectId=${projectId}`)
  await page.getByRole('textbox', { name: 'Date', exact: true }).fill('15.12.2025')
  await page.keyboard.press('Tab')
  await expect(page.getByText(`2025-Q4 was locked by ${FINANCE_OFFICER}`)).toBeVisible()
  await shellPage(page).goTo('Documents')
  await page.getByRole('button', { name: 'Leave this form' }).click()
  await expect(shellPage(page).heading('Documents')).toBeVisible()
}

async function linesToExplain(page: Page, projectId: string): Promise<readonly string[]> {
  const { periods } = await ask(page, 'projects.get', { id: projectId })
  const open = periods.find(row => row.label === '2025-Q4')
  const { rows } = await ask(page, 'deviations.list', { periodId: open?.id ?? '' })
  return rows.filter(row => row.explain && row.note === '').map(row => row.code)
}

/** Bank balance with which bank, cash, advances and payables make the closing balance of the books. */
async function bankThatAgrees(page: Page, projectId: string): Promise<string> {
  const { rows: periods } = await ask(page, 'periods.list', { projectId })
  const open = periods.find(period => period.state === 'open')
  const counted = await ask(page, 'funds.position', { periodId: open?.id ?? '' })
  const bank = counted.closing - counted.cash - counted.advances + counted.payables
  return (bank / 100).toFixed(2)
}

test('quarter end: imported, posted, explained, locked by two, reported as Excel and PDF', async ({
  page,
  keepScreen,
}) => {
  const shell = shellPage(page)
  const period = periodPage(page)
  const ledger = ledgerPage(page)
  const documents = documentsPage(page)
  const projectId = await projectIdOf(page, 'SOE-11')
  await setPassphrase(page)
  await shell.changePerson(FINANCE_OFFICER)
  await keepScreen('quarter-end-01-today')
  await importQuarter(page, projectId, keepScreen)
  await postDrafts(page, projectId, keepScreen)

  await shell.typeAddress(`/projects/${projectId}/periods`)
  await page.getByRole('link', { name: '2025-Q4' }).click()
  // Two waited from before; what was posted just now can move further lines beyond the limit.
  const unexplained = await linesToExplain(page, projectId)
  expect(unexplained).toEqual(expect.arrayContaining(['3.4', '5.3']))
  for (const line of unexplained) await period.explain(line, `Why ${line} differs: accepted late reports.`)
  await keepScreen('quarter-end-05-explained')

  // What was posted since the last count is missing in it: the close says by how much, and waits.
  const balance = period.check(/^Opening \+ received/)
  await expect(balance).toContainText('Differs by')
  await expect(page.getByRole('button', { name: /^Lock period/ })).toBeDisabled()
  await period.countBank(await bankThatAgrees(page, projectId))
  await expect(balance).toContainText('Agrees')
  await keepScreen('quarter-end-05b-checked')

  const locking = await period.openLocking()
  await locking.getByRole('combobox', { name: 'Second person' }).click()
  await page.getByRole('option', { name: DIRECTOR }).click()
  // Fields for passphrases have no role to be found by.
  const passphrase = locking.locator('input[type=password]')
  await passphrase.fill('another one altogether')
  await locking.getByRole('button', { name: 'Lock period' }).click()
  await expect(locking.getByText(`This is not the passphrase of ${DIRECTOR}`)).toBeVisible()
  await keepScreen('quarter-end-06-wrong-passphrase')
  await passphrase.fill(PASSPHRASE)
  await locking.getByRole('button', { name: 'Lock period' }).click()
  await expect(locking).toHaveCount(0)
  await expect(page.getByText('Locked', { exact: true })).toBeVisible()
  await keepScreen('quarter-end-07-locked')

  await page.getByRole('link', { name: 'Entries of the period' }).click()
  await expect(ledger.list.getByRole('row').nth(2)).toBeVisible()
  const total =
    (await ledger.list
      .locator('tfoot')
      .getByText(/^[\d,]+\.\d\d$/)
      .first()
      .textContent()) ?? ''
  await ledger.find('R-107')
  await ledger.open('Штампарија „Ватан“')
  await expect(ledger.panel.getByRole('img', { name: 'In a locked period' })).toBeVisible()
  for (const name of ['Post', 'Edit', 'Delete draft'])
    await expect(ledger.panel.getByRole('button', { name, exact: true })).toHaveCount(0)
  await keepScreen('quarter-end-08-locked-entry')
  await expectLockedDay(page, projectId)
  await keepScreen('quarter-end-08b-locked-day')

  await shell.typeAddress(`/documents?projectId=${projectId}&documentId=sida-follow-up`)
  await documents.showSheet(REPORT.sheet)
  await keepScreen('quarter-end-09-document')
  const workbook = await documents.produce('Excel workbook')
  await keepScreen('quarter-end-10-produced')
  const pdf = await documents.produce('PDF')
  expect(workbook.name).toMatch(/\.xlsx$/)
  expect(pdf.name).toMatch(/\.pdf$/)
  const outcome = await workbookFigure(workbook.file, REPORT)
  const asShown = outcome.toLocaleString('en-GB', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  expect(asShown).toBe(total)
  expect(await pdfText(pdf.file)).toMatch(new RegExp(`Total costs.*${escaped(asShown)}`))

  const history = await documents.history()
  await expect(history.getByRole('row').filter({ hasText: workbook.name })).toBeVisible()
  await expect(history.getByRole('row').filter({ hasText: pdf.name })).toBeVisible()
  await keepScreen('quarter-end-11-history')
})
