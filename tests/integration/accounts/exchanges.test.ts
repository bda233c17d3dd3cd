import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as accounts from '#backend/features/accounts/index.ts'
import * as availability from '#backend/features/availability/index.ts'
import * as funds from '#backend/features/funds/index.ts'
import * as imports from '#backend/features/imports/index.ts'
import * as ledger from '#backend/features/ledger/index.ts'
import { moneyFindings } from '#backend/maintenance/money-invariants.ts'
import { openReader } from '#backend/platform/connection.ts'
import { workspacePaths } from '#backend/platform/workspace-files.ts'
import type { InputOf } from '#shared/contract/index.ts'
import { type MoneyFixture, openMoneyFixture, refusal } from '#tests/integration/ledger/fixture.ts'
import { accountInput } from './bank.ts'

let fixture: MoneyFixture
let euro: string
let denar: string

beforeEach(async () => {
  fixture = await openMoneyFixture({
    queries: {
      ...accounts.queries,
      ...availability.queries,
      ...funds.queries,
      ...imports.queries,
      ...ledger.queries,
    },
    commands: {
      ...accounts.commands,
      ...availability.commands,
      ...funds.commands,
      ...imports.commands,
      ...ledger.commands,
    },
    jobs: {},
  })
  euro = (await call('accounts.save', accountInput(fixture))).id
  denar = (
    await call(
      'accounts.save',
      accountInput(fixture, { name: 'Denars', iban: '', currency: 'MKD', openingMinor: 0 }),
    )
  ).id
})
afterEach(() => fixture.workspace.close())

const call: MoneyFixture['workspace']['call'] = (...args) => fixture.workspace.call(...args)
const exchange = (overrides: Partial<InputOf<'conversions.save'>> = {}): InputOf<'conversions.save'> => ({
  id: null,
  version: null,
  projectId: fixture.projectId,
  date: '2024-02-01',
  fromCurrency: 'EUR',
  fromMinor: 10_000,
  toCurrency: 'MKD',
  toMinor: 615_000,
  slipNo: 'TRX-1',
  fromAccountId: euro,
  toAccountId: denar,
  ...overrides,
})
const ledgerOf = async (accountId: string) => {
  const { rows, closingMinor } = await call('accounts.ledger', { accountId, offset: 0, limit: 50 })
  return { rows: rows.map(row => [row.kind, row.date, row.amountMinor, row.reference]), closingMinor }
}
function invariants(): readonly string[] {
  const connection = openReader(workspacePaths(fixture.workspace.folder).database)
  try {
    return moneyFindings(connection).map(finding => finding.invariant)
  } finally {
    connection.close()
  }
}
/** A signed sheet at the end of the year, as if the bank had shown all of it. */
const signOff = (accountId: string, minor: number) =>
  fixture.workspace.write(({ trx, actor, newId }) =>
    trx
      .insertInto('account_reconciliation')
      .values({
        id: newId(),
        account_id: accountId,
        as_of: '2024-12-31',
        statement_minor: minor,
        book_minor: minor,
        outstanding_minor: 0,
        reconciled_by: actor.personId,
        reconciled_at: '2025-01-05T10:00:00Z',
      })
      .execute(),
  )

