import { shellPage } from './pages/shell-page.ts'
import { ask, projectIdOf } from './support/ask.ts'
import { seriousFindings } from './support/axe.ts'
import { expect, test } from './support/test.ts'

test.use({ demo: true, viewport: { width: 1280, height: 720 } })

for (const [code, documentName] of [
  ['SOE-11', 'Sida budget follow-up'],
  ['EU-DEMO-1', 'Annex VI: Financial report'],
] as const)
  test(`an entry of ${code} leads to its figures in the donor's report, and the figure back to the entry`, async ({
    page,
    keepScreen,
  }) => {
    const shell = shellPage(page)
    const projectId = await projectIdOf(page, code)
    const { rows } = await ask(page, 'ledger.list', {
      filter: { projectId, state: 'posted', to: '2025-09-30' },
      offset: 0,
      limit: 1,
    })
    const [entry] = rows
    if (!entry) throw new Error(`${code} has no posted entry`)
    await shell.typeAddress(`/money/ledger/${entry.id}`)
    const reports = page.getByRole('region', { name: 'In the donor’s reports' })
    await reports.getByRole('button', { name: 'Find its figures' }).click()
    const figures = reports.getByRole('table').first()
    await expect(figures).toBeVisible()
    await reports.scrollIntoViewIfNeeded()
    await keepScreen(`both-ways-1-${code}`)
    expect(await seriousFindings(page)).toEqual([])

    const link = figures.getByRole('link').first()
    const shown = (await link.textContent()) ?? ''
    await link.click()
    await expect(page.getByRole('radio', { name: documentName })).toBeChecked()
    const cell = page.locator('td[data-pointed]')
    await expect(cell).toHaveText(shown)
    await expect(cell).toBeInViewport()
    await keepScreen(`both-ways-2-${code}`)
    expect(await seriousFindings(page)).toEqual([])

    await cell.getByRole('button').click()
    await expect(page.getByRole('grid').getByRole('row').nth(1)).toBeVisible()
    const behind = await ask(page, 'ledger.list', {
      filter: { projectId, ...filterOf(page.url()) },
      offset: 0,
      limit: 500,
    })
    expect(behind.rows.map(row => row.id)).toContain(entry.id)
  })

/** The ledger's filter that its address carries. */
function filterOf(address: string) {
  const shown = new URL(address.replace('#', '')).searchParams
  const lineIds: unknown = JSON.parse(shown.get('lineIds') ?? '[]')
  if (!Array.isArray(lineIds)) throw new Error('The list is not of budget lines')
  return { lineIds, from: shown.get('from'), to: shown.get('to') }
}
