import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { InputOf } from '#shared/contract/index.ts'
import { type AddendumFixture, blockersOf, openAddendumFixture, refused, TOTAL_MINOR } from './fixture.ts'

let fixture: AddendumFixture
beforeEach(async () => {
  fixture = await openAddendumFixture()
})
afterEach(() => fixture.workspace.close())

const call: AddendumFixture['workspace']['call'] = (...args) => fixture.workspace.call(...args)
const line = (code: string): string => fixture.lines[code] ?? ''
const tree = (versionId: string | null = null) =>
  call('budgets.tree', { projectId: fixture.projectId, versionId })
const open = (withMoves = true) =>
  call('budgets.createVersion', {
    projectId: fixture.projectId,
    copyFromId: fixture.versionId,
    note: 'Addendum 1',
    withMoves,
  })
const edit = async (versionId: string, code: string, more: Partial<InputOf<'budgets.saveNode'>>) => {
  const node = (await tree(versionId)).nodes.find(row => row.code === code)
  if (!node) throw new Error(`no row ${code}`)
  const { id, version, parentId, kind, label, unit, quantity, unitValue, fundingSource } = node
  const { interventionId, clarification, justification, indirectRate, indirectBase, amounts } = node
  return call('budgets.saveNode', {
    ...{ id, version, versionId, parentId, kind, code, label, unit, quantity, unitValue, fundingSource },
    ...{ interventionId, clarification, justification, indirectRate, indirectBase },
    position: null,
    costType: '',
    amountMinor: amounts.budgeted,
    ...more,
  })
}
const amountsOf = async (versionId: string | null) =>
  Object.fromEntries(
    (await tree(versionId)).nodes
      .filter(node => node.kind !== 'heading')
      .map(node => [node.code, node.amounts.budgeted]),
  )
const second = () => ({ personId: fixture.workspace.people.director, passphrase: null })
const compare = (more: Partial<InputOf<'addenda.compare'>> = {}) =>
  call('addenda.compare', { projectId: fixture.projectId, ...more })