describe('an exchange of currency through accounts', () => {
  it('leaves one account, comes to the other, and is seen by the reconciliation of both', async () => {
    await call('conversions.save', exchange())
    expect(await ledgerOf(euro)).toEqual({
      rows: [['conversion', '2024-02-01', -10_000, 'TRX-1']],
      closingMinor: 90_000,
    })
    expect(await ledgerOf(denar)).toEqual({
      rows: [['conversion', '2024-02-01', 615_000, 'TRX-1']],
      closingMinor: 615_000,
    })
    const items = await call('matches.items', { accountId: denar })
    expect(items.rows).toMatchObject([{ kind: 'conversion', openMinor: 615_000 }])
    const { rows } = await call('conversions.list', { projectId: fixture.projectId })
    expect(rows).toMatchObject([
      {
        rate: '61.500000',
        fromAccount: { id: euro, name: 'Project account' },
        toAccount: { id: denar, name: 'Denars' },
      },
    ])
    expect(invariants()).toEqual([])
  })

  it('names only accounts of its currencies and of its project', async () => {
    expect(await refusal(fixture, 'conversions.save', exchange({ fromAccountId: denar }))).toMatchObject({
      code: 'Validation',
      messageKey: 'problem.account.currency',
    })
    const other = await call(
      'accounts.save',
      accountInput({ projectId: fixture.otherProjectId }, { name: 'Other', iban: '' }),
    )
    expect(await refusal(fixture, 'conversions.save', exchange({ fromAccountId: other.id }))).toMatchObject({
      code: 'NotFound',
    })
  })

  it('stays once a signed sheet covers it, apart from its reference', async () => {
    const { id, version } = await call('conversions.save', exchange({ fromAccountId: null }))
    await signOff(denar, 615_000)
    const changed = exchange({ id, version, fromAccountId: null, toMinor: 616_000 })
    expect(await refusal(fixture, 'conversions.save', changed)).toMatchObject({
      code: 'Rule.AccountReconciled',
    })
    expect(await refusal(fixture, 'conversions.delete', { id, version })).toMatchObject({
      code: 'Rule.AccountReconciled',
    })
    await call('conversions.save', exchange({ id, version, fromAccountId: null, slipNo: 'TRX-9' }))
  })

  it('is found by verification when its account has another currency', async () => {
    await call('conversions.save', exchange())
    await fixture.workspace.write(({ trx }) =>
      trx
        .updateTable('currency_conversion')
        .set({ from_account_id: denar })
        .execute()
        .then(() => undefined),
    )
    expect(invariants()).toContain('movementAccount')
  })
})

describe('money forwarded out of an account', () => {
  const agree = () =>
    call('agreements.save', {
      id: null,
      version: null,
      projectId: fixture.projectId,
      organisationId: fixture.organisationId,
      interventionId: null,
      lineId: fixture.lines['6.1'],
      agreementNo: 'SG-1',
      signedOn: '2024-01-10',
      agreedMinor: 50_000,
    })
  const paid = (agreementId: string, overrides: Partial<InputOf<'agreements.addMovement'>> = {}) => ({
    agreementId,
    kind: 'paid' as const,
    date: '2024-02-02',
    amountMinor: 30_000,
    reference: 'TRX-2',
    accountId: euro,
    ...overrides,
  })
  const send = (...input: Parameters<typeof paid>) => call('agreements.addMovement', paid(...input))
  const refused = (...input: Parameters<typeof paid>) =>
    refusal(fixture, 'agreements.addMovement', paid(...input))

  it('moves the account, and what comes back moves it again', async () => {
    const { id } = await agree()
    await send(id)
    await send(id, { kind: 'refunded', amountMinor: 4000, date: '2024-03-01', reference: 'TRX-3' })
    expect(await ledgerOf(euro)).toEqual({
      rows: [
        ['forwarded', '2024-02-02', -30_000, 'TRX-2'],
        ['forwarded', '2024-03-01', 4000, 'TRX-3'],
      ],
      closingMinor: 74_000,
    })
    const { rows } = await call('agreements.list', { projectId: fixture.projectId })
    expect(rows[0]?.movements[0]?.account).toEqual({ id: euro, name: 'Project account' })
    expect(invariants()).toEqual([])
  })

  it('is refused for costs, for an account in another currency and below a signed sheet', async () => {
    const { id } = await agree()
    expect(await refused(id, { kind: 'reported' })).toMatchObject({
      messageKey: 'problem.agreement.movesNoAccount',
    })
    expect(await refused(id, { accountId: denar })).toMatchObject({
      messageKey: 'problem.account.currency',
    })
    const sent = await send(id)
    await signOff(euro, 70_000)
    expect(await refused(id, { amountMinor: 100 })).toMatchObject({
      code: 'Rule.AccountReconciled',
    })
    expect(await refusal(fixture, 'agreements.deleteMovement', sent)).toMatchObject({
      code: 'Rule.AccountReconciled',
    })
  })
})
