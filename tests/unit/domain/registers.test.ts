import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pieceCosts, RECIPIENT_KINDS, transferVerdict } from '#shared/domain/assets/index.ts'
import {
  type CostType,
  checkIneligible,
  checklist,
  type IneligibleInput,
  likelyPaper,
  papersType,
} from '#shared/domain/costs/index.ts'
import { checkCorrection } from '#shared/domain/ledger/index.ts'
import { contractNotices, requiredMethod } from '#shared/domain/procurement/index.ts'

const TRAVEL: CostType = {
  code: 'travel',
  textKey: 'costType.travel',
  allowedAfterEnd: false,
  isCost: true,
  source: 'test',
  date: '2024',
  confirmed: true,
  documents: ['mission_order', 'ticket', 'bank_proof'].map(code => ({ code, textKey: code })),
}

describe('the papers of a cost', () => {
  it('take the type of the budget line unless the entry has its own', () => {
    expect(papersType('', 'personnel')).toBe('staff')
    expect(papersType('audit', 'personnel')).toBe('audit')
    expect(papersType('', 'overhead')).toBe('')
  })

  it('are each present, waived or missing, and never two of them', () => {
    const codes = TRAVEL.documents.map(document => document.code)
    fc.assert(
      fc.property(fc.subarray(codes), fc.subarray(codes), (present, waived) => {
        const papers = checklist(TRAVEL, new Set(present), new Set(waived))
        expect(papers.map(paper => paper.code)).toEqual(codes)
        for (const { code, state } of papers) {
          const expected = present.includes(code) ? 'present' : waived.includes(code) ? 'waived' : 'missing'
          expect(state).toBe(expected)
        }
        expect(likelyPaper(papers)).toBe(
          codes.find(code => !present.includes(code) && !waived.includes(code)) ?? '',
        )
      }),
    )
  })
})

