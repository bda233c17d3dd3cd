import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ledgerFilterSchema } from '#shared/contract/ledger.ts'
import { refusal } from '#tests/integration/ledger/fixture.ts'
import { accountInput, type Bank, openBank } from './bank.ts'

let bank: Bank
beforeEach(async () => {
  bank = await openBank()
})
afterEach(() => bank.workspace.close())

const without = () => ({ filter: ledgerFilterSchema.parse({ withoutAccount: true }) })
const eur = (minor: number) => ({ minor, currency: 'EUR' })

describe('old entries and the account that paid them', () => {
  it('are shown with count and sum, and get it all at once by the filter of the list', async () => {
    const { accountId, workspace } = bank
    await bank.spend()
    for (let number = 0; number < 3; number += 1) await bank.spend({ accountId: null })
    const entries = without()
    const preview = await workspace.call('accounts.previewAssign', { accountId, entries })
    expect(preview).toMatchObject({ count: 3, unchanged: 0, refused: 0, blockers: [] })
    const totals = await workspace.call('ledger.totals', entries)
    expect(preview.sums).toEqual(totals.sums)
    expect(totals.count).toBe(3)
    expect(await workspace.call('accounts.assign', { accountId, entries })).toEqual({
      assigned: 3,
      refused: 0,
    })
    expect((await workspace.call('ledger.totals', entries)).count).toBe(0)
    const all = { filter: ledgerFilterSchema.parse({}) }
    expect(await workspace.call('accounts.previewAssign', { accountId, entries: all })).toMatchObject({
      count: 0,
      unchanged: 4,
    })
  })

  it('stay where they can’t be changed, each with its number, while the others may go through', async () => {
    const { workspace, projectId } = bank
    const paid = await bank.spend()
    const open = await bank.spend({ accountId: null })
    const foreign = await bank.spend({ accountId: null, currency: 'RSD', amountMinor: 11_700, rate: '117' })
    const { id: accountId } = await workspace.call(
      'accounts.save',
      accountInput({ projectId }, { name: 'Second', iban: '', currency: 'CHF' }),
    )
    const chosen = { ids: [paid, open, foreign] }
    const none = await workspace.call('accounts.previewAssign', { accountId, entries: chosen })
    expect(none).toMatchObject({ count: 0, refused: 3, sums: [] })
    expect(none.blockers.map(blocker => blocker.code)).toEqual([
      'AccountStays',
      'OtherCurrency',
      'OtherCurrency',
      'OtherCurrency',
    ])
    const request = { accountId: bank.accountId, entries: { ids: [paid, open] } }
    const { id: third } = await workspace.call(
      'accounts.save',
      accountInput({ projectId }, { name: 'Third', iban: '' }),
    )
    const blocked = await refusal(bank, 'accounts.assign', { ...request, accountId: third })
    expect(blocked).toMatchObject({ code: 'Rule.Blocked', details: { count: 1 } })
    expect(blocked.details['blockers']).toMatchObject([
      { code: 'AccountStays', details: { entryId: paid, entryNo: 1 }, fix: { labelKey: 'fix.reverseEntry' } },
    ])
    expect(await workspace.call('accounts.assign', { ...request, accountId: third, leaveOut: true })).toEqual(
      {
        assigned: 1,
        refused: 1,
      },
    )
  })

  it('of days below a signed sheet stay, and say up to when it reaches', async () => {
    const { accountId, workspace } = bank
    const id = await bank.spend({ accountId: null })
    await workspace.write(({ trx, actor, newId }) =>
      trx
        .insertInto('account_reconciliation')
        .values({
          id: newId(),
          account_id: accountId,
          as_of: '2024-12-31',
          statement_minor: 100_000,
          book_minor: 100_000,
          outstanding_minor: 0,
          reconciled_by: actor.personId,
          reconciled_at: '2025-01-05T10:00:00Z',
        })
        .execute(),
    )
    const preview = await workspace.call('accounts.previewAssign', { accountId, entries: { ids: [id] } })
    expect(preview).toMatchObject({
      count: 0,
      refused: 1,
      blockers: [
        {
          code: 'EntryReconciled',
          details: { entryNo: 1, account: 'Project account', asOf: '2024-12-31' },
        },
      ],
    })
    expect(preview.sums).not.toContainEqual(eur(0))
  })
})
