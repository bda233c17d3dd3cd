import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  costDate,
  documentUses,
  isCashAboveLimit,
  missingDocuments,
  negativeCosts,
  parseCostTypes,
  parseIneligibleReasons,
  salaryMonths,
  vatEligibility,
} from '#shared/domain/costs/index.ts'
import { perDiemClaim } from '#shared/domain/travel/index.ts'
import { LANGUAGES, messagesOf } from '#shared/locales/index.ts'

describe('tax in a cost', () => {
  const invoice = { grossMinor: 11_800, taxMinor: 1_800, recoverableOrExempt: false, hasProof: true } as const

  it.each([
    [{ ...invoice, taxesEligible: 'not_recoverable' as const }, 11_800, null],
    [{ ...invoice, hasProof: false, taxesEligible: 'not_recoverable' as const }, 10_000, 'DOCS'],
    [{ ...invoice, recoverableOrExempt: true, taxesEligible: 'not_recoverable' as const }, 10_000, 'VATR'],
    [{ ...invoice, taxesEligible: 'never' as const }, 10_000, 'BUDG'],
    [{ ...invoice, taxMinor: 0, grossMinor: 10_000, taxesEligible: 'never' as const }, 10_000, null],
  ])('is eligible only where it can not come back: %o', (input, eligibleMinor, reason) => {
    expect(vatEligibility(input)).toEqual({
      eligibleMinor,
      ineligibleMinor: input.grossMinor - eligibleMinor,
      reason,
    })
  })
})

describe('the date of a cost', () => {
  const period = { start: '2024-01-01', end: '2024-12-31' }
  const plain = { listed: false, allowedAfterEnd: false }

  it('lies in the period, unless the contract or the type of cost says otherwise', () => {
    expect(costDate('2024-12-31', period, plain)).toEqual({ ok: true, reason: null })
    expect(costDate('2025-01-01', period, plain)).toEqual({ ok: false, reason: 'PERD' })
    expect(costDate('2025-01-01', period, { ...plain, allowedAfterEnd: true }).ok).toBe(true)
    expect(costDate('2023-12-31', period, { ...plain, allowedAfterEnd: true }).ok).toBe(false)
    expect(costDate('2023-12-31', period, { ...plain, listed: true }).ok).toBe(true)
  })

  it('goes with cash up to the limit', () => {
    expect([isCashAboveLimit(50_000, 50_000), isCashAboveLimit(-50_001, 50_000)]).toEqual([false, true])
  })
})

describe('one document for several projects', () => {
  const voucher = {
    payee: 'Drini Sh.p.k.',
    documentNo: 'F 12/24',
    documentDate: '2024-05-02',
    date: '2024-05-03',
    currency: 'EUR',
    amountMinor: 10_000,
  }
  const charge = (entryId: string, projectId: string, chargedMinor: number, more = {}) => ({
    ...voucher,
    ...more,
    entryId,
    projectId,
    chargedMinor,
  })

  it('is used up to what it is worth, and not a cent more', () => {
    const whole = [charge('a', 'p', 6_000), charge('b', 'q', 4_000, { documentNo: 'f-12 24' })]
    expect(documentUses(whole)).toMatchObject([{ ok: true, percent: '100.00', projectIds: ['p', 'q'] }])
    expect(documentUses([...whole, charge('c', 'r', 1)])).toMatchObject([
      { ok: false, excessMinor: 1, entryIds: ['a', 'b', 'c'] },
    ])
  })

  it('is known by its number; credit notes count by size', () => {
    expect(documentUses([charge('a', 'p', 1, { documentNo: ' ' })])).toEqual([])
    expect(documentUses([charge('a', 'p', -10_001, { amountMinor: -10_000 })])[0]).toMatchObject({
      ok: false,
      excessMinor: 1,
    })
  })

  it('holds for any split that keeps the sum', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(10_000), { minLength: 1, maxLength: 8 }), parts => {
        const amountMinor = parts.reduce((sum, part) => sum + part, 0)
        const charges = parts.map((part, row) => charge(String(row), String(row), part, { amountMinor }))
        expect(documentUses(charges).every(use => use.ok)).toBe(true)
      }),
    )
  })
})

describe("a person's month", () => {
  const share = (projectId: string, percent: string, month = '2024-05') => ({
    personId: 'a',
    month,
    projectId,
    percent,
  })

  it('is paid by all projects together up to 100 %, exactly', () => {
    const found = salaryMonths([share('x', '33.34'), share('y', '66.66'), share('x', '100.01', '2024-06')])
    expect(found).toMatchObject([
      { month: '2024-05', percent: '100.00', ok: true, projectIds: ['x', 'y'] },
      { month: '2024-06', percent: '100.01', ok: false },
    ])
    expect(() => salaryMonths([share('x', 'half')])).toThrow('Validation')
  })
})

