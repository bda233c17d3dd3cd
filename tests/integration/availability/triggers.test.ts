import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as budgets from '#backend/features/budgets/index.ts'
import { commands, insertEntries, queries } from '#backend/features/ledger/index.ts'
import { verifyWorkspace } from '#backend/maintenance/verify.ts'
import { draftInput, type MoneyFixture, openMoneyFixture } from '#tests/integration/ledger/fixture.ts'
import { differences, insert, keptOn, run } from './support.ts'

let fixture: MoneyFixture

beforeEach(async () => {
  fixture = await openMoneyFixture({
    queries: { ...budgets.queries, ...queries },
    commands: { ...budgets.commands, ...commands },
    jobs: {},
  })
})
afterEach(async () => {
  expect(differences(fixture)).toEqual([])
  await fixture.workspace.close()
})

const split = (lineId: string, share = '100') => ({ lineId, workPackageId: null, activityId: null, share })
const draft = async (amountMinor: number, subGrantNo = '', splits = [split(fixture.lines['6.1'])]) =>
  (await fixture.workspace.call('ledger.saveDraft', draftInput(fixture, { amountMinor, subGrantNo, splits })))
    .id
const post = (id: string) => fixture.workspace.call('ledger.post', { ids: [id] })

const agreement = (id: string, no: string, lineId: string | null, agreedMinor = 100_000) =>
  insert(fixture, 'forwarded_agreement', () => ({
    id,
    project_id: fixture.projectId,
    organisation_id: fixture.organisationId,
    agreement_no: no,
    signed_on: '2024-02-01',
    agreed_minor: agreedMinor,
    budget_line_id: lineId,
  }))
const movement = (agreementId: string, kind: 'paid' | 'reported' | 'accepted' | 'refunded', minor: number) =>
  insert(fixture, 'forwarded_movement', ({ newId }) => ({
    id: newId(),
    agreement_id: agreementId,
    kind,
    date: '2024-03-01',
    base_minor: minor,
  }))

