import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as assets from '#backend/features/assets/index.ts'
import * as ineligible from '#backend/features/ineligible/index.ts'
import * as ledger from '#backend/features/ledger/index.ts'
import * as papers from '#backend/features/papers/index.ts'
import * as procurements from '#backend/features/procurements/index.ts'
import { moneyFindings } from '#backend/maintenance/money-invariants.ts'
import { ledgerFilterSchema } from '#shared/contract/ledger.ts'
import {
  addPeriod,
  draftInput,
  entriesUnder,
  type MoneyFixture,
  openMoneyFixture,
  refusal,
} from '../ledger/fixture.ts'

let fixture: MoneyFixture
const call: MoneyFixture['workspace']['call'] = (name, input, options) =>
  fixture.workspace.call(name, input, options)

beforeEach(async () => {
  fixture = await openMoneyFixture({
    queries: {
      ...ledger.queries,
      ...papers.queries,
      ...ineligible.queries,
      ...assets.queries,
      ...procurements.queries,
    },
    commands: {
      ...ledger.commands,
      ...papers.commands,
      ...ineligible.commands,
      ...assets.commands,
      ...procurements.commands,
    },
    jobs: ledger.jobs,
  })
})
afterEach(() => fixture.workspace.close())

let documents = 0
async function draft(change: Parameters<typeof draftInput>[1] = {}): Promise<string> {
  documents += 1
  const saved = await call(
    'ledger.saveDraft',
    draftInput(fixture, { documentNo: `D-${documents}`, ...change }),
  )
  return saved.id
}
async function posted(change: Parameters<typeof draftInput>[1] = {}): Promise<string> {
  const id = await draft(change)
  await call('ledger.post', { ids: [id] })
  return id
}

async function attach(entryId: string, documentType: string): Promise<string> {
  const file = path.join(fixture.workspace.home, `${entryId} ${documentType}.pdf`)
  await writeFile(file, `${entryId} ${documentType}`)
  const token = fixture.workspace.state.files.offerIncoming({
    path: file,
    fileName: `${documentType}.pdf`,
    mediaType: 'application/pdf',
    temporary: false,
  })
  return (await call('ledger.attach', { entryId, token, documentType })).id
}

const found = () => moneyFindings(fixture.workspace.opened.store.connection).map(finding => finding.invariant)
const plant = (statement: string) => fixture.workspace.write(({ trx }) => sql.raw(statement).execute(trx))

describe('supporting documents', () => {
  it('are asked for by the type of cost of the line, attached, waived and asked for again', async () => {
    const id = await posted()
    const before = await call('papers.checklist', { entryId: id })
    expect(before).toMatchObject({ costType: 'office', fromLine: true, missing: 5, likely: 'rent_contract' })
    await attach(id, 'invoice')
    const other = await attach(id, '')
    await call('papers.nameFile', { attachmentId: other, documentType: 'bills' })
    const waiver = await call('papers.waive', {
      entryId: id,
      documentType: 'rent_contract',
      reason: 'own house',
    })
    const after = await call('papers.checklist', { entryId: id })
    expect(after.papers.map(paper => paper.state)).toEqual([
      'waived',
      'present',
      'missing',
      'present',
      'missing',
    ])
    expect(after.missing).toBe(2)
    expect(
      await refusal(fixture, 'papers.waive', { entryId: id, documentType: 'invoice', reason: 'no need' }),
    ).toMatchObject({
      code: 'Conflict',
    })
    expect(
      await refusal(fixture, 'papers.waive', { entryId: id, documentType: 'ticket', reason: 'no need' }),
    ).toMatchObject({
      code: 'Rule.NotOnList',
    })
    await call('papers.unwaive', { waiverId: waiver.id })
    expect((await call('papers.checklist', { entryId: id })).missing).toBe(3)
  })

  it('are counted as the checklist counts them, in one statement, by list and by filter', async () => {
    const own = await posted({ costType: 'tax' })
    await attach(own, 'tax_proof')
    const office = await posted()
    await posted({
      splits: [{ lineId: fixture.lines['6.1'], workPackageId: null, activityId: null, share: '100' }],
    })
    const span = { projectId: fixture.projectId, from: '2024-01-01', to: '2024-12-31' }
    expect(await call('papers.missing', span)).toEqual({
      entries: 2,
      papers: 6,
      byType: [
        { costType: '', entries: 1, papers: 1 },
        { costType: 'office', entries: 1, papers: 5 },
      ],
    })
    const filter = ledgerFilterSchema.parse({ projectId: fixture.projectId, papersMissing: true })
    const { rows } = await call('ledger.list', { filter })
    expect(rows.map(row => row.papersMissing).toSorted()).toEqual([1, 5])
    expect(await call('ledger.totals', { filter })).toMatchObject({ count: 2 })
    expect((await call('papers.checklist', { entryId: office })).missing).toBe(5)
  })
})

