import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { fixLabel } from '#renderer/features/documents/checks/checks-list.tsx'
import { defaultPeriod } from '#renderer/features/documents/parameters/default-period.ts'
import {
  filledParameters,
  parameterFields,
} from '#renderer/features/documents/parameters/parameter-fields.ts'
import { frozenColumns } from '#renderer/features/documents/preview/frozen-columns.ts'
import { idOf, PERIODS, SOE11 } from '../support/demo.ts'
import { refuse } from '../support/fake-client.ts'
import { expectAccessible, showApp } from '../support/show.tsx'
import { check, documentAnswers, KINDS, LETTER, run, sheetOf } from './answers.ts'

const AT = `/documents?projectId=${SOE11}&periodId=${idOf('period', 2)}`
const parameters = { project: 'SOE-11', period: 2, language: 'en' }
const last = <T,>(items: readonly T[]): T | undefined => items.at(-1)

describe('the documents', () => {
  it('ask for a project first', async () => {
    showApp('/documents', { answers: documentAnswers() })
    expect(await screen.findByText(/You see every figure before a file is made/)).toBeTruthy()
    expect(screen.getAllByRole('radio', { name: /Annex|Sida/ })).toHaveLength(3)
    await expectAccessible()
  })

  it('put what the donor asks for first, and fill in the likely parameters', async () => {
    const { client } = showApp(AT, { answers: documentAnswers() })
    const sida = await screen.findByRole('radio', { name: 'Sida budget follow-up' })
    expect(sida).toHaveProperty('checked', true)
    expect(screen.getByText('For this project\u0027s donor')).toBeTruthy()
    await waitFor(() => expect(last(client.callsOf('documents.check'))?.input).toMatchObject({ parameters }))
    expect(await screen.findByText('Figures may still change.')).toBeTruthy()
    expect(await screen.findByText('Линија 1')).toBeTruthy()
    await expectAccessible()
  })

  it('make the form from the schema of the parameters', async () => {
    const { user, client, address } = showApp(AT, { answers: documentAnswers() })
    await user.click(await screen.findByRole('radio', { name: 'Annex III: Budget of the action' }))
    await waitFor(() => expect(address()).toContain('documentId=eu-budget'))
    expect(screen.queryByLabelText(/Reporting period/)).toBeNull()
    await user.click(await screen.findByLabelText('Budget version', { selector: 'input' }))
    await user.click(await screen.findByRole('option', { name: 'Version 1, signed 20/06/2023' }))
    await user.click(screen.getByLabelText('Language of the document', { selector: 'input' }))
    await user.click(await screen.findByRole('option', { name: 'Shqip' }))
    await waitFor(() =>
      expect(last(client.callsOf('documents.check'))?.input).toMatchObject({
        id: 'eu-budget',
        parameters: { project: 'SOE-11', version: 1, language: 'sq' },
      }),
    )
  })

  it('let one of the project’s payment requests be chosen instead of the newest', async () => {
    const row = (number: number, state: 'paid' | 'draft') => ({
      id: idOf('request', number),
      version: 1,
      number,
      kind: 'further' as const,
      periodId: null,
      periodLabel: '',
      requestedOn: null,
      amount: { minor: 8_000_000 * number, currency: 'EUR' },
      state,
      note: '',
      basis: {
        option: 2 as const,
        until: null,
        forecastPeriodId: null,
        attachments: [],
        ineligibleMinor: 0,
        steps: [],
      },
      reference: '',
      paid: null,
    })
    const { user, client } = showApp(`${AT}&documentId=eu-payment-request`, {
      answers: documentAnswers({
        'documents.kinds': () => ({ rows: [...KINDS, LETTER] }),
        'paymentRequests.list': () => ({ currency: 'EUR', rows: [row(2, 'paid'), row(3, 'draft')] }),
      }),
    })
    await user.click(await screen.findByLabelText('Request for payment', { selector: 'input' }))
    await user.click(
      await screen.findByRole('option', { name: 'No. 2, Further pre-financing: 160,000.00 EUR (Paid)' }),
    )
    await waitFor(() =>
      expect(last(client.callsOf('documents.check'))?.input).toMatchObject({
        id: 'eu-payment-request',
        parameters: { request: idOf('request', 2) },
      }),
    )
    await expectAccessible()
  })

  it('show what differs first, with the figures and the way to mend it', async () => {
    const { user, address } = showApp(AT, {
      answers: documentAnswers({
        'documents.check': () => ({
          checks: [
            check('SIDA-1'),
            check('SIDA-6', {
              textKey: 'documents.sida.check.explained',
              expected: '0',
              actual: '2',
              difference: '2',
              ok: false,
              fixRoute: `/projects/${SOE11}/deviations?period=2`,
            }),
          ],
          ok: true,
          dataHash: 'd'.repeat(64),
        }),
      }),
    })
    const checks = await screen.findByRole('region', { name: 'Checks' })
    const rows = await within(checks).findAllByRole('listitem')
    expect(rows[0]?.textContent).toContain('Deviations without explanation')
    expect(within(checks).getByRole('img', { name: 'Difference' })).toBeTruthy()
    expect(rows[0]?.textContent).toMatch(/Expected0Found2Difference2/)
    expect(screen.getByText('One check differs; the document will say so.')).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Excel workbook' })).toHaveProperty('disabled', false)
    await user.click(within(checks).getByRole('button', { name: 'Explain the deviations' }))
    await waitFor(() => expect(address()).toContain('/deviations?period=2'))
  })

  it('do not produce while a blocking check differs', async () => {
    showApp(AT, {
      answers: documentAnswers({
        'documents.check': () => ({
          checks: [check('SIDA-2', { ok: false, blocking: true, fixRoute: '/money/ledger' })],
          ok: false,
          dataHash: 'd'.repeat(64),
        }),
      }),
    })
    expect(await screen.findByText('The document cannot be produced until this holds.')).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Excel workbook' })).toHaveProperty('disabled', true)
    expect(screen.getByRole('button', { name: 'PDF' })).toHaveProperty('disabled', true)
  })

  it('produce, record and hand over the file', async () => {
    const { user, client } = showApp(AT, { answers: documentAnswers() })
    await user.click(await screen.findByRole('button', { name: 'PDF' }))
    await waitFor(() => expect(client.saved).toEqual(['Sida_SOE-11_v03.xlsx']))
    expect(client.callsOf('documents.make')[0]?.input).toEqual({
      id: 'sida-follow-up',
      parameters,
      format: 'pdf',
    })
    expect(await screen.findByText('Produced and recorded')).toBeTruthy()
  })

  it('say why a document cannot be made, and keep the choice', async () => {
    showApp(AT, {
      answers: documentAnswers({
        'documents.check': () => refuse('Export', 'documents.error.noSignedBudget', { project: 'SOE-11' }),
        'documents.preview': () => refuse('Export', 'documents.error.noSignedBudget', { project: 'SOE-11' }),
      }),
    })
    const alerts = await screen.findAllByText(/SOE-11 has no signed budget/)
    expect(alerts.length).toBeGreaterThan(0)
    expect(screen.getByRole('radio', { name: 'Sida budget follow-up' })).toHaveProperty('checked', true)
  })

  it('open the entries behind a figure of the preview', async () => {
    const { user, client, address } = showApp(AT, {
      answers: documentAnswers({
        'ledger.list': () => ({ rows: [], hasMore: false }),
        'ledger.totals': () => ({ count: 0, drafts: 0, sums: [] }),
      }),
    })
    await user.click(await screen.findByRole('button', { name: '7,000.00: entries behind it' }))
    await waitFor(() => expect(address()).toContain('/money/ledger'))
    expect(client.callsOf('documents.drill')[0]?.input).toEqual({
      id: 'sida-follow-up',
      parameters,
      ref: 'ref 7',
    })
    const there = decodeURIComponent(address())
    expect(there).toContain('from=2023-10-01')
    expect(there).toContain(idOf('line', 1))
    expect(there).not.toContain('currency')
  })

  it('show one sheet at a time, and read long ones in parts', async () => {
    const { user, client, address } = showApp(AT, {
      answers: documentAnswers({
        'documents.preview': ({ sheet = 0, offset = 0, limit = 200 }) => sheetOf(sheet, offset, limit, 5000),
      }),
    })
    await screen.findByText('Линија 1')
    expect(screen.queryByText('Линија 400')).toBeNull()
    expect(client.callsOf('documents.preview')[0]?.input).toMatchObject({ offset: 0, limit: 250 })
    await user.click(screen.getByRole('tab', { name: '2 Budget follow-up' }))
    await waitFor(() => expect(address()).toContain('sheet=1'))
    expect(await screen.findByText('Sheet 2')).toBeTruthy()
  })

  it('keep the head and the column of codes in view', async () => {
    showApp(AT, { answers: documentAnswers() })
    await screen.findByText('Линија 1')
    const sheet = screen.getByRole('table')
    const frozenIn = (part: string) =>
      [...sheet.querySelectorAll(`${part} tr`)].map(row =>
        [...row.querySelectorAll('[data-frozen]')].map(cell => cell.textContent).join(),
      )
    // The letter, nothing of the title that runs over into other columns, the header.
    expect(frozenIn('thead')).toEqual(['A', '', 'Code'])
    expect(frozenIn('tbody').slice(0, 3)).toEqual(['1', '2', '3'])
  })

  it('freeze no more columns than leave room for the others', () => {
    expect(frozenColumns([80, 300, 200], 0, 44)).toEqual([])
    expect(frozenColumns([80, 300, 200], 2, 44)).toEqual([44, 124])
    expect(frozenColumns([80, 300, 200], 3, 44)).toEqual([44, 124])
    expect(frozenColumns([600, 50], 2, 44)).toEqual([44])
  })

  it('give the preview the whole width, and back', async () => {
    const { user } = showApp(AT, { answers: documentAnswers() })
    await user.click(await screen.findByRole('button', { name: 'Give the preview the whole width' }))
    expect(screen.queryByRole('radio', { name: 'Sida budget follow-up' })).toBeNull()
    await user.click(screen.getByRole('button', { name: 'Show project, document and checks' }))
    expect(await screen.findByRole('radio', { name: 'Sida budget follow-up' })).toBeTruthy()
  })

  it('are not for mentors', async () => {
    showApp(AT, { answers: documentAnswers(), role: 'mentor' })
    expect(await screen.findByText('Your role does not include this')).toBeTruthy()
  })
})

