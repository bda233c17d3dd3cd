import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listSalaries } from '#backend/features/payroll/index.ts'
import { brief, type Cell, type ImportSite, openImportSite, PROJECT } from './support.ts'

let site: ImportSite
const PERSON = 'Punonjëse 1 (e shpikur)'

beforeEach(async () => {
  site = await openImportSite()
  await site.workspace.write(async ({ trx, newId }) => {
    await trx.insertInto('staff_member').values({ id: newId(), name: PERSON, position: 'Officer' }).execute()
    await trx
      .insertInto('project')
      .values({
        id: newId(),
        kind: 'action',
        code: 'TST-02',
        title: 'Second',
        family: 'eu',
        status: 'implementation',
        currency: 'EUR',
      })
      .execute()
  })
})
afterEach(() => site.close())

const HEAD: readonly Cell[] = [
  'Emri dhe mbiemri',
  'Muaji',
  'Paga neto',
  'Tatimi',
  'Kontributet',
  'Projekti',
  'Linja buxhetore',
  'PP',
  'Pjesa',
]
const ROWS: readonly (readonly Cell[])[] = [
  HEAD,
  [PERSON, '04/2024', '800,01', '80,00', '150,00', PROJECT, '1.1', 'WP1', 60],
  [PERSON, '04/2024', null, null, null, 'TST-02', null, null, '25,5'],
]
const file = (rows: readonly (readonly Cell[])[] = ROWS, name = 'paga.xlsx') => site.workbook(name, rows)
const stored = (month = '2024-04') => site.workspace.read(db => listSalaries(db, month))
const row = (...cells: Cell[]) => cells

