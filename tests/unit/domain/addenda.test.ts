import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addendumRequestBy,
  changeVerdict,
  compareHeadings,
  compareLines,
  type HeadingAmount,
  headingAmounts,
  reserveUse,
  withMoves,
  withRelease,
} from '#shared/domain/addenda/index.ts'
import type { BudgetNode } from '#shared/domain/budgets/index.ts'
import { euRowsOf } from '#shared/domain/budgets/index.ts'

const node = (code: string, amountMinor: number, more: Partial<BudgetNode> = {}): BudgetNode => ({
  id: code,
  parentId: code.includes('.') ? (code.split('.')[0] ?? null) : null,
  position: 0,
  kind: 'line',
  code,
  label: `Line ${code}`,
  unit: '',
  quantity: null,
  unitValue: null,
  amountMinor,
  clarification: '',
  justification: '',
  ...more,
})
const heading = (code: string) => node(code, 0, { kind: 'heading' })

const signed = [
  heading('1'),
  node('1.1', 8_000_000, { quantity: '80', unitValue: '1000' }),
  heading('2'),
  node('2.1', 2_000_000),
  heading('3'),
  node('3.1', 4_000_000),
  node('8', 980_000, { kind: 'indirect' }),
  node('10', 700_000, { kind: 'contingency' }),
]
const eachHeading = { limit: '0.25', basis: 'each_heading' } as const
const moved = (...moves: readonly (readonly [string, string, number])[]): readonly BudgetNode[] => {
  const found = withMoves(
    signed,
    moves.map(([from, to, amountMinor]) => ({ from, to, amountMinor })),
  )
  if (!found.ok) throw new Error(found.error.messageKey)
  return found.value
}
const verdictOf = (proposed: readonly BudgetNode[], current: readonly BudgetNode[] = signed) =>
  changeVerdict({ reference: signed, current, proposed }, eachHeading)

describe('a change of the budget', () => {
  it('needs nothing when nothing moves, nor within a heading', () => {
    expect(verdictOf(signed)).toMatchObject({ need: 'none', reasons: [], totalDeltaMinor: 0 })
  })

  it('is notified at exactly the limit and needs an addendum one cent above it (EU-04, EU-05)', () => {
    const atLimit = verdictOf(moved(['1.1', '3.1', 1_000_000]))
    expect(atLimit).toMatchObject({ need: 'notify', reasons: [{ code: 'WithinLimit', codes: ['1', '3'] }] })
    expect(atLimit.headings.find(row => row.code === '3')).toMatchObject({
      side: 'receives',
      percent: '25.00',
      limitMinor: 1_000_000,
      roomMinor: 0,
    })
    const above = verdictOf(moved(['1.1', '3.1', 1_000_001]))
    expect(above).toMatchObject({
      need: 'addendum',
      reasons: [{ code: 'HeadingAboveLimit', codes: ['3'] }, { code: 'WithinLimit' }],
    })
    expect(above.headings.find(row => row.code === '3')?.percent).toBe('25.00')
  })

  it('looks at the giving heading too, unless the contract looks at the receiving one only (EU-06)', () => {
    const proposed = moved(['2.1', '1.1', 500_001])
    expect(verdictOf(proposed).reasons[0]).toMatchObject({ code: 'HeadingAboveLimit', codes: ['2'] })
    expect(
      changeVerdict(
        { reference: signed, current: signed, proposed },
        { limit: '0.25', basis: 'receiving_heading' },
      ).need,
    ).toBe('notify')
  })

  it('counts every move since the reference (EU-07)', () => {
    const current = moved(['1.1', '2.1', 300_000])
    const proposed = moved(['1.1', '2.1', 550_000])
    const found = verdictOf(proposed, current)
    expect(found.need).toBe('addendum')
    expect(found.headings.find(row => row.code === '2')).toMatchObject({
      changeMinor: 250_000,
      cumulativeMinor: 550_000,
      percent: '27.50',
    })
  })

  it('has no share method for rows 8, 10 and 12, nor for simplified costs, nor without a limit', () => {
    for (const code of ['8', '10'])
      expect(verdictOf(moved([code, '1.1', 1])).reasons).toContainEqual(
        expect.objectContaining({ code: 'FixedRow', codes: [code] }),
      )
    const proposed = moved(['1.1', '2.1', 1])
    const change = { reference: signed, current: signed, proposed }
    expect(
      changeVerdict(change, { ...eachHeading, simplifiedCodes: new Set(['2']) }).reasons[0],
    ).toMatchObject({
      code: 'FixedRow',
      codes: ['2'],
    })
    expect(changeVerdict(change, { ...eachHeading, limit: null }).reasons[0]?.code).toBe('NoLimit')
  })

  it('needs an addendum when total or grant change', () => {
    const more = signed.map(row => (row.code === '1.1' ? { ...row, amountMinor: 8_000_001 } : row))
    expect(verdictOf(more).reasons[0]).toEqual({ code: 'TotalChanges', codes: [], deltaMinor: 1 })
    expect(
      changeVerdict(
        { reference: signed, current: signed, proposed: signed, grantDeltaMinor: -5 },
        eachHeading,
      ).reasons,
    ).toEqual([{ code: 'GrantChanges', codes: [], deltaMinor: -5 }])
  })

  it('is asked for some days ahead, at the latest before the end', () => {
    expect(addendumRequestBy('2024-07-01', '2026-12-31', 30)).toBe('2024-06-01')
    expect(addendumRequestBy('2027-02-01', '2026-12-31', 30)).toBe('2026-12-01')
  })

  it('asks for an addendum for a heading that had nothing', () => {
    const proposed = [...signed, heading('6'), node('6.1', 1)]
    expect(verdictOf(proposed).headings.find(row => row.code === '6')).toMatchObject({
      need: 'addendum',
      percent: undefined,
    })
  })
})

