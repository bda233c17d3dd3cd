import { describe, expect, it } from 'vitest'
import {
  COMPLAINT_STATES,
  COMPLAINT_TRANSITIONS,
  committeeVerdict,
  heldByComplaint,
  isOpenComplaint,
} from '#shared/domain/awards/index.ts'
import { mayMove } from '#shared/kernel/transitions.ts'

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
