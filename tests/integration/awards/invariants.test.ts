import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { moneyFindings } from '#backend/maintenance/money-invariants.ts'
import { run } from '#tests/integration/availability/support.ts'
import { type AwardFixture, FIVE, openAwardFixture } from './fixture.ts'

let fixture: AwardFixture
const call: AwardFixture['workspace']['call'] = (...args) => fixture.workspace.call(...args)

const found = () => moneyFindings(fixture.workspace.opened.store.connection).map(finding => finding.invariant)

/** One awarded, one complained, all ranked: everything that the statements look at. */
beforeEach(async () => {
  fixture = await openAwardFixture()
  for (const applied of FIVE) await fixture.add(applied)
  const { id } = await call('rankings.make', { callId: fixture.callId })
  await call('complaints.file', {
    applicationId: fixture.idOf('A-4'),
    receivedOn: '2025-06-20',
    grounds: 'The need was misread',
  })
  await call('rankings.proposeLine', { rankingId: id })
  const stored = async () =>
    fixture.workspace.read(db =>
      db
        .selectFrom('application')
        .select(['id', 'version'])
        .where('reference_no', '=', 'A-1')
        .executeTakeFirstOrThrow(),
    )
  await call('rankings.startDocCheck', await stored())
  const { id: applicationId, version } = await stored()
  await call(
    'decisions.decide',
    { applicationId, version, outcome: 'award', awardedMinor: 600_000, decidedOn: '2025-06-30' },
    { as: 'director' },
  )
})
afterEach(() => fixture.workspace.close())

/** What the statement finds once the error is planted. */
const PLANTED: readonly (readonly [invariant: string, statement: string])[] = [
  ['awardReservation', "UPDATE reservation SET amount_minor = 599999 WHERE reference = 'A-1'"],
  ['awardAboveLimits', 'UPDATE grant_decision SET awarded_minor = 600001'],
  ['potOverdrawn', "UPDATE call_lot SET envelope_minor = 899999 WHERE code = 'A'"],
  ['potOverdrawn', 'UPDATE grant_scheme SET envelope_minor = 899999'],
  ['placeWithoutDecision', "UPDATE application SET state = 'awarded' WHERE reference_no = 'B-1'"],
  [
    'decidedTwice',
    `INSERT INTO grant_decision (id, application_id, outcome, reason_code, reason, decided_on, decided_by, recorded_at)
     SELECT 'x', application_id, 'reject', 'other', 'again', decided_on, decided_by, recorded_at FROM grant_decision LIMIT 1`,
  ],
  ['complaintHold', "UPDATE reservation SET state = 'released' WHERE reference = 'A-4/1'"],
  ['rankedTwice', 'UPDATE ranking_row SET rank = 1 WHERE rank = 2'],
  ['rankedOutOfOrder', "UPDATE ranking_row SET average_numerator = '99' WHERE rank = 2"],
  ['rankingChanged', "UPDATE ranking_row SET tie_broken_by = 'x' WHERE rank = 2"],
]

describe('verification', () => {
  it('finds nothing in what the acts leave behind', () => {
    expect(found()).toEqual([])
  })

  it.each(PLANTED)('finds a planted %s', async (invariant, statement) => {
    await run(fixture, statement)
    expect(found()).toContain(invariant)
  })
})
