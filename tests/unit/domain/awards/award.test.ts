import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AwardCase, awardVerdict, outcomesFrom, wordsVerdict } from '#shared/domain/awards/index.ts'
import { place } from './places.ts'

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
