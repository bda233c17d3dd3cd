import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { formatDetails } from '#shared/kernel/format-details.ts'
import { isUuid } from '#shared/kernel/id.ts'
import { mayMove } from '#shared/kernel/transitions.ts'

describe('a problem', () => {
  it('survives JSON and structured clone and is carried by its error', () => {
    const found = problem('Rule.PeriodLocked', 'problem.periodLocked', { until: '2024-03-31' })
    expect(JSON.parse(JSON.stringify(found))).toEqual(found)
    expect(structuredClone(found)).toEqual(found)
    const error = new ProblemError(found)
    expect(error.problem).toBe(found)
    expect(error).toBeInstanceOf(Error)
  })

  it('shows money, days and lists in the words of a language', () => {
    const details = {
      excess: { minor: -123_456, currency: 'EUR' },
      until: '2024-03-31',
      lines: ['1.1', '2.10'],
      count: 3,
      none: null,
    }
    expect(formatDetails(details, 'en')).toEqual({
      excess: 'EUR\u00a0\u22121,234.56',
      until: '31/03/2024',
      lines: '1.1, 2.10',
      count: 3,
      none: '',
    })
  })
})

describe('a key', () => {
  it('is a lower-case UUID', () => {
    expect(isUuid('01890a5d-ac96-774b-bcce-b302099a8057')).toBe(true)
    for (const text of [
      '',
      '01890A5D-AC96-774B-BCCE-B302099A8057',
      '01890a5d-ac96-774b-0cce-b302099a8057',
      '../../etc',
    ])
      expect(isUuid(text), text).toBe(false)
    fc.assert(
      fc.property(fc.uuid(), id => {
        expect(isUuid(id)).toBe(true)
      }),
    )
  })
})

describe('a state machine', () => {
  const table = { open: ['locked'], locked: [] } as const

  it('allows only declared steps', () => {
    expect(mayMove<'open' | 'locked'>(table, 'open', 'locked')).toBe(true)
    expect(mayMove<'open' | 'locked'>(table, 'locked', 'open')).toBe(false)
    expect(mayMove<'open' | 'locked'>(table, 'open', 'open')).toBe(false)
  })

  it('refuses states it does not know', () => {
    expect(mayMove<string>(table, 'constructor', 'locked')).toBe(false)
    expect(mayMove<string>(table, 'open', 'archived')).toBe(false)
  })
})