describe('an ineligible cost', () => {
  const input: IneligibleInput = {
    amountMinor: 4000,
    bookedMinor: 10_000,
    refusedMinor: 6000,
    currency: 'EUR',
    decidedOn: '2024-03-01',
    entryDate: '2024-02-15',
    today: '2024-03-02',
    acceptedReport: null,
  }
  const judged = (change: Partial<IneligibleInput>) => {
    const result = checkIneligible({ ...input, ...change })
    return result.ok ? result.value : result.error.code
  }

  it.each([
    [{}, 0],
    [{ amountMinor: 4001 }, 'Rule.AboveEligible'],
    [{ amountMinor: 0 }, 'Validation'],
    [{ amountMinor: -1 }, 'Validation'],
    [{ decidedOn: '2024-02-14' }, 'Rule.DecisionDate'],
    [{ decidedOn: '2024-03-03' }, 'Rule.DecisionDate'],
    [{ acceptedReport: { period: 'P1' } }, 'Rule.ReportAccepted'],
  ] as const)('with %j is judged %s', (change, verdict) => {
    expect(judged(change)).toBe(verdict)
  })

  it('never leaves less than nothing eligible', () => {
    fc.assert(
      fc.property(fc.nat(1e6), fc.nat(1e6), fc.integer({ min: -10, max: 2e6 }), (booked, refused, amount) => {
        const left = judged({ bookedMinor: booked, refusedMinor: refused, amountMinor: amount })
        if (typeof left === 'number') expect(left).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})

describe('the transfer of an asset', () => {
  const asset = {
    inventoryNo: 'INV-1',
    description: 'Laptop',
    purchasedOn: '2024-02-01',
    costMinor: 500_000,
    currency: 'EUR',
    hasDeed: false,
    isTransferred: false,
  }
  const transfer = {
    recipientKind: 'final_beneficiary',
    transferredOn: '2025-06-01',
    authorisation: '',
  } as const
  const context = { today: '2025-06-02', limitMinor: 500_000, projectEnd: '2025-12-31' }
  const codes = (...change: [Partial<typeof asset>?, object?, object?]) => {
    const verdict = transferVerdict(
      { ...asset, ...change[0] },
      { ...transfer, ...change[1] },
      { ...context, ...change[2] },
    )
    return [verdict.blockers.map(found => found.code), verdict.warnings.map(found => found.code)]
  }

  it('keeps the proof at the limit, and attaches it above (EU-15)', () => {
    expect(codes()).toEqual([[], ['KeepDeed']])
    expect(codes({ costMinor: 500_001 })).toEqual([['DeedMissing'], []])
    expect(codes({ costMinor: 500_001, hasDeed: true })).toEqual([[], []])
    expect(codes({ costMinor: 500_001 }, {}, { limitMinor: null })).toEqual([[], ['KeepDeed']])
  })

  it('needs the donor’s consent for anyone but final beneficiaries', () => {
    for (const recipientKind of RECIPIENT_KINDS) {
      const [blockers] = codes({ hasDeed: true }, { recipientKind })
      expect(blockers).toEqual(recipientKind === 'final_beneficiary' ? [] : ['AuthorisationMissing'])
      expect(codes({ hasDeed: true }, { recipientKind, authorisation: 'Letter 7' })).toEqual([[], []])
    }
  })

  it('happens once, after the purchase, not in the future, and by the end', () => {
    expect(codes({ isTransferred: true, hasDeed: true })[0]).toEqual(['AlreadyTransferred'])
    expect(codes({ hasDeed: true }, { transferredOn: '2024-01-31' })[0]).toEqual(['BeforePurchase'])
    expect(codes({ hasDeed: true }, { transferredOn: '2025-06-03' })[0]).toEqual(['TransferInFuture'])
    expect(codes({ hasDeed: true }, {}, { projectEnd: '2025-05-31' })).toEqual([[], ['AfterEnd']])
  })

  it('of several pieces adds up to what was paid', () => {
    expect(pieceCosts(10_000, 3)).toEqual([3334, 3333, 3333])
    fc.assert(
      fc.property(fc.nat(1e9), fc.integer({ min: 1, max: 200 }), (total, pieces) => {
        const costs = pieceCosts(total, pieces)
        expect(costs).toHaveLength(pieces)
        expect(costs.reduce((all, cost) => all + cost, 0)).toBe(total)
        expect(Math.max(...costs) - Math.min(...costs)).toBeLessThanOrEqual(1)
      }),
    )
  })
})

describe('a contract with a supplier', () => {
  const limits = { singleMinor: 2_000_000, openMinor: 10_000_000 }

  it.each([
    [2_000_000, 'single'],
    [2_000_001, 'offers'],
    [10_000_000, 'offers'],
    [10_000_001, 'open'],
  ] as const)('of %d asks for %s', (amount, method) => {
    expect(requiredMethod(amount, limits)).toBe(method)
    expect(requiredMethod(amount, { singleMinor: null, openMinor: null })).toBeNull()
  })

  it('warns of what was booked above it, a procedure too closed and a missing signature', () => {
    const contract = {
      reference: 'C-1',
      amountMinor: 2_000_001,
      bookedMinor: 2_000_002,
      currency: 'EUR',
      method: 'single',
      signedOn: null,
    } as const
    const codes = (change: object) =>
      contractNotices({ ...contract, ...change }, limits).map(found => found.code)
    expect(codes({})).toEqual(['AboveContract', 'LessOpen', 'NotSigned'])
    expect(codes({ bookedMinor: 0, method: 'offers' })).toEqual([])
    expect(codes({ bookedMinor: 2_000_001, method: '', signedOn: '2024-01-01' })).toEqual([])
  })
})

describe('a correction of an earlier period', () => {
  const correction = {
    date: '2024-04-02',
    period: { label: 'P1', state: 'locked', start: '2024-01-01', end: '2024-03-31' },
    entry: { entryNo: 7, date: '2024-02-15', state: 'posted' },
    note: 'Wrong line',
  } as const
  const judged = (change: object) => {
    const result = checkCorrection({ ...correction, ...change })
    return result.ok ? 'ok' : result.error.code
  }

  it.each([
    [{}, 'ok'],
    [{ entry: null }, 'ok'],
    [{ period: { ...correction.period, state: 'open' } }, 'Rule.PeriodOpen'],
    [{ date: '2024-03-31' }, 'Rule.CorrectionNotLater'],
    [{ entry: { ...correction.entry, date: '2024-04-01' } }, 'Rule.CorrectedElsewhere'],
    [{ entry: { ...correction.entry, state: 'draft' } }, 'Rule.CorrectedElsewhere'],
    [{ note: '  ' }, 'Rule.ReasonNeeded'],
  ] as const)('with %j is judged %s', (change, verdict) => {
    expect(judged(change)).toBe(verdict)
  })
})
