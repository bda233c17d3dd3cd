import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { moneyAt, unreconciledOf } from '#backend/features/accounts/index.ts'
import { moneyFindings } from '#backend/maintenance/money-invariants.ts'
import { addPeriod, draftInput, refusal } from '#tests/integration/ledger/fixture.ts'
import { accountInput, type Bank, openBank } from './bank.ts'

let bank: Bank
beforeEach(async () => {
  bank = await openBank()
})
afterEach(() => bank.workspace.close())

const FEBRUARY = { from: '2024-01-01', to: '2024-02-29' }
const prepare = (asOf = '2024-02-29') =>
  bank.workspace.call('reconciliations.prepare', { accountId: bank.accountId, asOf })
const sign = (more: object = {}) => ({
  accountId: bank.accountId,
  asOf: '2024-02-29',
  note: '',
  ...more,
})
const codes = (found: { readonly details: unknown }) =>
  (found.details as { blockers: { code: string }[] }).blockers.map(({ code }) => code)

/** Three payments booked, two of them on the statement, which also has a fee that nobody booked. */
async function fillFebruary() {
  const first = await bank.spend({ documentNo: 'INV-7001', amountMinor: 10_000, entryDate: '2024-02-10' })
  const second = await bank.spend({ payee: 'Studio Dritan', amountMinor: 20_050, entryDate: '2024-02-12' })
  const open = await bank.spend({ payee: 'Late Print', amountMinor: 3_300, entryDate: '2024-02-28' })
  const outcome = await bank.importCsv(
    'february.csv',
    [
      '12.02.2024;Furnizuesi;;Payment of INV-7001;100,00;;900,00',
      '13.02.2024;STUDIO DRITAN;;Transfer;200,50;;699,50',
      '29.02.2024;;;Account fee;4,50;;695,00',
    ],
    FEBRUARY,
  )
  expect(outcome).toMatchObject({ created: 3, errors: 0, problems: [] })
  return { first, second, open }
}

describe('matching', () => {
  it('proposes by amount, days and text, confirms what is certain at once, and takes it back', async () => {
    const { first, second } = await fillFebruary()
    const { accountId } = bank
    const { proposals } = await bank.workspace.call('matches.propose', { accountId })
    expect(proposals).toMatchObject([
      {
        certainty: 'certain',
        reasons: ['amount', 'reference', 'payee'],
        parts: [{ recordId: first, amountMinor: -10_000 }],
      },
      { certainty: 'certain', reasons: ['amount', 'payee'], parts: [{ recordId: second }] },
    ])
    expect(await bank.workspace.call('matches.confirm', { accountId, certain: true })).toEqual({ matched: 2 })
    const lines = await bank.workspace.call('statements.lines', { accountId })
    expect(lines.rows.map(row => [row.date, row.state])).toEqual([
      ['2024-02-29', 'open'],
      ['2024-02-13', 'matched'],
      ['2024-02-12', 'matched'],
    ])
    const ids = lines.rows.flatMap(row => row.matches.map(match => match.id))
    expect(await bank.workspace.call('matches.undo', { ids })).toEqual({ undone: 2 })
    expect((await bank.workspace.call('matches.propose', { accountId })).proposals).toHaveLength(2)
  })

  it('matches by hand in parts, never above what is open on either side', async () => {
    const { open } = await fillFebruary()
    const { accountId } = bank
    const [fee] = (await bank.workspace.call('statements.lines', { accountId })).rows
    const part = (amountMinor: number) => ({
      accountId,
      parts: [{ lineId: fee?.id ?? '', kind: 'entry' as const, recordId: open, amountMinor }],
    })
    expect(codes(await refusal(bank, 'matches.confirm', part(-451)))).toEqual(['MatchOverLine'])
    expect(codes(await refusal(bank, 'matches.confirm', part(450)))).toEqual(['MatchOtherDirection'])
    await bank.workspace.call('matches.confirm', part(-400))
    expect(codes(await refusal(bank, 'matches.confirm', part(-51)))).toEqual(['MatchOverLine'])
    await bank.workspace.call('matches.confirm', part(-50))
    const items = await bank.workspace.call('matches.items', { accountId })
    expect(items.rows.find(row => row.recordId === open)).toMatchObject({ openMinor: -2_850 })
    expect(moneyFindings(bank.workspace.opened.store.connection)).toEqual([])
  })

  it('leaves out an entry and its reversal that never reached the bank', async () => {
    const { open } = await fillFebruary()
    await bank.workspace.call('ledger.reverse', { id: open, date: '2024-02-29', reason: 'Not ordered' })
    const items = await bank.workspace.call('matches.items', { accountId: bank.accountId })
    expect(items.rows.map(row => row.recordId)).not.toContain(open)
    expect((await prepare()).bookMinor).toBe(69_950)
  })
})

