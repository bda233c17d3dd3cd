import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { commands, jobs, queries } from '#backend/features/budgets/index.ts'
import * as ledger from '#backend/features/ledger/index.ts'
import type { InputOf } from '#shared/contract/index.ts'
import {
  draftInput,
  type MoneyFixture,
  openMoneyFixture,
  refusal,
  snapshot,
} from '#tests/integration/ledger/fixture.ts'

let fixture: MoneyFixture

beforeEach(async () => {
  fixture = await openMoneyFixture({
    queries,
    commands: { ...commands, ...ledger.commands },
    jobs,
  })
})
afterEach(() => fixture.workspace.close())

/** An addendum is signed by a person of another role too. */
const second = () => ({ personId: fixture.workspace.people.director, passphrase: null })
const UNKNOWN = '01890a5d-ac96-774b-bcce-b302099a8057'
const call: MoneyFixture['workspace']['call'] = (...args) => fixture.workspace.call(...args)
const tree = (versionId: string | null = null) =>
  call('budgets.tree', { projectId: fixture.projectId, versionId })
const copy = () =>
  call('budgets.createVersion', {
    projectId: fixture.projectId,
    copyFromId: fixture.versionId,
    note: 'Addendum 1',
  })
const nodeInput = (
  versionId: string,
  overrides: Partial<InputOf<'budgets.saveNode'>> = {},
): InputOf<'budgets.saveNode'> => ({
  id: null,
  version: null,
  versionId,
  parentId: null,
  position: null,
  kind: 'line',
  code: '9.1',
  label: 'Extra',
  unit: 'month',
  quantity: null,
  unitValue: null,
  amountMinor: 5000,
  fundingSource: '',
  costType: '',
  interventionId: null,
  clarification: '',
  justification: '',
  ...overrides,
})
const find = async (versionId: string, code: string) => {
  const node = (await tree(versionId)).nodes.find(row => row.code === code)
  if (!node) throw new Error(`no row ${code}`)
  return node
}
const edit = async (versionId: string, code: string, overrides: Partial<InputOf<'budgets.saveNode'>>) => {
  const node = await find(versionId, code)
  return call(
    'budgets.saveNode',
    nodeInput(versionId, {
      id: node.id,
      version: node.version,
      parentId: node.parentId,
      kind: node.kind,
      code: node.code,
      label: node.label,
      amountMinor: node.amounts.budgeted,
      ...overrides,
    }),
  )
}

describe('budget versions', () => {
  it('copy the tree with the same lines under new rows', async () => {
    const { id } = await copy()
    const [before, after] = [await tree(fixture.versionId), await tree(id)]
    const shape = (nodes: typeof before.nodes) =>
      nodes.map(node => [node.depth, node.code, node.label, node.lineId, node.amounts.budgeted])
    expect(shape(after.nodes)).toEqual(shape(before.nodes))
    expect(after.nodes.every(node => before.nodes.every(old => old.id !== node.id))).toBe(true)
    expect(after.version).toMatchObject({ number: 2, kind: 'addendum', state: 'draft', note: 'Addendum 1' })
    expect(after.notices.map(notice => notice.code)).toContain('NotSigned')
  })

  it('are listed newest first with their totals', async () => {
    await copy()
    const { rows, currency } = await call('budgets.versions', { projectId: fixture.projectId })
    expect(currency).toBe('EUR')
    expect(rows.map(row => [row.number, row.state, row.totalMinor])).toEqual([
      [2, 'draft', 9_600_000],
      [1, 'signed', 9_600_000],
    ])
  })

  it('allow one draft at a time', async () => {
    await copy()
    const again = { projectId: fixture.projectId, copyFromId: null, note: '' }
    expect(await refusal(fixture, 'budgets.createVersion', again)).toMatchObject({
      code: 'Rule.DraftOpen',
      details: { number: 2 },
    })
  })

  it('refuse a copy of another project or of nothing', async () => {
    const of = (projectId: string, copyFromId: string) =>
      refusal(fixture, 'budgets.createVersion', { projectId, copyFromId, note: '' })
    expect(await of(fixture.otherProjectId, fixture.versionId)).toMatchObject({
      messageKey: 'problem.notFound.budgetVersion',
    })
    expect(await of(UNKNOWN, fixture.versionId)).toMatchObject({ messageKey: 'problem.notFound.project' })
  })

  it('of a first budget are original', async () => {
    const { id } = await call('budgets.createVersion', {
      projectId: fixture.otherProjectId,
      copyFromId: null,
      note: '',
    })
    const { version } = await call('budgets.tree', { projectId: fixture.otherProjectId, versionId: id })
    expect(version).toMatchObject({ number: 1, kind: 'original' })
  })

  it('are deleted while they are drafts, with the lines only they had', async () => {
    const before = await snapshot(fixture)
    const draft = await copy()
    await call('budgets.saveNode', nodeInput(draft.id))
    await call('budgets.deleteVersion', draft)
    const after = await snapshot(fixture)
    expect(after.versions).toEqual(before.versions)
    expect(after.nodes).toEqual(before.nodes)
    expect(after.lines).toEqual(before.lines)
    expect(
      await refusal(fixture, 'budgets.deleteVersion', { id: fixture.versionId, version: 1 }),
    ).toMatchObject({ code: 'Rule.Signed', details: { number: 1 } })
  })
})

