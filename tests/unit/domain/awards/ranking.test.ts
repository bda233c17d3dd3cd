import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Candidate, rankCandidates, rankingVerdict } from '#shared/domain/awards/index.ts'
import { compareFractions, fraction } from '#shared/kernel/fraction.ts'
import { ids } from './places.ts'

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
