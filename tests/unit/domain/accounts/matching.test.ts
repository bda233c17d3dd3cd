import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  balanceBreaks,
  closingOf,
  impliedOpening,
  inTimeOrder,
  type MatchPart,
  matchFaults,
  type OpenItem,
  type OpenLine,
  proposeMatches,
  reconcile,
  spreadParts,
} from '#shared/domain/accounts/index.ts'

const line = (id: string, openMinor: number, more: Partial<OpenLine> = {}): OpenLine => ({
  id,
  date: '2024-03-05',
  openMinor,
  counterparty: '',
  reference: '',
  description: '',
  ...more,
})
const item = (id: string, openMinor: number, more: Partial<OpenItem> = {}): OpenItem => ({
  kind: 'entry',
  id,
  date: '2024-03-04',
  openMinor,
  documentNo: `F-${id}00`,
  reference: '',
  counterparty: 'Zyra Blerta shpk',
  description: '',
  ...more,
})
const propose = (lines: readonly OpenLine[], items: readonly OpenItem[]) =>
  proposeMatches(lines, items, { days: 7 })

describe('proposals', () => {
  it('are certain with amount and text, likely with the amount alone, none out of reach', () => {
    const named = line('a', -5000, { counterparty: 'ZYRA BLERTA' })
    expect(propose([named], [item('1', -5000)])).toMatchObject([
      { certainty: 'certain', reasons: ['amount', 'payee'] },
    ])
    expect(propose([line('a', -5000)], [item('1', -5000)])).toMatchObject([
      { certainty: 'likely', reasons: ['amount', 'onlyOne'] },
    ])
    expect(propose([named], [item('1', -5001)])).toEqual([])
    expect(propose([named], [item('1', 5000)])).toEqual([])
    expect(propose([{ ...named, date: '2024-03-20' }], [item('1', -5000)])).toEqual([])
  })

  it('leave what can not be told apart to a person, unless a number tells', () => {
    const twins = [item('1', -5000), item('2', -5000)]
    const both = propose([line('a', -5000, { counterparty: 'Zyra Blerta' })], twins)
    expect(both.map(found => found.certainty)).toEqual(['likely'])
    const told = propose([line('a', -5000, { description: 'Zyra Blerta, F-200' })], twins)
    expect(told).toMatchObject([{ certainty: 'certain', parts: [{ recordId: '2' }] }])
  })

  it('join several payments of one reference, and several lines of one payment', () => {
    const batch = [-3000, -2000, -1500].map((minor, place) =>
      item(`${place + 1}`, minor, { reference: 'PAGA-2024-03', counterparty: `Person ${place}` }),
    )
    expect(propose([line('a', -6500, { description: 'Paga PAGA-2024-03' })], batch)).toMatchObject([
      {
        certainty: 'certain',
        parts: [{ amountMinor: -3000 }, { amountMinor: -2000 }, { amountMinor: -1500 }],
      },
    ])
    const halves = [line('a', 4000, { reference: 'SIDA-7788' }), line('b', 6000, { reference: 'SIDA-7788' })]
    expect(propose(halves, [item('1', 10_000, { reference: 'SIDA-7788' })])).toMatchObject([
      { certainty: 'certain', parts: [{ lineId: 'a' }, { lineId: 'b' }] },
    ])
  })

  const sides = fc.record({
    lines: fc.array(
      fc.integer({ min: -9, max: 9 }).map(n => n * 100),
      { maxLength: 8 },
    ),
    items: fc.array(
      fc.integer({ min: -9, max: 9 }).map(n => n * 100),
      { maxLength: 8 },
    ),
  })

  it('never exceed what is open, whatever the sides', () => {
    fc.assert(
      fc.property(sides, ({ lines, items }) => {
        const left = lines.map((minor, place) => line(`l${place}`, minor))
        const right = items.map((minor, place) => item(`i${place}`, minor))
        const parts: MatchPart[] = propose(left, right).flatMap(found => found.parts)
        expect(matchFaults(parts, left, right)).toEqual([])
      }),
    )
  })

  it('spread by hand never exceed what is open either', () => {
    fc.assert(
      fc.property(sides, ({ lines, items }) => {
        const left = lines.map((minor, place) => line(`l${place}`, minor))
        const right = items.map((minor, place) => item(`i${place}`, minor))
        expect(matchFaults(spreadParts(left, right), left, right)).toEqual([])
      }),
    )
  })
})

describe('a statement', () => {
  const days = fc.array(fc.record({ gap: fc.nat(3), amountMinor: fc.integer({ min: -9999, max: 9999 }) }), {
    minLength: 2,
    maxLength: 20,
  })

  it('is read either way round, with the opening that its balances imply', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -99_999, max: 99_999 }), (moves, openingMinor) => {
        let balanceMinor = openingMinor
        const rows = moves.map(({ amountMinor }, place) => {
          balanceMinor += amountMinor
          const date = `2024-01-${String(place + 1).padStart(2, '0')}`
          return { row: place + 1, date, amountMinor, balanceMinor }
        })
        for (const given of [rows, rows.toReversed()]) {
          const ordered = inTimeOrder(given)
          expect(ordered).toEqual(rows)
          expect(impliedOpening(ordered)).toBe(openingMinor)
          expect(balanceBreaks(ordered, openingMinor)).toEqual([])
        }
        expect(closingOf(openingMinor, rows)).toBe(balanceMinor)
      }),
    )
  })

  it('names the row whose balance does not follow', () => {
    const row = (number: number, amountMinor: number, balanceMinor: number) => ({
      row: number,
      date: '2024-01-01',
      amountMinor,
      balanceMinor,
    })
    expect(balanceBreaks([row(2, 100, 100), row(3, -30, 75), row(4, 5, 80)], 0)).toEqual([
      { row: 3, expectedMinor: 70, statedMinor: 75 },
    ])
  })
})

describe('a reconciliation', () => {
  it('stands when the named items lead from the statement to the books', () => {
    expect(
      reconcile(69_500, 66_650, [
        { side: 'books', openMinor: -3300 },
        { side: 'statement', openMinor: -450 },
      ]),
    ).toMatchObject({ outstandingMinor: -2850, differenceMinor: 0 })
    expect(reconcile(1000, 900, []).differenceMinor).toBe(-100)
  })
})
