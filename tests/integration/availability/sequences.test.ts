import fc from 'fast-check'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { draftInput, type MoneyFixture, openMoneyFixture } from '#tests/integration/ledger/fixture.ts'
import { allHandlers, differences, insert } from './support.ts'

let fixture: MoneyFixture

beforeEach(async () => {
  fixture = await openMoneyFixture(await allHandlers())
})
afterEach(() => fixture.workspace.close())

interface Step {
  readonly act: string
  /** Chooses a record or line, whatever there is. */
  readonly pick: number
  readonly minor: number
}

const numbers = ['SG-0', 'SG-1', 'SG-2']
const at = <T>(rows: readonly T[], pick: number): T | undefined => rows[pick % Math.max(1, rows.length)]

/** What is stored before a step, and how to choose from it. */
async function worldOf({ pick, minor }: Step) {
  const { workspace, projectId, lines } = fixture
  const rows = await workspace.read(async db => ({
    posted: await db
      .selectFrom('ledger_entry')
      .select('id')
      .where('state', '=', 'posted')
      .orderBy('entry_no')
      .execute(),
    agreements: await db.selectFrom('forwarded_agreement').selectAll().orderBy('id').execute(),
    movements: await db.selectFrom('forwarded_movement').select(['id', 'version']).orderBy('id').execute(),
    held: await db.selectFrom('reservation').selectAll().where('state', '=', 'held').orderBy('id').execute(),
  }))
  return {
    pick,
    minor,
    projectId,
    lineId: at(Object.values(lines), pick) ?? '',
    otherLineId: at(Object.values(lines), pick + minor) ?? '',
    posted: at(rows.posted, pick),
    agreement: at(rows.agreements, pick),
    movement: at(rows.movements, pick),
    reservation: at(rows.held, pick),
  }
}
type World = Awaited<ReturnType<typeof worldOf>>
type Asked = readonly [procedure: string, input: unknown]

const movement = ({ agreement, minor }: World, kind: string): Asked => [
  'agreements.addMovement',
  { agreementId: agreement?.id, kind, date: '2024-06-01', amountMinor: minor, reference: '' },
]
const agreementInput = (
  world: World,
  changed: World['agreement'],
  agreementNo: string | undefined,
): Asked => [
  'agreements.save',
  {
    id: changed?.id ?? null,
    version: changed?.version ?? null,
    projectId: world.projectId,
    organisationId: fixture.organisationId,
    interventionId: null,
    lineId: world.lineId,
    agreementNo,
    signedOn: '2024-02-01',
    agreedMinor: world.minor * 3,
    reservationId: world.pick % 3 === 0 ? (world.reservation?.id ?? null) : null,
  },
]
const split = (lineId: string, share: string) => ({ lineId, workPackageId: null, activityId: null, share })

const ACTS: Readonly<Record<string, (world: World) => Asked>> = {
  draft: ({ pick, minor, lineId, otherLineId }) => [
    'ledger.saveDraft',
    {
      ...draftInput(fixture, {
        amountMinor: pick % 5 === 0 ? -minor : minor,
        documentNo: `D-${pick}-${minor}`,
      }),
      subGrantNo: pick % 2 === 0 ? '' : at(numbers, pick),
      splits: [split(lineId, '33.3'), split(otherLineId, '66.7')],
    },
  ],
  post: ({ projectId }) => ['ledger.post', { filter: { projectId } }],
  reverse: ({ posted }) => ['ledger.reverse', { id: posted?.id, date: '2024-12-01', reason: 'Try' }],
  agree: world => agreementInput(world, undefined, at(numbers, world.pick)),
  change: world => agreementInput(world, world.agreement, at(numbers, world.pick + world.minor)),
  pay: world => movement(world, 'paid'),
  refund: world => movement(world, 'refunded'),
  report: world => movement(world, 'reported'),
  accept: world => movement(world, 'accepted'),
  'give back': ({ agreement, minor }) => [
    'agreements.release',
    { id: agreement?.id, version: agreement?.version, amountMinor: minor, reason: 'Less' },
  ],
  'take out': ({ movement: stored }) => ['agreements.deleteMovement', { ...stored }],
  reserve: ({ pick, reservation, projectId, lineId, minor }) => [
    'reservations.hold',
    {
      id: pick % 2 === 0 ? null : (reservation?.id ?? null),
      version: pick % 2 === 0 ? null : (reservation?.version ?? null),
      projectId,
      lineId,
      organisationId: null,
      amountMinor: minor,
      decidedOn: '2024-02-01',
      expiresOn: null,
      reference: '',
      note: '',
    },
  ],
  release: ({ reservation }) => [
    'reservations.release',
    { id: reservation?.id, version: reservation?.version, reason: 'Over' },
  ],
  contract: ({ reservation, agreement }) => [
    'reservations.contract',
    { id: reservation?.id, version: reservation?.version, agreementId: agreement?.id },
  ],
}
const NAMES = [...Object.keys(ACTS), 'refuse cost']

/** A cost found ineligible, as its own command will store it. */
async function refuseCost({ posted, pick, lineId, minor }: World): Promise<boolean> {
  if (!posted) return false
  await insert(fixture, 'ineligible_cost', ({ newId, actor }) => ({
    id: newId(),
    entry_id: posted.id,
    budget_line_id: pick % 2 === 0 ? lineId : null,
    base_minor: minor,
    reason_code: 'x',
    decided_on: '2024-05-01',
    decided_by: actor.personId,
    state: pick % 4 === 0 ? ('withdrawn' as const) : ('in_force' as const),
  }))
  return true
}

/** Does one step as the application would; a refusal is an answer like any other and must change nothing. */
async function take(step: Step): Promise<boolean> {
  const world = await worldOf(step)
  const [procedure, input] = ACTS[step.act]?.(world) ?? []
  if (procedure === undefined) return refuseCost(world)
  return (await fixture.workspace.envelope(procedure, input)).ok
}

it('the amounts equal the sums of their parts after any sequence of commands, done or refused', async () => {
  const step = fc.record({
    act: fc.constantFrom(...NAMES),
    pick: fc.nat({ max: 11 }),
    minor: fc.integer({ min: 1, max: 500_000 }),
  })
  const done = new Map<string, number>()
  const refused = new Map<string, number>()
  for (const one of fc.sample(step, { numRuns: 400, seed: 20251122 })) {
    const answers = (await take(one)) ? done : refused
    answers.set(one.act, (answers.get(one.act) ?? 0) + 1)
    expect([one, differences(fixture)]).toEqual([one, []])
  }
  // Every act was really done at least once, and the limits refused something.
  expect([...done.keys()].toSorted()).toEqual(NAMES.toSorted())
  expect(refused.get('pay') ?? 0).toBeGreaterThan(0)
  const { projectId } = fixture
  const now = await fixture.workspace.call('budgets.tree', { projectId })
  const ever = await fixture.workspace.call('budgets.tree', { projectId, until: '9999-12-31' })
  expect(ever.nodes).toEqual(now.nodes)
}, 60_000)