describe('the sheet of a day', () => {
  it('explains the difference by name and is signed off with who and when', async () => {
    const { open } = await fillFebruary()
    await bank.workspace.call('matches.confirm', { accountId: bank.accountId, certain: true })
    const sheet = await prepare()
    expect(sheet).toMatchObject({
      statementMinor: 69_500,
      bookMinor: 66_650,
      outstandingMinor: -2_850,
      differenceMinor: 0,
      outstanding: [
        { side: 'books', kind: 'entry', recordId: open, openMinor: -3_300 },
        { side: 'statement', kind: null, openMinor: -450, label: 'Account fee' },
      ],
      blockers: [{ code: 'Unexplained', details: { count: 1 } }],
    })
    expect(codes(await refusal(bank, 'reconciliations.save', sign()))).toEqual(['Unexplained'])
    const lineId = sheet.outstanding[1]?.recordId ?? ''
    await bank.workspace.call(
      'reconciliations.save',
      sign({ explanations: [{ lineId, text: 'Fee, booked in March' }] }),
      {
        as: 'finance_officer',
      },
    )
    const { rows } = await bank.workspace.call('reconciliations.list', { accountId: bank.accountId })
    expect(rows).toMatchObject([
      {
        asOf: '2024-02-29',
        outstandingMinor: -2_850,
        reconciledBy: 'Test finance_officer',
        outstanding: [{}, { explanation: 'Fee, booked in March' }],
      },
    ])
    expect(moneyFindings(bank.workspace.opened.store.connection)).toEqual([])
  })

  it('refuses a day that no statement reaches, has yet to come, or has drafts', async () => {
    await fillFebruary()
    await bank.workspace.call('ledger.saveDraft', {
      ...draftInput(bank, { accountId: bank.accountId }),
    })
    const blockers = async (asOf: string) => (await prepare(asOf)).blockers.map(({ code }) => code)
    expect(await blockers('2024-03-31')).toEqual(['StatementMissing', 'Unexplained', 'DraftsPaid'])
    expect(await blockers('2023-12-31')).toEqual(['BeforeOpening'])
    expect(await blockers('2030-01-01')).toContain('DayInFuture')
  })

  it('fixes what it covers: entries, matches, statements', async () => {
    const { first } = await fillFebruary()
    const { accountId } = bank
    await bank.workspace.call('matches.confirm', { accountId, certain: true })
    const sheet = await prepare()
    const lineId = sheet.outstanding[1]?.recordId ?? ''
    await bank.workspace.call('reconciliations.save', sign({ explanations: [{ lineId, text: 'Fee' }] }))
    const connection = bank.workspace.opened.store.connection
    const late = await bank.workspace.call('ledger.saveDraft', draftInput(bank, { accountId }))
    expect(codes(await refusal(bank, 'ledger.post', { ids: [late.id] }))).toEqual(['Reconciled'])
    await bank.workspace.call('ledger.deleteDraft', late)
    expect(
      await refusal(bank, 'ledger.reverse', { id: first, date: '2024-02-29', reason: 'Wrong' }),
    ).toMatchObject({ code: 'Rule.AccountReconciled' })
    const fund = {
      id: null,
      version: null,
      projectId: bank.projectId,
      kind: 'instalment',
      date: '2024-02-01',
      organisationId: null,
      currency: 'EUR',
      amountMinor: 5,
      baseMinor: 5,
      reference: '',
      note: '',
      accountId,
    }
    expect(await refusal(bank, 'funds.save', fund)).toMatchObject({ code: 'Rule.AccountReconciled' })
    const lines = await bank.workspace.call('statements.lines', { accountId })
    const [match] = lines.rows.flatMap(row => row.matches)
    expect(codes(await refusal(bank, 'matches.undo', { ids: [match?.id] }))).toEqual(['MatchSigned'])
    // What was outstanding is answered later by the next statement.
    await bank.spend({ payee: 'Bank', documentNo: 'FEE-0229', amountMinor: 450, entryDate: '2024-03-04' })
    await bank.importCsv('march.csv', ['05.03.2024;Late Print;;;33,00;;662,00'], { to: '2024-03-31' })
    const { proposals } = await bank.workspace.call('matches.propose', { accountId })
    expect(proposals.map(found => found.parts[0]?.amountMinor).toSorted()).toEqual([-3_300, -450])
    await bank.workspace.call('matches.confirm', {
      accountId,
      parts: proposals.flatMap(found => found.parts),
    })
    expect((await prepare('2024-03-31')).blockers).toEqual([])
    expect(moneyFindings(connection)).toEqual([])
  })

  it('is taken back with a reason, the newest first, and not under a locked period', async () => {
    await fillFebruary()
    const { accountId } = bank
    const explain = (await prepare()).outstanding
      .filter(item => item.side === 'statement')
      .map(item => ({ lineId: item.recordId, text: 'Later' }))
    const saved = await bank.workspace.call('reconciliations.save', sign({ explanations: explain }))
    const reason = 'Entry forgotten'
    await bank.workspace.call('reconciliations.remove', { ...saved, reason })
    expect((await bank.workspace.call('reconciliations.list', { accountId })).rows).toEqual([])
    const again = await bank.workspace.call('reconciliations.save', sign({ explanations: explain }))
    await addPeriod(bank, 1, '2024-01-01', '2024-01-31', 'locked')
    expect(await refusal(bank, 'reconciliations.remove', { ...again, reason })).toMatchObject({
      code: 'Rule.PeriodLocked',
    })
  })

  it('counts a cash box instead', async () => {
    const cash = await bank.workspace.call(
      'accounts.save',
      accountInput(bank, { kind: 'cash', name: 'Cash box', iban: '', openingMinor: 5_000 }),
    )
    await bank.spend({ accountId: cash.id, amountMinor: 1_200, entryDate: '2024-02-03' })
    const count = (countedMinor: number | null) => ({
      accountId: cash.id,
      asOf: '2024-02-29',
      countedMinor,
      note: '',
    })
    expect(codes(await refusal(bank, 'reconciliations.save', count(null)))).toEqual(['CountMissing'])
    const short = await refusal(bank, 'reconciliations.save', count(3_700))
    expect(short.details).toMatchObject({
      blockers: [{ code: 'Difference', details: { difference: { minor: 100, currency: 'EUR' } } }],
    })
    await bank.workspace.call('reconciliations.save', count(3_800))
    expect(moneyFindings(bank.workspace.opened.store.connection)).toEqual([])
  })
})