describe('ineligible costs', () => {
  const decide = (entryId: string, change: object = {}) => ({
    entryId,
    lineId: fixture.lines['1.1'],
    amountMinor: 4000,
    reasonCode: 'DOCS',
    note: '',
    decidedOn: '2024-03-01',
    ...change,
  })

  it('lower what is admitted, never below nothing, with totals by reason', async () => {
    const id = await posted()
    const first = await call('ineligible.decide', decide(id))
    await call('ineligible.decide', decide(id, { amountMinor: 1000, reasonCode: 'PROC' }))
    expect(await refusal(fixture, 'ineligible.decide', decide(id, { amountMinor: 5001 }))).toMatchObject({
      code: 'Rule.AboveEligible',
      details: { eligible: { minor: 5000, currency: 'EUR' } },
    })
    const list = await call('ineligible.list', { projectId: fixture.projectId })
    expect(list.total).toEqual({ minor: 5000, currency: 'EUR' })
    expect(list.byReason.map(row => [row.reasonCode, row.amount.minor])).toEqual([
      ['DOCS', 4000],
      ['PROC', 1000],
    ])
    const kept = await fixture.workspace.read(db =>
      db
        .selectFrom('line_availability')
        .select('ineligible_minor as minor')
        .where('budget_line_id', '=', fixture.lines['1.1'])
        .executeTakeFirst(),
    )
    expect(kept?.minor).toBe(5000)
    expect(await entriesUnder(fixture, { ineligible: true })).toEqual([id])
    expect(await entriesUnder(fixture, { ineligibleReason: 'DOCS' })).toEqual([id])
    expect(await entriesUnder(fixture, { ineligibleReason: 'VAT' })).toEqual([])
    await call('ineligible.withdraw', { ...first, reason: 'papers came' })
    expect(await entriesUnder(fixture, { ineligibleReason: 'DOCS' })).toEqual([])
    expect((await call('ineligible.list', { projectId: fixture.projectId })).total.minor).toBe(1000)
    expect(
      await refusal(fixture, 'ineligible.withdraw', { ...first, version: 2, reason: 'again' }),
    ).toMatchObject({
      code: 'Rule.Withdrawn',
    })
    expect(found()).toEqual([])
    await plant("UPDATE ineligible_cost SET base_minor = 999999 WHERE state = 'in_force'")
    expect(found()).toContain('ineligibleAmounts')
  })

  it('are refused for drafts, unknown reasons, other lines and inside an accepted report', async () => {
    const id = await posted()
    expect(await refusal(fixture, 'ineligible.decide', decide(await draft()))).toMatchObject({
      code: 'Rule.NotPosted',
    })
    for (const change of [{ reasonCode: 'XXXX' }, { lineId: fixture.lines['2.1'] }])
      expect(await refusal(fixture, 'ineligible.decide', decide(id, change))).toMatchObject({
        code: 'NotFound',
      })
    const periodId = await addPeriod(fixture, 1, '2024-01-01', '2024-03-31', 'locked')
    await fixture.workspace.write(async ({ trx, newId }) => {
      await trx
        .insertInto('donor_report')
        .values({
          id: newId(),
          project_id: fixture.projectId,
          period_id: periodId,
          number: 1,
          state: 'accepted',
          submitted_on: '2024-04-10',
        })
        .execute()
    })
    expect(await refusal(fixture, 'ineligible.decide', decide(id))).toMatchObject({
      code: 'Rule.ReportAccepted',
    })
  })
})

