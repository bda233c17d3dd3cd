import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { reversalDay } from '#renderer/features/ledger/posting/reversal-day.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { idOf, PERIODS } from '../support/demo.ts'
import { refuse } from '../support/fake-client.ts'
import { expectAccessible, showApp } from '../support/show.tsx'
import { entry, LINE_61, ledgerAnswers, posted } from './answers.ts'

const AT = `/money/ledger/${idOf('entry', 10)}`

describe('an entry', () => {
  it('tells everything: both amounts with the rate, parts, vouchers, origin, authors', async () => {
    const { answers } = ledgerAnswers(1)
    showApp(AT, { answers })
    expect(await screen.findByText('250,000.00 RSD')).toBeTruthy()
    expect(screen.getByText('117.1745 RSD for 1 EUR, InforEuro, 01/11/2023')).toBeTruthy()
    const parts = screen.getByRole('table', { name: 'Budget lines' })
    expect(within(parts).getByText(/6\.1 Training/)).toBeTruthy()
    expect(await within(parts).findByText('WP1')).toBeTruthy()
    const figure = within(parts).getByRole('link', { name: '1,280.14 EUR, Entries of line 6.1' })
    expect(decodeURIComponent(figure.getAttribute('href') ?? '')).toContain(LINE_61)
    expect(screen.getByText('Faturë 10.pdf')).toBeTruthy()
    expect(screen.getByText(/47 KB · Besnik Hoxha/)).toBeTruthy()
    expect(screen.getByText('From Libri.xlsx, sheet Nëntor, row 1204')).toBeTruthy()
    expect(screen.getByText(/Entered by Besnik Hoxha on 15\/11\/2023/)).toBeTruthy()
    await expectAccessible()
  })

  it('says by whom and since when its period is locked, and offers only the reversal', async () => {
    const locked = posted({
      entryDate: '2023-08-14',
      period: { id: idOf('period', 1), number: 1, state: 'locked' },
    })
    const { answers } = ledgerAnswers(1, { 'ledger.get': () => locked })
    showApp(AT, { answers })
    const badge = await screen.findByText('Locked')
    expect(badge).toBeTruthy()
    expect(screen.getByRole('link', { name: '1 · Q3 2023' }).getAttribute('href')).toContain(
      `/periods/${idOf('period', 1)}`,
    )
    expect(screen.getByRole('button', { name: 'Reverse' })).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Edit' })).toBeNull()
    expect(screen.queryByRole('button', { name: 'Delete draft' })).toBeNull()
    expect(screen.queryByRole('button', { name: 'Remove Faturë 10.pdf' })).toBeNull()
  })

  it('calls a period without a name by its number', async () => {
    const { answers } = ledgerAnswers(1, {
      'ledger.get': () => posted(),
      'periods.list': () => ({ rows: PERIODS.map(period => ({ ...period, label: '' })) }),
    })
    showApp(AT, { answers })
    expect(await screen.findByRole('link', { name: 'Period 2' })).toBeTruthy()
  })

  it('is reversed on a day and with a reason, after showing what comes free', async () => {
    const { answers } = ledgerAnswers(1, {
      'ledger.get': () => posted(),
      'ledger.reverse': () => ({ id: idOf('entry', 99), version: 1 }),
    })
    const { user, client, address } = showApp(AT, { answers })
    await user.click(await screen.findByRole('button', { name: 'Reverse' }))
    const dialog = await screen.findByRole('dialog', { name: /Reverse entry 10/ })
    const line = (await within(dialog).findByText('Free on 6.1 Training')).closest('tr')
    expect(line?.textContent).toMatch(/2,000\.00.*3,280\.14/)
    const confirm = within(dialog).getByRole('button', { name: 'Reverse entry' })
    expect(confirm).toHaveProperty('disabled', true)
    await user.type(within(dialog).getByRole('textbox', { name: /^Reason/ }), 'Paid twice')
    await user.click(confirm)
    await waitFor(() => expect(client.callsOf('ledger.reverse')).toHaveLength(1))
    expect(client.callsOf('ledger.reverse')[0]?.input).toEqual({
      id: idOf('entry', 10),
      date: '2023-11-14',
      reason: 'Paid twice',
    })
    await waitFor(() => expect(address()).toContain(idOf('entry', 99)))
  })

  it('links a reversal and its original both ways', async () => {
    const { answers } = ledgerAnswers(1, { 'ledger.get': () => posted({ reversedById: idOf('entry', 99) }) })
    const { unmount } = showApp(AT, { answers })
    expect(
      (await screen.findByRole('link', { name: 'Reversed by another entry' })).getAttribute('href'),
    ).toContain(idOf('entry', 99))
    expect(screen.queryByRole('button', { name: 'Reverse' })).toBeNull()
    unmount()
    const mirrored = ledgerAnswers(1, {
      'ledger.get': () => posted({ reversesId: idOf('entry', 5), reversalReason: 'Paid twice' }),
    })
    showApp(AT, { answers: mirrored.answers })
    expect(
      (await screen.findByRole('link', { name: 'Takes back another entry' })).getAttribute('href'),
    ).toContain(idOf('entry', 5))
    expect(screen.getByText(/Reason: Paid twice/)).toBeTruthy()
  })

  it('lets a cost be refused where something is left to refuse, and not on what is taken back', async () => {
    const refused = (amount: number) => ({
      id: idOf('refusal', 1),
      version: 1,
      entryId: idOf('entry', 10),
      entryNo: 10,
      entryDate: '2023-11-14',
      payee: 'Печатница Пелистер',
      lineId: LINE_61,
      lineCode: '6.1',
      amount: { minor: amount, currency: 'EUR' },
      reasonCode: 'DOCS',
      note: '',
      decidedOn: '2023-12-01',
      decidedBy: 'Besnik Hoxha',
      state: 'in_force' as const,
      reversed: false,
    })
    const list = (amount: number) => ({
      'ineligible.list': () => ({
        rows: [refused(amount)],
        total: { minor: amount, currency: 'EUR' },
        byReason: [],
      }),
      'ineligible.reasons': () => ({ rows: [] }),
    })
    const shown = posted()
    const { user, unmount } = showApp(AT, {
      answers: ledgerAnswers(1, { 'ledger.get': () => shown, ...list(28_014) }).answers,
    })
    await user.click(await screen.findByRole('button', { name: 'Refuse a cost …' }))
    const dialog = await screen.findByRole('dialog')
    expect(within(dialog).getByDisplayValue('1,000.00')).toBeTruthy()
    unmount()
    const reversal = posted({
      reversesId: idOf('entry', 5),
      splits: shown.splits.map(split => ({ ...split, base: { minor: 100, currency: 'EUR' } })),
    })
    const whole = posted({ splits: shown.splits.slice(0, 1) })
    for (const [entryShown, amount] of [
      [reversal, 1],
      [posted({ reversedById: idOf('entry', 99) }), 1],
      [whole, 128_014],
    ] as const) {
      const { unmount: leave } = showApp(AT, {
        answers: ledgerAnswers(1, { 'ledger.get': () => entryShown, ...list(amount) }).answers,
      })
      await screen.findByRole('heading', { name: 'Ineligible cost' })
      await screen.findByText(/^DOCS · /)
      expect(screen.queryByRole('button', { name: 'Refuse a cost …' })).toBeNull()
      leave()
    }
  })

  it('names what stands in the way with the act that mends it', async () => {
    const notice = (code: string, act: string) => ({
      code: `ledger.${code}`,
      messageKey: `notice.ledger.${code}`,
      details: {},
      fix: { labelKey: `fix.${act}`, route: null },
    })
    const { answers } = ledgerAnswers(1, {
      'ledger.get': () =>
        entry({
          blockers: [notice('PayeeMissing', 'editEntry')],
          warnings: [notice('EvidenceMissing', 'attachEvidence')],
        }),
      'ledger.attach': () => ({ id: idOf('attachment', 2), hash: 'c'.repeat(64) }),
    })
    const { user, client, address } = showApp(AT, { answers })
    await user.click(await screen.findByRole('button', { name: 'Attach evidence' }))
    await waitFor(() => expect(client.callsOf('ledger.attach')).toHaveLength(1))
    await user.click(screen.getByRole('button', { name: 'Edit the entry' }))
    await waitFor(() => expect(address()).toBe(`${AT}/edit`))
  })

  it('opens a voucher, and says so when its bytes were changed', async () => {
    let damaged = false
    const { answers } = ledgerAnswers(1, {
      'ledger.attachmentFile': () =>
        damaged
          ? refuse('StorageCorrupt', 'problem.code.StorageCorrupt')
          : { token: 't'.repeat(32), fileName: 'Faturë 10.pdf', mediaType: 'application/pdf' },
    })
    const { user, client } = showApp(AT, { answers })
    await user.click(await screen.findByRole('button', { name: 'Save a copy of Faturë 10.pdf' }))
    await waitFor(() => expect(client.saved).toEqual(['Faturë 10.pdf']))
    damaged = true
    await user.click(screen.getByRole('button', { name: 'Faturë 10.pdf' }))
    expect(await screen.findByText(/The data is damaged/)).toBeTruthy()
  })

  it('tells who did what to it, with the values before and after', async () => {
    const { answers } = ledgerAnswers(1, {
      'audit.list': () => ({
        rows: [
          {
            seq: 7,
            at: '2023-11-15T09:00:00.000Z',
            personName: 'Besnik Hoxha',
            authenticated: true,
            secondPersonName: null,
            procedure: 'ledger.saveDraft',
            reason: null,
            changes: 1,
            hash: 'd'.repeat(64),
          },
        ],
        hasMore: false,
        head: 'a'.repeat(64),
      }),
      'audit.changes': () => ({
        rows: [
          {
            table: 'ledger_entry',
            rowId: idOf('entry', 10),
            operation: 'update',
            fields: [
              {
                column: 'payee',
                before: { kind: 'text', text: 'Pelister' },
                after: { kind: 'text', text: 'Печатница Пелистер' },
              },
              {
                column: 'amount_minor',
                before: null,
                after: { kind: 'money', minor: 123_456, currency: 'EUR' },
              },
              { column: 'document_date', before: null, after: { kind: 'text', text: '2025-03-04' } },
              {
                column: 'beneficiary_id',
                before: { kind: 'record', id: idOf('gone', 1), name: null },
                after: { kind: 'record', id: idOf('org', 1), name: 'Help e.V.' },
              },
            ],
          },
          {
            table: 'attachment_link',
            rowId: idOf('link', 1),
            operation: 'insert',
            fields: [
              { column: 'file_name', before: null, after: { kind: 'text', text: 'fatura 7.pdf' } },
              { column: 'invented', before: null, after: { kind: 'flag', on: true } },
              { column: 'rate', before: null, after: { kind: 'decimal', text: '117.2025' } },
              { column: 'state', before: null, after: { kind: 'word', key: 'state.odd', code: 'odd' } },
            ],
          },
        ],
        hasMore: false,
      }),
    })
    const { user } = showApp(AT, { answers })
    await user.click(await screen.findByRole('button', { name: 'Audit trail of this record' }))
    await user.click(await screen.findByRole('button', { name: /Draft saved/ }))
    const changes = await screen.findByRole('table', { name: 'Changed in ledger entries' })
    const rowsOf = (table: HTMLElement) =>
      within(table)
        .getAllByRole('row')
        .map(row => [...row.children].map(cell => cell.textContent?.replaceAll('\u00a0', ' ')).join(' | '))
    expect(rowsOf(changes)).toEqual([
      'Field | Before | After',
      'Payee | Pelister | Печатница Пелистер',
      'Amount | — | 1,234.56 EUR',
      'Document date | — | 04/03/2025',
      'Paid by (partner) | no longer there | Help e.V.',
    ])
    expect(rowsOf(screen.getByRole('table', { name: 'New in vouchers' }))).toEqual([
      'Field | Before | After',
      'File | — | fatura 7.pdf',
      'Invented example | — | Yes',
      'Rate | — | 117.2025',
      'State | — | odd',
    ])
  })
})