describe('what a close and a report ask', () => {
  it('names accounts that no sheet covers, and tells bank and cash', async () => {
    await fillFebruary()
    const period = { start: '2024-02-01', end: '2024-02-29' }
    const ask = () => bank.workspace.read(db => unreconciledOf(db, bank.projectId, period))
    expect(await ask()).toEqual([
      {
        accountId: bank.accountId,
        name: 'Project account',
        kind: 'bank',
        balance: { minor: 66_650, currency: 'EUR' },
        reconciledTo: null,
      },
    ])
    const explain = (await prepare()).outstanding
      .filter(item => item.side === 'statement')
      .map(item => ({ lineId: item.recordId, text: 'Later' }))
    await bank.workspace.call('reconciliations.save', sign({ explanations: explain }))
    expect(await ask()).toEqual([])
    expect(await bank.workspace.read(db => unreconciledOf(db, bank.otherProjectId, period))).toEqual([])
    expect(await bank.workspace.read(db => moneyAt(db, bank.projectId, period.end))).toEqual({
      bankMinor: 66_650,
      cashMinor: 0,
      statementMinor: 69_500,
      outstandingMinor: -2_850,
    })
  })
})

describe('a posted entry', () => {
  it('may be told which account paid it, once, and nothing else of it changes', async () => {
    const id = await bank.spend({ accountId: null })
    const { accountId } = bank
    expect(await bank.workspace.call('accounts.assign', { accountId, entries: { ids: [id] } })).toEqual({
      assigned: 1,
      refused: 0,
    })
    expect((await prepare()).bookMinor).toBe(90_000)
    expect(moneyFindings(bank.workspace.opened.store.connection)).toEqual([])
    const other = await bank.workspace.call('accounts.save', accountInput(bank, { name: 'Second', iban: '' }))
    expect(
      codes(await refusal(bank, 'accounts.assign', { accountId: other.id, entries: { ids: [id] } })),
    ).toEqual(['AccountStays'])
    const { connection } = bank.workspace.opened.store
    const columns = connection
      .prepare<[], { name: string }>("SELECT name FROM pragma_table_info('ledger_entry')")
      .all()
      .map(({ name }) => name)
      .filter(name => name !== 'entry_no')
    for (const column of columns)
      expect(() =>
        connection.exec(`UPDATE ledger_entry SET "${column}" = "${column}" WHERE id = '${id}'`),
      ).toThrow(column === 'account_id' || column === 'charged_minor' ? 'stays' : 'reversed')
  })
})

