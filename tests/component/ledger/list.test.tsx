import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { idOf, SOE11 } from '../support/demo.ts'
import { refuse } from '../support/fake-client.ts'
import { expectAccessible, showApp } from '../support/show.tsx'
import { entry, LINE_61, LINE_62, ledgerAnswers } from './answers.ts'

const grid = () => screen.findByRole('grid', { name: 'Ledger' })
const text = (address: string) => decodeURIComponent(address)

describe('the ledger', () => {
  it('draws the rows in view and the sum of all of them', async () => {
    const { answers } = ledgerAnswers(100_000)
    showApp('/money/ledger', { answers })
    const table = await grid()
    expect(await within(table).findByText('Furnitori Çelësi 1')).toBeTruthy()
    await waitFor(() => expect(table.getAttribute('aria-rowcount')).toBe('100001'))
    expect(within(table).getAllByRole('row').length).toBeLessThan(80)
    expect(within(table).getByText('10,000,000.00')).toBeTruthy()
    await expectAccessible()
  })

  it('takes its filter from the address and asks the backend for exactly that', async () => {
    const { answers, filters } = ledgerAnswers(3)
    const lines = encodeURIComponent(JSON.stringify([LINE_61]))
    showApp(`/money/ledger?projectId=${SOE11}&state=posted&from=2024-01-01&lineIds=${lines}`, { answers })
    await grid()
    await waitFor(() => expect(filters.length).toBeGreaterThan(0))
    expect(filters.at(-1)).toMatchObject({
      projectId: SOE11,
      state: 'posted',
      from: '2024-01-01',
      lineIds: [LINE_61],
      withoutAttachment: false,
    })
    expect(await screen.findByRole('columnheader', { name: 'On these lines, EUR' })).toBeTruthy()
  })

  it('writes what is chosen into the address', async () => {
    const { answers } = ledgerAnswers(3)
    const { user, address } = showApp('/money/ledger', { answers })
    await grid()
    await user.click(screen.getByRole('radio', { name: 'Drafts' }))
    await waitFor(() => expect(address()).toContain('state=draft'))
    await user.type(screen.getByRole('textbox', { name: 'Find in the ledger' }), 'Çelësi')
    await waitFor(() => expect(text(address())).toContain('text=Çelësi'))
    await user.click(screen.getByRole('button', { name: 'Filters' }))
    await user.click(await screen.findByRole('checkbox', { name: 'Without voucher' }))
    await waitFor(() => expect(address()).toContain('withoutAttachment=true'))
    await user.click(screen.getByRole('button', { name: 'Show all' }))
    await waitFor(() => expect(address()).toBe('/money/ledger'))
  })

  it('chooses a whole heading at once', async () => {
    const { answers, filters } = ledgerAnswers(3)
    const { user } = showApp(`/money/ledger?projectId=${SOE11}`, { answers })
    await grid()
    await user.click(screen.getByRole('button', { name: 'Filters' }))
    await user.click(await screen.findByLabelText('Budget lines', { selector: 'input' }))
    await user.click(await screen.findByRole('option', { name: 'All of 6 Interventions' }))
    await waitFor(() => expect(filters.at(-1)?.lineIds.toSorted()).toEqual([LINE_61, LINE_62].toSorted()))
  })

  it('opens an entry beside the list by keyboard, and closes it with Escape', async () => {
    const { answers } = ledgerAnswers(30)
    const { user, address } = showApp('/money/ledger', { answers })
    const table = await grid()
    await within(table).findByText('Furnitori Çelësi 1')
    table.focus()
    await user.keyboard('{ArrowDown}{Enter}')
    await waitFor(() => expect(address()).toContain(`entry=${idOf('entry', 2)}`))
    const panel = await screen.findByRole('region', { name: 'Entry 10' })
    expect(await within(panel).findByText('Печатница Пелистер')).toBeTruthy()
    within(panel).getByRole('button', { name: 'Close the details' }).focus()
    await user.keyboard('{Escape}')
    await waitFor(() => expect(address()).not.toContain('entry='))
  })

  it('posts chosen drafts after showing what is left on their lines', async () => {
    const { answers } = ledgerAnswers(30, { 'ledger.post': () => ({ posted: 1 }) })
    const { user, client } = showApp('/money/ledger', { answers })
    const table = await grid()
    const row = (await within(table).findByText('F-10')).closest('tr')
    if (!row) throw new Error('The row of F-10 is not drawn')
    await user.click(within(row).getByRole('checkbox'))
    await user.click(screen.getByRole('button', { name: 'Post one draft' }))
    const dialog = await screen.findByRole('dialog', { name: 'Post one entry' })
    const line = (await within(dialog).findByText('Free on 6.1 Training')).closest('tr')
    expect(line?.textContent).toMatch(/2,000\.00.*719\.86/)
    expect(within(dialog).getByText('Line 6.2 will be overspent.')).toBeTruthy()
    await expectAccessible(dialog)
    await user.click(within(dialog).getByRole('button', { name: 'Post entry' }))
    await waitFor(() => expect(client.callsOf('ledger.post')).toHaveLength(1))
    expect(client.callsOf('ledger.post')[0]?.input).toEqual({ ids: [idOf('entry', 10)] })
  })

  it('says of each entry why it was not posted, and leads to it', async () => {
    const blocker = {
      code: 'ledger.PayeeMissing',
      messageKey: 'notice.ledger.PayeeMissing',
      details: { entryNo: 10, entryId: idOf('entry', 10) },
      fix: { labelKey: 'fix.editEntry', route: null },
    }
    const { answers } = ledgerAnswers(30, {
      'ledger.post': () =>
        refuse('Rule.Blocked', 'problem.ledger.blocked', { count: 1, blockers: [blocker], warnings: [] }),
    })
    const { user } = showApp('/money/ledger?state=draft', { answers })
    await grid()
    await user.click(await screen.findByRole('button', { name: 'Post all 3 drafts shown' }))
    const dialog = await screen.findByRole('dialog', { name: 'Post 3 entries' })
    await user.click(within(dialog).getByRole('button', { name: 'Post 3 entries' }))
    expect(await within(dialog).findByText(/Entry 10:.*The payee is missing\./)).toBeTruthy()
    expect(within(dialog).getByRole('link', { name: 'Open' }).getAttribute('href')).toContain(
      `/money/ledger/${idOf('entry', 10)}`,
    )
  })

  it('exports exactly the filter and order on screen', async () => {
    const { answers } = ledgerAnswers(30, {
      'ledger.export': () => ({ token: 't'.repeat(32), fileName: 'Ledger.xlsx', rows: 30 }),
    })
    const { user, client } = showApp('/money/ledger?currency=RSD', { answers })
    const table = await grid()
    await user.click(within(table).getByRole('button', { name: 'Payee' }))
    await user.click(screen.getByRole('button', { name: 'Export this list' }))
    await user.click(await screen.findByRole('menuitem', { name: 'Excel workbook (xlsx)' }))
    await waitFor(() => expect(client.saved).toEqual(['Ledger.xlsx']))
    expect(client.callsOf('ledger.export')[0]?.input).toMatchObject({
      filter: { currency: 'RSD' },
      sort: { key: 'payee', direction: 'ascending' },
      format: 'xlsx',
      language: 'en',
    })
  })

  it('groups by budget line with the part of each entry in the group, and exports it so', async () => {
    const { answers } = ledgerAnswers(30, {
      'ledger.export': () => ({ token: 't'.repeat(32), fileName: 'Ledger.xlsx', rows: 30 }),
    })
    const { user, client } = showApp('/money/ledger', { answers })
    await grid()
    await user.click(screen.getByRole('button', { name: 'Group' }))
    await user.click(await screen.findByRole('menuitemradio', { name: 'Budget line' }))
    const group = (await screen.findByText('SOE-11 · 6.2 Training')).closest('tr')
    if (!group) throw new Error('The group is not drawn')
    expect(within(group).getByText('1,200.51')).toBeTruthy()
    expect(screen.getByRole('columnheader', { name: 'In the group, EUR' })).toBeTruthy()
    await user.click(group)
    await screen.findByText('Furnitori Çelësi 1')
    expect(client.callsOf('ledger.list').at(-1)?.input).toMatchObject({
      group: { by: 'line', key: LINE_62, currency: 'EUR' },
    })
    await expectAccessible()
    await user.click(screen.getByRole('button', { name: 'Export this list' }))
    await user.click(await screen.findByRole('menuitem', { name: 'Excel workbook (xlsx)' }))
    await waitFor(() => expect(client.saved).toEqual(['Ledger.xlsx']))
    expect(client.callsOf('ledger.export')[0]?.input).toMatchObject({
      groupBy: 'line',
      columns: [
        'entryNo',
        'entryDate',
        'state',
        'projectCode',
        'documentNo',
        'payee',
        'description',
        'lines',
        'amount',
        'matched',
        'attachments',
      ],
    })
  })

  it('leads from its sum to the groups it is made of, and names the filters that came with a link', async () => {
    const { answers } = ledgerAnswers(30)
    const { user, client } = showApp('/money/ledger?payrollMonth=2024-02&ineligibleReason=DOCS', { answers })
    await grid()
    expect(screen.getByText('Salaries of February 2024')).toBeTruthy()
    expect(screen.getByText('Ineligible: DOCS')).toBeTruthy()
    await user.click(await screen.findByRole('link', { name: /Grouped by Project$/ }))
    await waitFor(() =>
      expect(client.callsOf('ledger.groups').at(-1)?.input).toMatchObject({ by: 'project' }),
    )
    expect(client.callsOf('ledger.groups').at(-1)?.input).toMatchObject({
      filter: { payrollMonth: '2024-02' },
    })
    await user.click(screen.getByRole('button', { name: 'Take away: Ineligible: DOCS' }))
    await waitFor(() =>
      expect(client.callsOf('ledger.totals').at(-1)?.input).toMatchObject({
        filter: { payrollMonth: '2024-02', ineligibleReason: null },
      }),
    )
  })

  it('offers an auditor reading and exporting, but no changes', async () => {
    const { answers } = ledgerAnswers(30)
    showApp(`/money/ledger?entry=${idOf('entry', 10)}`, { answers, role: 'auditor' })
    await screen.findByRole('region', { name: 'Entry 10' })
    expect(screen.queryByRole('link', { name: 'New entry' })).toBeNull()
    expect(screen.queryByRole('checkbox', { name: 'Choose this row' })).toBeNull()
    for (const name of ['Post', 'Edit', 'Reverse', 'Delete draft', 'Attach a file'])
      expect(screen.queryByRole('button', { name })).toBeNull()
    expect(screen.getByRole('button', { name: 'Export this list' })).toBeTruthy()
  })

  it('says what to do in an empty ledger, and otherwise when the filter finds nothing', async () => {
    const { answers } = ledgerAnswers(0)
    const { unmount } = showApp('/money/ledger', { answers })
    expect(await screen.findByText('The ledger is empty')).toBeTruthy()
    unmount()
    showApp('/money/ledger?state=draft', { answers })
    expect(await screen.findByText('No entry fits this filter')).toBeTruthy()
  })

  it('shows why the list could not be read, and reads it again', async () => {
    let broken = true
    const { answers } = ledgerAnswers(3)
    const list = answers['ledger.list']
    const { user } = showApp('/money/ledger', {
      answers: {
        ...answers,
        'ledger.list': input => (broken || !list ? refuse('Busy', 'problem.code.Busy') : list(input)),
      },
    })
    const alert = await screen.findByText(/Another long task is running/)
    expect(alert).toBeTruthy()
    broken = false
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await screen.findByText('Furnitori Çelësi 1')).toBeTruthy()
  })

  it('speaks Albanian', async () => {
    const { answers } = ledgerAnswers(3, { 'ledger.get': () => entry() })
    showApp(`/money/ledger?entry=${idOf('entry', 10)}`, { answers, language: 'sq' })
    const panel = await screen.findByRole('region', { name: 'Regjistrimi 10' })
    expect(await within(panel).findByText(/117,1745 RSD për 1 EUR, InforEuro/)).toBeTruthy()
    expect(panel.textContent).toContain('250\u00a0000,00')
  })
})
