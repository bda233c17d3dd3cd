import { describe, expect, it } from 'vitest'
import {
  APPLICATION_STATES,
  APPLICATION_TRANSITIONS,
  awaitsOutcome,
  reopenedState,
} from '#shared/domain/applications/index.ts'

describe('an upheld complaint', () => {
  it('puts what was rejected back to where it was rejected from, or keeps its place in reserve', () => {
    expect(reopenedState('rejected', 'doc_check')).toBe('doc_check')
    expect(reopenedState('rejected', 'not_recommended')).toBe('reserve')
    expect(reopenedState('rejected', 'late')).toBe('late')
    expect(reopenedState('not_recommended', null)).toBe('reserve')
    expect(reopenedState('expired', null)).toBe('reserve')
    expect(reopenedState('ineligible', null)).toBe('admin_check')
  })

  it('reopens nothing that has not ended against the applicant', () => {
    for (const state of ['awarded', 'withdrawn', 'evaluated', 'reserve', 'doc_check'] as const)
      expect(reopenedState(state, 'doc_check')).toBeNull()
    expect(reopenedState('rejected', null)).toBeNull()
  })

  it('leads only to states that wait for an outcome and that the table leads on from to an award', () => {
    const reach = (from: (typeof APPLICATION_STATES)[number], seen = new Set<string>()): Set<string> => {
      if (seen.has(from)) return seen
      seen.add(from)
      for (const next of APPLICATION_TRANSITIONS[from]) reach(next, seen)
      return seen
    }
    for (const state of APPLICATION_STATES)
      for (const from of [...APPLICATION_STATES, null]) {
        const to = reopenedState(state, from)
        if (to === null) continue
        expect(awaitsOutcome(to)).toBe(true)
        expect(reach(to).has('awarded')).toBe(true)
      }
  })
})
