import { describe, expect, it } from 'vitest'
import { REJECTION_REASONS, type RefusalFacts, refusalReason } from '#shared/domain/awards/index.ts'

const facts: RefusalFacts = { state: 'not_recommended', rank: 4, fails: [], ineligible: false }

describe('the reason that the facts of a refusal give', () => {
  it('is late before not eligible, that before a threshold, that before the envelope', () => {
    expect(refusalReason({ ...facts, state: 'late', ineligible: true })).toBe('received_late')
    expect(refusalReason({ ...facts, ineligible: true, fails: ['total'] })).toBe('not_eligible')
    expect(refusalReason({ ...facts, rank: null, fails: ['relevance', 'total'] })).toBe('below_threshold')
    expect(refusalReason(facts)).toBe('beyond_envelope')
  })

  it('is none where nothing is on record', () => {
    expect(refusalReason({ ...facts, rank: null })).toBeNull()
  })

  it('is one of the list', () => {
    const cases: readonly Partial<RefusalFacts>[] = [
      { state: 'late' },
      { ineligible: true },
      { fails: ['total'] },
      { rank: 1 },
    ]
    for (const own of cases) expect(REJECTION_REASONS).toContain(refusalReason({ ...facts, ...own }))
  })
})
