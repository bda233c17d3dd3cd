import { describe, expect, it } from 'vitest'
import { nextInReserve, passedOver, proposalVerdict, reserveIsOver } from '#shared/domain/awards/index.ts'
import { ids, place } from './places.ts'

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
