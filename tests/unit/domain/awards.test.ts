import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { COMPLAINT_STATE_NAMES } from '#shared/contract/complaints.ts'
import {
  DECISION_OUTCOMES as OUTCOME_NAMES,
  REJECTION_REASONS as REASON_NAMES,
} from '#shared/contract/decisions.ts'
import {
  type AwardCase,
  awardVerdict,
  type Candidate,
  COMPLAINT_STATES,
  COMPLAINT_TRANSITIONS,
  committeeVerdict,
  DECISION_OUTCOMES,
  drawLine,
  heldByComplaint,
  isOpenComplaint,
  type LineRow,
  nextInReserve,
  outcomesFrom,
  type PlacedRow,
  passedOver,
  proposalVerdict,
  type RankPlace,
  REJECTION_REASONS,
  rankCandidates,
  rankingVerdict,
  reserveIsOver,
  wordsVerdict,
} from '#shared/domain/awards/index.ts'
import { compareFractions, fraction } from '#shared/kernel/fraction.ts'
import { mayMove } from '#shared/kernel/transitions.ts'

const candidate = (id: string, over: Partial<Candidate> = {}): Candidate => ({
  id,
  group: 'A',
  reference: id,
  receivedAt: null,
  average: fraction(70n),
  parts: new Map(),
  fails: '',
  ...over,
})

const ids = (rows: readonly { readonly id: string }[]) => rows.map(row => row.id)

describe('the ranking', () => {
  it('compares averages exactly: a third is more than 0.333333', () => {
    const ranked = rankCandidates(
      [
        candidate('b', { average: fraction(333_333n, 1_000_000n) }),
        candidate('a', { average: fraction(1n, 3n) }),
      ],
      [],
    )
    expect(ranked.map(row => [row.id, row.rank, row.tieBrokenBy])).toEqual([
      ['a', 1, ''],
      ['b', 2, ''],
    ])
  })

  it('tells equals apart by the stored keys, then who came first, then the reference', () => {
    const part = (points: bigint) => new Map([['relevance', fraction(points)]])
    const ranked = rankCandidates(
      [
        candidate('e', { receivedAt: '2025-10-02T08:00:00.000Z', parts: part(15n) }),
        candidate('d', { receivedAt: '2025-10-02T08:00:00.000Z', parts: part(15n) }),
        candidate('c', { receivedAt: '2025-10-01T08:00:00.000Z', parts: part(15n) }),
        candidate('b', { parts: part(16n) }),
        candidate('a', { average: fraction(71n) }),
        candidate('f'),
      ],
      ['relevance'],
    )
    expect(ranked.map(row => [row.id, row.tieBrokenBy])).toEqual([
      ['a', ''],
      ['b', ''],
      ['c', 'relevance'],
      ['d', 'received_at'],
      ['e', 'reference_no'],
      ['f', 'relevance'],
    ])
  })

  it('takes the day of receipt before a key when the tie-break says so', () => {
    const one = candidate('a', { parts: new Map([['r', fraction(1n)]]), receivedAt: '2025-01-02' })
    const two = candidate('b', { parts: new Map([['r', fraction(2n)]]), receivedAt: '2025-01-01' })
    expect(ids(rankCandidates([one, two], ['received_at', 'r']))).toEqual(['b', 'a'])
    const swapped = rankCandidates([{ ...one, receivedAt: '2024-01-01' }, two], ['received_at', 'r'])
    expect(swapped[1]).toMatchObject({ id: 'b', tieBrokenBy: 'received_at' })
  })

  const anyCandidate = fc.record({
    id: fc.uuid(),
    group: fc.constantFrom('A', 'B'),
    reference: fc.string(),
    receivedAt: fc.option(fc.constantFrom('2025-01-01', '2025-01-02')),
    average: fc.tuple(fc.bigInt(0n, 40n), fc.bigInt(1n, 6n)).map(([a, b]) => fraction(a, b)),
    parts: fc
      .option(fc.bigInt(0n, 3n))
      .map(points => new Map(points === null ? [] : [['r', fraction(points)]])),
    fails: fc.constantFrom('', 'total'),
  })

  it('is the same whatever the order of its input, counts every group from 1, and never puts less before more', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyCandidate, { selector: one => one.id, maxLength: 12 }), candidates => {
        const ranked = rankCandidates(candidates, ['r'])
        const order = (group: string) => ranked.filter(row => row.group === group).map(row => row.id)
        const back = rankCandidates(candidates.toReversed(), ['r'])
        const byId = new Map(candidates.map(one => [one.id, one]))
        for (const group of ['A', 'B']) {
          expect(back.filter(row => row.group === group).map(row => row.id)).toEqual(order(group))
          const passing = ranked.filter(row => row.group === group && row.rank !== null)
          expect(passing.map(row => row.rank)).toEqual(passing.map((_, index) => index + 1))
          expect(passing.every(row => byId.get(row.id)?.fails === '')).toBe(true)
          for (const [index, row] of passing.entries()) {
            const [above, own] = [byId.get(passing[index - 1]?.id ?? ''), byId.get(row.id)]
            if (above && own) expect(compareFractions(above.average, own.average)).not.toBe(-1)
          }
        }
        expect(ranked).toHaveLength(candidates.length)
      }),
    )
  })

  it('waits for checks, sheets, third readers, a grid and a cut-off, naming each', () => {
    const none = { count: 0, reference: '' }
    const state = {
      callId: 'x',
      inChecks: none,
      sheetsMissing: none,
      thirdReader: none,
      evaluated: 3,
      hasGrid: true,
      cutoffMissing: false,
    }
    const codes = (over: object) => rankingVerdict({ ...state, ...over }).blockers.map(({ code }) => code)
    expect(codes({})).toEqual([])
    expect(codes({ evaluated: 0 })).toEqual(['NothingEvaluated'])
    const one = { count: 1, reference: 'A-1' }
    expect(
      codes({ inChecks: one, sheetsMissing: one, thirdReader: one, hasGrid: false, cutoffMissing: true }),
    ).toEqual(['CutoffMissing', 'GridMissing', 'StillInChecks', 'SheetsMissing', 'ThirdReaderMissing'])
  })
})

