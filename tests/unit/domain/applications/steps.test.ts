import { describe, expect, it } from 'vitest'
import {
  APPLICATION_STATES,
  APPLICATION_TRANSITIONS,
  isStepByName,
  reasonFault,
  stepFault,
} from '#shared/domain/applications/index.ts'

const PAIRS = APPLICATION_STATES.flatMap(from => APPLICATION_STATES.map(to => ({ from, to })))

describe('steps of an application', () => {
  it('are the declared ones and nothing else, over all pairs', () => {
    for (const { from, to } of PAIRS) {
      const fault = stepFault(from, to)
      if (APPLICATION_TRANSITIONS[from].includes(to)) expect(fault, `${from} ${to}`).toBeUndefined()
      else expect(fault, `${from} ${to}`).toMatchObject({ code: 'Rule.IllegalStep', details: { from, to } })
    }
  })

  it('name what is possible, or that nothing is', () => {
    expect(stepFault('submitted', 'awarded')?.details).toMatchObject({
      possible: ['admin_check', 'withdrawn'],
      fromKey: 'applicationState.submitted',
    })
    expect(stepFault('expired', 'awarded')?.messageKey).toBe('problem.application.ended')
  })

  it('ask why where nobody may leave or refuse without saying so', () => {
    expect(reasonFault('withdrawn', '  ')?.code).toBe('Rule.ReasonNeeded')
    expect(reasonFault('ineligible', '')?.code).toBe('Rule.ReasonNeeded')
    expect(reasonFault('rejected', 'late')).toBeUndefined()
    expect(reasonFault('eligible', '')).toBeUndefined()
  })

  it('by name are always declared ones too', () => {
    const odd = PAIRS.filter(
      ({ from, to }) => to !== 'withdrawn' && isStepByName(from, to) && stepFault(from, to) !== undefined,
    )
    expect(odd).toEqual([])
  })
})