describe('produced documents', () => {
  it('tell who made them when and from which data, newest first', async () => {
    const { user, address } = showApp('/documents?history=true', { answers: documentAnswers() })
    const grid = await screen.findByRole('grid', { name: 'Produced documents' })
    await within(grid).findByText('Sida_SOE-11_v02.xlsx')
    const rows = within(grid).getAllByRole('row')
    expect(rows[1]?.textContent).toContain('Sida_SOE-11_v02.xlsx')
    expect(rows[1]?.textContent).toContain('2 differences')
    await expectAccessible()
    await user.click(within(grid).getByText('Sida_SOE-11_v01.xlsx'))
    await waitFor(() => expect(address()).toContain(idOf('run', 1)))
    const panel = await screen.findByRole('region', { name: 'Sida budget follow-up' })
    expect(within(panel).getByText('Besnik Hoxha (Confirmed by passphrase)')).toBeTruthy()
    expect(within(panel).getByText('Language of the document: Shqip')).toBeTruthy()
    for (const hash of ['f', 'd', 'a']) expect(within(panel).getByText(hash.repeat(64))).toBeTruthy()
    await expectAccessible()
  })

  it('are opened again, unless their bytes were changed', async () => {
    let damaged = false
    const { user, client } = showApp(`/documents?history=true&run=${idOf('run', 2)}`, {
      answers: documentAnswers({
        'documents.file': () =>
          damaged
            ? refuse('StorageCorrupt', 'documents.error.fileChanged', { file: run(2).fileName })
            : { token: 't'.repeat(32), fileName: run(2).fileName },
      }),
    })
    await user.click(await screen.findByRole('button', { name: 'Save a copy' }))
    await waitFor(() => expect(client.saved).toEqual(['Sida_SOE-11_v02.xlsx']))
    damaged = true
    await user.click(screen.getByRole('button', { name: 'Open the file' }))
    expect(await screen.findByText(/is no longer the one that was produced/)).toBeTruthy()
  })

  it('say what to do when there are none', async () => {
    showApp('/documents?history=true', {
      answers: documentAnswers({ 'documents.history': () => ({ rows: [] }) }),
    })
    expect(await screen.findByText('No document was produced yet')).toBeTruthy()
  })
})