const row = (id: string, rank: number, requestedMinor: number, over: Partial<LineRow> = {}): LineRow => ({
  id,
  group: 'A',
  rank,
  requestedMinor,
  minimumMinor: null,
  maximumMinor: null,
  ...over,
})
const settings = {
  whenFull: 'stop' as const,
  places: new Map(),
  without: new Set<string>(),
  amounts: new Map(),
}
const A = [{ group: 'A', freeMinor: 100 }]

/** Funded ones of a group that stand below one that is not, where nobody may be passed over. */
const gapsIn = (placed: readonly PlacedRow[], all: readonly LineRow[]): string[] => {
  const byId = new Map(all.map(one => [one.id, one]))
  const asks = placed.filter(one => (byId.get(one.id)?.requestedMinor ?? 0) > 0)
  return [...Map.groupBy(asks, one => byId.get(one.id)?.group).values()].flatMap(own => {
    const first = own.findIndex(one => one.place === 'below')
    return first < 0 ? [] : ids(own.slice(first).filter(one => one.place !== 'below'))
  })
}

describe('the line of money', () => {
  const rows = [row('a', 1, 60), row('b', 2, 50), row('c', 3, 40)]

  it('stops at the first that does not fit, gives it the rest, or goes on to those that fit', () => {
    const places = (whenFull: 'stop' | 'partial' | 'fitting') =>
      drawLine(rows, A, null, { ...settings, whenFull }).rows.map(({ place, proposedMinor }) => [
        place,
        proposedMinor,
      ])
    expect(places('stop')).toEqual([
      ['funded', 60],
      ['below', 0],
      ['below', 0],
    ])
    expect(places('partial')).toEqual([
      ['funded', 60],
      ['partial', 40],
      ['below', 0],
    ])
    expect(places('fitting')).toEqual([
      ['funded', 60],
      ['below', 0],
      ['funded', 40],
    ])
  })

  it('gives no rest below the smallest grant, and nobody more than the largest', () => {
    const least = [row('a', 1, 60), row('b', 2, 50, { minimumMinor: 41 })]
    expect(drawLine(least, A, null, { ...settings, whenFull: 'partial' }).rows[1]?.place).toBe('below')
    const most = [row('a', 1, 60, { maximumMinor: 25 })]
    expect(drawLine(most, A, null, settings).rows[0]).toMatchObject({ proposedMinor: 25 })
  })

  it('goes where it is dragged and says what is missing', () => {
    const line = drawLine(rows, A, null, {
      ...settings,
      places: new Map([['A', 3]]),
      without: new Set(['a']),
    })
    expect(line.rows.map(({ place }) => place)).toEqual(['out', 'funded', 'funded'])
    const all = drawLine(rows, A, null, { ...settings, places: new Map([['A', 3]]) })
    expect(all.groups).toEqual([{ group: 'A', freeMinor: 100, usedMinor: 150, leftMinor: -50, places: 3 }])
  })

  it('never spends more than a lot, or scheme and line together, have', () => {
    const anyRow = fc.record({ requested: fc.nat(500), group: fc.constantFrom('A', 'B'), least: fc.nat(50) })
    fc.assert(
      fc.property(
        fc.array(anyRow, { maxLength: 15 }),
        fc.nat(1500),
        fc.nat(1500),
        fc.option(fc.nat(2000)),
        fc.constantFrom('stop' as const, 'partial' as const, 'fitting' as const),
        (given, freeA, freeB, total, whenFull) => {
          const all = given.map((one, index) =>
            row(String(index), index + 1, one.requested, { group: one.group, minimumMinor: one.least }),
          )
          const groups = [
            { group: 'A', freeMinor: freeA },
            { group: 'B', freeMinor: freeB },
          ]
          const line = drawLine(all, groups, total, { ...settings, whenFull })
          const used = line.groups.map(group => group.usedMinor)
          expect(used[0]).toBeLessThanOrEqual(freeA)
          expect(used[1]).toBeLessThanOrEqual(freeB)
          if (total !== null) expect((used[0] ?? 0) + (used[1] ?? 0)).toBeLessThanOrEqual(total)
          for (const placed of line.rows)
            expect(placed.proposedMinor).toBeLessThanOrEqual(all[Number(placed.id)]?.requestedMinor ?? 0)
          if (whenFull !== 'fitting') expect(gapsIn(line.rows, all)).toEqual([])
        },
      ),
    )
  })
})