describe('refunds and credit notes', () => {
  const row = (id: string, lineCode: string, amountMinor: number, originalId: string | null = null) => ({
    id,
    lineCode,
    amountMinor,
    originalId,
  })

  it('name what they lower, take back no more, and leave no line below zero', () => {
    expect(negativeCosts([row('a', '1.1', 100), row('b', '1.1', -100, 'a')])).toMatchObject({ ok: true })
    expect(
      negativeCosts([row('a', '1.1', 100), row('b', '1.1', -60, 'a'), row('c', '1.1', -41, 'a')]),
    ).toEqual({
      withoutOriginal: [],
      aboveOriginal: ['c'],
      negativeLines: [{ lineCode: '1.1', totalMinor: -1 }],
      ok: false,
    })
    expect(
      negativeCosts([row('a', '1.1', 100), row('b', '1.1', -1), row('c', '1.2', -1, 'gone')]),
    ).toMatchObject({
      withoutOriginal: ['b', 'c'],
      negativeLines: [{ lineCode: '1.2' }],
    })
  })
})

describe('per diems', () => {
  const mission = { days: 3, overnights: 2, rateMinor: 9_200 }

  it('count nights at the rate of the list at most (PD-01)', () => {
    expect(perDiemClaim(mission, { basis: 'overnight', rateMinor: 9_200 })).toMatchObject({
      ok: true,
      value: { units: 2, amountMinor: 18_400, ineligibleMinor: 0 },
    })
    expect(perDiemClaim(mission, { basis: 'overnight', rateMinor: 9_000 })).toMatchObject({
      value: { amountMinor: 18_000, rateMinor: 9_000, ineligibleMinor: 400 },
    })
    expect(perDiemClaim(mission, { basis: 'day', rateMinor: 9_200 })).toMatchObject({ value: { units: 3 } })
  })

  it('need a rate in the list and nights that fit', () => {
    expect(perDiemClaim(mission, { basis: 'overnight', rateMinor: null })).toMatchObject({
      error: { code: 'Rule.PerDiemRateMissing' },
    })
    for (const overnights of [4, -1, 1.5])
      expect(perDiemClaim({ ...mission, overnights }, { basis: 'overnight', rateMinor: 1 }).ok).toBe(false)
  })
})

describe('the lists beside the packs', () => {
  const fileOf = (name: string): unknown =>
    JSON.parse(readFileSync(new URL(`../../../resources/rule-lists/${name}.json`, import.meta.url), 'utf8'))
  const reasons = parseIneligibleReasons(fileOf('ineligible-reasons'))
  const types = parseCostTypes(fileOf('supporting-documents'))
  if (!reasons.ok || !types.ok) throw new Error('the lists are not sound')

  it('hold every reason and type of cost', () => {
    const codes = reasons.value.map(reason => reason.code)
    const known =
      'DEBT PROV INTR DBFN LAND FXLS CRED INKD SALN VATR BONU RETC DOUB BKCH EXCS PERD BUDG DOCS PROC ALLO CASH ACTV'
    expect(known.split(' ').filter(code => !codes.includes(code))).toEqual([])
    expect(types.value).toHaveLength(13)
    expect(types.value.filter(type => type.allowedAfterEnd).map(type => type.code)).toEqual(['audit'])
    expect(types.value.filter(type => !type.isCost).map(type => type.code)).toEqual(['in_kind'])
  })

  it('have words in both languages', () => {
    const keys = [
      ...reasons.value.map(reason => reason.textKey),
      ...types.value.flatMap(type => [type.textKey, ...type.documents.map(document => document.textKey)]),
    ]
    for (const language of LANGUAGES) expect(keys.filter(key => !(key in messagesOf(language)))).toEqual([])
  })

  it('say what is still missing', () => {
    const travel = types.value.find(type => type.code === 'travel')
    expect(travel && missingDocuments(travel, new Set(['ticket', 'agenda', 'bank_proof']))).toEqual([
      'mission_order',
      'overnight_statement',
      'mission_report',
    ])
  })

  it('are refused with the place when something is wrong', () => {
    const item = { code: 'A', textKey: 'a', source: 's', date: '2024', confirmed: false }
    expect(parseIneligibleReasons({ reasons: [item, item, { ...item, code: '' }, null] })).toMatchObject({
      error: {
        details: { faults: ['reasons[1].code: twice', 'reasons[2]: incomplete', 'reasons[3]: incomplete'] },
      },
    })
    for (const raw of [null, {}, { reasons: [] }, { costTypes: [{ ...item, documents: [] }] }]) {
      expect(parseIneligibleReasons(raw).ok).toBe(false)
      expect(parseCostTypes(raw).ok).toBe(false)
    }
  })
})
