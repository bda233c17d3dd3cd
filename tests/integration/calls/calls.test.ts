import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CALL_STATES, CALL_TRANSITIONS, type CallState } from '#shared/domain/calls/index.ts'
import { mayMove } from '#shared/kernel/transitions.ts'
import { refusal } from '#tests/integration/ledger/fixture.ts'
import {
  type CallFixture,
  createCall,
  moveAlong,
  openCall,
  openCallFixture,
  soundCall,
  soundPatch,
} from './fixture.ts'

let fixture: CallFixture

beforeEach(async () => {
  fixture = await openCallFixture()
})
afterEach(() => fixture.workspace.close())

const current = async (id: string) => (await fixture.call('calls.get', { id })).call

/** The way to each state from the start, by the table. */
const WAY: Readonly<Record<CallState, readonly CallState[]>> = {
  setup: [],
  ready: ['ready'],
  open: ['ready', 'open'],
  closed: ['ready', 'open', 'closed'],
  in_evaluation: ['ready', 'open', 'closed', 'in_evaluation'],
  decided: ['ready', 'open', 'closed', 'in_evaluation', 'decided'],
  informed: ['ready', 'open', 'closed', 'in_evaluation', 'decided', 'informed'],
  contracting: ['ready', 'open', 'closed', 'in_evaluation', 'decided', 'informed', 'contracting'],
  archived: ['ready', 'open', 'closed', 'in_evaluation', 'decided', 'informed', 'contracting', 'archived'],
  cancelled: ['cancelled'],
}

describe('the states of a call, through the contract', () => {
  it.each(CALL_STATES)('lead from %s only where the table says', async from => {
    const { id } = await soundCall(fixture)
    await moveAlong(fixture, id, WAY[from])
    for (const to of CALL_STATES) {
      if (mayMove(CALL_TRANSITIONS, from, to)) continue
      const { version } = await current(id)
      const refused = await refusal(fixture, 'calls.move', { id, version, to, reason: 'why not' })
      expect(refused, `${from} -> ${to}`).toMatchObject({
        code: 'Rule.IllegalStep',
        details: { fromKey: `callState.${from}`, toKey: `callState.${to}`, possible: CALL_TRANSITIONS[from] },
      })
    }
    const [next] = CALL_TRANSITIONS[from]
    if (next === undefined) return
    await moveAlong(fixture, id, [next])
    const { call, history } = await fixture.call('calls.get', { id })
    expect(call.state).toBe(next)
    expect(history.at(-1)).toMatchObject({ from, to: next, by: 'Test coordinator' })
  })

  it('are changed by coordinators only, on the version they saw', async () => {
    const { id, version } = await soundCall(fixture)
    const move = { id, version, to: 'ready' as const }
    for (const as of ['finance_officer', 'director', 'auditor', 'assessor', 'mentor'] as const)
      expect(await fixture.workspace.envelope('calls.move', move, { as })).toMatchObject({
        ok: false,
        error: { code: 'Forbidden' },
      })
    expect(await refusal(fixture, 'calls.move', { ...move, version: version - 1 })).toMatchObject({
      code: 'Conflict',
    })
  })

  it('are not read by assessors and mentors', async () => {
    const { id } = await soundCall(fixture)
    for (const as of ['assessor', 'mentor'] as const)
      for (const [name, input] of [
        ['calls.get', { id }],
        ['calls.list', {}],
        ['calls.setup', { id }],
        ['callForms.get', { callId: id }],
        ['callGrids.get', { callId: id }],
        ['callQuestions.list', { callId: id }],
        ['corrigenda.list', { callId: id }],
        ['schemes.list', {}],
      ] as const)
        expect(await fixture.workspace.envelope(name, input, { as })).toMatchObject({
          ok: false,
          error: { code: 'Forbidden' },
        })
  })

  it('need a reason to cancel, and to close before the deadline', async () => {
    const { id, version } = await openCall(fixture)
    for (const to of ['cancelled', 'closed'] as const)
      expect(await refusal(fixture, 'calls.move', { id, version, to })).toMatchObject({
        code: 'Rule.ReasonNeeded',
      })
    const { steps } = await fixture.call('calls.get', { id })
    expect(steps).toMatchObject([
      {
        to: 'closed',
        needsReason: true,
        blockers: [],
        warnings: [
          { code: 'ClosesEarly', details: { date: '2025-08-31', time: '16:00', zone: 'Europe/Belgrade' } },
        ],
      },
      { to: 'cancelled', needsReason: true },
    ])
  })
})