const place = (id: string, rank: number | null, state: RankPlace['state'], chosen = false): RankPlace => ({
  id,
  group: 'A',
  rank,
  reference: id,
  state,
  chosen,
})

describe('the order of ranks', () => {
  const places = [
    place('a', 1, 'awarded', true),
    place('b', 2, 'rejected', true),
    place('c', 3, 'reserve'),
    place('d', 4, 'not_recommended'),
    place('e', 5, 'doc_check', true),
    place('f', null, 'not_recommended'),
  ]

  it('is left by an award that passes over better ranked ones who were never chosen', () => {
    expect(ids(passedOver(places, 'e'))).toEqual(['c', 'd'])
    expect(passedOver(places, 'c')).toEqual([])
    expect(ids(passedOver([...places, place('g', 6, 'rejected')], 'g'))).toEqual(['c', 'd'])
    expect(ids(passedOver([place('a', 1, 'rejected'), place('b', 2, 'doc_check', true)], 'b'))).toEqual(['a'])
  })

  it('names the next of the reserve, and the day its list ends', () => {
    expect(nextInReserve([...places, place('h', 2, 'reserve')], 'A')?.id).toBe('h')
    expect(nextInReserve(places, 'B')).toBeUndefined()
    expect([reserveIsOver('2025-06-30', '2025-06-30'), reserveIsOver('2025-06-30', '2025-07-01')]).toEqual([
      false,
      true,
    ])
    expect(reserveIsOver(null, '2099-01-01')).toBe(false)
  })
})

