import { describe, expect, it } from 'vitest'
import { changeVerdict, verdictNotices } from '#shared/domain/addenda/index.ts'
import type { BudgetNode } from '#shared/domain/budgets/index.ts'

const row = (code: string, amountMinor: number, kind: BudgetNode['kind'] = 'line'): BudgetNode => ({
  id: code,
  parentId: kind === 'line' ? code.slice(0, 1) : null,
  position: 0,
  kind,
  code,
  label: `Label ${code}`,
  unit: '',
  quantity: null,
  unitValue: null,
  amountMinor,
  clarification: '',
  justification: '',
})
const budget = (one: number, two: number, reserve = 0): readonly BudgetNode[] => [
  row('1', 0, 'heading'),
  row('1.1', one),
  row('2', 0, 'heading'),
  row('2.1', two),
  row('10', reserve, 'contingency'),
]
const limits = { limit: '0.25', basis: 'each_heading' } as const
const place = { currency: 'EUR', addendumRoute: '/addendum' }
const judge = (before: readonly BudgetNode[], after: readonly BudgetNode[]) =>
  verdictNotices(
    changeVerdict({ reference: before, current: before, proposed: after }, limits),
    limits,
    place,
  )

describe('notices of a move', () => {
  it('name the giving heading with its numbers and lead to an addendum (EU-06)', () => {
    const { blockers } = judge(budget(8_000_000, 800_000), budget(8_210_000, 590_000))
    expect(blockers).toEqual([
      {
        code: 'GivesAboveLimit',
        messageKey: 'notice.addendum.GivesAboveLimit',
        details: {
          heading: '2 Label 2',
          code: '2',
          side: 'gives',
          percent: '26.25',
          limitPercent: '25',
          reference: { minor: 800_000, currency: 'EUR' },
          proposed: { minor: 590_000, currency: 'EUR' },
          moved: { minor: 210_000, currency: 'EUR' },
          limit: { minor: 200_000, currency: 'EUR' },
        },
        fix: { labelKey: 'fix.openAddendum', route: '/addendum' },
      },
    ])
  })

  it('only ask for a note within the limit (EU-04)', () => {
    const { blockers, warnings } = judge(budget(8_000_000, 800_000), budget(8_200_000, 600_000))
    expect(blockers).toEqual([])
    expect(warnings.map(found => [found.code, found.details['headings']])).toEqual([
      ['NotifyFirst', ['1 2.50 %', '2 25.00 %']],
    ])
  })

  it('refuse fixed rows, headings that had nothing and a changed total', () => {
    const codes = judge(budget(100, 0, 50), budget(100, 10, 45)).blockers.map(found => found.code)
    expect(codes).toEqual(['HeadingHadNothing', 'FixedRow', 'TotalChanges'])
  })
})
