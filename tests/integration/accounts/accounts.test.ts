import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { refusal } from '#tests/integration/ledger/fixture.ts'
import { accountInput, type Bank, openBank } from './bank.ts'

let bank: Bank
beforeEach(async () => {
  bank = await openBank()
})
afterEach(() => bank.workspace.close())

const brief = (outcome: { readonly problems: readonly { messageKey: string; row: number }[] }) =>
  outcome.problems.map(({ row, messageKey }) => `${row} ${messageKey.replace('import.problem.', '')}`)

describe('an account', () => {
  it('refuses a mistyped IBAN with what was probably meant, and one that is there', async () => {
    const save = (iban: string) => refusal(bank, 'accounts.save', accountInput(bank, { name: 'B', iban }))
    expect(await save('AL47 2121 1009 0000 0002 3569 8714')).toMatchObject({
      code: 'Rule.IbanInvalid',
      messageKey: 'problem.account.ibanChecksum',
      details: { likely: 'AL47 2121 1009 0000 0002 3569 8741' },
    })
    expect(await save('XK05-1212-0123-4567-8906')).toMatchObject({
      code: 'Rule.IbanTaken',
      details: { account: 'Project account' },
    })
  })

  it('keeps currency and opening once something reckons with them, and is archived', async () => {
    await bank.spend()
    const change = { id: bank.accountId, version: 1, openingMinor: 1 }
    expect(await refusal(bank, 'accounts.save', accountInput(bank, change))).toMatchObject({
      code: 'Rule.AccountInUse',
      details: { count: 1 },
    })
    await bank.workspace.call(
      'accounts.save',
      accountInput(bank, { id: bank.accountId, version: 1, name: 'New' }),
    )
    await bank.workspace.call('accounts.archive', { id: bank.accountId, version: 2, archived: true })
    expect((await bank.workspace.call('accounts.list', {})).rows).toEqual([])
  })

  it('shows its ledger with the balance after each movement', async () => {
    await bank.spend({ amountMinor: 10_000, entryDate: '2024-02-03' })
    await bank.workspace.call('funds.save', {
      id: null,
      version: null,
      projectId: bank.projectId,
      kind: 'instalment',
      date: '2024-02-01',
      organisationId: null,
      currency: 'SEK',
      amountMinor: 1_150_000,
      baseMinor: 100_000,
      reference: 'SIDA-1',
      note: '',
      accountId: bank.accountId,
    })
    const ledger = await bank.workspace.call('accounts.ledger', {
      accountId: bank.accountId,
      from: '2024-02-02',
    })
    expect(ledger).toMatchObject({
      openingMinor: 200_000,
      closingMinor: 190_000,
      rows: [{ kind: 'entry', amountMinor: -10_000, balanceMinor: 190_000, state: 'open' }],
    })
    const { rows } = await bank.workspace.call('accounts.list', {})
    expect(rows[0]?.balance).toEqual({ minor: 190_000, currency: 'EUR' })
  })

  it('pays only in its own currency or the project’s, and is not for a mentor’s eyes', async () => {
    const chf = await bank.workspace.call(
      'accounts.save',
      accountInput(bank, { name: 'Francs', iban: '', currency: 'CHF' }),
    )
    await expect(bank.spend({ accountId: chf.id })).rejects.toThrow('problem.account.currency')
    expect(await refusal(bank, 'accounts.list', {}, { as: 'mentor' })).toMatchObject({ code: 'Forbidden' })
  })
})

describe('importing a statement', () => {
  it('takes debit and credit, newest first, and changes nothing the second time', async () => {
    const lines = ['06.02.2024;B;;;;50,00;990,00', '05.02.2024;A;R-1;Pagesa;60,00;;940,00']
    expect(await bank.importCsv('s.csv', lines)).toMatchObject({ created: 2, errors: 0 })
    expect(await bank.importCsv('s.csv', lines)).toMatchObject({ alreadyImported: true, unchanged: 2 })
    expect(await bank.importCsv('s.csv', lines, { to: '2024-02-29' })).toMatchObject({
      created: 0,
      unchanged: 2,
    })
    const { rows } = await bank.workspace.call('statements.lines', { accountId: bank.accountId })
    expect(rows.map(row => [row.date, row.amountMinor, row.counterparty, row.reference])).toEqual([
      ['2024-02-06', 5_000, 'B', ''],
      ['2024-02-05', -6_000, 'A', 'R-1'],
    ])
  })

  it('is refused whole when balances, closing or continuity are wrong', async () => {
    const broken = await bank.importCsv('b.csv', [
      '05.02.2024;A;;;60,00;;940,00',
      '06.02.2024;B;;;;50,00;991,00',
    ])
    expect(brief(broken)).toEqual(['3 balanceBreak'])
    const other = await bank.importCsv('c.csv', ['05.02.2024;A;;;60,00;;840,00'])
    expect(brief(other)).toEqual(['1 firstOpeningDiffers'])
    const closing = await bank.importCsv('d.csv', ['05.02.2024;A;;;60,00;;'], { closing: '939.99' })
    expect(brief(closing)).toEqual(['1 closingDiffers'])
    expect((await bank.workspace.call('statements.list', { accountId: bank.accountId })).rows).toEqual([])
    await bank.importCsv('e.csv', ['05.02.2024;A;;;60,00;;940,00'], { to: '2024-02-29' })
    expect(brief(await bank.importCsv('f.csv', ['20.02.2024;A;;;40,00;;900,00']))).toEqual([
      '1 statementOverlaps',
    ])
    expect(brief(await bank.importCsv('g.csv', ['03.03.2024;A;;;40,00;;800,00']))).toEqual([
      '1 openingDiffers',
    ])
    expect(await bank.importCsv('h.csv', ['03.03.2024;A;;;40,00;;900,00'])).toMatchObject({
      created: 1,
      errors: 0,
    })
  })

  it('is deleted while nothing stands on it, the newest first, and may then come again', async () => {
    const first = ['05.02.2024;A;;;60,00;;940,00']
    await bank.importCsv('e.csv', first)
    await bank.importCsv('h.csv', ['03.03.2024;A;;;40,00;;900,00'])
    const list = async () =>
      (await bank.workspace.call('statements.list', { accountId: bank.accountId })).rows
    const [newest, oldest] = await list()
    expect([newest?.draft, oldest?.draft]).toEqual([true, false])
    const target = (row: typeof newest) => ({ id: row?.id ?? '', version: row?.version ?? 0 })
    expect(await refusal(bank, 'statements.delete', target(oldest))).toMatchObject({
      details: { blockers: [{ code: 'LaterStatement' }] },
    })
    await bank.workspace.call('statements.delete', target(newest))
    await bank.workspace.call('statements.delete', target(oldest))
    expect(await bank.importCsv('e.csv', first)).toMatchObject({ created: 1, alreadyImported: false })
  })
})