const awardCase = (over: Partial<AwardCase> = {}): AwardCase => ({
  currency: 'EUR',
  applicationId: 'x',
  schemeRoute: '/grants/schemes/s',
  requestedMinor: 1000,
  awardedMinor: 1000,
  recommendedMinor: 1000,
  lotMinimumMinor: 100,
  lotMaximumMinor: 1000,
  free: { lot: 1000, scheme: 1000, donorLine: 1000 },
  party: { name: 'P', alreadyMinor: 5000, capMinor: 6000, known: true },
  passedOver: [],
  rankException: '',
  lineCurrency: 'EUR',
  redFlags: [],
  missingDocuments: [],
  suspendedBy: null,
  ...over,
})
const codes = (over: Partial<AwardCase>) => awardVerdict(awardCase(over)).blockers.map(({ code }) => code)

describe('an award', () => {
  it('is refused for every limit it passes, by a cent', () => {
    expect(codes({})).toEqual([])
    expect(codes({ awardedMinor: 1001 })).toEqual([
      'AboveRequested',
      'AboveLotMaximum',
      'AboveFreeLot',
      'AboveFreeScheme',
      'AboveFreeLine',
      'AbovePartyCap',
    ])
    expect(codes({ awardedMinor: 0 })).toEqual(['NotAboveZero'])
    expect(codes({ awardedMinor: 99 })).toEqual(['BelowLotMinimum'])
    expect(codes({ party: { name: 'P', alreadyMinor: 5001, capMinor: 6000, known: true } })).toEqual([
      'AbovePartyCap',
    ])
  })

  it('needs a line, papers, no red flag, no suspension, and words when it leaves the order', () => {
    expect(codes({ lineCurrency: null, free: { lot: 1000, scheme: 1000, donorLine: null } })).toEqual([
      'SchemeWithoutLine',
    ])
    expect(codes({ lineCurrency: 'MKD' })).toEqual(['OtherCurrency'])
    expect(codes({ redFlags: ['debt'], missingDocuments: ['D3'], suspendedBy: 'A-2' })).toEqual([
      'RedFlag',
      'DocumentsMissing',
      'LotSuspended',
    ])
    const skipped = [place('a', 1, 'reserve')]
    expect(codes({ passedOver: skipped, rankException: 'too short' })).toEqual(['OutOfRankOrder'])
    expect(codes({ passedOver: skipped, rankException: 'The first has other money now' })).toEqual([])
  })

  it('warns of another amount than recommended, and of a party that no number tells', () => {
    const party = { name: 'P', alreadyMinor: 0, capMinor: 6000, known: false }
    const { warnings } = awardVerdict(awardCase({ recommendedMinor: 900, party }))
    expect(warnings.map(({ code }) => code)).toEqual(['DiffersFromRecommended', 'PartyWithoutNumber'])
  })

  it('never stands above any of its limits', () => {
    const minor = fc.nat(2000)
    fc.assert(
      fc.property(
        minor,
        minor,
        minor,
        minor,
        minor,
        minor,
        (asked, requested, most, lot, scheme, donorLine) => {
          const input = awardCase({
            awardedMinor: asked,
            requestedMinor: requested,
            lotMaximumMinor: most,
            free: { lot, scheme, donorLine },
          })
          if (awardVerdict(input).blockers.length === 0)
            expect(asked).toBeLessThanOrEqual(Math.min(requested, most, lot, scheme, donorLine, 1000))
        },
      ),
    )
  })

  it('is dated today or before, and a refusal has a code and words', () => {
    const words = (decidedOn: string, reason: { code: string; text: string } | null) =>
      wordsVerdict({ decidedOn, today: '2025-06-30', reason }).blockers.map(({ code }) => code)
    expect(words('2025-06-30', null)).toEqual([])
    expect(words('2025-07-01', { code: 'other', text: ' ' })).toEqual(['DecidedInFuture', 'ReasonMissing'])
    expect(words('2025-06-30', { code: 'other', text: 'Other words' })).toEqual([])
  })

  it('is possible from the check of documents only', () => {
    expect(outcomesFrom('doc_check', false, 'in_evaluation')).toEqual(['award', 'reject'])
    expect(outcomesFrom('reserve', true, 'informed')).toEqual(['promote', 'expire'])
    expect(outcomesFrom('recommended', false, 'in_evaluation')).toEqual([])
    expect(outcomesFrom('doc_check', false, 'archived')).toEqual([])
  })
})

