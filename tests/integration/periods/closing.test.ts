import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as funds from '#backend/features/funds/index.ts'
import * as ledger from '#backend/features/ledger/index.ts'
import { commands, jobs, queries } from '#backend/features/periods/index.ts'
import * as reports from '#backend/features/reports/index.ts'
import * as users from '#backend/features/users/index.ts'
import { periodFindings } from '#backend/maintenance/money-invariants.ts'
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
    queries: { ...queries, ...reports.queries },
    commands: {
      ...commands,
      ...funds.commands,
      ...ledger.commands,
      ...reports.commands,
      ...users.commands,
    },
    jobs,
  })
})
afterEach(() => fixture.workspace.close())

const call: MoneyFixture['workspace']['call'] = (...args) => fixture.workspace.call(...args)
const create = (startDate: string, endDate: string, kind: 'interim' | 'final' = 'interim') =>
  call('periods.create', { projectId: fixture.projectId, label: '', kind, startDate, endDate })
const lock = (made: { id: string; version: number }) =>
  call('periods.lock', { ...made, second: { personId: fixture.workspace.people.director, passphrase: null } })
const unlockInput = (made: { id: string; version: number }) => ({
  ...made,
  reason: 'A wrong rate',
  second: { personId: fixture.workspace.people.director, passphrase: null },
})
const close = (id: string) => call('periods.close', { id })
const checkOf = async (id: string, key: string) => (await close(id)).checks.find(check => check.key === key)
const stepOf = async (id: string, key: string) => (await close(id)).steps.find(step => step.key === key)

/** Spends every line's budget of a quarter to the cent, so that nothing needs explaining. */
const spendAsPlanned = (
  date: string,
  change: Partial<Parameters<typeof ledger.insertEntries>[1][number]> = {},
) =>
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
        ...change,
      })),
      { importRunId: null, post: true },
    )
  })

const lockedQuarter = async () => {
  const made = await create('2024-01-01', '2024-03-31')
  await spendAsPlanned('2024-02-01')
  return lock(made)
}

/** What somebody with a database tool could do to a figure. */
const tamper = (sql: string) =>
  fixture.workspace.opened.store.connection.transaction(() => {
    const { connection } = fixture.workspace.opened.store
    connection.pragma('defer_foreign_keys = ON')
    connection.exec(
      'DROP TRIGGER ledger_entry_posted_fixed; DROP TRIGGER ledger_split_posted_fixed; DROP TRIGGER audit_ledger_split_update; DROP TRIGGER audit_ledger_entry_update',
    )
    connection.exec(sql)
  })()

