import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { moneyFindings } from '#backend/maintenance/money-invariants.ts'
import { openReader } from '#backend/platform/connection.ts'
import { workspacePaths } from '#backend/platform/workspace-files.ts'
import type { InputOf } from '#shared/contract/index.ts'
import { addPeriod, refusal } from '#tests/integration/ledger/fixture.ts'
import { accountInput, type Bank, openBank } from './bank.ts'

let bank: Bank
let cash: string

beforeEach(async () => {
  bank = await openBank()
  cash = await open({ kind: 'cash', name: 'Cash box', openingMinor: 0 })
})
afterEach(() => bank.workspace.close())

const call: Bank['workspace']['call'] = (...args) => bank.workspace.call(...args)
const open = async (overrides: Parameters<typeof accountInput>[1]) =>
  (await call('accounts.save', accountInput(bank, { iban: '', ...overrides }))).id
const drawn = (overrides: Partial<InputOf<'transfers.save'>> = {}): InputOf<'transfers.save'> => ({
  id: null,
  version: null,
  projectId: bank.projectId,
  date: '2024-02-01',
  fromAccountId: bank.accountId,
  toAccountId: cash,
  amountMinor: 20_000,
  reference: ' ATM-1 ',
  note: '',
  ...overrides,
})
const ledgerOf = async (accountId: string) => {
  const { rows, closingMinor } = await call('accounts.ledger', { accountId, offset: 0, limit: 50 })
  return {
    rows: rows.map(row => [row.kind, row.date, row.amountMinor, row.reference, row.counterparty, row.state]),
    closingMinor,
  }
}
function invariants(): readonly string[] {
  const connection = openReader(workspacePaths(bank.workspace.folder).database)
  try {
    return moneyFindings(connection).map(finding => finding.invariant)
  } finally {
    connection.close()
  }
}

describe('money moved between two accounts of one currency', () => {
  it('leaves one account, comes to the other, and changes neither the fund nor any layer of money received', async () => {
    const { projectId } = bank
    const before = await call('funds.chain', { projectId })
    await call('transfers.save', drawn())
    expect(await ledgerOf(bank.accountId)).toEqual({
      rows: [['transfer', '2024-02-01', -20_000, 'ATM-1', 'Cash box', 'open']],
      closingMinor: 80_000,
    })
    expect(await ledgerOf(cash)).toEqual({
      rows: [['transfer', '2024-02-01', 20_000, 'ATM-1', 'Project account', 'open']],
      closingMinor: 20_000,
    })
    expect(await call('funds.chain', { projectId })).toEqual(before)
    expect((await call('conversions.list', { projectId })).rows).toEqual([])
    expect((await call('transfers.list', { projectId })).rows).toMatchObject([
      {
        date: '2024-02-01',
        amount: { minor: 20_000, currency: 'EUR' },
        fromAccount: { id: bank.accountId, name: 'Project account' },
        toAccount: { id: cash, name: 'Cash box' },
        reference: 'ATM-1',
      },
    ])
    expect(invariants()).toEqual([])
  })

  it('is matched with the bank line of its own side, and then stays', async () => {
    const { id, version } = await call('transfers.save', drawn())
    await bank.importCsv('bank.csv', ['02.02.2024;ATM;ATM-1;Cash drawn;200,00;;800,00'])
    const { proposals } = await call('matches.propose', { accountId: bank.accountId })
    expect(proposals).toMatchObject([
      { certainty: 'certain', parts: [{ kind: 'transfer', recordId: id, amountMinor: -20_000 }] },
    ])
    await call('matches.confirm', { accountId: bank.accountId, certain: true })
    expect((await ledgerOf(bank.accountId)).rows[0]?.at(-1)).toBe('matched')
    expect((await ledgerOf(cash)).rows[0]?.at(-1)).toBe('open')
    expect(await refusal(bank, 'transfers.delete', { id, version })).toMatchObject({ code: 'Rule.Matched' })
    const changed = drawn({ id, version, amountMinor: 21_000 })
    expect(await refusal(bank, 'transfers.save', changed)).toMatchObject({ code: 'Rule.Matched' })
    await call('transfers.save', drawn({ id, version, note: 'For per diems' }))
    const sheet = await call('reconciliations.save', {
      accountId: bank.accountId,
      asOf: '2024-02-02',
      note: '',
    })
    expect(sheet.version).toBe(1)
    expect(await refusal(bank, 'transfers.save', drawn())).toMatchObject({
      code: 'Rule.AccountReconciled',
      details: { account: 'Project account' },
    })
    expect(invariants()).toEqual([])
  })

  it('stands by name on a sheet that is signed before the bank shows it', async () => {
    const second = await open({ name: 'Second account', openingMinor: 0 })
    const { id } = await call('transfers.save', drawn({ toAccountId: second }))
    await bank.importCsv('bank.csv', ['02.02.2024;Donor;IN-1;Interest;;1,00;1001,00'])
    const { rows } = await call('statements.lines', { accountId: bank.accountId })
    await call('reconciliations.save', {
      accountId: bank.accountId,
      asOf: '2024-02-02',
      note: '',
      explanations: [{ lineId: rows[0]?.id ?? '', text: 'Interest, booked in March' }],
    })
    const sheets = await call('reconciliations.list', { accountId: bank.accountId })
    expect(sheets.rows[0]?.outstanding).toContainEqual(
      expect.objectContaining({ side: 'books', kind: 'transfer', recordId: id, openMinor: -20_000 }),
    )
    expect(invariants()).toEqual([])
  })

  it('needs two accounts, of one currency and of the project, and an open period', async () => {
    const denar = await open({ name: 'Denars', currency: 'MKD', openingMinor: 0 })
    expect(await refusal(bank, 'transfers.save', drawn({ toAccountId: bank.accountId }))).toMatchObject({
      messageKey: 'problem.transfer.sameAccount',
      details: { field: 'toAccountId' },
    })
    expect(await refusal(bank, 'transfers.save', drawn({ toAccountId: denar }))).toMatchObject({
      messageKey: 'problem.transfer.otherCurrency',
      details: { field: 'toAccountId', account: 'Denars', currency: 'MKD', fromCurrency: 'EUR' },
    })
    const other = await call(
      'accounts.save',
      accountInput({ projectId: bank.otherProjectId }, { name: 'Other', iban: '' }),
    )
    expect(await refusal(bank, 'transfers.save', drawn({ fromAccountId: other.id }))).toMatchObject({
      code: 'NotFound',
      details: { field: 'fromAccountId' },
    })
    await addPeriod(bank, 1, '2024-01-01', '2024-03-31', 'locked')
    expect(await refusal(bank, 'transfers.save', drawn())).toMatchObject({ code: 'Rule.PeriodLocked' })
  })

  it('is found by verification when an account has another currency', async () => {
    const denar = await open({ name: 'Denars', currency: 'MKD', openingMinor: 0 })
    await call('transfers.save', drawn())
    await bank.workspace.write(({ trx }) =>
      trx
        .updateTable('account_transfer')
        .set({ to_account_id: denar })
        .execute()
        .then(() => undefined),
    )
    expect(invariants()).toContain('transferAccounts')
  })
})