describe('a proposal', () => {
  const one = { reference: 'A-1', rank: 1, requestedMinor: 500, amountMinor: 500 }
  const verdict = (over: object) =>
    proposalVerdict({
      currency: 'EUR',
      freeMinor: 500,
      minimumMinor: 100,
      maximumMinor: 500,
      recommended: [one],
      passedOver: [],
      exception: '',
      ...over,
    }).blockers.map(({ code }) => code)

  it('keeps to thresholds, amounts, money and order', () => {
    expect(verdict({})).toEqual([])
    expect(verdict({ recommended: [{ ...one, rank: null, amountMinor: 501 }] })).toEqual([
      'BelowThreshold',
      'ProposedAboveLimit',
      'ProposedAboveFree',
    ])
    expect(verdict({ recommended: [{ ...one, amountMinor: 99 }] })).toEqual(['ProposedBelowMinimum'])
    expect(verdict({ passedOver: [place('a', 1, 'evaluated')] })).toEqual(['OutOfRankOrder'])
  })
})

describe('a complaint', () => {
  it('takes the declared steps and no others, and is open until it ends', () => {
    const declared = new Set([
      'received admissible',
      'received rejected',
      'admissible suspended',
      'admissible upheld',
      'admissible rejected',
      'suspended upheld',
      'suspended rejected',
    ])
    for (const from of COMPLAINT_STATES)
      for (const to of COMPLAINT_STATES)
        expect(mayMove(COMPLAINT_TRANSITIONS, from, to), `${from} -> ${to}`).toBe(
          declared.has(`${from} ${to}`),
        )
    expect(COMPLAINT_STATES.filter(isOpenComplaint)).toEqual(['received', 'admissible', 'suspended'])
  })

  it('holds what could be got as far as it is free, and never less than nothing', () => {
    expect(heldByComplaint(500, [400, null, 900])).toBe(400)
    expect(heldByComplaint(500, [-20, 900])).toBe(0)
  })

  it('is decided by its committee, not by those who evaluated', () => {
    const seat = { callId: 'x', hasCommittee: true, sits: true, evaluated: false }
    const found = (over: object) => committeeVerdict({ ...seat, ...over }).blockers.map(({ code }) => code)
    expect(found({})).toEqual([])
    expect(found({ evaluated: true })).toEqual(['EvaluatorDecidesComplaint'])
    expect(found({ sits: false })).toEqual(['NotOnComplaintsCommittee'])
    expect(found({ hasCommittee: false, sits: false })).toEqual(['NoComplaintsCommittee'])
  })
})

describe('the contract', () => {
  it('names outcomes, reasons and states as the rules do', () => {
    expect(OUTCOME_NAMES).toEqual(DECISION_OUTCOMES)
    expect(REASON_NAMES).toEqual(REJECTION_REASONS)
    expect(COMPLAINT_STATE_NAMES).toEqual(COMPLAINT_STATES)
  })
})
