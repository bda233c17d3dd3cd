import { describe, expect, it } from 'vitest'
import {
  CAPABILITIES,
  checkSecondPerson,
  keepsCoordinator,
  may,
  rolesThatMay,
} from '#shared/domain/users/index.ts'

describe('roles', () => {
  it('never show money to mentors and assessors', () => {
    for (const capability of CAPABILITIES) {
      const allowed = capability === 'readProgramme'
      expect([may(['mentor'], capability), may(['assessor'], capability)], capability).toEqual([
        allowed,
        allowed,
      ])
    }
  })

  it('let directors and auditors read but not change', () => {
    const changing = CAPABILITIES.filter(
      capability =>
        !capability.startsWith('read') &&
        !['makeDocument', 'confirmAsSecond', 'decideAwards'].includes(capability),
    )
    expect(changing.filter(capability => may(['director', 'auditor'], capability))).toEqual([])
    expect([may(['director'], 'confirmAsSecond'), may(['auditor'], 'confirmAsSecond')]).toEqual([true, false])
  })

  it('leave every act to at least one role, and nothing to nobody', () => {
    for (const capability of CAPABILITIES)
      expect(rolesThatMay(capability), capability).toContain(
        capability === 'decideAwards' ? 'director' : 'coordinator',
      )
    expect(rolesThatMay('decideAwards')).toEqual(['director'])
    expect(rolesThatMay('postEntry')).toEqual(['coordinator', 'finance_officer'])
    expect(may([], 'readProgramme')).toBe(false)
    expect(may(['mentor', 'finance_officer'], 'postEntry')).toBe(true)
  })
})

describe('the second person', () => {
  const officer = { id: 'a', roles: ['finance_officer'] } as const
  const codeOf = (second: Parameters<typeof checkSecondPerson>[1]) => {
    const result = checkSecondPerson(officer, second)
    return result.ok ? 'ok' : result.error.code
  }

  it('is another person with a role that may confirm', () => {
    expect(codeOf(undefined)).toBe('Rule.SecondPersonNeeded')
    expect(codeOf(officer)).toBe('Rule.SecondPersonSame')
    expect(codeOf({ id: 'b', roles: ['mentor', 'auditor'] })).toBe('Rule.SecondPersonRole')
    expect(codeOf({ id: 'b', roles: ['director'], archived: true })).toBe('Rule.SecondPersonRole')
    expect(codeOf({ id: 'b', roles: ['director'] })).toBe('ok')
  })
})

describe('a workspace', () => {
  it('keeps an active coordinator', () => {
    expect(keepsCoordinator([{ id: 'a', roles: ['coordinator'] }])).toBe(true)
    expect(
      keepsCoordinator([
        { id: 'a', roles: ['coordinator'], archived: true },
        { id: 'b', roles: ['director'] },
      ]),
    ).toBe(false)
  })
})