describe('an addendum', () => {
  it('is compared with the signed budget line by line and heading by heading', async () => {
    const { id } = await open()
    await edit(id, '2.1', { amountMinor: 590_000 })
    await edit(id, '1.1', { amountMinor: 6_210_000 })
    const compared = await compare()
    expect(compared).toMatchObject({
      reference: { number: 1 },
      proposed: { number: 2, state: 'draft' },
      need: 'addendum',
      totalDeltaMinor: 0,
      limit: { percent: '25', basis: 'each_heading' },
    })
    expect(
      compared.lines
        .filter(row => row.change !== 'same')
        .map(row => [row.code, row.deltaMinor, row.percent, row.lineId]),
    ).toEqual([
      ['1.1', 210_000, '3.50', line('1.1')],
      ['2.1', -210_000, '-26.25', line('2.1')],
    ])
    expect(compared.headings.filter(row => row.need === 'addendum').map(row => row.code)).toEqual(['2'])
  })

  it('takes in the moves since the signed budget, unless told not to', async () => {
    await call('moves.save', {
      ...{ id: null, version: null, projectId: fixture.projectId, amountMinor: 100_000, note: '' },
      ...{ fromLineId: line('2.1'), toLineId: line('1.1'), reference: 'Letter 1' },
      ...{ decidedOn: '2025-02-01', notifiedOn: '2025-02-01' },
    })
    const plain = await open(false)
    expect((await amountsOf(plain.id))['2.1']).toBe(800_000)
    await call('budgets.deleteVersion', plain)
    const { id } = await open()
    expect(await amountsOf(id)).toMatchObject({ '1.1': 6_100_000, '2.1': 700_000 })
    expect((await compare()).headings.find(row => row.code === '2')).toMatchObject({
      referenceMinor: 800_000,
      currentMinor: 700_000,
      proposedMinor: 700_000,
      percent: '12.50',
    })
  })

  it('is signed by two people of different roles and becomes the reference with a fresh limit', async () => {
    const { id } = await open()
    await edit(id, '2.1', { amountMinor: 590_000 })
    await edit(id, '1.1', { amountMinor: 6_210_000 })
    const draft = (await tree(id)).version
    const sign = { id, version: draft?.version ?? 0, signedOn: '2025-03-01' }
    expect(await refused(fixture, 'budgets.sign', sign)).toMatchObject({
      code: 'Rule.SecondPerson',
      messageKey: 'problem.budget.addendumSecondPerson',
    })
    const own = { personId: fixture.workspace.people.coordinator, passphrase: null }
    expect(await refused(fixture, 'budgets.sign', { ...sign, second: own })).toMatchObject({
      code: 'Rule.SecondPerson',
    })
    await call('budgets.sign', { ...sign, second: second() })
    const { rows } = await call('budgets.versions', { projectId: fixture.projectId })
    expect(rows.map(row => [row.number, row.state, row.totalMinor])).toEqual([
      [2, 'signed', TOTAL_MINOR],
      [1, 'superseded', TOTAL_MINOR],
    ])
    // The totals of the budget are the addendum's alone.
    expect((await tree()).totals.budgeted).toBe(TOTAL_MINOR)
    const next = await call('addenda.whatIf', {
      projectId: fixture.projectId,
      moves: [{ fromLineId: line('2.1'), toLineId: line('1.1'), amountMinor: 147_500 }],
    })
    expect(next.need).toBe('notify')
    // Without a draft the signed version stands beside the one before it, which stays readable.
    expect(await compare()).toMatchObject({ reference: { number: 1 }, proposed: { number: 2 } })
    expect((await amountsOf(fixture.versionId))['2.1']).toBe(800_000)
  })

  it('carries its letter, its first day and a later end of the project', async () => {
    const { id, version } = await open()
    const terms = { note: 'Addendum 1', requestReference: 'Request 4', effectiveOn: '2025-03-01' }
    const same = await call('budgets.saveTerms', { id, version, ...terms, newEndDate: '2025-12-31' })
    const sign = { id, version: same.version, signedOn: '2025-03-01', second: second() }
    expect(blockersOf(await refused(fixture, 'budgets.sign', sign))).toEqual(['EndNotLater'])
    const saved = await call('budgets.saveTerms', { ...same, ...terms, newEndDate: '2026-02-28' })
    await call('budgets.sign', { ...sign, version: saved.version })
    const { project } = await call('projects.get', { id: fixture.projectId })
    expect(project).toMatchObject({ endDate: '2026-02-28' })
    expect((await tree()).version).toMatchObject({
      requestReference: 'Request 4',
      effectiveOn: '2025-03-01',
      newEndDate: '2026-02-28',
    })
    expect(
      await refused(fixture, 'budgets.saveTerms', { ...saved, ...terms, newEndDate: null }),
    ).toMatchObject({ code: 'Rule.Signed' })
  })

  it('lets one draft be open at a time', async () => {
    await open()
    expect(
      await refused(fixture, 'budgets.createVersion', {
        projectId: fixture.projectId,
        copyFromId: fixture.versionId,
        note: '',
      }),
    ).toMatchObject({ code: 'Rule.DraftOpen' })
  })
})

describe('an indirect row with a rate', () => {
  it('follows the direct costs and takes up the rounding cent of the total', async () => {
    const { id } = await open()
    await edit(id, '3.1', { amountMinor: 4_100_000 })
    expect((await amountsOf(id))['8']).toBe(903_000)
    await edit(id, '3.1', { amountMinor: 4_000_000 })
    expect((await amountsOf(id))['8']).toBe(896_000)
  })

  it('keeps what was typed when it has no rate, and refuses a rate elsewhere or without its base', async () => {
    const { id } = await open()
    await edit(id, '8', { indirectRate: null, indirectBase: null, amountMinor: 5 })
    await edit(id, '3.1', { amountMinor: 4_100_000 })
    expect((await amountsOf(id))['8']).toBe(5)
    await expect(edit(id, '8', { indirectBase: null })).resolves.toBeDefined()
    await expect(edit(id, '8', { indirectRate: '0.07', indirectBase: null })).rejects.toThrow('rateNeedsBase')
    await expect(edit(id, '1.1', { indirectRate: '0.07', indirectBase: 'direct' })).rejects.toThrow(
      'rateNotIndirect',
    )
  })

  it('is not signed above its cap', async () => {
    const { id } = await open()
    await edit(id, '8', { indirectRate: '0.08', indirectBase: 'direct' })
    const draft = (await tree(id)).version
    const sign = { id, version: draft?.version ?? 0, signedOn: '2025-03-01', second: second() }
    expect(blockersOf(await refused(fixture, 'budgets.sign', sign))).toContain('IndirectAboveCap')
  })
})
