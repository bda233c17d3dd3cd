import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as budgets from '#backend/features/budgets/index.ts'
import { commands, insertEntries, type NewEntry } from '#backend/features/ledger/index.ts'
import type { Amounts } from '#shared/contract/budgets.ts'
import {
  draftInput,
  type MoneyFixture,
  openMoneyFixture,
  refusal,
} from '#tests/integration/ledger/fixture.ts'

let fixture: MoneyFixture

beforeEach(async () => {
  fixture = await openMoneyFixture({
    queries: budgets.queries,
    commands: { ...budgets.commands, ...commands },
    jobs: {},
  })
})
afterEach(() => fixture.workspace.close())

const tree = (until: string | null = null) =>
  fixture.workspace.call('budgets.tree', { projectId: fixture.projectId, until })
const amountsOf = (nodes: Awaited<ReturnType<typeof tree>>['nodes'], code: string): Amounts => {
  const node = nodes.find(row => row.code === code)
  if (!node) throw new Error(`no row ${code}`)
  return node.amounts
}

function entry(overrides: Partial<NewEntry> & { readonly amountMinor: number }): NewEntry {
  const { id: _id, version: _version, ...base } = draftInput(fixture)
  return { ...base, ...overrides }
}
const onLine = (lineId: string, share = '100') => ({
  lineId,
  workPackageId: null,
  activityId: null,
  share,
})
const store = (entries: readonly NewEntry[], post: boolean) =>
  fixture.workspace.write(context => insertEntries(context, entries, { importRunId: null, post }))

/** What is stored, part by part. */
const bookedParts = () =>
  fixture.workspace.read(db =>
    db
      .selectFrom('ledger_split as split')
      .innerJoin('ledger_entry as entry', 'entry.id', 'split.entry_id')
      .select([
        'split.budget_line_id as lineId',
        'split.base_minor as minor',
        'entry.entry_date as date',
        'entry.sub_grant_no as subGrantNo',
      ])
      .execute(),
  )
const sumOf = (parts: Awaited<ReturnType<typeof bookedParts>>): number =>
  parts.reduce((sum, part) => sum + (part.minor ?? 0), 0)

interface Agreement {
  readonly no: string
  readonly signedOn: string
  readonly agreedMinor: number
  readonly interventionId: string | null
  readonly movements: readonly (readonly ['paid' | 'reported' | 'accepted' | 'refunded', string, number])[]
}
const addAgreement = (agreement: Agreement) =>
  fixture.workspace.write(async ({ trx, newId }) => {
    const id = newId()
    await trx
      .insertInto('forwarded_agreement')
      .values({
        id,
        project_id: fixture.projectId,
        organisation_id: fixture.organisationId,
        intervention_id: agreement.interventionId,
        agreement_no: agreement.no,
        signed_on: agreement.signedOn,
        agreed_minor: agreement.agreedMinor,
        budget_line_id: agreement.interventionId === null ? null : fixture.lines['6.1'],
      })
      .execute()
    for (const [kind, date, minor] of agreement.movements)
      await trx
        .insertInto('forwarded_movement')
        .values({ id: newId(), agreement_id: id, kind, date, base_minor: minor })
        .execute()
  })

