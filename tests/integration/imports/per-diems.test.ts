import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { brief, type Cell, type ImportSite, openImportSite, PROJECT } from './support.ts'

let site: ImportSite
beforeEach(async () => {
  site = await openImportSite()
  await site.workspace.write(async ({ trx, newId }) => {
    await trx
      .insertInto('per_diem_rate')
      .values({
        id: newId(),
        country: 'MK',
        currency: 'EUR',
        amount_minor: 9200,
        valid_from: '2023-01-01',
        source: 'List of the donor',
      })
      .execute()
  })
})
afterEach(() => site.close())

const HEAD: readonly Cell[] = [
  'Udhëtari',
  'Shteti',
  'Qyteti',
  'Qëllimi',
  'Nga',
  'Deri',
  'Netë',
  'Mëditja',
  'Shuma',
  'Linja buxhetore',
  'Urdhëri i udhëtimit',
]
const SHKUP: readonly Cell[] = [
  'Agron',
  'Maqedonia e Veriut',
  'Shkup',
  'Trajnim',
  '06.05.2024',
  '08.05.2024',
  2,
  92,
  184,
  '1.1',
  'U-1',
]
const file = (rows: readonly (readonly Cell[])[], name = 'meditje.xlsx') =>
  site.workbook(name, [HEAD, ...rows])
const params = { projectCode: PROJECT }
const run = async (rows: readonly (readonly Cell[])[], name?: string) =>
  site.run('perDiems', await file(rows, name), { params })
const drafts = () =>
  site.workspace.read(db =>
    db
      .selectFrom('ledger_entry as e')
      .innerJoin('per_diem as d', 'd.entry_id', 'e.id')
      .select([
        'e.id',
        'e.version',
        'e.state',
        'e.payee',
        'e.amount_minor',
        'e.entry_date',
        'e.document_no',
        'e.cost_type',
        'd.country',
        'd.overnights',
        'd.rate_minor',
      ])
      .orderBy('e.entry_no')
      .execute(),
  )
/** The donor's list binds where the contract names it. */
const bind = () =>
  site.workspace.write(async ({ trx }) => {
    const rule = {
      name: 'per_diem_rates',
      value: 'eu_list',
      source: 'x',
      date: '2024',
      confirmed: true,
      overrideReason: null,
    }
    await trx
      .updateTable('project')
      .set({ rule_parameters: JSON.stringify([rule]) })
      .where('id', '=', site.projectId)
      .execute()
  })