describe('the guided close', () => {
  it('leads through drafts, papers, deviations, bank and checks', async () => {
    const { id } = await create('2024-01-01', '2024-03-31')
    await call('ledger.saveDraft', draftInput(fixture))
    const state = await close(id)
    expect(state.steps.map(step => [step.key, step.state])).toEqual([
      ['entries', 'blocked'],
      ['documents', 'done'],
      ['deviations', 'blocked'],
      ['bank', 'done'],
      ['checks', 'done'],
      ['period', 'attention'],
    ])
    expect(state.mayLock).toBe(false)
    expect((await stepOf(id, 'entries'))?.blockers).toMatchObject([{ code: 'Drafts', details: { count: 1 } }])
  })

  it('may lock when the posted quarter is as planned, and says what was looked at', async () => {
    const { id } = await create('2024-01-01', '2024-03-31')
    await spendAsPlanned('2024-02-01')
    expect((await close(id)).mayLock).toBe(true)
    expect(await checkOf(id, 'signedBudget')).toMatchObject({ state: 'ok', looked: 4, differing: 0 })
    expect(await checkOf(id, 'dates')).toMatchObject({ state: 'ok', looked: 4 })
    expect(await checkOf(id, 'cumulative')).toMatchObject({ state: 'notApplicable' })
    expect(await checkOf(id, 'salaries')).toMatchObject({ state: 'notApplicable' })
  })

  it('compares the count of bank and cash with the books, and stops a lock that would hide a difference', async () => {
    const made = await create('2024-01-01', '2024-03-31')
    await spendAsPlanned('2024-02-01')
    await call('funds.save', {
      id: null,
      version: null,
      projectId: fixture.projectId,
      kind: 'instalment',
      date: '2024-01-10',
      organisationId: null,
      currency: 'EUR',
      amountMinor: 2_000_000,
      baseMinor: 2_000_000,
      reference: '',
      note: '',
    })
    const count = (bank: number, version: number | null) =>
      call('funds.savePosition', {
        periodId: made.id,
        version,
        bank,
        cash: 0,
        advances: 0,
        payables: 0,
        statement: bank,
        outstanding: 0,
      })
    await count(799_999, null)
    expect(await checkOf(made.id, 'fundBalance')).toMatchObject({
      state: 'differs',
      blocks: true,
      expectedMinor: 800_000,
      actualMinor: 799_999,
    })
    const refused = await refusal(fixture, 'periods.lock', {
      ...made,
      second: { personId: fixture.workspace.people.director, passphrase: null },
    })
    expect(refused).toMatchObject({
      code: 'Rule.Blocked',
      details: {
        blockers: [
          {
            code: 'fundBalance',
            details: {
              expected: { minor: 800_000, currency: 'EUR' },
              actual: { minor: 799_999, currency: 'EUR' },
            },
            fix: { labelKey: 'fix.lookAtChecks' },
          },
        ],
      },
    })
    await count(800_000, 1)
    expect(await checkOf(made.id, 'fundBalance')).toMatchObject({ state: 'ok' })
    await lock(made)
  })

  it('names entries paid after the end, and lets the period lock all the same', async () => {
    const { id } = await create('2024-01-01', '2024-03-31')
    await spendAsPlanned('2024-02-01', { paymentDate: '2024-04-02' })
    expect(await checkOf(id, 'dates')).toMatchObject({ state: 'differs', blocks: false, differing: 4 })
    const state = await close(id)
    expect(state.steps.find(step => step.key === 'checks')?.state).toBe('attention')
    expect(state.mayLock).toBe(true)
  })

  it('recalculates converted vouchers within what a printed rate was rounded by', async () => {
    const { id } = await create('2024-01-01', '2024-03-31')
    await spendAsPlanned('2024-02-01', {
      currency: 'RSD',
      amountMinor: 35_157_000,
      rate: '117.19',
      rateSource: 'test',
      baseMinor: 300_000,
    })
    expect(await checkOf(id, 'recalculated')).toMatchObject({ state: 'ok', looked: 4 })
    tamper(
      `UPDATE ledger_entry SET base_minor = 310000 WHERE document_no = '2024-02-01-1.1'; UPDATE ledger_split SET base_minor = 310000 WHERE entry_id IN (SELECT id FROM ledger_entry WHERE document_no = '2024-02-01-1.1')`,
    )
    expect(await checkOf(id, 'recalculated')).toMatchObject({ state: 'differs', blocks: true, differing: 1 })
  })
})

describe('figures of a locked period', () => {
  const findings = () =>
    periodFindings(fixture.workspace.opened.store.readConnection).map(found => found.invariant)

  it('are kept line by line, chain into the next period, and are forgotten on unlock', async () => {
    const locked = await lockedQuarter()
    const kept = await fixture.workspace.read(db => db.selectFrom('locked_figure').selectAll().execute())
    expect(kept.map(figure => [figure.spent_minor, figure.cumulative_minor, figure.entries])).toEqual(
      Array.from({ length: 4 }, () => [300_000, 300_000, 1]),
    )
    const next = await create('2024-04-01', '2024-06-30')
    await spendAsPlanned('2024-05-02')
    expect(await checkOf(next.id, 'cumulative')).toMatchObject({
      state: 'ok',
      expectedMinor: 1_200_000,
      actualMinor: 1_200_000,
    })
    expect(findings()).toEqual([])
    await call('periods.unlock', unlockInput(locked))
    expect(await fixture.workspace.read(db => db.selectFrom('locked_figure').selectAll().execute())).toEqual(
      [],
    )
  })

  it('that moved after the lock are found by verification and by the next close', async () => {
    await lockedQuarter()
    const next = await create('2024-04-01', '2024-06-30')
    tamper('UPDATE ledger_split SET base_minor = base_minor + 1 WHERE rowid = 1')
    expect(findings()).toContain('lockedFigureMoved')
    expect(await checkOf(next.id, 'cumulative')).toMatchObject({
      state: 'differs',
      blocks: true,
      differing: 1,
    })
  })
})