describe('the six amounts of a budget', () => {
  it('are the budget alone while nothing happened', async () => {
    const { nodes, totals, notices } = await tree()
    expect(totals).toEqual({
      budgeted: 9_600_000,
      reserved: 0,
      contracted: 0,
      paid: 0,
      admitted: 0,
      free: 9_600_000,
      spent: 0,
    })
    expect(amountsOf(nodes, '1').budgeted).toBe(4_800_000)
    expect(notices).toEqual([])
  })

  it('take contracts off the free amount once, whatever was paid, accepted or booked under them', async () => {
    await addAgreement({
      no: 'SG-1',
      signedOn: '2024-02-01',
      agreedMinor: 1_000_000,
      interventionId: fixture.interventionId,
      movements: [
        ['paid', '2024-03-01', 600_000],
        ['refunded', '2024-09-01', 50_000],
        ['reported', '2024-08-01', 500_000],
        ['accepted', '2024-08-15', 390_000],
      ],
    })
    const { lines } = fixture
    await store(
      [
        entry({ amountMinor: 600_000, subGrantNo: 'SG-1', splits: [onLine(lines['6.1'])] }),
        entry({ amountMinor: 30_000, documentNo: 'B', splits: [onLine(lines['6.1'])] }),
        entry({ amountMinor: 20_000, documentNo: 'C' }),
      ],
      true,
    )
    const { nodes, totals } = await tree()
    expect(amountsOf(nodes, '6.1')).toEqual({
      budgeted: 2_400_000,
      reserved: 0,
      contracted: 1_000_000,
      paid: 580_000,
      admitted: 420_000,
      free: 1_370_000,
      spent: 630_000,
    })
    expect(amountsOf(nodes, '6')).toEqual(amountsOf(nodes, '6.1'))
    expect(totals).toMatchObject({ contracted: 1_000_000, paid: 600_000, spent: 650_000, free: 8_550_000 })
    const early = await tree('2024-02-29')
    expect(amountsOf(early.nodes, '6.1')).toMatchObject({
      contracted: 1_000_000,
      paid: 30_000,
      admitted: 30_000,
      spent: 630_000,
    })
    expect(amountsOf((await tree('2024-01-31')).nodes, '6.1')).toMatchObject({
      contracted: 0,
      free: 2_400_000,
    })
  })

  it('count posted entries alone', async () => {
    await store([entry({ amountMinor: 1000 })], false)
    expect((await tree()).totals.spent).toBe(0)
  })

  it('say what stands outside the budget and where nothing is left', async () => {
    await addAgreement({
      no: 'SG-9',
      signedOn: '2024-02-01',
      agreedMinor: 700,
      interventionId: null,
      movements: [],
    })
    await store([entry({ amountMinor: 2_400_001 })], true)
    await fixture.workspace.write(({ trx }) =>
      trx
        .deleteFrom('budget_node')
        .where('version_id', '=', fixture.versionId)
        .where('code', '=', '2.1')
        .execute(),
    )
    await store([entry({ amountMinor: 400, documentNo: 'B', splits: [onLine(fixture.lines['2.1'])] })], true)
    expect((await tree()).notices).toMatchObject([
      { code: 'SpentOutsideBudget', details: { lines: ['2.1'], amount: { minor: 400 } } },
      { code: 'AgreementWithoutLine', details: { agreements: ['SG-9'], amount: { minor: 700 } } },
      { code: 'LinesOverspent', details: { lines: ['1.1'] } },
    ])
  })

  it('are empty for a project without a budget and refused for an unknown project or version', async () => {
    const empty = await fixture.workspace.call('budgets.tree', { projectId: fixture.otherProjectId })
    expect(empty).toMatchObject({ version: null, nodes: [], totals: { budgeted: 0 } })
    const unknown = '01890a5d-ac96-774b-bcce-b302099a8057'
    expect(await refusal(fixture, 'budgets.tree', { projectId: unknown })).toMatchObject({ code: 'NotFound' })
    expect(
      await refusal(fixture, 'budgets.tree', { projectId: fixture.projectId, versionId: unknown }),
    ).toMatchObject({ messageKey: 'problem.notFound.budgetVersion' })
  })

  it('equal plain sums over random entries, at every level and on any day', async () => {
    const { lines } = fixture
    const lineIds = Object.values(lines)
    const parts = fc.constantFrom(
      [onLine(lines['1.1'])],
      [onLine(lines['1.2'], '30'), onLine(lines['6.1'], '70')],
      [onLine(lines['2.1'], '33.33'), onLine(lines['1.1'], '33.33'), onLine(lines['1.2'], '33.34')],
      [onLine(lines['6.1'])],
    )
    const date = fc
      .integer({ min: 0, max: 700 })
      .map(day => new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(0, 10))
    const random = fc.record({
      amountMinor: fc.integer({ min: -500_000, max: 900_000 }).filter(minor => minor !== 0),
      entryDate: date,
      splits: parts,
      subGrantNo: fc.constantFrom('', '', 'SG-1', 'unknown'),
    })
    await addAgreement({
      no: 'SG-1',
      signedOn: '2024-06-01',
      agreedMinor: 900_000,
      interventionId: fixture.interventionId,
      movements: [['paid', '2024-07-01', 100_000]],
    })
    const [values = []] = fc.sample(fc.array(random, { minLength: 250, maxLength: 250 }), {
      numRuns: 1,
      seed: 7,
    })
    const entries = values.map((value, index) =>
      entry({ ...value, documentDate: null, documentNo: `R-${index}` }),
    )
    await store(entries, true)
    const booked = await bookedParts()
    for (const until of ['2024-01-31', '2024-06-01', '2025-03-15', '9999-12-31']) {
      const { nodes, totals } = await tree(until)
      const seen = booked.filter(part => part.date <= until)
      const spentOn = (lineId: string) => sumOf(seen.filter(part => part.lineId === lineId))
      // An agreement is known from its signature on; entries under its number never count as direct cost.
      const directOn = (lineId: string) =>
        sumOf(seen.filter(part => part.lineId === lineId && part.subGrantNo !== 'SG-1'))
      const contracted = until >= '2024-06-01' ? 900_000 : 0
      for (const lineId of lineIds) {
        const held = lineId === lines['6.1'] ? contracted : 0
        expect(nodes.find(row => row.lineId === lineId)?.amounts).toMatchObject({
          spent: spentOn(lineId),
          contracted: held,
          free: 2_400_000 - held - directOn(lineId),
        })
      }
      expect(totals.spent).toBe(sumOf(seen))
      const tops = nodes.filter(node => node.depth === 0)
      for (const key of ['budgeted', 'paid', 'admitted', 'free', 'spent'] as const)
        expect(tops.reduce((sum, node) => sum + node.amounts[key], 0)).toBe(totals[key])
    }
  })
})
