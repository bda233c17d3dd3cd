import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { moneyFindings } from '#backend/maintenance/money-invariants.ts'
import { openReader } from '#backend/platform/connection.ts'
import { workspacePaths } from '#backend/platform/workspace-files.ts'
import { ledgerFilterSchema } from '#shared/contract/ledger.ts'
import { addMonthRate, draftInput, refusal } from '#tests/integration/ledger/fixture.ts'
import { accountInput, type Bank, openBank } from './bank.ts'

let bank: Bank
beforeEach(async () => {
  bank = await openBank()
  await addMonthRate(bank, 'RSD', '2024-02', '117')
})
afterEach(() => bank.workspace.close())

const call: Bank['workspace']['call'] = (...args) => bank.workspace.call(...args)
/** 117.00 RSD: 1.00 EUR by the contract's rate of the month; the bank takes a little more. */
const dinars = (overrides: Parameters<typeof draftInput>[1] = {}) =>
  draftInput(bank, {
    accountId: bank.accountId,
    currency: 'RSD',
    amountMinor: 11_700,
    entryDate: '2024-02-10',
    paymentDate: null,
    rate: null,
    rateSource: '',
    ...overrides,
  })
const save = async (overrides: Parameters<typeof draftInput>[1] = {}) =>
  (await call('ledger.saveDraft', dinars(overrides))).id
const closing = async (accountId = bank.accountId) =>
  (await call('accounts.ledger', { accountId, offset: 0, limit: 50 })).closingMinor
function invariants(): readonly string[] {
  const connection = openReader(workspacePaths(bank.workspace.folder).database)
  try {
    return moneyFindings(connection).map(finding => finding.invariant)
  } finally {
    connection.close()
  }
}

describe('an entry paid from an account of another currency', () => {
  it('is not posted until it says what the account was charged, which then moves the account', async () => {
    const id = await save()
    const details = await call('ledger.get', { id })
    expect(details.blockers).toContainEqual(
      expect.objectContaining({
        messageKey: 'notice.account.ChargeUnknown',
        details: { account: 'Project account', currency: 'EUR', entryCurrency: 'RSD' },
        fix: { labelKey: 'fix.stateCharge', route: null },
      }),
    )
    expect(await refusal(bank, 'ledger.post', { ids: [id] })).toMatchObject({ code: 'Rule.Blocked' })
    await call('ledger.saveDraft', { ...dinars({ chargedMinor: 103 }), id, version: details.version })
    await call('ledger.post', { ids: [id] })
    expect(await closing()).toBe(100_000 - 103)
    const posted = await call('ledger.get', { id })
    expect(posted).toMatchObject({
      base: { minor: 100, currency: 'EUR' },
      charged: { minor: 103, currency: 'EUR' },
    })
    await call('ledger.reverse', { id, date: '2024-02-20', reason: 'Paid twice' })
    expect(await closing()).toBe(100_000)
    expect(invariants()).toEqual([])
  })

  it('needs no more where the payment’s own rate is typed, or the account has the entry’s currency', async () => {
    const own = await save({ rate: '115', documentNo: 'OWN' })
    await call('ledger.post', { ids: [own] })
    expect(await closing()).toBe(100_000 - 102)
    const dinar = await call(
      'accounts.save',
      accountInput(bank, { name: 'Dinars', iban: '', currency: 'RSD', openingMinor: 20_000 }),
    )
    const local = await save({ accountId: dinar.id, documentNo: 'LOCAL' })
    await call('ledger.post', { ids: [local] })
    expect(await closing(dinar.id)).toBe(20_000 - 11_700)
  })

  it('may come from an account of a third currency once the charge is stated, with the sign of the entry', async () => {
    const franc = await call(
      'accounts.save',
      accountInput(bank, { name: 'Francs', iban: '', currency: 'CHF', openingMinor: 5000 }),
    )
    const refused = (overrides: Parameters<typeof draftInput>[1]) =>
      refusal(bank, 'ledger.saveDraft', dinars(overrides))
    expect(await refused({ accountId: franc.id })).toMatchObject({
      messageKey: 'problem.account.currency',
      details: { field: 'accountId' },
    })
    expect(await refused({ accountId: franc.id, chargedMinor: -98 })).toMatchObject({
      messageKey: 'problem.account.chargeSign',
      details: { field: 'chargedMinor' },
    })
    expect(await refused({ currency: 'EUR', chargedMinor: 98 })).toMatchObject({
      messageKey: 'problem.account.chargeOfOwn',
      details: { field: 'chargedMinor', currency: 'EUR' },
    })
    const id = await save({ accountId: franc.id, chargedMinor: 98 })
    await call('ledger.post', { ids: [id] })
    expect(await closing(franc.id)).toBe(5000 - 98)
    await call('ledger.reverse', { id, date: '2024-02-20', reason: 'Paid twice' })
    expect(invariants()).toEqual([])
  })

  it('gets its account afterwards alone and with the amount, never among many', async () => {
    const id = await save({ accountId: null })
    const euro = await bank.spend({ accountId: null })
    await call('ledger.post', { ids: [id] })
    const { accountId } = bank
    const all = { filter: ledgerFilterSchema.parse({ withoutAccount: true }) }
    const preview = await call('accounts.previewAssign', { accountId, entries: all })
    expect(preview).toMatchObject({
      count: 1,
      refused: 1,
      blockers: [{ code: 'OtherCurrency', details: { currency: 'EUR', entryCurrency: 'RSD' } }],
    })
    const many = { accountId, entries: { ids: [id, euro] }, chargedMinor: 103 }
    expect(await refusal(bank, 'accounts.assign', many)).toMatchObject({
      messageKey: 'problem.account.chargeOfMany',
      details: { field: 'chargedMinor' },
    })
    const one = { accountId, entries: { ids: [id] }, chargedMinor: 103 }
    expect(await call('accounts.previewAssign', one)).toMatchObject({ count: 1, refused: 0 })
    await call('accounts.assign', one)
    expect(await closing()).toBe(100_000 - 103)
    expect(invariants()).toEqual([])
  })

  it('keeps what was posted before the rule: the amount as converted', async () => {
    const id = await save({ accountId: null })
    await call('ledger.post', { ids: [id] })
    await bank.workspace.write(({ trx }) =>
      trx
        .updateTable('ledger_entry')
        .set({ account_id: bank.accountId })
        .where('id', '=', id)
        .execute()
        .then(() => undefined),
    )
    expect(await closing()).toBe(100_000 - 100)
    expect(invariants()).toEqual([])
  })
})
