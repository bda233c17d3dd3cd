import { describe, expect, it } from 'vitest'
import {
  checkNewPeriod,
  checkUnlocking,
  type LockingContext,
  lockingVerdict,
  PERIOD_STATES,
  PERIOD_TRANSITIONS,
  proposePeriod,
  type ReportingPeriod,
} from '#shared/domain/periods/index.ts'
import { mayMove } from '#shared/kernel/transitions.ts'

const project = { start: '2023-07-01', end: '2026-12-31' }
const period = (
  number: number,
  start: string,
  end: string,
  state: 'open' | 'locked' = 'open',
): ReportingPeriod => ({
  id: `p${number}`,
  number,
  label: `Q${number}`,
  kind: 'interim',
  state,
  start,
  end,
})
const first = period(1, '2023-07-01', '2023-09-30', 'locked')
const second = period(2, '2023-10-01', '2023-12-31')
const third = period(3, '2024-01-01', '2024-03-31')

describe('the next period', () => {
  it('starts on the day after the last one and ends with the project at most', () => {
    expect(proposePeriod([], project, 3)).toEqual({ start: '2023-07-01', end: '2023-09-30' })
    expect(proposePeriod([second, first], project, 3)).toEqual({ start: '2024-01-01', end: '2024-03-31' })
    expect(proposePeriod([period(1, '2023-07-01', '2026-11-15')], project, 6)).toEqual({
      start: '2026-11-16',
      end: '2026-12-31',
    })
    expect(proposePeriod([period(1, '2023-07-01', '2026-12-31')], project, 3)).toBeUndefined()
  })

  it.each([
    ['ok', { start: '2024-01-01', end: '2024-03-31' }],
    ['Rule.PeriodOrder', { start: '2024-03-31', end: '2024-01-01' }],
    ['Rule.PeriodOrder', { start: '2024-02-30', end: '2024-03-31' }],
    ['Rule.PeriodOutsideProject', { start: '2024-01-01', end: '2027-01-01' }],
    ['Rule.PeriodOverlap', { start: '2023-12-31', end: '2024-03-31' }],
    ['Rule.PeriodGap', { start: '2024-01-02', end: '2024-03-31' }],
  ] as const)('is judged %s', (code, candidate) => {
    const result = checkNewPeriod(candidate, [first, second], project)
    expect(result.ok ? 'ok' : result.error.code).toBe(code)
  })
})

describe('locking a period', () => {
  const context: LockingContext = {
    today: '2024-01-10',
    periods: [first, second, third],
    drafts: 0,
    postedEntries: 12,
    missingPapers: { entries: 0, papers: 0 },
    unexplainedLines: [],
    openingDifference: null,
  }
  const against = (of: ReportingPeriod, fields: Partial<LockingContext> = {}) => {
    const { blockers, warnings } = lockingVerdict(of, { ...context, ...fields })
    return [blockers.map(found => found.code), warnings.map(found => found.code)]
  }

  it('goes from open to locked, and back by the guarded way only', () => {
    const steps = PERIOD_STATES.flatMap(from =>
      PERIOD_STATES.filter(to => mayMove(PERIOD_TRANSITIONS, from, to)).map(to => `${from}>${to}`),
    )
    expect(steps).toEqual(['open>locked', 'locked>open'])
  })

  it('needs an open period, none open before it and no drafts', () => {
    expect(against(second)).toEqual([[], []])
    expect(against(first)[0]).toEqual(['AlreadyLocked'])
    expect(against(third, { today: '2024-04-01' })[0]).toEqual(['EarlierOpen'])
    expect(against(second, { drafts: 1 })[0]).toEqual(['Drafts'])
  })

  it('needs every deviation explained: a locked report takes no note any more', () => {
    expect(against(second, { unexplainedLines: ['1.1'] })).toEqual([['Unexplained'], []])
  })

  it('warns of what a reviewer would send back', () => {
    expect(against(second, { openingDifference: { minor: -1, currency: 'EUR' } })[1]).toEqual([
      'OpeningDiffers',
    ])
    expect(against(second, { openingDifference: { minor: 0, currency: 'EUR' } })[1]).toEqual([])
    expect(against(second, { today: '2023-12-31' })[1]).toEqual(['NotEnded'])
    expect(against(second, { postedEntries: 0 })[1]).toEqual(['Empty'])
    expect(against(second, { missingPapers: { entries: 2, papers: 5 } })[1]).toEqual(['MissingDocuments'])
  })
})

describe('unlocking a period', () => {
  const locked = { ...second, state: 'locked' as const }
  const codeOf = (result: ReturnType<typeof checkUnlocking>) => (result.ok ? 'ok' : result.error.code)

  it('needs a locked period, a reason, and none locked after it', () => {
    expect(codeOf(checkUnlocking(locked, [first, locked, third], 'a voucher was missed'))).toBe('ok')
    expect(codeOf(checkUnlocking(second, [first, second], 'a voucher was missed'))).toBe('Conflict')
    expect(codeOf(checkUnlocking(locked, [first, locked], '  '))).toBe('Rule.ReasonNeeded')
  })

  it('names the last one that is locked after it', () => {
    const last = period(3, '2024-01-01', '2024-03-31', 'locked')
    const refused = checkUnlocking(first, [last, first, locked], 'a voucher was missed')
    expect(refused).toMatchObject({
      error: { code: 'Rule.LaterPeriodLocked', details: { period: 'Q1', later: 'Q3' } },
    })
  })
})