describe('the parameters of a document', () => {
  const [budget, report] = KINDS
  it('become fields with their pickers', () => {
    const fields = parameterFields(budget?.parameters ?? null)
    expect(fields.map(field => [field.name, field.picker, field.kind, field.required])).toEqual([
      ['project', 'project', 'text', true],
      ['version', 'version', 'integer', false],
      ['language', 'language', 'choice', false],
    ])
  })
  it('are complete once every mandatory one is given', () => {
    const fields = parameterFields(report?.parameters ?? null)
    expect(filledParameters(fields, { project: 'SOE-11' })).toBeNull()
    expect(filledParameters(fields, { project: 'SOE-11', period: 3 })).toEqual({
      project: 'SOE-11',
      period: 3,
      language: 'en',
    })
  })
  it('of a schema that cannot be read are none', () => {
    expect(parameterFields('nonsense')).toEqual([])
  })
  it('propose the last period that has ended', () => {
    expect(defaultPeriod(PERIODS, '2024-02-01')?.number).toBe(2)
    expect(defaultPeriod(PERIODS, '2023-07-05')?.number).toBe(1)
    expect(defaultPeriod([], '2023-07-05')).toBeUndefined()
  })
})

describe('the screen that mends a check', () => {
  it.each([
    ['/projects/x/deviations?period=2', 'fix.explainDeviations'],
    ['/projects/x/budget', 'docs.fix.budget'],
    ['/projects/x/funds', 'docs.fix.funds'],
    ['/money/ledger', 'docs.fix.ledger'],
    ['/projects/x', 'docs.fix.project'],
  ])('%s is called by its name', (route, key) => {
    expect(fixLabel(route)).toBe(key)
  })
})
