import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { commands, insertEntries, jobs, queries } from '#backend/features/ledger/index.ts'
import { draftInput, type MoneyFixture, openMoneyFixture, refusal, snapshot } from './fixture.ts'

let fixture: MoneyFixture

beforeEach(async () => {
  fixture = await openMoneyFixture({ queries, commands, jobs })
})
afterEach(() => fixture.workspace.close())

/** The contract of FX-03 to FX-05: EUR 5,000 came as RSD 585,750, EUR 3,000 as 351,900. */
const contract = (ratePolicy: 'instalment' | 'fifo' | 'weighted') =>
  fixture.workspace.write(async ({ trx, newId }) => {
    await trx
      .updateTable('project')
      .set({ rate_policy: ratePolicy })
      .where('id', '=', fixture.projectId)
      .execute()
    await trx
      .insertInto('fund_movement')
      .values({
        id: newId(),
        project_id: fixture.projectId,
        kind: 'instalment',
        date: '2024-01-10',
        organisation_id: null,
        currency: 'RSD',
        amount_minor: 58_575_000,
        rate: '117.15',
        base_minor: 500_000,
        reference: 'PF-1',
        request_id: null,
        account_id: null,
      })
      .execute()
    await trx
      .insertInto('currency_conversion')
      .values({
        id: newId(),
        project_id: fixture.projectId,
        date: '2024-03-05',
        from_currency: 'EUR',
        from_minor: 300_000,
        to_currency: 'RSD',
        to_minor: 35_190_000,
        rate: '117.3',
        slip_no: 'SLIP-2',
      })
      .execute()
  })
const items = [
  ['2024-01-20', 25_000_000],
  ['2024-02-20', 9_876_543],
  ['2024-03-20', 41_234_567],
] as const
const input = ([entryDate, amountMinor]: readonly [string, number]) =>
  draftInput(fixture, {
    entryDate,
    amountMinor,
    currency: 'RSD',
    documentNo: `D-${entryDate}-${amountMinor}`,
  })
const save = async (item: readonly [string, number]) =>
  (await fixture.workspace.call('ledger.saveDraft', input(item))).id
const post = (...ids: string[]) => fixture.workspace.call('ledger.post', { ids })
const get = (id: string) => fixture.workspace.call('ledger.get', { id })
const base = async (id: string) => (await get(id)).base?.minor
const draws = () =>
  fixture.workspace.read(db =>
    db.selectFrom('rate_draw').select(['entry_id', 'local_minor', 'base_minor']).orderBy('id').execute(),
  )
const used = () =>
  fixture.workspace.read(async db =>
    (await db.selectFrom('rate_used').select('used_minor').execute())
      .map(row => row.used_minor)
      .toSorted((a, b) => b - a),
  )

describe('a contract that converts by what it received', () => {
  it('takes the rate of the last instalment (FX-03)', async () => {
    await contract('instalment')
    const ids = [await save(items[0]), await save(items[1]), await save(items[2])]
    await post(...ids)
    expect(await Promise.all(ids.map(base))).toEqual([213_402, 84_307, 351_531])
    expect(await get(ids[2] ?? '')).toMatchObject({
      rate: '117.3',
      rateSource: 'instalment',
      rateDate: '2024-03-05',
    })
  })

  it('takes the mean by weight of what had come (FX-05)', async () => {
    await contract('weighted')
    const id = await save(items[2])
    await post(id)
    expect(await get(id)).toMatchObject({
      rate: '117.20625',
      rateSource: 'weighted',
      base: { minor: 351_812 },
    })
  })

  it('uses the oldest money first, in the order of payments, whatever order is posted at once (FX-04)', async () => {
    await contract('fifo')
    const ids = [await save(items[2]), await save(items[0]), await save(items[1])]
    // A draft shows what posting it next would bring, and claims nothing.
    expect(await base(ids[0] ?? '')).toBe(351_981)
    expect(await draws()).toEqual([])
    await post(...ids)
    expect(await Promise.all(ids.map(base))).toEqual([351_790, 213_402, 84_307])
    expect(await used()).toEqual([58_575_000, 17_536_110])
    const own = (await draws()).filter(draw => draw.entry_id === ids[0])
    expect(own.map(draw => draw.local_minor)).toEqual([23_698_457, 17_536_110])
    expect(own.reduce((sum, draw) => sum + draw.base_minor, 0)).toBe(351_790)
  })

  it('leaves what is posted alone: a payment entered late uses what is left', async () => {
    await contract('fifo')
    const first = await save(items[2])
    await post(first)
    const before = await get(first)
    const late = await save([items[0][0], 17_340_433])
    await post(late)
    expect(await get(first)).toEqual(before)
    expect((await draws()).filter(draw => draw.entry_id === late).map(draw => draw.local_minor)).toEqual([
      17_340_433,
    ])
    // What had not come by its day covers nothing, though it is there now.
    const later = await save(['2024-01-21', 1])
    expect(await refusal(fixture, 'ledger.post', { ids: [later] })).toMatchObject({
      code: 'Rule.Blocked',
      details: {
        blockers: [
          {
            code: 'LayersShort',
            details: { uncovered: { minor: 1, currency: 'RSD' }, date: '2024-01-21' },
            fix: { route: `/projects/${fixture.projectId}/funds` },
          },
        ],
      },
    })
  })

  it('gives back exactly what a reversed entry took', async () => {
    await contract('fifo')
    const id = await save(items[2])
    await post(id)
    await fixture.workspace.call('ledger.reverse', { id, date: '2024-04-02', reason: 'Wrong payee' })
    expect(await used()).toEqual([0])
    expect((await draws()).reduce((sum, draw) => sum + draw.base_minor, 0)).toBe(0)
  })

  it('keeps a rate from a bank slip and takes nothing for it', async () => {
    await contract('fifo')
    const typed = { ...input(items[0]), rate: '118', rateSource: 'Slip 7', rateDate: '2024-01-20' }
    const { id } = await fixture.workspace.call('ledger.saveDraft', typed)
    await post(id)
    expect(await get(id)).toMatchObject({ rate: '118', rateSource: 'Slip 7' })
    expect(await draws()).toEqual([])
  })

  it('stores nothing of a list that the money does not cover, and names the rows', async () => {
    await contract('fifo')
    const before = await snapshot(fixture)
    const options = { importRunId: null, post: true }
    const many = (...chosen: (readonly [string, number])[]) =>
      fixture.workspace.write(context =>
        insertEntries(
          context,
          chosen.map(item => ({ ...input(item) })),
          options,
        ),
      )
    await expect(many(items[0], ['2024-03-21', 90_000_000])).rejects.toMatchObject({
      problem: {
        code: 'Rule.Blocked',
        details: { blockers: [{ code: 'LayersShort', details: { row: 2 } }] },
      },
    })
    expect(await snapshot(fixture)).toEqual(before)
    await many(items[2], items[0])
    expect(await used()).toEqual([58_575_000, 7_659_567])
  })

  it('lets nobody change what a posted entry took', async () => {
    await contract('fifo')
    await post(await save(items[0]))
    const change = fixture.workspace.write(({ trx }) =>
      trx.updateTable('rate_draw').set({ local_minor: 1 }).execute(),
    )
    await expect(change).rejects.toThrow(/stays/)
    const removal = fixture.workspace.write(({ trx }) => trx.deleteFrom('rate_draw').execute())
    await expect(removal).rejects.toThrow(/stays/)
  })
})