describe('importing salaries', () => {
  it('reads a person’s rows of a month as its shares, with amounts stated once', async () => {
    expect(await site.run('salaries', await file())).toMatchObject({
      rowsRead: 2,
      created: 1,
      errors: 0,
      warnings: 0,
    })
    const { rows } = await stored()
    expect(rows).toMatchObject([
      {
        staff: { name: PERSON },
        net: { minor: 80_001, currency: 'EUR' },
        tax: { minor: 8000 },
        social: { minor: 15_000 },
        projectShare: '85.5',
        shares: [
          { projectCode: PROJECT, lineCode: '1.1', workPackageCode: 'WP1', share: '60' },
          { projectCode: 'TST-02', lineCode: '', share: '25.5' },
        ],
      },
    ])
  })

  it('changes nothing the second time, and changes a month that the file corrects', async () => {
    await site.run('salaries', await file())
    const before = await stored()
    expect(await site.run('salaries', await file())).toMatchObject({ created: 0, updated: 0, unchanged: 1 })
    expect(await stored()).toEqual(before)
    const raised = ROWS.map((cells, index) => (index === 1 ? cells.with(2, 900) : cells))
    expect(await site.run('salaries', await file(raised, 'raised.xlsx'))).toMatchObject({ updated: 1 })
    expect((await stored()).rows).toMatchObject([{ net: { minor: 90_000 }, version: 2 }])
  })

  it('refuses above 100 % of a month with who, when and how much, and stores nothing at all', async () => {
    const rows = [
      ...ROWS,
      row(PERSON, '05/2024', 800, 0, 0, PROJECT, '1.1', null, 60),
      row(PERSON, '05/2024', null, null, null, 'TST-02', null, null, '40,01'),
    ]
    const outcome = await site.run('salaries', await file(rows))
    expect(outcome).toMatchObject({ errors: 1, importRunId: null })
    expect(outcome.problems).toMatchObject([
      {
        sheet: 'Ledger',
        row: 4,
        column: 'I "Pjesa"',
        value: '60',
        messageKey: 'import.problem.salaryOver',
        remedyKey: 'import.remedy.salaryOver',
        details: { name: PERSON, month: '2024-05', total: '100.01' },
      },
    ])
    expect((await stored()).rows).toEqual([])
  })

  it('names every other mistake by its cell', async () => {
    const rows = [
      HEAD,
      row('Askushi', 'prill 2024', 500, 0, 0, PROJECT, '1.1', null, 100),
      row(PERSON, 'dje', 500, 0, 0, PROJECT, '1.1', null, 100),
      row(PERSON, '2024-06', -5, 0, 0, PROJECT, '1.1', null, 100),
      row(PERSON, '2024-07', 500, 0, 0, 'NOPE', '9.9', null, 100),
    ]
    const outcome = await site.dryRun('salaries', await file(rows))
    expect(brief(outcome.problems)).toEqual([
      '2 error personUnknown',
      '3 error monthUnknown',
      '4 error salaryBelowZero',
      '5 error projectUnknown',
    ])
    expect(outcome.problems[0]?.details).toMatchObject({ name: 'Askushi', nearest: [PERSON] })
  })

  it.each([
    ['shares of one', [60, 40].map(share => share / 100), 'shareOfOne'],
    ['a row without a share', [60, null], 'shareMissing'],
    ['a share that is none', [60, 'gjysma'], 'amountInvalid'],
  ])('names %s', async (_what, shares, name) => {
    const rows = [
      HEAD,
      ...shares.map((share, index) =>
        row(PERSON, '2024-04', index === 0 ? 800 : null, 0, 0, PROJECT, '1.1', null, share),
      ),
    ]
    const outcome = await site.dryRun('salaries', await file(rows))
    expect(brief(outcome.problems).join()).toContain(name)
  })

  it('adds people only when told to, once each, and says so', async () => {
    const rows = [
      HEAD,
      row('Punonjës 9', '2024-04', 500, 0, 0, PROJECT, '1.1', null, 100),
      row('Punonjës 9', '2024-05', 500, 0, 0, PROJECT, '1.1', null, 100),
    ]
    const outcome = await site.run('salaries', await file(rows), { params: { addPeople: true } })
    expect(outcome).toMatchObject({ created: 2, errors: 0, warnings: 2 })
    const people = await site.workspace.read(db =>
      db.selectFrom('staff_member').select('name').orderBy('name').execute(),
    )
    expect(people.map(({ name }) => name)).toEqual(['Punonjës 9', PERSON])
  })

  it('takes the month of the file where rows name none', async () => {
    const rows = [HEAD, row(PERSON, null, 500, 0, 0, PROJECT, '1.1', null, null)]
    expect(brief((await site.dryRun('salaries', await file(rows))).problems)).toEqual([
      '2 error monthMissing',
    ])
    await site.run('salaries', await file(rows), { params: { month: '2024-04' } })
    expect((await stored()).rows).toMatchObject([{ shares: [{ share: '100' }] }])
  })

  it('never takes a share from a project that the file leaves out, nor changes what entries stand on', async () => {
    await site.run('salaries', await file())
    const alone = [HEAD, row(PERSON, '04/2024', 800.01, 80, 150, PROJECT, '1.1', 'WP1', 60)]
    const outcome = await site.run('salaries', await file(alone, 'alone.xlsx'))
    expect(outcome.problems).toMatchObject([
      { messageKey: 'import.problem.salaryOtherShares', details: { shares: 'TST-02 25.5 %' } },
    ])
    const [salary] = (await stored()).rows
    await site.workspace.write(async ({ trx, newId, actor, now }) => {
      await trx
        .insertInto('ledger_entry')
        .values({
          id: newId(),
          project_id: site.projectId,
          state: 'draft',
          entry_date: '2024-04-30',
          currency: 'EUR',
          base_currency: 'EUR',
          amount_minor: 100,
          payroll_id: salary?.id ?? '',
          created_by: actor.personId,
          created_at: now,
        })
        .execute()
    })
    const raised = ROWS.map((cells, index) => (index === 1 ? cells.with(2, 900) : cells))
    expect(brief((await site.run('salaries', await file(raised, 'raised.xlsx'))).problems)).toEqual([
      '2 error salaryHasEntries',
    ])
  })
})