describe('importing per diems', () => {
  it('makes a draft of nights by rate for each journey (PD-01: 2 × 92.00 = 184.00)', async () => {
    expect(await run([SHKUP])).toMatchObject({ rowsRead: 1, created: 1, errors: 0, warnings: 0 })
    expect(await drafts()).toMatchObject([
      {
        state: 'draft',
        payee: 'Agron',
        amount_minor: 18_400,
        entry_date: '2024-05-08',
        document_no: 'U-1',
        cost_type: 'travel',
        country: 'MK',
        overnights: 2,
        rate_minor: 9200,
      },
    ])
  })

  it('changes nothing the second time, changes a draft that the file corrects, and leaves a posted one', async () => {
    await run([SHKUP])
    expect(await run([SHKUP])).toMatchObject({ created: 0, updated: 0, unchanged: 1 })
    const cheaper = SHKUP.with(7, 80).with(8, 160)
    expect(await run([cheaper], 'cheaper.xlsx')).toMatchObject({ created: 0, updated: 1 })
    const [draft] = await drafts()
    expect(draft).toMatchObject({ amount_minor: 16_000, rate_minor: 8000, version: 2 })
    await site.workspace.call('ledger.post', { ids: [draft?.id ?? ''] })
    expect(await run([cheaper], 'cheaper.xlsx')).toMatchObject({ unchanged: 1, errors: 0 })
    expect(brief((await run([SHKUP])).problems)).toEqual(['2 error journeyPosted'])
  })

  it('keeps what was typed into a draft and the file says nothing of', async () => {
    await run([SHKUP])
    const [made] = await drafts()
    const { id = '' } = made ?? {}
    await site.workspace.write(async ({ trx }) => {
      await trx
        .updateTable('ledger_entry')
        .set({ remark: 'Paid in cash', payment_date: '2024-05-10', document_type: 'Order' })
        .where('id', '=', id)
        .execute()
    })
    const line = await site.workspace.read(db =>
      db
        .selectFrom('ledger_split')
        .select('budget_line_id')
        .where('entry_id', '=', id)
        .executeTakeFirstOrThrow(),
    )
    const unsaid = SHKUP.with(2, null).with(3, null).with(9, null).with(10, null)
    expect(await run([unsaid], 'unsaid.xlsx')).toMatchObject({ unchanged: 1, updated: 0, errors: 0 })
    const cheaper = unsaid.with(7, 80).with(8, 160)
    expect(await run([cheaper], 'cheaper.xlsx')).toMatchObject({ updated: 1, errors: 0 })
    expect(
      await site.workspace.read(db =>
        db
          .selectFrom('ledger_entry as e')
          .innerJoin('per_diem as d', 'd.entry_id', 'e.id')
          .innerJoin('ledger_split as s', 's.entry_id', 'e.id')
          .select([
            'e.amount_minor',
            'e.remark',
            'e.payment_date',
            'e.document_type',
            'e.document_no',
            'd.place',
          ])
          .select(['d.purpose', 's.budget_line_id', 's.amount_minor as split_minor'])
          .where('e.id', '=', id)
          .execute(),
      ),
    ).toEqual([
      {
        amount_minor: 16_000,
        remark: 'Paid in cash',
        payment_date: '2024-05-10',
        document_type: 'Order',
        document_no: 'U-1',
        place: 'Shkup',
        purpose: 'Trajnim',
        budget_line_id: line.budget_line_id,
        split_minor: 16_000,
      },
    ])
  })

  it('keeps the entry date that a person typed, and says so; a date that nobody typed follows the file', async () => {
    const dated = (day: string | null, rate = 92) => [
      [...HEAD, 'Data e regjistrimit'],
      [...SHKUP.with(7, rate).with(8, 2 * rate), day],
    ]
    const runDated = async (name: string, ...args: Parameters<typeof dated>) =>
      site.run('perDiems', await site.workbook(name, dated(...args)), { params })
    await runDated('first.xlsx', '09.05.2024')
    // The file corrects what it said itself.
    expect(await runDated('second.xlsx', '10.05.2024')).toMatchObject({ updated: 1, warnings: 0 })
    expect(await drafts()).toMatchObject([{ entry_date: '2024-05-10' }])
    // A file without a date leaves it, and says so as it isn't the day of return.
    const without = await run([SHKUP], 'without.xlsx')
    expect(without).toMatchObject({ updated: 0, unchanged: 1, errors: 0 })
    expect(brief(without.problems)).toEqual(['2 warning entryDateKept'])
    await site.workspace.write(({ trx }) =>
      trx.updateTable('ledger_entry').set({ entry_date: '2024-05-20' }).execute(),
    )
    const again = await runDated('third.xlsx', '11.05.2024', 80)
    expect(again).toMatchObject({ updated: 1, errors: 0 })
    expect(again.problems).toMatchObject([
      { severity: 'warning', details: { date: '2024-05-20', said: '2024-05-11' } },
    ])
    expect(await drafts()).toMatchObject([{ entry_date: '2024-05-20', amount_minor: 16_000 }])
    // What stays is still the person's.
    await runDated('fourth.xlsx', '12.05.2024', 70)
    expect(await drafts()).toMatchObject([{ entry_date: '2024-05-20', amount_minor: 14_000 }])
  })

  it('refuses a rate above the list that the contract binds, and warns where it doesn’t', async () => {
    const dear = SHKUP.with(7, 92.01).with(8, 184.02)
    expect(brief((await site.dryRun('perDiems', await file([dear]), { params })).problems)).toEqual([
      '2 warning perDiemAboveList',
    ])
    await bind()
    const outcome = await run([dear, SHKUP.with(0, 'Besa')])
    expect(outcome).toMatchObject({ errors: 1, importRunId: null })
    expect(outcome.problems).toMatchObject([
      {
        row: 2,
        column: 'H "Mëditja"',
        value: '92.01',
        messageKey: 'import.problem.perDiemAboveList',
        remedyKey: 'import.remedy.perDiemAboveList',
        details: {
          country: 'MK',
          source: 'List of the donor',
          rate: { minor: 9201, currency: 'EUR' },
          limit: { minor: 9200, currency: 'EUR' },
        },
      },
    ])
    expect(await drafts()).toEqual([])
  })

  it('names nights, sums, days, countries and lines that are wrong', async () => {
    const outcome = await site.dryRun(
      'perDiems',
      await file([
        SHKUP.with(6, 3),
        SHKUP.with(0, 'Besa').with(8, 185),
        SHKUP.with(0, 'Cena').with(5, '06.05.2024').with(6, null).with(8, null),
        SHKUP.with(0, 'Dita').with(5, '05.05.2024'),
        SHKUP.with(0, 'Era').with(1, 'Atlantida'),
        SHKUP.with(0, 'Fat').with(9, '9.9'),
        SHKUP.with(0, 'Gent').with(4, '01.02.2024').with(5, '03.02.2024'),
        SHKUP.with(0, 'Hana').with(1, 'RS'),
      ]),
      { params },
    )
    expect(brief(outcome.problems).toSorted()).toEqual([
      '2 error nightsDiffer',
      '3 error perDiemAmount',
      '4 error journeyWithoutNight',
      '5 error journeyEndsBefore',
      '6 error countryUnknown',
      '7 error lineUnknown',
      '8 error periodLocked',
      '9 warning perDiemRateUnknown',
    ])
  })

  it('pays no night twice, in a file or over files; a return may be the day of the next departure', async () => {
    const next = SHKUP.with(4, '08.05.2024').with(5, '09.05.2024').with(6, 1).with(8, 92)
    expect(await run([SHKUP, next])).toMatchObject({ created: 2, errors: 0 })
    const over = SHKUP.with(4, '07.05.2024').with(5, '10.05.2024').with(6, 3).with(8, 276)
    expect((await run([over], 'over.xlsx')).problems).toMatchObject([
      {
        messageKey: 'import.problem.journeyPaid',
        details: { name: 'Agron', project: PROJECT, start: '2024-05-06' },
      },
    ])
    expect(brief((await run([SHKUP.with(0, 'Besa'), over.with(0, 'Besa')], 'two.xlsx')).problems)).toEqual([
      '3 error journeyTwice',
    ])
  })
})