describe('signing', () => {
  it('makes the draft the reference and supersedes the one before', async () => {
    const draft = await copy()
    const signed = await call('budgets.sign', { ...draft, signedOn: '2025-01-15', second: second() })
    expect(signed).toEqual({ id: draft.id, version: 2 })
    const { rows } = await call('budgets.versions', { projectId: fixture.projectId })
    expect(rows.map(row => [row.number, row.state, row.signedOn])).toEqual([
      [2, 'signed', '2025-01-15'],
      [1, 'superseded', '2024-01-01'],
    ])
    expect((await tree()).version?.id).toBe(draft.id)
    expect((await tree(fixture.versionId)).notices.map(notice => notice.code)).toEqual(['Superseded'])
  })

  it('refuses a date in the future or before the last signature', async () => {
    const draft = await copy()
    const before = await snapshot(fixture)
    const codes = async (signedOn: string) => {
      const error = await refusal(fixture, 'budgets.sign', { ...draft, signedOn })
      expect(error).toMatchObject({ code: 'Rule.Blocked', messageKey: 'problem.budget.blocked' })
      return error.details['blockers']
    }
    expect(await codes('2025-07-01')).toMatchObject([{ code: 'SignedInFuture' }])
    expect(await codes('2023-12-31')).toMatchObject([{ code: 'SignedBeforeLast', details: { number: 1 } }])
    expect(await snapshot(fixture)).toEqual(before)
  })

  it('refuses indirect costs one cent above the cap of the contract (EU-02)', async () => {
    await fixture.workspace.write(({ trx }) =>
      trx
        .updateTable('project')
        .set({
          rule_parameters: JSON.stringify([
            { name: 'indirect_limit', value: '0.07', source: 's', date: '2024', confirmed: true },
            { name: 'indirect_base', value: 'direct', source: 's', date: '2024', confirmed: true },
          ]),
        })
        .where('id', '=', fixture.projectId)
        .execute(),
    )
    const draft = await copy()
    const indirect = await call(
      'budgets.saveNode',
      nodeInput(draft.id, { kind: 'indirect', code: '8', amountMinor: 672_001 }),
    )
    const sign = () => refusal(fixture, 'budgets.sign', { ...draft, signedOn: '2025-01-01' })
    expect((await sign()).details['blockers']).toMatchObject([
      { code: 'IndirectAboveCap', details: { excess: { minor: 1, currency: 'EUR' } } },
    ])
    expect((await tree(draft.id)).notices.map(notice => notice.code)).toContain('IndirectAboveCap')
    await call(
      'budgets.saveNode',
      nodeInput(draft.id, { ...indirect, kind: 'indirect', code: '8', amountMinor: 672_000 }),
    )
    await call('budgets.sign', { ...draft, signedOn: '2025-01-01', second: second() })
  })

  it('refuses a signed version, an older one and an empty one', async () => {
    const signed = { id: fixture.versionId, version: 1, signedOn: '2025-01-01' }
    expect(await refusal(fixture, 'budgets.sign', signed)).toMatchObject({ code: 'Rule.Signed' })
    const draft = await copy()
    expect(
      await refusal(fixture, 'budgets.sign', { ...draft, version: 7, signedOn: '2025-01-01' }),
    ).toMatchObject({ code: 'Conflict' })
    await call('budgets.deleteVersion', draft)
    const empty = await call('budgets.createVersion', {
      projectId: fixture.projectId,
      copyFromId: null,
      note: '',
    })
    const error = await refusal(fixture, 'budgets.sign', { ...empty, signedOn: '2025-01-01' })
    expect(error.details['blockers']).toMatchObject([{ code: 'NoLines' }])
  })
})

