import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { brief, type Cell, type ImportSite, openImportSite } from './support.ts'

/** A partner's budget whose columns on the right divide each line over its sources. */
const HEADER = [
  'Code',
  'Budget item',
  'Quantity',
  'Unit value',
  'Total (EUR)',
  'Donor (EUR)',
  'Own contribution',
  'Co-financing',
  'In kind',
  'Municipality of Peja',
]
const FUNDED: readonly (readonly Cell[])[] = [
  ['Budget with sources'],
  HEADER,
  ['1', 'Staff', null, null, 1500, 1100, 200, 100, null, 100],
  ['1.1', 'Coordinator', 12, 100, 1200, 900, 150, 50, null, 100],
  ['1.2', 'Assistant', 6, 50, 300, 200, 50, 50, null, null],
  ['2', 'Offices', null, null, 400.02, 300.02, null, null, 60, 40],
  ['2.1', 'Rent', null, null, '400,02', '300,02', null, null, 60, 40],
  ['', 'Total', null, null, 1900.02, 1400.02, 200, 100, 60, 140],
]
const withCell = (row: number, column: number, value: Cell): (readonly Cell[])[] =>
  FUNDED.map((cells, index) => (index === row - 1 ? cells.with(column, value) : cells))

let site: ImportSite
beforeEach(async () => {
  site = await openImportSite()
})
afterEach(() => site.close())

const sources = () =>
  site.workspace.read(db =>
    db.selectFrom('funding_source').select(['kind', 'name', 'planned_minor']).orderBy('position').execute(),
  )
const parts = () =>
  site.workspace.read(async db => {
    const rows = await db
      .selectFrom('budget_node_funding as funding')
      .innerJoin('budget_node as node', 'node.id', 'funding.node_id')
      .innerJoin('funding_source as source', 'source.id', 'funding.funding_source_id')
      .select(['node.code', 'source.name', 'funding.amount_minor'])
      .orderBy('node.code')
      .orderBy('source.position')
      .execute()
    return rows.map(row => [row.code, row.name, row.amount_minor])
  })
const addSource = (kind: 'donor' | 'beneficiary', name: string) =>
  site.workspace.write(({ trx, newId }) =>
    trx
      .insertInto('funding_source')
      .values({
        id: newId(),
        project_id: site.projectId,
        kind,
        name,
        planned_minor: 5,
        received_minor: 0,
        position: 0,
      })
      .execute(),
  )
const found = (outcome: Awaited<ReturnType<ImportSite['dryRun']>>) =>
  outcome.problems.filter(problem => /funding|inKind|lineWithoutFunding/i.test(problem.messageKey))