describe('assets', () => {
  const transfer = (assetIds: readonly string[], change: object = {}) => ({
    assetIds: [...assetIds],
    recipientId: fixture.organisationId,
    recipientKind: 'local_authority' as const,
    transferredOn: '2025-01-10',
    authorisation: 'Letter 12 of 2025-01-02',
    note: '',
    ...change,
  })

  it('are entered from what an entry bought, to the cent and not twice, and handed over by the rules', async () => {
    const id = await posted({ amountMinor: 10_000 })
    const { ids } = await call('assets.fromEntry', { entryId: id, pieces: 3 })
    const list = await call('assets.list', { entryId: id })
    expect(list.rows.map(row => row.cost.minor).toSorted()).toEqual([3333, 3333, 3334])
    await posted({ documentNo: 'not an asset' })
    expect(await entriesUnder(fixture, { withAsset: true })).toEqual([id])
    expect(await refusal(fixture, 'assets.fromEntry', { entryId: id })).toMatchObject({
      code: 'Rule.AssetsAboveEntry',
    })
    expect(await refusal(fixture, 'assets.transfer', transfer(ids, { authorisation: ' ' }))).toMatchObject({
      code: 'Rule.Blocked',
    })
    expect(await call('assets.transfer', transfer(ids))).toEqual({ transferred: 3 })
    expect(await refusal(fixture, 'assets.transfer', transfer(ids))).toMatchObject({ code: 'Rule.Blocked' })
    const [first] = (await call('assets.list', { state: 'transferred' })).rows
    expect(first?.transfer).toMatchObject({ recipientKind: 'local_authority' })
    expect(
      await refusal(fixture, 'assets.delete', { id: first?.id ?? '', version: first?.version ?? 0 }),
    ).toMatchObject({ code: 'Rule.Transferred' })
    await call('assets.undoTransfer', { assetId: first?.id ?? '', reason: 'by mistake' })
    expect((await call('assets.list', { state: 'held' })).rows).toHaveLength(1)
    expect(found()).toEqual([])
    await plant("UPDATE asset_transfer SET authorisation = ''")
    expect(found()).toContain('assetTransfers')
    await plant('UPDATE asset SET cost_minor = cost_minor + 1')
    expect(found()).toContain('assetCosts')
  })

  it('above the limit need the deed that is attached to their entry', async () => {
    await fixture.workspace.write(({ trx }) =>
      trx
        .updateTable('project')
        .set({
          rule_parameters: JSON.stringify([
            {
              name: 'asset_transfer_limit',
              value: '50.00',
              currency: 'EUR',
              source: 't',
              date: '2024',
              confirmed: true,
              overrideReason: null,
            },
          ]),
        })
        .where('id', '=', fixture.projectId)
        .execute(),
    )
    const id = await posted()
    const { ids } = await call('assets.fromEntry', { entryId: id })
    const refused = await refusal(fixture, 'assets.transfer', transfer(ids))
    expect(refused).toMatchObject({ code: 'Rule.Blocked', details: { blockers: [{ code: 'DeedMissing' }] } })
    await attach(id, 'transfer_deed')
    expect(await call('assets.transfer', transfer(ids))).toEqual({ transferred: 1 })
  })
})

describe('contracts with suppliers', () => {
  const contract = (change: object = {}) => ({
    id: null,
    version: null,
    projectId: fixture.projectId,
    reference: 'C-1',
    title: 'Printing',
    procedure: '',
    method: 'single' as const,
    supplier: 'Shtypi',
    signedOn: '2024-01-10',
    amountMinor: 15_000,
    ...change,
  })

  it('add up what is booked on them, warn above the amount and stay while entries name them', async () => {
    const saved = await call('procurements.save', contract())
    expect(await refusal(fixture, 'procurements.save', contract())).toMatchObject({
      code: 'Rule.ReferenceTaken',
    })
    const first = await posted({ procurementId: saved.id })
    await posted({ procurementId: saved.id })
    const [row] = (await call('procurements.list', {})).rows
    expect(row).toMatchObject({
      entries: 2,
      booked: { minor: 20_000 },
      warnings: [{ code: 'AboveContract' }],
    })
    expect((await call('ledger.get', { id: first })).procurement).toEqual({
      reference: 'C-1',
      title: 'Printing',
    })
    const filter = ledgerFilterSchema.parse({ procurementId: saved.id })
    expect(await call('ledger.totals', { filter })).toMatchObject({ count: 2 })
    expect(await refusal(fixture, 'procurements.delete', saved)).toMatchObject({ code: 'Rule.InUse' })
    const foreign = await call('procurements.save', contract({ projectId: fixture.otherProjectId }))
    expect(
      await refusal(fixture, 'ledger.saveDraft', draftInput(fixture, { procurementId: foreign.id })),
    ).toMatchObject({ code: 'NotFound' })
    await plant(`UPDATE procurement SET project_id = '${fixture.otherProjectId}'`)
    expect(found()).toContain('procurementProject')
  })
})