describe('reports to the donor', () => {
  const submit = (periodId: string, submittedOn = '2024-04-20') =>
    ({ periodId, submittedOn, documentRunId: null, reference: 'Letter 7', note: '' }) as const
  const answer = (report: { id: string; version: number }, state: 'accepted' | 'returned', note = '') => ({
    ...report,
    state,
    answeredOn: '2024-05-20',
    reference: '',
    note,
  })

  it('stand on a locked period; an accepted one keeps it locked for good', async () => {
    const open = await create('2024-01-01', '2024-03-31')
    expect(await refusal(fixture, 'reports.submit', submit(open.id))).toMatchObject({
      code: 'Rule.PeriodOpen',
    })
    await spendAsPlanned('2024-02-01')
    const locked = await lock(open)
    const sent = await call('reports.submit', submit(open.id))
    expect(await refusal(fixture, 'reports.submit', submit(open.id))).toMatchObject({
      code: 'Rule.ReportPending',
      details: { number: 1 },
    })
    await call('reports.answer', answer(sent, 'accepted'))
    const before = await snapshot(fixture)
    expect(await refusal(fixture, 'periods.unlock', unlockInput(locked))).toMatchObject({
      code: 'Rule.ReportAccepted',
      messageKey: 'problem.period.reportAccepted',
      details: { number: 1, date: '2024-05-20' },
    })
    expect(await refusal(fixture, 'reports.submit', submit(open.id))).toMatchObject({
      code: 'Rule.ReportAccepted',
    })
    expect(await snapshot(fixture)).toEqual(before)
  })

  it('are returned with what to mend, and sent again under the next number', async () => {
    const locked = await lockedQuarter()
    const first = await call('reports.submit', submit(locked.id))
    expect(await refusal(fixture, 'reports.answer', answer(first, 'returned', ' '))).toMatchObject({
      code: 'Rule.ReasonNeeded',
    })
    const returned = await call('reports.answer', answer(first, 'returned', 'Explain line 2.1'))
    expect(await refusal(fixture, 'reports.answer', answer(returned, 'accepted'))).toMatchObject({
      code: 'Rule.ReportAnswered',
    })
    await call('reports.submit', submit(locked.id, '2024-06-01'))
    const { rows } = await call('reports.list', { projectId: fixture.projectId })
    expect(rows.map(row => [row.number, row.state, row.note])).toEqual([
      [2, 'submitted', ''],
      [1, 'returned', 'Explain line 2.1'],
    ])
  })

  it('are withdrawn when their period is opened again before the donor answered', async () => {
    const locked = await lockedQuarter()
    await call('reports.submit', submit(locked.id))
    await call('periods.unlock', unlockInput(locked))
    const { rows } = await call('reports.list', { projectId: fixture.projectId })
    expect(rows.map(row => row.state)).toEqual(['withdrawn'])
  })

  it('are not dated in the future, and are kept from those who do not work with money', async () => {
    const locked = await lockedQuarter()
    expect(await refusal(fixture, 'reports.submit', submit(locked.id, '2999-01-01'))).toMatchObject({
      code: 'Rule.DateInFuture',
    })
    await expect(call('reports.list', { projectId: fixture.projectId }, { as: 'mentor' })).rejects.toThrow(
      'Forbidden',
    )
  })
})

describe('accounts without a signed sheet', () => {
  it('are to be looked at in the step of bank and cash, and do not stop the lock', async () => {
    const made = await create('2024-01-01', '2024-03-31')
    await spendAsPlanned('2024-02-01')
    await fixture.workspace.write(({ trx, newId }) =>
      trx
        .insertInto('account')
        .values({
          id: newId(),
          project_id: fixture.projectId,
          kind: 'bank',
          name: 'Main account',
          currency: 'EUR',
          opening_date: '2024-01-01',
          opening_minor: 0,
        })
        .execute(),
    )
    expect(await stepOf(made.id, 'bank')).toMatchObject({
      state: 'attention',
      warnings: [{ code: 'Unreconciled', details: { count: 1, accounts: ['Main account'] } }],
    })
    await lock(made)
  })
})
