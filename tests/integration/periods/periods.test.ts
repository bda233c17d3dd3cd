import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as funds from '#backend/features/funds/index.ts'
import * as ledger from '#backend/features/ledger/index.ts'
import { commands, jobs, queries } from '#backend/features/periods/index.ts'
import * as users from '#backend/features/users/index.ts'
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
    commands: { ...commands, ...funds.commands, ...ledger.commands, ...users.commands },
    jobs,
  })
})
afterEach(() => fixture.workspace.close())

const UNKNOWN = '01890a5d-ac96-774b-bcce-b302099a8057'
const call: MoneyFixture['workspace']['call'] = (...args) => fixture.workspace.call(...args)
const period = (startDate: string, endDate: string): InputOf<'periods.create'> => ({
  projectId: fixture.projectId,
  label: '',
  kind: 'interim',
  startDate,
  endDate,
})
const create = (start: string, end: string) => call('periods.create', period(start, end))
const check = (id: string) => call('periods.lockCheck', { id })
const second = (
  role: 'director' | 'coordinator' | 'finance_officer' | 'mentor',
  passphrase: string | null = null,
) => ({
  personId: fixture.workspace.people[role],
  passphrase,
})

/** Spends every line's budget of the quarter to the cent, so that nothing needs explaining. */
const spendAsPlanned = (date: string) =>
  fixture.workspace.write(context => {
    const { id: _id, version: _version, ...base } = draftInput(fixture)
    return ledger.insertEntries(
      context,
      Object.entries(fixture.lines).map(([code, lineId]) => ({
        ...base,
        documentNo: `${date}-${code}`,
        documentDate: null,
        entryDate: date,
        amountMinor: 300_000,
        splits: [{ lineId, workPackageId: null, activityId: null, share: '100' }],
      })),
      { importRunId: null, post: true },
    )
  })

describe('creating periods', () => {
  it('numbers them, each starting on the day after the one before', async () => {
    await create('2024-01-01', '2024-03-31')
    await call('periods.create', { ...period('2024-04-01', '2024-06-30'), label: ' Q2 ', kind: 'final' })
    expect((await call('periods.list', { projectId: fixture.projectId })).rows).toMatchObject([
      { number: 1, label: '', state: 'open', lockedAt: null, lockedBy: null },
      { number: 2, label: 'Q2', kind: 'final', startDate: '2024-04-01' },
    ])
  })

  it('refuses disorder, overlaps, gaps and days outside the project', async () => {
    await create('2024-01-01', '2024-03-31')
    const before = await snapshot(fixture)
    const codeOf = async (start: string, end: string) =>
      (await refusal(fixture, 'periods.create', period(start, end))).code
    expect(await codeOf('2024-06-30', '2024-04-01')).toBe('Rule.PeriodOrder')
    expect(await codeOf('2024-03-31', '2024-06-30')).toBe('Rule.PeriodOverlap')
    expect(await codeOf('2024-04-02', '2024-06-30')).toBe('Rule.PeriodGap')
    expect(await codeOf('2024-04-01', '2026-01-01')).toBe('Rule.PeriodOutsideProject')
    expect(
      (
        await refusal(fixture, 'periods.create', {
          ...period('2024-04-01', '2024-06-30'),
          projectId: UNKNOWN,
        })
      ).code,
    ).toBe('NotFound')
    expect(await snapshot(fixture)).toEqual(before)
  })
})

describe('what stands in the way of a lock', () => {
  it('are drafts, unexplained deviations and an earlier open period; missing evidence is minded', async () => {
    const first = await create('2024-01-01', '2024-03-31')
    const later = await create('2024-04-01', '2024-06-30')
    await call('ledger.saveDraft', draftInput(fixture))
    await spendAsPlanned('2024-05-02')
    expect((await check(first.id)).blockers).toMatchObject([
      { code: 'Drafts', details: { count: 1 } },
      { code: 'Unexplained', details: { lines: ['1.1', '1.2', '2.1', '6.1'] } },
    ])
    const { blockers, warnings } = await check(later.id)
    expect(blockers).toMatchObject([{ code: 'EarlierOpen', details: { period: '1' } }])
    expect(warnings).toMatchObject([{ code: 'MissingDocuments', details: { count: 4 } }])
    expect(await refusal(fixture, 'periods.lockCheck', { id: UNKNOWN })).toMatchObject({ code: 'NotFound' })
  })

  it('are gone once deviations are explained', async () => {
    const { id } = await create('2024-01-01', '2024-03-31')
    for (const lineId of Object.values(fixture.lines))
      await call('deviations.explain', { periodId: id, lineId, version: null, text: 'Started late' })
    const { blockers, warnings } = await check(id)
    expect(blockers).toEqual([])
    expect(warnings.map(warning => warning.code)).toEqual(['Empty'])
  })

  it('warns of an opening balance that differs from what was counted before', async () => {
    const first = await create('2024-01-01', '2024-03-31')
    const next = await create('2024-04-01', '2024-06-30')
    await spendAsPlanned('2024-02-01')
    await call('funds.savePosition', {
      periodId: first.id,
      version: null,
      bank: -1_200_000,
      cash: 1,
      advances: 0,
      payables: 0,
      statement: 0,
      outstanding: 0,
    })
    expect((await check(next.id)).warnings).toContainEqual(
      expect.objectContaining({
        code: 'OpeningDiffers',
        details: { difference: { minor: -1, currency: 'EUR' } },
      }),
    )
  })
})

