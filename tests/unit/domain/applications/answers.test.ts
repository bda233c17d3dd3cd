import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  answerColumns,
  answerFaults,
  askedFields,
  type GrantTerms,
  mostGrant,
} from '#shared/domain/applications/index.ts'
import type { Answers } from '#shared/domain/calls/index.ts'
import { minorToDecimalText, multiplyToMinor } from '#shared/kernel/money.ts'
import { FORM, goodAnswers } from '#tests/support/grant-form.ts'

const TERMS: GrantTerms = {
  currency: 'EUR',
  hasLots: true,
  lot: { code: 'L2', minimumMinor: 100_000, maximumMinor: 1_000_000, cofinancingPercent: '10' },
  shortestMonths: 3,
  longestMonths: 12,
}

const faults = (change: Answers, terms: Partial<GrantTerms> = {}) =>
  answerFaults(FORM, { ...goodAnswers(), ...change }, { ...TERMS, ...terms }).map(
    ({ code, field, row, column }) =>
      [code, field, ...(row === null ? [] : [row]), ...(column ? [column] : [])].join(' '),
  )

describe('answers of an application', () => {
  it('have no fault when complete', () => {
    expect(faults({})).toEqual([])
  })

  it('are asked only while their condition is met', () => {
    expect(faults({ party_kind: 'informal_group' })).toEqual(['Missing patron_name'])
    expect(faults({ party_kind: 'informal_group', patron_name: 'Patron body' })).toEqual([])
    const asked = (answers: Answers) => askedFields(FORM, answers).map(field => field.key)
    expect(asked({})).not.toContain('patron_name')
    expect(asked({ party_kind: 'informal_group' })).toContain('patron_name')
  })

  it.each<[string, Answers, string]>([
    ['a missing answer', { title: '  ' }, 'Missing title'],
    ['a text too long', { title: 'x'.repeat(121) }, 'TooLong title'],
    ['no number', { duration: 'six' }, 'NotANumber duration'],
    ['a broken month', { duration: '6.5' }, 'NotMonths duration'],
    ['a day that is none', { start: '2025-02-30' }, 'NotADate start'],
    ['a day too early', { start: '2024-12-31' }, 'Below start'],
    ['no choice', { party_kind: 'company' }, 'NotAChoice party_kind'],
    ['one choice of several that is none', { themes: ['skills', 'luck'] }, 'NotAChoice themes'],
    ['text where rows belong', { plan: 'first this, then that' }, 'NotRows plan'],
    ['an empty cell', { plan: [{ activity: null, month: '1' }] }, 'CellMissing plan 1 activity'],
    ['a column that is none', { plan: [{ activity: 'a', who: 'b' }] }, 'UnknownColumn plan 1 who'],
    ['a question that is none', { hobby: 'chess' }, 'UnknownField hobby'],
  ])('are told apart by place and kind: %s', (_name, change, expected) => {
    expect(faults(change)).toContain(expected)
  })

  it('count rows that have anything in them', () => {
    const plan = [
      { activity: 'a' },
      { activity: '' },
      ...Array.from({ length: 4 }, () => ({ activity: 'b' })),
    ]
    expect(faults({ plan })).toEqual(['TooManyRows plan'])
  })

  it('keep to the lot, the co-financing and the duration of the call', () => {
    const lot = (change: object) => ({ lot: { ...TERMS.lot, ...change } as GrantTerms['lot'] })
    expect(faults({}, lot({ maximumMinor: 500_000 }))).toEqual(['AboveLot requested'])
    expect(faults({}, lot({ minimumMinor: 900_000 }))).toEqual(['BelowLot requested'])
    expect(faults({}, lot({ cofinancingPercent: '20' }))).toEqual([])
    expect(faults({}, lot({ cofinancingPercent: '20.01' }))).toEqual(['CofinancingLow requested'])
    expect(faults({}, { lot: null })).toEqual(['LotMissing lot'])
    expect(faults({ duration: '2' })).toEqual(['TooShort duration'])
    expect(faults({ duration: '13' })).toEqual(['TooLongTime duration'])
  })

  it('are a fault in their sums to the cent', () => {
    expect(faults({ total: '1000001' })).toEqual(['SumBroken total'])
    const budget = goodAnswers()['budget']
    const rows = Array.isArray(budget) ? budget : []
    const broken = rows.map((row, index) =>
      index === 1 && typeof row === 'object' ? { ...row, total: '600001' } : row,
    )
    expect(faults({ budget: (broken as Answers['budget']) ?? null })).toEqual([
      'ProductWrong budget 2 total',
      'SumBroken total',
    ])
  })

  it('of a budget that was multiplied and added never break a sum', () => {
    const row = fc.record({
      quantity: fc.integer({ min: 100, max: 4000 }).map(n => minorToDecimalText(n, 'EUR')),
      unit_value: fc.integer({ min: 1, max: 300_000 }),
    })
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 0, max: 5 }),
        (rows, shift) => {
          const filled = rows.map(({ quantity, unit_value }) => {
            const total = multiplyToMinor(quantity, minorToDecimalText(unit_value, 'EUR'), 'EUR') ?? 0
            return {
              item: 'i',
              unit: 'u',
              quantity,
              unit_value: `${unit_value}`,
              total: `${total}`,
              requested: `${total}`,
              note: null,
            }
          })
          const sum = filled.reduce((all, { total }) => all + Number(total), 0)
          const stated = String(sum + shift)
          const found = faults(
            { budget: filled, total: stated, requested: String(sum) },
            { lot: null, hasLots: false },
          )
          expect(found).toEqual(shift === 0 ? [] : ['SumBroken total'])
        },
      ),
    )
  })

  it('give the application its columns', () => {
    expect(answerColumns(FORM, goodAnswers())).toEqual({
      applicantName: 'Reading Room Society',
      registrationNo: '',
      country: '',
      title: 'Evenings at the reading room',
      location: '',
      requestedMinor: 800_000,
      totalMinor: 1_000_000,
      durationMonths: 6,
    })
  })

  it('tell the most that may be asked for', () => {
    expect(mostGrant(500_001, TERMS)).toBe(450_000)
    expect(mostGrant(5_000_000, TERMS)).toBe(1_000_000)
    expect(mostGrant(5_000_000, { ...TERMS, lot: null })).toBeNull()
  })
})