describe('rows of a draft', () => {
  it('take quantity times unit value, rounded half up to the cent', async () => {
    const { id: versionId } = await copy()
    await call(
      'budgets.saveNode',
      nodeInput(versionId, { quantity: '3', unitValue: '1333.333', amountMinor: 1 }),
    )
    expect(await find(versionId, '9.1')).toMatchObject({ amounts: { budgeted: 400_000 }, quantity: '3' })
    await edit(versionId, '9.1', { quantity: '1', unitValue: '1.005' })
    expect((await find(versionId, '9.1')).amounts.budgeted).toBe(101)
    await edit(versionId, '9.1', { quantity: null, unitValue: null, amountMinor: 77 })
    expect((await find(versionId, '9.1')).amounts.budgeted).toBe(77)
  })

  it('stand where they are put, and print in that order', async () => {
    const { id: versionId } = await copy()
    const heading = await find(versionId, '1')
    await call('budgets.saveNode', nodeInput(versionId, { code: '1.0', parentId: heading.id, position: 0 }))
    await call('budgets.saveNode', nodeInput(versionId, { code: '1.9', parentId: heading.id }))
    const codes = async () => (await tree(versionId)).nodes.map(node => node.code)
    expect(await codes()).toEqual(['1', '1.0', '1.1', '1.2', '1.9', '2', '2.1', '6', '6.1'])
    await edit(versionId, '1.9', { position: 1 })
    await edit(versionId, '1.2', { parentId: (await find(versionId, '2')).id, position: 0 })
    expect(await codes()).toEqual(['1', '1.0', '1.9', '1.1', '2', '1.2', '2.1', '6', '6.1'])
  })

  it('keep their line when the code changes, which lists show after signing', async () => {
    const draft = await copy()
    await edit(draft.id, '1.1', { code: '1.1a' })
    const one = await edit(draft.id, '1.2', { code: '1.1' })
    expect(one.version).toBe(2)
    const codes = async () =>
      Object.fromEntries((await snapshot(fixture)).lines.map(line => [line.id, line.code]))
    const { lines } = fixture
    expect((await codes())[lines['1.1']]).toBe('1.1')
    await call('budgets.sign', { ...draft, signedOn: '2025-01-01', second: second() })
    expect(await codes()).toMatchObject({ [lines['1.1']]: '1.1a', [lines['1.2']]: '1.1' })
    const picked = await call('budgets.lines', { projectId: fixture.projectId })
    expect(picked.rows).toEqual([
      { id: lines['1.1'], code: '1.1a', label: 'Label 1.1', heading: '1 Label 1' },
      { id: lines['1.2'], code: '1.1', label: 'Label 1.2', heading: '1 Label 1' },
      { id: lines['2.1'], code: '2.1', label: 'Label 2.1', heading: '2 Label 2' },
      { id: lines['6.1'], code: '6.1', label: 'Label 6.1', heading: '6 Label 6' },
    ])
  })

  it('may exchange codes, and take that of a line that left the budget', async () => {
    const draft = await copy()
    const { lines } = fixture
    await edit(draft.id, '1.1', { code: 'x' })
    await edit(draft.id, '1.2', { code: '1.1' })
    await edit(draft.id, 'x', { code: '1.2' })
    const gone = await find(draft.id, '2.1')
    await call('budgets.deleteNode', { id: gone.id, version: gone.version })
    await edit(draft.id, '6.1', { code: '2.1' })
    await call('budgets.sign', { ...draft, signedOn: '2025-01-01', second: second() })
    const codes = Object.fromEntries((await snapshot(fixture)).lines.map(line => [line.id, line.code]))
    expect(codes).toMatchObject({
      [lines['1.1']]: '1.2',
      [lines['1.2']]: '1.1',
      [lines['2.1']]: '2.1 (before 2)',
      [lines['6.1']]: '2.1',
    })
  })

  it('that come back under an old code are the old line again', async () => {
    const draft = await copy()
    const gone = await find(draft.id, '2.1')
    await call('budgets.deleteNode', { id: gone.id, version: gone.version })
    await call('budgets.saveNode', nodeInput(draft.id, { code: '2.1' }))
    expect((await find(draft.id, '2.1')).lineId).toBe(fixture.lines['2.1'])
  })

  it('refuse a code that stands twice, a parent that is a line, a circle and a change of kind', async () => {
    const { id: versionId } = await copy()
    const [heading, line] = [await find(versionId, '1'), await find(versionId, '1.1')]
    const before = await snapshot(fixture)
    const save = (overrides: Partial<InputOf<'budgets.saveNode'>>) =>
      refusal(fixture, 'budgets.saveNode', nodeInput(versionId, overrides))
    expect(await save({ code: '1.1' })).toMatchObject({
      code: 'Conflict',
      messageKey: 'problem.budget.codeTwice',
      details: { code: '1.1', label: 'Label 1.1' },
    })
    expect(await save({ parentId: line.id })).toMatchObject({ messageKey: 'problem.budget.parentNotHeading' })
    expect(await save({ parentId: UNKNOWN })).toMatchObject({ messageKey: 'problem.notFound.heading' })
    const own = { id: heading.id, version: 1, kind: 'heading', code: '1' } as const
    expect(await save({ ...own, parentId: heading.id })).toMatchObject({
      messageKey: 'problem.budget.parentCircle',
    })
    expect(await save({ ...own, kind: 'line' })).toMatchObject({ messageKey: 'problem.budget.kindFixed' })
    expect(await save({ interventionId: UNKNOWN })).toMatchObject({
      messageKey: 'problem.notFound.intervention',
    })
    expect(await save({ quantity: '999999999999999', unitValue: '999999999' })).toMatchObject({
      messageKey: 'problem.budget.amountTooLarge',
    })
    expect(await snapshot(fixture)).toEqual(before)
  })

  it('refuse a signed version, an unknown row and an older version of the row', async () => {
    expect(await refusal(fixture, 'budgets.saveNode', nodeInput(fixture.versionId))).toMatchObject({
      code: 'Rule.Signed',
    })
    const { id: versionId } = await copy()
    const row = await find(versionId, '1.1')
    const input = nodeInput(versionId, { id: row.id, version: 9, parentId: row.parentId, code: '1.1' })
    expect(await refusal(fixture, 'budgets.saveNode', input)).toMatchObject({ code: 'Conflict' })
    expect(
      await refusal(fixture, 'budgets.saveNode', nodeInput(versionId, { id: UNKNOWN, version: 1 })),
    ).toMatchObject({ messageKey: 'problem.notFound.budgetRow' })
    expect(await refusal(fixture, 'budgets.saveNode', nodeInput(UNKNOWN))).toMatchObject({
      messageKey: 'problem.notFound.budgetVersion',
    })
  })

  it('are deleted with what is below, unless a line is in use', async () => {
    await call('ledger.saveDraft', draftInput(fixture))
    const draft = await copy()
    const [used, free] = [await find(draft.id, '1'), await find(draft.id, '2')]
    expect(
      await refusal(fixture, 'budgets.deleteNode', { id: used.id, version: used.version }),
    ).toMatchObject({ code: 'Rule.InUse', details: { code: '1.1', label: 'Label 1.1' } })
    await call('budgets.deleteNode', { id: free.id, version: free.version })
    expect((await tree(draft.id)).nodes.map(node => node.code)).toEqual(['1', '1.1', '1.2', '6', '6.1'])
    expect(await refusal(fixture, 'budgets.deleteNode', { id: UNKNOWN, version: 1 })).toMatchObject({
      code: 'NotFound',
    })
    const signed = await find(fixture.versionId, '1')
    expect(await refusal(fixture, 'budgets.deleteNode', { id: signed.id, version: 1 })).toMatchObject({
      code: 'Rule.Signed',
    })
  })
})
