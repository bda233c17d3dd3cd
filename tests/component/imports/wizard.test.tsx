import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { idOf, SOE11 } from '../support/demo.ts'
import { refuse } from '../support/fake-client.ts'
import { expectAccessible, type Shown, showApp } from '../support/show.tsx'
import { INSPECTION, importAnswers, MAPPING, outcome, problem } from './answers.ts'

const AT = `/money/import?kind=ledger&projectId=${SOE11}`
const TOKEN = 'token-of-a-picked-file'
const button = (name: string | RegExp) => screen.findByRole('button', { name })

async function openFile({ user }: Shown) {
  await user.click(await button('Choose a file'))
  await user.click(await button('Open the file'))
}
async function toColumns(shown: Shown) {
  await openFile(shown)
  await shown.user.click(await button('Choose columns'))
}
async function toCheck(shown: Shown) {
  await toColumns(shown)
  await shown.user.click(await button('Check the file'))
}

describe('the import wizard', () => {
  it('asks what is imported, where it belongs and for the file, and tells what was imported before', async () => {
    const { user } = showApp('/money/import', { answers: importAnswers() })
    expect(await button('Open the file')).toHaveProperty('disabled', true)
    const history = await screen.findByRole('table', { name: 'Imported before' })
    const earlier = within(history).getByRole('link', { name: 'Tetor.xlsx' })
    expect(decodeURIComponent(earlier.getAttribute('href') ?? '')).toContain(idOf('import', 1))
    await expectAccessible()
    await user.click(await button('Choose a file'))
    expect(await button('Open the file')).toHaveProperty('disabled', true)
    await user.click(screen.getByLabelText(/^Project/, { selector: 'input' }))
    await user.click(await screen.findByRole('option', { name: /^SOE-11/ }))
    expect(await button('Open the file')).toHaveProperty('disabled', false)
  })

  it('shows the rows with their numbers and takes another header row', async () => {
    const shown = showApp(AT, { answers: importAnswers() })
    await openFile(shown)
    const table = await screen.findByRole('table', { name: 'First rows of the sheet' })
    expect(within(table).getByText('Печатница Пелистер')).toBeTruthy()
    expect(screen.getByText(/The headings stand in row 3/)).toBeTruthy()
    expect(screen.getByText('Hidden')).toBeTruthy()
    await expectAccessible()
    await shown.user.click(within(table).getByRole('button', { name: 'Row 1 holds the headings' }))
    await waitFor(() => expect(shown.client.callsOf('imports.inspect')).toHaveLength(2))
    expect(shown.client.callsOf('imports.inspect')[1]?.input).toEqual({
      kind: 'ledger',
      token: TOKEN,
      params: { projectId: SOE11 },
      sheet: 'Shpenzimet',
      headerRow: 1,
    })
  })

  it('maps columns by suggestion, hand and fixed values', async () => {
    const shown = showApp(AT, { answers: importAnswers() })
    await toColumns(shown)
    expect(await screen.findByText('03.12.2025 · 5.12.2025')).toBeTruthy()
    expect(screen.getByText(/Not used: C Furnitori and E Vërejtje/)).toBeTruthy()
    await expectAccessible()
    await shown.user.click(screen.getByLabelText('Column for Payee', { selector: 'input' }))
    await shown.user.click(await screen.findByRole('option', { name: 'C · Furnitori' }))
    await shown.user.type(screen.getByRole('textbox', { name: 'Value of Currency for all rows' }), 'EUR')
    await shown.user.click(screen.getByLabelText('Order of dates', { selector: 'input' }))
    await shown.user.click(await screen.findByRole('option', { name: 'Day, month, year' }))
    await shown.user.click(await button('Check the file'))
    await waitFor(() => expect(shown.client.callsOf('imports.dryRun')).toHaveLength(1))
    expect(shown.client.callsOf('imports.dryRun')[0]?.input).toMatchObject({
      mapping: {
        columns: { ...MAPPING.columns, payee: { heading: 'Furnitori', letter: 'C' } },
        constants: { currency: 'EUR' },
        dateOrder: 'dmy',
        headerRow: 3,
      },
    })
  })

  it('keeps a mapping by name, and goes straight to the columns when a saved one fits', async () => {
    const shown = showApp(AT, {
      answers: importAnswers({
        'imports.inspect': () => ({ ...INSPECTION, mappingName: 'Libri ynë' }),
        'imports.mappings': () => ({
          rows: [{ id: idOf('mapping', 1), version: 1, name: 'Libri ynë', mapping: MAPPING }],
        }),
        'imports.saveMapping': () => ({ id: idOf('mapping', 1), version: 2 }),
      }),
    })
    await openFile(shown)
    expect(await screen.findByText('The saved mapping "Libri ynë" fits this file and is used.')).toBeTruthy()
    await shown.user.click(await button('Save this mapping'))
    expect(await screen.findByRole('textbox', { name: 'Name of the mapping' })).toHaveProperty(
      'value',
      'Libri ynë',
    )
    await shown.user.click(await button('Save'))
    await waitFor(() => expect(shown.client.callsOf('imports.saveMapping')).toHaveLength(1))
    expect(shown.client.callsOf('imports.saveMapping')[0]?.input).toEqual({
      kind: 'ledger',
      name: 'Libri ynë',
      mapping: MAPPING,
    })
  })

  it('lists every error with place, value and remedy, and imports nothing', async () => {
    const shown = showApp(AT, {
      answers: importAnswers({
        'imports.dryRun': () =>
          outcome({
            errors: 601,
            warnings: 1,
            problems: [
              problem(7),
              problem(1204, { severity: 'warning', value: '', messageKey: 'import.problem.amountZero' }),
            ],
          }),
      }),
    })
    await toCheck(shown)
    expect(await screen.findByText('601 errors stand in the way: nothing is imported')).toBeTruthy()
    const table = screen.getByRole('table', { name: 'Errors and warnings' })
    const row = within(table).getByText('dhjetë mijë').closest('tr')
    expect(row?.textContent).toMatch(/7D "Shuma"dhjetë mijëThis is not a number\.Write the number/)
    expect(within(table).getByText('1204')).toBeTruthy()
    expect(screen.getByText('The first 2 of 602 are shown.')).toBeTruthy()
    expect(screen.queryByRole('button', { name: /^Import/ })).toBeNull()
    await expectAccessible()
    await shown.user.click(screen.getByRole('radio', { name: 'Warning' }))
    await waitFor(() => expect(screen.queryByText('dhjetë mijë')).toBeNull())
    await shown.user.type(screen.getByRole('textbox', { name: 'Find a row or word' }), 'nowhere')
    expect(await screen.findByText('Nothing of this kind')).toBeTruthy()
  })

  it('exports the problems as they are filtered', async () => {
    const made = vi.fn((_blob: Blob) => 'blob:made')
    Object.assign(URL, { createObjectURL: made, revokeObjectURL: () => undefined })
    const shown = showApp(AT, {
      answers: importAnswers({
        'imports.dryRun': () => outcome({ errors: 1, problems: [problem(7, { value: '=cmd|calc' })] }),
      }),
    })
    await toCheck(shown)
    await shown.user.click(await button('Export this list'))
    const blob = made.mock.calls[0]?.[0]
    expect(await blob?.text()).toContain(`Error,Shpenzimet,7,"D ""Shuma""",'=cmd|calc,This is not a number.,`)
  })

  it('takes the corrected file with the columns as they were chosen', async () => {
    let isCorrected = false
    const shown = showApp(AT, {
      answers: importAnswers({
        'imports.dryRun': () => (isCorrected ? outcome() : outcome({ errors: 1, problems: [problem(7)] })),
      }),
    })
    await toColumns(shown)
    await shown.user.type(screen.getByRole('textbox', { name: 'Value of Currency for all rows' }), 'EUR')
    await shown.user.click(await button('Check the file'))
    await screen.findByText('One error stands in the way: nothing is imported')
    isCorrected = true
    await shown.user.click(await button('Choose the corrected file'))
    expect(await button('Import 1238 drafts')).toBeTruthy()
    const calls = shown.client.callsOf('imports.dryRun')
    expect(calls[1]?.input).toMatchObject({ mapping: { constants: { currency: 'EUR' } } })
  })

  it('imports drafts and leads to them', async () => {
    const shown = showApp(AT, { answers: importAnswers() })
    await toCheck(shown)
    const sample = await screen.findByRole('table', { name: 'The first rows as they will be stored' })
    expect(within(sample).getByText('03/12/2025')).toBeTruthy()
    expect(within(sample).getByText('1,250.50')).toBeTruthy()
    await shown.user.click(await button('Import 1238 drafts'))
    await waitFor(() => expect(shown.client.callsOf('imports.run')).toHaveLength(1))
    expect(shown.client.callsOf('imports.run')[0]?.input).toEqual({
      kind: 'ledger',
      token: TOKEN,
      params: { projectId: SOE11 },
      mapping: MAPPING,
      post: false,
    })
    const link = await screen.findByRole('link', { name: 'Show the imported entries' })
    expect(decodeURIComponent(link.getAttribute('href') ?? '')).toContain(idOf('import', 2))
    await expectAccessible()
  })

  it('posts at once only after saying what that means', async () => {
    const shown = showApp(AT, {
      answers: importAnswers({
        'imports.run': () => outcome({ posted: 1238, importRunId: idOf('import', 2) }),
      }),
    })
    await toCheck(shown)
    await shown.user.click(await button('Import and post …'))
    const dialog = await screen.findByRole('dialog', { name: 'Import and post 1238 entries' })
    expect(shown.client.callsOf('imports.run')).toHaveLength(0)
    await shown.user.click(within(dialog).getByRole('button', { name: 'Import and post' }))
    expect(await screen.findByText('1238 entries were posted.')).toBeTruthy()
    expect(shown.client.callsOf('imports.run')[0]?.input).toMatchObject({ post: true })
  })

  it('says that the very same file changes nothing', async () => {
    const shown = showApp(AT, {
      answers: importAnswers({
        'imports.dryRun': () =>
          outcome({ created: 0, unchanged: 1240, alreadyImported: true, importRunId: idOf('import', 1) }),
      }),
    })
    await toCheck(shown)
    expect(await screen.findByText('This very file was imported before; nothing changes.')).toBeTruthy()
    expect(screen.getByRole('link', { name: 'Show the imported entries' })).toBeTruthy()
    expect(screen.queryByRole('button', { name: /drafts$/ })).toBeNull()
  })

  it('says of a file that is no table what it is and what to do', async () => {
    const shown = showApp(AT, {
      answers: importAnswers({
        'imports.inspect': () => refuse('Import', 'import.file.encrypted', { file: 'picked.xlsx' }),
      }),
    })
    await openFile(shown)
    expect(await screen.findByText(/The file is protected by a password/)).toBeTruthy()
    expect(await button('Open the file')).toHaveProperty('disabled', false)
  })

  it('reads rates without a mapping, with what the file does not say', async () => {
    const shown = showApp('/money/import?kind=rates', { answers: importAnswers() })
    await shown.user.type(await screen.findByLabelText('Source name', { selector: 'input' }), 'InforEuro')
    await shown.user.type(screen.getByRole('textbox', { name: 'Year' }), '2024')
    await shown.user.click(screen.getByLabelText('Month', { selector: 'input' }))
    await shown.user.click(await screen.findByRole('option', { name: 'March' }))
    await expectAccessible()
    await shown.user.click(await button('Choose a file'))
    await shown.user.click(await button('Check the file'))
    await waitFor(() => expect(shown.client.callsOf('imports.dryRun')).toHaveLength(1))
    expect(shown.client.callsOf('imports.dryRun')[0]?.input).toEqual({
      kind: 'rates',
      token: TOKEN,
      params: { source: 'InforEuro', target: 'EUR', year: 2024, month: 3 },
      mapping: null,
    })
    expect(shown.client.callsOf('imports.inspect')).toHaveLength(0)
    expect(await button('Import 1238 rows')).toBeTruthy()
  })

  it.each(['director', 'auditor', 'mentor'] as const)('is not offered to a %s', async role => {
    showApp(AT, { answers: importAnswers(), role })
    expect(await screen.findByText('Your role does not include this')).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Choose a file' })).toBeNull()
  })

  it('takes salaries with the month of the file, and leads to them', async () => {
    const shown = showApp('/money/import?kind=salaries', { answers: importAnswers() })
    await shown.user.type(await screen.findByRole('textbox', { name: /Month of rows/ }), '2025-11')
    await shown.user.click(screen.getByRole('checkbox', { name: /Add people/ }))
    await expectAccessible()
    await openFile(shown)
    await waitFor(() => expect(shown.client.callsOf('imports.inspect')).toHaveLength(1))
    expect(shown.client.callsOf('imports.inspect')[0]?.input).toMatchObject({
      kind: 'salaries',
      params: { month: '2025-11', addPeople: true },
    })
  })
})