describe('a call that is set up', () => {
  it('is ready only when nothing is missing, and says what is', async () => {
    const { id, version } = await createCall(fixture, { languages: ['en', 'sq'], templateId: null })
    const refused = await refusal(fixture, 'calls.move', { id, version, to: 'ready' })
    expect(refused).toMatchObject({ code: 'Rule.Blocked', messageKey: 'problem.call.stepBlocked' })
    const blockers =
      (refused.details['blockers'] as { code: string; details: Record<string, unknown> }[]) ?? []
    expect(blockers.map(blocker => blocker.code).toSorted()).toEqual([
      'DeadlineMissing',
      'FormMissing',
      'GridMissing',
      'ItemsMissing',
      'ItemsMissing',
      'ItemsMissing',
      'LotsMissing',
      'TextsMissing',
      'TextsMissing',
    ])
  })

  it('names weights that are not 100, lots over the envelope and texts of one language', async () => {
    const { id, version } = await soundCall(fixture)
    const { setup } = await fixture.call('calls.setup', { id })
    const grid = structuredClone(setup.grid?.definition)
    const first = grid?.sections[0]?.criteria[0]
    if (!grid || !first) throw new Error('The template has a grid')
    first.weight = '6'
    await fixture.call('calls.change', {
      id,
      version,
      patch: {
        grid,
        terms: { languages: ['en', 'sq'] },
        lots: setup.lots.map(lot => ({ ...lot, envelopeMinor: 500_001 })),
      },
    })
    const { blockers, missingTexts } = await fixture.call('calls.setup', { id })
    expect(blockers).toMatchObject([
      { code: 'LotsAboveCall', details: { excess: { minor: 2, currency: 'EUR' } } },
      { code: 'TextsMissing', details: { languageKey: 'callLanguage.sq', count: 10 } },
      { code: 'WeightsNot100', details: { total: '101' }, fix: { route: `/grants/calls/${id}/grid` } },
    ])
    expect(missingTexts.filter(text => text.part === 'lot')).toMatchObject([
      { code: 'L1', field: 'title', language: 'sq' },
      { code: 'L2', field: 'title', language: 'sq' },
    ])
  })

  it('takes no more than its scheme has left', async () => {
    await soundCall(fixture)
    const second = await soundCall(fixture, { code: 'C2' })
    expect((await fixture.call('calls.setup', { id: second.id })).blockers).toMatchObject([
      { code: 'AboveScheme', details: { left: { minor: 500_000 }, excess: { minor: 500_000 } } },
    ])
  })

  it('of a kind that asks for more says so', async () => {
    const invitedOnly = await soundCall(fixture, { kind: 'restricted' })
    expect((await fixture.call('calls.setup', { id: invitedOnly.id })).blockers).toMatchObject([
      { code: 'InvitedMissing' },
    ])
    const after = await fixture.call('calls.change', {
      ...invitedOnly,
      patch: { invited: [fixture.organisationId] },
    })
    expect(await fixture.call('calls.setup', { id: after.id })).toMatchObject({
      blockers: [],
      invited: [{ id: fixture.organisationId }],
    })
    await fixture.call('calls.delete', { id: after.id, version: after.version })
    const direct = await soundCall(fixture, { kind: 'direct_award', code: 'D' })
    expect((await fixture.call('calls.setup', { id: direct.id })).blockers).toMatchObject([
      { code: 'DirectAwardReasonMissing' },
    ])
    await fixture.call('calls.delete', direct)
    const rolling = await soundCall(fixture, { kind: 'rolling', code: 'R' })
    expect((await fixture.call('calls.setup', { id: rolling.id })).blockers).toMatchObject([
      { code: 'CutoffsMissing' },
    ])
    const cutoffs = ['2025-09-30T14:00:00.000Z', '2025-12-31T15:00:00.000Z']
    const withCutoffs = await fixture.call('calls.change', { ...rolling, patch: { cutoffs } })
    expect(await fixture.call('calls.setup', { id: withCutoffs.id })).toMatchObject({
      blockers: [],
      setup: {
        cutoffs: [
          { number: 1, deadlineAt: cutoffs[0] },
          { number: 2, deadlineAt: cutoffs[1] },
        ],
      },
    })
  })

  it('keeps what a patch leaves out, and changes only the rows that differ', async () => {
    const { id, version } = await soundCall(fixture)
    const { setup } = await fixture.call('calls.setup', { id })
    const [first, second] = setup.lots
    if (!first || !second) throw new Error('two lots')
    // The two swap their codes and places.
    const swapped = [
      { ...second, code: first.code },
      { ...first, code: second.code },
    ]
    await fixture.call('calls.change', { id, version, patch: { lots: swapped } })
    const after = await fixture.call('calls.setup', { id })
    expect(after.setup).toEqual({ ...setup, lots: swapped })
  })

  it('refuses a zone, code or record that is not one', async () => {
    const { id, version } = await soundCall(fixture)
    const other = await soundCall(fixture, { code: 'C2' })
    const change = (patch: typeof soundPatch) => refusal(fixture, 'calls.change', { id, version, patch })
    expect(await change({ terms: { zone: 'Europe/Prishtina-Nowhere' } })).toMatchObject({
      code: 'Validation',
    })
    expect(await change({ terms: { deadlineAt: '2025-08-31T14:00:30.000Z' } })).toMatchObject({
      code: 'Validation',
    })
    expect(await change({ code: 'C2' })).toMatchObject({
      code: 'Rule.Duplicate',
      details: { title: 'title in en' },
    })
    const { lots } = (await fixture.call('calls.setup', { id: other.id })).setup
    expect(await change({ lots })).toMatchObject({ code: 'NotFound' })
    expect(await change({ lots: [...(soundPatch.lots ?? []), ...(soundPatch.lots ?? [])] })).toMatchObject({
      code: 'Rule.Duplicate',
    })
  })

  it('is deleted with everything it holds; a published one is not', async () => {
    const made = await soundCall(fixture)
    await fixture.call('calls.delete', made)
    expect(await refusal(fixture, 'calls.get', { id: made.id })).toMatchObject({ code: 'NotFound' })
    const opened = await openCall(fixture)
    expect(await refusal(fixture, 'calls.delete', opened)).toMatchObject({ code: 'Rule.Frozen' })
  })
})

describe('the list of calls', () => {
  it('is narrowed, ordered and paged in the database', async () => {
    await soundCall(fixture)
    await createCall(fixture, { code: 'C2', title: '100% rural_youth' })
    const list = (input: object) => fixture.call('calls.list', input)
    expect((await list({ text: 'rural_' })).rows.map(row => row.code)).toEqual(['C2'])
    expect((await list({ text: '%' })).rows.map(row => row.code)).toEqual(['C2'])
    expect(await list({ sort: { key: 'code', direction: 'descending' }, limit: 1 })).toMatchObject({
      rows: [{ code: 'C2' }],
      total: 2,
    })
    expect((await list({})).rows.map(row => row.code)).toEqual(['C1', 'C2'])
    expect((await list({ state: 'open' })).total).toBe(0)
    expect((await list({ projectId: fixture.otherProjectId })).total).toBe(0)
  })
})
