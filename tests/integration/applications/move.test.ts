import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { moveApplication } from '#backend/features/applications/index.ts'
import { newId } from '#backend/platform/ids.ts'
import {
  APPLICATION_STATES,
  APPLICATION_TRANSITIONS,
  type ApplicationState,
  isStepByName,
} from '#shared/domain/applications/index.ts'
import { type GrantsFixture, openGrantsFixture } from './fixture.ts'

let grants: GrantsFixture
beforeAll(async () => {
  grants = await openGrantsFixture()
})
afterAll(() => grants.workspace.close())

const PAIRS = APPLICATION_STATES.flatMap(from => APPLICATION_STATES.map(to => ({ from, to })))

/** What the contract answers to a step taken by name. */
function expectedOf(from: ApplicationState, to: ApplicationState): string {
  if (!APPLICATION_TRANSITIONS[from].includes(to)) return 'Rule.IllegalStep'
  return isStepByName(from, to) ? 'done' : 'Rule.StepHasOwnAct'
}

describe('moving an application', () => {
  it('refuses every undeclared step and every step that has an act of its own, through the contract', async () => {
    for (const { from, to } of PAIRS) {
      const id = await grants.put(from)
      const answer = await grants.workspace.envelope('applications.move', {
        id,
        version: 1,
        to,
        reason: 'as asked',
      })
      expect(answer.ok ? 'done' : answer.error.code, `${from} ${to}`).toBe(expectedOf(from, to))
      const after = await grants.workspace.call('applications.get', { id })
      expect(after.state, `${from} ${to}`).toBe(answer.ok ? to : from)
      expect(after.steps.map(step => [step.from, step.to])).toEqual(answer.ok ? [[from, to]] : [])
    }
  }, 120_000)

  it('takes every declared step for the acts that own it, and writes who took it', async () => {
    for (const { from, to } of PAIRS.filter(pair => APPLICATION_TRANSITIONS[pair.from].includes(pair.to))) {
      const id = await grants.put(from)
      const saved = await grants.workspace.write(context =>
        moveApplication(context, { id, version: 1 }, to, { reasonCode: 'OTHER', reason: 'because' }),
      )
      expect(saved).toEqual({ id, version: 2 })
      const { state, steps } = await grants.workspace.call('applications.get', { id })
      expect(state).toBe(to)
      expect(steps).toMatchObject([
        { from, to, reasonCode: 'OTHER', reason: 'because', by: 'Test coordinator' },
      ])
    }
  }, 60_000)

  it('minds the version and the reason', async () => {
    const id = await grants.put('submitted')
    const withdraw = (version: number, reason: string) =>
      grants.workspace.envelope('applications.move', { id, version, to: 'withdrawn', reason })
    expect(await withdraw(7, 'by letter')).toMatchObject({ ok: false, error: { code: 'Conflict' } })
    expect(await withdraw(1, ' ')).toMatchObject({ ok: false, error: { code: 'Rule.ReasonNeeded' } })
    expect(await withdraw(1, 'by letter of the applicant')).toMatchObject({ ok: true })
    expect(await grants.workspace.call('applications.get', { id })).toMatchObject({
      withdrawalReason: 'by letter of the applicant',
      possible: [],
    })
  })
})

describe('sight of applications', () => {
  it('ends with a recusal, in the list as on the page', async () => {
    const id = await grants.put('submitted', { title: 'Closed to the recused' })
    await grants.workspace.write(async ({ trx, now }) => {
      await trx
        .insertInto('assignment')
        .values({
          id: newId(),
          application_id: id,
          person_id: grants.workspace.people.director,
          reader: 'first',
          state: 'recused',
          assigned_by: null,
          assigned_at: now,
        })
        .execute()
    })
    const asDirector = { as: 'director' } as const
    const list = (role: 'director' | 'coordinator') =>
      grants.workspace.call('applications.list', { callId: grants.callId, text: 'recused' }, { as: role })
    expect((await list('coordinator')).total).toBe(1)
    expect(await list('director')).toEqual({ rows: [], total: 0 })
    expect(await grants.workspace.envelope('applications.get', { id }, asDirector)).toMatchObject({
      ok: false,
      error: { code: 'Rule.Recused' },
    })
  })

  it('is not for assessors or mentors', async () => {
    for (const as of ['assessor', 'mentor'] as const)
      expect(await grants.workspace.envelope('applications.list', {}, { as })).toMatchObject({
        ok: false,
        error: { code: 'Forbidden' },
      })
  })
})

describe('the list of applications', () => {
  it('sorts and pages in the database, those without a value last both ways', async () => {
    const fresh = await openGrantsFixture()
    try {
      const amounts = [300_000, null, 100_000, 200_000]
      for (const requestedMinor of amounts) await fresh.put('submitted', { requestedMinor })
      const read = async (direction: 'ascending' | 'descending', offset = 0) => {
        const { rows, total } = await fresh.workspace.call('applications.list', {
          callId: fresh.callId,
          sort: { key: 'requested', direction },
          offset,
          limit: 3,
        })
        expect(total).toBe(4)
        return rows.map(row => row.requested?.minor ?? null)
      }
      expect(await read('ascending')).toEqual([100_000, 200_000, 300_000])
      expect(await read('ascending', 3)).toEqual([null])
      expect(await read('descending')).toEqual([300_000, 200_000, 100_000])
    } finally {
      await fresh.workspace.close()
    }
  })
})