describe('a budget with columns of its sources', () => {
  it('is divided over them, with sources made by the names of the columns', async () => {
    const file = await site.workbook('sources.xlsx', FUNDED)
    const dry = await site.dryRun('budget', file)
    expect(dry).toMatchObject({ errors: 0, created: 5 })
    expect(dry.sample[1]).toMatchObject({
      code: '1.1',
      fundingDonor: '900.00',
      fundingOwn: '150.00',
      fundingOther1: '50.00',
      fundingOther2: '100.00',
    })
    expect(brief(found(dry))).toEqual([
      ...Array.from({ length: 5 }, () => '2 warning fundingSourceNew'),
      '7 warning inKindToConfirm',
    ])
    expect(await sources()).toEqual([])

    await site.run('budget', file)
    expect(await sources()).toEqual([
      { kind: 'donor', name: 'Donor', planned_minor: 140_002 },
      { kind: 'beneficiary', name: 'Own contribution', planned_minor: 20_000 },
      { kind: 'in_kind', name: 'In kind', planned_minor: 6000 },
      { kind: 'other_donor', name: 'Co-financing', planned_minor: 10_000 },
      { kind: 'other_donor', name: 'Municipality of Peja', planned_minor: 14_000 },
    ])
    expect(await parts()).toEqual([
      ['1.1', 'Donor', 90_000],
      ['1.1', 'Own contribution', 15_000],
      ['1.1', 'Co-financing', 5000],
      ['1.1', 'Municipality of Peja', 10_000],
      ['1.2', 'Donor', 20_000],
      ['1.2', 'Own contribution', 5000],
      ['1.2', 'Co-financing', 5000],
      ['2.1', 'Donor', 30_002],
      ['2.1', 'In kind', 6000],
      ['2.1', 'Municipality of Peja', 4000],
    ])
    const again = await site.dryRun('budget', await site.workbook('sources.xlsx', withCell(1, 0, 'Again')))
    expect(again).toMatchObject({ created: 0, updated: 0, unchanged: 5, errors: 0 })
  })

  it('takes the sources that the project has, by name or as the only one of their kind', async () => {
    await addSource('donor', 'Sida')
    await addSource('beneficiary', 'Own contribution')
    await addSource('beneficiary', 'Own contribution of the partners')
    await site.run('budget', await site.workbook('sources.xlsx', FUNDED))
    expect((await sources()).map(source => source.name).toSorted()).toEqual([
      'Co-financing',
      'In kind',
      'Municipality of Peja',
      'Own contribution',
      'Own contribution of the partners',
      'Sida',
    ])
    expect((await parts())[0]).toEqual(['1.1', 'Sida', 90_000])
  })

  it('is refused where a column may mean several sources, by their names', async () => {
    await addSource('donor', 'Sida')
    await addSource('donor', 'Norway')
    const outcome = await site.dryRun('budget', await site.workbook('sources.xlsx', FUNDED))
    expect(found(outcome)[0]).toMatchObject({
      row: 2,
      column: 'F "Donor (EUR)"',
      severity: 'error',
      messageKey: 'import.problem.fundingSourceUnclear',
      details: { names: 'Sida, Norway' },
    })
  })

  it.each([
    ['fundingBeyondAmount', 901, { minor: 100, currency: 'EUR' }],
    ['fundingShort', 899.5, { minor: 50, currency: 'EUR' }],
  ])('is refused where its sources do not add up: %s', async (name, donor, difference) => {
    const file = await site.workbook('sources.xlsx', withCell(4, 5, donor), 'Budget')
    const outcome = await site.run('budget', file)
    expect(found(outcome)[0]).toMatchObject({
      sheet: 'Budget',
      row: 4,
      column: 'J "Municipality of Peja"',
      severity: 'error',
      messageKey: `import.problem.${name}`,
      remedyKey: `import.remedy.${name}`,
      details: { amount: { minor: 120_000, currency: 'EUR' }, difference },
    })
    expect(await parts()).toEqual([])
  })

  it('is refused with a source below zero, and warns of a line that nobody pays', async () => {
    const below = await site.dryRun('budget', await site.workbook('a.xlsx', withCell(5, 6, -50)))
    expect(brief(found(below))).toContain('5 error fundingBelowZero')
    const unpaid = FUNDED.map((cells, index) => (index === 4 ? [...cells.slice(0, 5), null] : cells))
    const outcome = await site.dryRun('budget', await site.workbook('b.xlsx', unpaid))
    expect(brief(found(outcome))).toContain('5 warning lineWithoutFunding')
    expect(outcome.errors).toBe(0)
  })

  it('keeps the sources of lines that a file without such columns leaves as they are', async () => {
    await site.run('budget', await site.workbook('sources.xlsx', FUNDED))
    const plain = withCell(4, 2, 13)
      .slice(1, -1)
      .map(cells => cells.slice(0, 4))
      .map(cells => (cells[0] === '2.1' ? ['2.1', 'Rent', 1, 400.02] : cells))
    const outcome = await site.run('budget', await site.workbook('sources.xlsx', plain))
    expect(found(outcome)[0]).toMatchObject({
      row: 3,
      messageKey: 'import.problem.fundingDropped',
      details: { codes: '1.1', count: 1 },
    })
    expect((await parts()).map(([code]) => code)).toEqual(['1.2', '1.2', '1.2', '2.1', '2.1', '2.1'])
  })

  it('takes what the sources add up to for a line without an amount', async () => {
    const rows = [
      ['Code', 'Item', 'Donor', 'Own contribution'],
      ['1.1', 'Coordinator', 900, 300],
    ] as const
    const outcome = await site.run('budget', await site.workbook('short.xlsx', rows))
    expect(outcome.errors).toBe(0)
    expect(outcome.sample[0]).toMatchObject({ amount: '1200.00', fundingOwn: '300.00' })
  })
})