describe('the amounts kept for a line', () => {
  it('follow entries that are posted, posted at once and reversed, on each of their lines', async () => {
    const { lines } = fixture
    const id = await draft(1001, '', [split(lines['1.1'], '30'), split(lines['6.1'], '70')])
    expect([await keptOn(fixture, lines['1.1']), await keptOn(fixture, lines['6.1'])]).toEqual([{}, {}])
    await post(id)
    expect([await keptOn(fixture, lines['1.1']), await keptOn(fixture, lines['6.1'])]).toEqual([
      { spent: 300 },
      { spent: 701 },
    ])
    await fixture.workspace.call('ledger.reverse', { id, date: '2024-03-01', reason: 'Booked twice' })
    expect(await keptOn(fixture, lines['6.1'])).toEqual({})
    const { id: _id, version: _version, ...entry } = draftInput(fixture)
    await fixture.workspace.write(context =>
      insertEntries(context, [entry, { ...entry, documentNo: 'B' }], { importRunId: null, post: true }),
    )
    expect(await keptOn(fixture, lines['1.1'])).toEqual({ spent: 20_000 })
  })

  it('follow agreements: new, moved to another line, renumbered, released and deleted with their movements', async () => {
    const { lines } = fixture
    await post(await draft(5000, 'SG-1'))
    await agreement('a', 'SG-1', lines['6.1'])
    await movement('a', 'paid', 40_000)
    await movement('a', 'refunded', 1500)
    await movement('a', 'reported', 9000)
    await movement('a', 'accepted', 8000)
    await post(await draft(700, 'SG-1'))
    expect(await keptOn(fixture, lines['6.1'])).toEqual({
      contracted: 100_000,
      forwarded: 38_500,
      accepted: 8000,
      spent: 5700,
      spent_under_agreements: 5700,
    })
    await run(
      fixture,
      `UPDATE forwarded_agreement SET budget_line_id = '${lines['2.1']}', released_minor = 10000 WHERE id = 'a'`,
    )
    expect(await keptOn(fixture, lines['6.1'])).toEqual({ spent: 5700, spent_under_agreements: 5700 })
    expect(await keptOn(fixture, lines['2.1'])).toEqual({
      contracted: 90_000,
      forwarded: 38_500,
      accepted: 8000,
    })
    await run(fixture, "UPDATE forwarded_agreement SET agreement_no = 'SG-2' WHERE id = 'a'")
    expect(await keptOn(fixture, lines['6.1'])).toEqual({ spent: 5700 })
    await run(
      fixture,
      "UPDATE forwarded_movement SET base_minor = 7000, kind = 'paid' WHERE kind = 'accepted'",
    )
    expect(await keptOn(fixture, lines['2.1'])).toEqual({ contracted: 90_000, forwarded: 45_500 })
    await run(fixture, "DELETE FROM forwarded_movement WHERE kind = 'refunded'")
    expect(await keptOn(fixture, lines['2.1'])).toEqual({ contracted: 90_000, forwarded: 47_000 })
    await run(fixture, "DELETE FROM forwarded_agreement WHERE id = 'a'")
    expect(await keptOn(fixture, lines['2.1'])).toEqual({})
  })

  it('follow reservations while they are held', async () => {
    const line = fixture.lines['6.1']
    await insert(fixture, 'reservation', () => ({
      id: 'r',
      project_id: fixture.projectId,
      budget_line_id: line,
      amount_minor: 1200,
      decided_on: '2024-02-01',
      state: 'held' as const,
    }))
    expect(await keptOn(fixture, line)).toEqual({ reserved: 1200 })
    await run(fixture, "UPDATE reservation SET amount_minor = 900 WHERE id = 'r'")
    expect(await keptOn(fixture, line)).toEqual({ reserved: 900 })
    await run(fixture, "UPDATE reservation SET state = 'released' WHERE id = 'r'")
    expect(await keptOn(fixture, line)).toEqual({})
    await run(fixture, "UPDATE reservation SET state = 'held' WHERE id = 'r'")
    await run(fixture, "DELETE FROM reservation WHERE id = 'r'")
    expect(await keptOn(fixture, line)).toEqual({})
  })

  it('follow ineligible cost while it is in force and its entry stands', async () => {
    const line = fixture.lines['6.1']
    const entryId = await draft(5000)
    const ineligible = (id: string, minor: number, lineId: string | null) =>
      insert(fixture, 'ineligible_cost', ({ actor }) => ({
        id,
        entry_id: entryId,
        budget_line_id: lineId,
        base_minor: minor,
        reason_code: 'no_evidence',
        decided_on: '2024-05-01',
        decided_by: actor.personId,
        state: 'in_force' as const,
      }))
    await ineligible('i', 400, line)
    expect(await keptOn(fixture, line)).toEqual({})
    await post(entryId)
    await ineligible('j', 30, null)
    expect(await keptOn(fixture, line)).toEqual({ spent: 5000, ineligible: 430 })
    const tree = await fixture.workspace.call('budgets.tree', { projectId: fixture.projectId })
    expect(tree.totals).toMatchObject({ spent: 5000, paid: 5000, admitted: 4570 })
    const later = await fixture.workspace.call('budgets.tree', {
      projectId: fixture.projectId,
      until: '2025-01-01',
    })
    expect(later.totals).toEqual(tree.totals)
    await run(fixture, "UPDATE ineligible_cost SET state = 'withdrawn' WHERE id = 'i'")
    expect(await keptOn(fixture, line)).toEqual({ spent: 5000, ineligible: 30 })
    await fixture.workspace.call('ledger.reverse', { id: entryId, date: '2024-06-01', reason: 'Not ours' })
    expect(await keptOn(fixture, line)).toEqual({})
    await run(fixture, "DELETE FROM ineligible_cost WHERE id = 'j'")
    expect(await keptOn(fixture, line)).toEqual({})
  })
})

describe('verification of availability', () => {
  const verify = async () => {
    const { paths } = fixture.workspace.opened.store
    const report = await verifyWorkspace(
      { database: paths.database, attachments: paths.attachments, head: null },
      () => undefined,
    )
    return report.checks
      .flatMap(check => check.problems)
      .map(({ messageKey, details }) => [
        messageKey,
        details['line'] ?? details['rows'],
        details['kept'] ?? null,
      ])
  }

  it('finds and names a planted wrong value, a missing line, and rows that no heading counts', async () => {
    const { lines, versionId } = fixture
    await post(await draft(5000))
    expect(await verify()).toEqual([])
    await run(
      fixture,
      `UPDATE line_availability SET spent_minor = 4999, reserved_minor = 7 WHERE budget_line_id = '${lines['6.1']}'`,
    )
    expect(await verify()).toEqual([
      ['verify.availability.reserved', 'MAIN 6.1', { minor: 7, currency: 'EUR' }],
      ['verify.availability.spent', 'MAIN 6.1', { minor: 4999, currency: 'EUR' }],
    ])
    await run(fixture, `DELETE FROM line_availability WHERE budget_line_id = '${lines['6.1']}'`)
    expect(await verify()).toEqual([['verify.availability.missing', 'MAIN 6.1', null]])
    await run(
      fixture,
      `INSERT INTO line_availability VALUES ('${lines['6.1']}', '${fixture.projectId}', 0, 0, 0, 0, 5000, 0, 0)`,
    )
    await run(
      fixture,
      `UPDATE budget_node SET amount_minor = 1 WHERE kind = 'heading' AND code = '1' AND version_id = '${versionId}';
       UPDATE budget_node SET parent_id = id WHERE code = '2' AND version_id = '${versionId}'`,
    )
    expect(await verify()).toEqual([
      ['verify.invariant.headingSum', 1, null],
      ['verify.invariant.lineOutsideHeadings', 2, null],
    ])
  })
})
