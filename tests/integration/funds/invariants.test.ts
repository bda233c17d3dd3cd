import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as funds from '#backend/features/funds/index.ts'
import { keepClosing, requirePeriod } from '#backend/features/funds/index.ts'
import * as ledger from '#backend/features/ledger/index.ts'
import { moneyFindings } from '#backend/maintenance/money-invariants.ts'
import { openReader } from '#backend/platform/connection.ts'
import { workspacePaths } from '#backend/platform/workspace-files.ts'
import {
  addPeriod,
  draftInput,
  type MoneyFixture,
  openMoneyFixture,
} from '#tests/integration/ledger/fixture.ts'

let fixture: MoneyFixture

beforeEach(async () => {
  fixture = await openMoneyFixture({
    queries: { ...funds.queries, ...ledger.queries },
    commands: { ...funds.commands, ...ledger.commands },
    jobs: {},
  })
})
afterEach(() => fixture.workspace.close())

function found(): readonly string[] {
  const connection = openReader(workspacePaths(fixture.workspace.folder).database)
  try {
    return moneyFindings(connection).map(finding => finding.invariant)
  } finally {
    connection.close()
  }
}
const plant = (statement: string) =>
  fixture.workspace.write(({ trx }) =>
    sql
      .raw(statement)
      .execute(trx)
      .then(() => undefined),
  )

/** Money bought, used by a posted entry of a period whose fund is kept. */
async function build() {
  const { workspace, projectId } = fixture
  const periodId = await addPeriod(fixture, 1, '2024-01-01', '2024-03-31')
  await workspace.write(({ trx }) => trx.updateTable('project').set({ rate_policy: 'fifo' }).execute())
  await workspace.call('conversions.save', {
    id: null,
    version: null,
    projectId,
    date: '2024-01-10',
    fromCurrency: 'EUR',
    fromMinor: 500_000,
    toCurrency: 'RSD',
    toMinor: 58_575_000,
    slipNo: '',
  })
  const { id } = await workspace.call(
    'ledger.saveDraft',
    draftInput(fixture, { currency: 'RSD', amountMinor: 11_715_000 }),
  )
  await workspace.call('ledger.post', { ids: [id] })
  await workspace.write(async context => keepClosing(context, await requirePeriod(context.trx, periodId)))
  expect(found()).toEqual([])
}

describe('verification of what was received', () => {
  it('finds a planted use of money, a moved receipt and a moved closing balance', async () => {
    await build()
    await plant('UPDATE rate_used SET used_minor = used_minor + 1')
    expect(found()).toEqual(['usedMoney'])
    await plant('UPDATE rate_used SET used_minor = used_minor - 1')
    await plant('UPDATE currency_conversion SET to_minor = 11714999')
    expect(found()).toEqual(['drawnTooMuch'])
    await plant('UPDATE currency_conversion SET to_minor = 58575000')
    await plant('UPDATE fund_closing SET closing_minor = closing_minor + 1')
    expect(found()).toEqual(['fundClosing'])
  })

  it('finds a posted entry whose conversion was changed past the guard', async () => {
    await build()
    await plant('DROP TRIGGER ledger_entry_posted_fixed')
    await plant("UPDATE ledger_entry SET rate = '118', base_minor = 99280")
    expect(found()).toEqual(expect.arrayContaining(['drawnAmounts', 'postedConversion', 'fundClosing']))
  })

  it('finds a request that says it was paid and was not', async () => {
    await build()
    await plant(
      `INSERT INTO payment_request (id, project_id, number, kind, amount_minor, steps, state)
       VALUES ('r', '${fixture.projectId}', 1, 'first', 5, '{"steps":[{"resultMinor":6}]}', 'paid')`,
    )
    expect(found()).toEqual(['paidRequest', 'requestAmount'])
  })
})