describe('locking', () => {
  const ready = async () => {
    const made = await create('2024-01-01', '2024-03-31')
    await spendAsPlanned('2024-02-01')
    return made
  }

  it('needs a second person of another role, and keeps both names', async () => {
    const made = await ready()
    const locked = await call('periods.lock', { ...made, second: second('director') })
    expect(locked).toEqual({ id: made.id, version: 2 })
    expect((await call('periods.list', { projectId: fixture.projectId })).rows).toMatchObject([
      { state: 'locked', lockedBy: 'Test coordinator', lockSecondPerson: 'Test director' },
    ])
    const event = await fixture.workspace.read(db =>
      db.selectFrom('audit_event').selectAll().where('procedure', '=', 'periods.lock').executeTakeFirst(),
    )
    expect(event).toMatchObject({ second_person_name: 'Test director', second_authenticated: 0 })
  })

  it('refuses the same person, a role that may not sign, and a wrong passphrase', async () => {
    const made = await ready()
    await call('users.setPassphrase', { current: null, next: 'korrekt kali bateri' }, { as: 'director' })
    const before = await snapshot(fixture)
    const lock = (who: ReturnType<typeof second>) =>
      refusal(fixture, 'periods.lock', { ...made, second: who })
    expect(await lock(second('coordinator'))).toMatchObject({ code: 'Rule.SecondPerson' })
    expect(await lock(second('mentor'))).toMatchObject({ code: 'Rule.SecondPerson' })
    expect(await lock(second('director'))).toMatchObject({ code: 'Rule.PassphraseNeeded' })
    expect(await lock(second('director', 'wrong passphrase'))).toMatchObject({ code: 'Rule.WrongPassphrase' })
    expect(await snapshot(fixture)).toEqual(before)
    await call('periods.lock', { ...made, second: second('director', 'korrekt kali bateri') })
  })

  it('refuses what stands in the way, an older version and a period locked already', async () => {
    const made = await ready()
    const { id } = await call('ledger.saveDraft', draftInput(fixture, { documentNo: 'late' }))
    const lock = (target: { id: string; version: number }) =>
      refusal(fixture, 'periods.lock', { ...target, second: second('director') })
    expect(await lock(made)).toMatchObject({
      code: 'Rule.Blocked',
      messageKey: 'problem.period.blocked',
      details: { blockers: [{ code: 'Drafts', details: { count: 1 } }] },
    })
    await call('ledger.deleteDraft', { id, version: 1 })
    expect(await lock({ ...made, version: 3 })).toMatchObject({ code: 'Conflict' })
    const locked = await call('periods.lock', { ...made, second: second('director') })
    expect(await lock(locked)).toMatchObject({ details: { blockers: [{ code: 'AlreadyLocked' }] } })
  })

  it('opens the last locked period again with a reason and a second person', async () => {
    const made = await ready()
    const next = await create('2024-04-01', '2024-06-30')
    await spendAsPlanned('2024-05-02')
    const first = await call('periods.lock', { ...made, second: second('director') })
    const later = await call('periods.lock', { ...next, second: second('director') })
    const unlock = (target: { id: string; version: number }, reason = 'Wrong rate') =>
      refusal(fixture, 'periods.unlock', { ...target, reason, second: second('director') })
    expect(await unlock(first)).toMatchObject({ code: 'Rule.LaterPeriodLocked', details: { later: '2' } })
    expect(await unlock(later, ' ')).toMatchObject({ code: 'Rule.ReasonNeeded' })
    expect(
      await refusal(fixture, 'periods.unlock', { ...later, reason: 'x', second: second('coordinator') }),
    ).toMatchObject({ code: 'Rule.SecondPerson' })
    const opened = await call('periods.unlock', {
      ...later,
      reason: 'Wrong rate',
      second: second('director'),
    })
    expect((await call('periods.list', { projectId: fixture.projectId })).rows[1]).toMatchObject({
      state: 'open',
      version: 3,
      lockedAt: null,
      lockSecondPerson: null,
    })
    expect(await unlock(opened)).toMatchObject({ code: 'Conflict', messageKey: 'problem.period.notLocked' })
    const event = await fixture.workspace.read(db =>
      db.selectFrom('audit_event').selectAll().where('procedure', '=', 'periods.unlock').executeTakeFirst(),
    )
    expect(event).toMatchObject({ reason: 'Wrong rate', second_person_name: 'Test director' })
  })
})

describe('the burn-up', () => {
  it('adds plan and spending up month by month', async () => {
    await spendAsPlanned('2024-02-01')
    await spendAsPlanned('2024-04-01')
    const { months, currency } = await call('today.burnUp', { projectId: fixture.projectId })
    expect([currency, months.length]).toEqual(['EUR', 24])
    expect(months.slice(0, 5)).toEqual([
      { month: '2024-01', planned: 400_000, spent: 0 },
      { month: '2024-02', planned: 800_000, spent: 1_200_000 },
      { month: '2024-03', planned: 1_200_000, spent: 1_200_000 },
      { month: '2024-04', planned: 1_600_000, spent: 2_400_000 },
      { month: '2024-05', planned: 2_000_000, spent: 2_400_000 },
    ])
    expect(months.at(-1)).toEqual({ month: '2025-12', planned: 9_600_000, spent: null })
    expect(months.find(row => row.month === '2025-06')?.spent).toBe(2_400_000)
    expect(await refusal(fixture, 'today.burnUp', { projectId: UNKNOWN })).toMatchObject({ code: 'NotFound' })
  })

  it('has no months while neither dates nor periods are known', async () => {
    await fixture.workspace.write(({ trx }) =>
      trx
        .updateTable('project')
        .set({ start_date: null, end_date: null })
        .where('id', '=', fixture.projectId)
        .execute(),
    )
    expect((await call('today.burnUp', { projectId: fixture.projectId })).months).toEqual([])
    await create('2024-01-01', '2024-03-31')
    expect((await call('today.burnUp', { projectId: fixture.projectId })).months).toHaveLength(3)
  })
})