describe('moves', () => {
  const refusedWith = (from: string, to: string, amountMinor: number) => {
    const found = withMoves(signed, [{ from, to, amountMinor }])
    return found.ok ? null : found.error.messageKey
  }

  it('keep the total and blank what made the amount', () => {
    const after = moved(['1.1', '2.1', 123])
    expect(euRowsOf(after).row11).toBe(euRowsOf(signed).row11)
    expect(after.find(row => row.code === '1.1')).toMatchObject({ quantity: null, unitValue: null })
  })

  it('are refused when they name no line, nothing, or more than there is', () => {
    expect(refusedWith('1', '2.1', 1)).toBe('problem.move.line')
    expect(refusedWith('1.1', '9.9', 1)).toBe('problem.move.line')
    expect(refusedWith('1.1', '1.1', 1)).toBe('problem.move.amount')
    expect(refusedWith('1.1', '2.1', 0)).toBe('problem.move.amount')
    expect(refusedWith('2.1', '1.1', 2_000_001)).toBe('problem.move.below')
  })
})

describe('two versions line by line', () => {
  it('name what is added, removed, changed and dearer by the unit', () => {
    const after = [
      heading('1'),
      node('1.1', 8_000_000, { quantity: '40', unitValue: '2000' }),
      node('1.10', 5),
      node('3.1', 4_000_000),
    ]
    const lines = compareLines(signed, after)
    expect(lines.map(line => [line.code, line.change, line.deltaMinor])).toEqual([
      ['1.1', 'changed', 0],
      ['1.10', 'added', 5],
      ['2.1', 'removed', -2_000_000],
      ['3.1', 'same', 0],
      ['8', 'removed', -980_000],
      ['10', 'removed', -700_000],
    ])
    expect(lines[0]?.unitValueRises).toBe(true)
    expect(lines[2]?.percent).toBe('-100.00')
  })

  const budgets = fc
    .uniqueArray(fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 9 })), {
      selector: ([a, b]) => `${a}.${b}`,
      maxLength: 12,
    })
    .chain(codes =>
      fc.tuple(...codes.map(([a, b]) => fc.nat(10 ** 9).map(amount => node(`${a}.${b}`, amount)))),
    )
    .map(lines => [...[1, 2, 3, 4, 5, 6].map(code => heading(String(code))), ...lines])
  const totalOf = (nodes: readonly BudgetNode[]) => nodes.reduce((sum, row) => sum + row.amountMinor, 0)

  it('are the same where a number is only written otherwise', () => {
    const line = (quantity: string, unitValue: string) => [node('1.1', 4_440_000, { quantity, unitValue })]
    expect(compareLines(line('24', '1850.00'), line('24.0', '1850')).map(row => row.change)).toEqual(['same'])
    expect(compareLines(line('24', '1850.00'), line('24', '1850.01')).map(row => row.change)).toEqual([
      'changed',
    ])
  })

  it('add up to the difference of the totals, and turn round with the sides', () => {
    fc.assert(
      fc.property(budgets, budgets, (a, b) => {
        const there = compareLines(a, b)
        const back = compareLines(b, a)
        expect(there.reduce((sum, line) => sum + line.deltaMinor, 0)).toBe(totalOf(b) - totalOf(a))
        expect(back.map(line => [line.code, line.deltaMinor])).toEqual(
          there.map(line => [line.code, line.deltaMinor === 0 ? 0 : -line.deltaMinor]),
        )
        const headings = (from: typeof a, to: typeof a) =>
          compareHeadings(
            { reference: headingAmounts(from), current: headingAmounts(from), proposed: headingAmounts(to) },
            eachHeading,
          )
        expect(headings(b, a).map(row => row.cumulativeMinor)).toEqual(
          headings(a, b).map(row => (row.cumulativeMinor === 0 ? 0 : -row.cumulativeMinor)),
        )
        expect(headings(a, a).every(row => row.need === 'none')).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  it('reach a heading by any number of steps with one result', () => {
    const amount = (minor: number): HeadingAmount[] => [{ code: '1', label: '', kind: 'heading', minor }]
    fc.assert(
      fc.property(fc.nat(10 ** 9), fc.nat(10 ** 9), fc.nat(10 ** 9), (first, between, last) => {
        const by = (current: number) =>
          compareHeadings(
            { reference: amount(first), current: amount(current), proposed: amount(last) },
            eachHeading,
          )[0]
        expect(by(between)?.need).toBe(by(first)?.need)
        expect(by(between)?.cumulativeMinor).toBe(last - first)
      }),
    )
  })
})

describe('the contingency reserve', () => {
  const releases = [
    { date: '2024-05-01', amountMinor: 100_000 },
    { date: '2024-09-01', amountMinor: 50_000 },
  ]
  const use = (date: string, amountMinor: number, chargedMinor = 0) =>
    reserveUse({ date, amountMinor, chargedMinor }, releases, true)

  it('pays nothing before the letter and no more than it let go', () => {
    expect(reserveUse({ date: '2024-05-01', amountMinor: 1, chargedMinor: 0 }, [], true).reason).toBe(
      'notAuthorised',
    )
    expect(use('2024-04-30', 1).reason).toBe('beforeAuthorisation')
    expect(use('2024-05-01', 100_000)).toMatchObject({ ok: true, releasedMinor: 100_000 })
    expect(use('2024-08-31', 100_001).reason).toBe('aboveReleased')
    expect(use('2024-09-01', 50_001, 100_000)).toMatchObject({ reason: 'aboveReleased', leftMinor: 50_000 })
    expect(
      reserveUse({ date: '2024-04-30', amountMinor: 1, chargedMinor: 0 }, releases, false).reason,
    ).toBeNull()
  })

  it('moves into headings: row 7 and the cap of row 8 rise, row 13 and the grant do not', () => {
    const before = euRowsOf(signed)
    const after = withRelease(
      before,
      new Map([
        ['2', 300_000],
        ['6', 100_000],
      ]),
      {
        grantMinor: 12_000_000,
        indirectLimit: '0.07',
      },
    )
    expect(after.rows).toMatchObject({
      row7: 14_400_000,
      row10: 300_000,
      row11: before.row11,
      row13: before.row13,
    })
    expect(after.rows.headings.at(-1)).toMatchObject({ code: '6', minor: 100_000 })
    expect(after.indirect).toMatchObject({ capMinor: 1_008_000, ok: true })
    expect(after.grantMinor).toBe(12_000_000)
  })
})
