import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawLine, type LineRow, type PlacedRow } from '#shared/domain/awards/index.ts'
import { ids } from './places.ts'

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