describe('the proposed day of a reversal', () => {
  const [locked] = PERIODS
  it('is the entry’s own while its period is open', () => {
    expect(reversalDay('2023-11-14', PERIODS, '2024-02-01')).toBe('2023-11-14')
  })
  it('is today when the period is locked and today may be booked', () => {
    expect(reversalDay('2023-08-14', PERIODS, '2024-02-01')).toBe('2024-02-01')
  })
  it('is the first day of the next open period otherwise', () => {
    expect(reversalDay('2023-08-14', PERIODS, '2026-02-01')).toBe('2023-10-01')
    expect(reversalDay('2023-08-14', locked ? [locked] : [], '2026-02-01')).toBe('2026-02-01')
  })
})

describe('the way back into the donor’s reports', () => {
  const traced = (documents: OutputOf<'documents.trace'>['documents']) =>
    ledgerAnswers(1, {
      'ledger.get': () => posted({ period: { id: idOf('period', 1), number: 1, state: 'open' } }),
      'documents.trace': () => ({ periodId: idOf('period', 1), documents }),
    }).answers

  it('is asked for, and each figure leads to its cell', async () => {
    const figure = {
      sheet: 1,
      sheetName: '2 Budget follow-up',
      row: 33,
      cell: 'E33',
      label: '4.1 Personnel',
      column: 'Outcome this period',
      text: '9,489.34',
      sums: false,
    }
    const { user, client } = showApp(AT, {
      answers: traced([
        { id: 'sida-follow-up', titleKey: 'documents.sida.title', figures: [figure], refused: null },
        {
          id: 'helvetas-partner-report',
          titleKey: 'documents.helvetas.title',
          figures: [],
          refused: { code: 'NotFound', messageKey: 'problem.notFound.entry', details: {}, fix: null },
        },
      ]),
    })
    const section = await screen.findByRole('region', { name: 'In the donor’s reports' })
    expect(client.callsOf('documents.trace')).toEqual([])
    await user.click(within(section).getByRole('button', { name: 'Find its figures' }))
    const link = await within(section).findByRole('link', {
      name: '9,489.34, cell E33 of 2 Budget follow-up',
    })
    const address = decodeURIComponent(link.getAttribute('href') ?? '')
    for (const part of ['documentId=sida-follow-up', 'sheet=1', 'cell=E33', `periodId=${idOf('period', 1)}`])
      expect(address).toContain(part)
    expect(within(section).getByText(/Outcome this period · 2 Budget follow-up · E33/)).toBeTruthy()
    expect(within(section).getByText(/can’t be made as things stand/)).toBeTruthy()
    await expectAccessible()
  })

  it('says when no figure is made of the entry, and is not offered for a draft', async () => {
    const { user, unmount } = showApp(AT, { answers: traced([]) })
    await user.click(await screen.findByRole('button', { name: 'Find its figures' }))
    expect(await screen.findByText(/No figure of the reports/)).toBeTruthy()
    unmount()
    showApp(AT, { answers: ledgerAnswers(1).answers })
    expect(await screen.findByText('250,000.00 RSD')).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Find its figures' })).toBeNull()
  })
})