describe('verification', () => {
  it.each([
    ['statementSum', 'UPDATE account_statement SET closing_minor = closing_minor + 1'],
    ['statementChain', 'UPDATE account_statement SET opening_minor = opening_minor + 1'],
    ['statementDays', "UPDATE account_line SET booked_on = '2023-12-31'"],
    ['lineOvermatched', 'UPDATE account_match SET amount_minor = amount_minor - 1'],
    ['recordOvermatched', 'UPDATE account_match SET amount_minor = 2 * amount_minor'],
    ['reconciliationSum', 'UPDATE account_reconciliation SET outstanding_minor = outstanding_minor + 1'],
    ['reconciliationBooks', 'UPDATE account SET opening_minor = opening_minor + 1'],
    ['reconciliationStatement', 'UPDATE account_line SET amount_minor = amount_minor - 1'],
    ['reconciliationItems', 'UPDATE account_outstanding SET amount_minor = amount_minor - 1'],
  ])('finds a planted fault: %s', async (invariant, planted) => {
    await fillFebruary()
    await bank.workspace.call('matches.confirm', { accountId: bank.accountId, certain: true })
    const explain = (await prepare()).outstanding
      .filter(item => item.side === 'statement')
      .map(item => ({ lineId: item.recordId, text: 'Later' }))
    await bank.workspace.call('reconciliations.save', sign({ explanations: explain }))
    const { connection } = bank.workspace.opened.store
    expect(moneyFindings(connection)).toEqual([])
    connection.exec('BEGIN')
    connection.exec(planted)
    const found = moneyFindings(connection).map(finding => finding.invariant)
    connection.exec('ROLLBACK')
    expect(found).toContain(invariant)
  })
})
