import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  buildReversal,
  duplicateKey,
  ENTRY_STATES,
  ENTRY_TRANSITIONS,
  type Entry,
  type PostingContext,
  postingVerdict,
  sharesAreWhole,
  shownState,
  splitAmounts,
  totalShare,
} from '#shared/domain/ledger/index.ts'
import { formatDecimal } from '#shared/kernel/decimal.ts'
import { mayMove } from '#shared/kernel/transitions.ts'

const split = (fields: Partial<Entry['splits'][number]> = {}): Entry['splits'][number] => ({
  lineId: 'line-1',
  workPackageId: null,
  activityId: null,
  share: '100',
  amountMinor: 25_000_000,
  baseMinor: 213_357,
  ...fields,
})
const entry = (fields: Partial<Entry> = {}): Entry => ({
  id: 'entry-1',
  state: 'draft',
  date: '2024-01-15',
  documentNo: 'F-12',
  documentDate: '2024-01-10',
  payee: 'Papirnica d.o.o.',
  description: 'Office supplies',
  currency: 'RSD',
  amountMinor: 25_000_000,
  quantity: '2.5',
  rate: '117.1745',
  baseCurrency: 'EUR',
  baseMinor: 213_357,
  excludedMinor: 0,
  documentMinor: null,
  splits: [split()],
  reversesId: null,
  reversalReason: '',
  ...fields,
})
const context = (fields: Partial<PostingContext> = {}): PostingContext => ({
  today: '2024-02-01',
  project: { start: '2023-07-01', end: '2026-12-31' },
  lineIds: new Set(['line-1', 'line-2', 'reserve']),
  reserveLineIds: new Set(['reserve']),
  periods: [
    { start: '2023-10-01', end: '2023-12-31', label: 'Q4 2023', state: 'locked' },
    { start: '2024-01-01', end: '2024-03-31', label: 'Q1 2024', state: 'open' },
  ],
  hasEvidence: true,
  duplicates: [],
  ...fields,
})
const against = (fields: Partial<Entry>, around: Partial<PostingContext> = {}) => {
  const { blockers, warnings } = postingVerdict(entry(fields), context(around))
  return { blockers: blockers.map(found => found.code), warnings: warnings.map(found => found.code) }
}

describe('posting', () => {
  it('has nothing against a complete entry', () => {
    expect(against({})).toEqual({ blockers: [], warnings: [] })
  })

  it.each([
    ['DocumentNoMissing', { documentNo: ' ' }],
    ['PayeeMissing', { payee: '' }],
    ['AlreadyPosted', { state: 'posted' }],
    ['RateMissing', { rate: null }],
    ['RateInvalid', { rate: '0' }],
    ['BaseAmountMissing', { baseMinor: null }],
    ['SplitMissing', { splits: [] }],
    ['LineMissing', { splits: [split({ lineId: null })] }],
    ['LineOfOtherProject', { splits: [split({ lineId: 'elsewhere' })] }],
    ['ReserveLine', { splits: [split({ lineId: 'reserve' })] }],
    ['OutsideProject', { date: '2027-01-01' }],
    ['OutsideProject', { date: '2023-06-30' }],
    ['PeriodLocked', { date: '2023-12-31' }],
    ['DateInvalid', { date: '2024-02-30' }],
    ['ReasonMissing', { reversesId: 'entry-0' }],
  ] as const)('is blocked: %s', (code, fields) => {
    expect(against(fields).blockers).toContain(code)
  })

  it('lets the first and the last day of the project and the day after a locked period pass', () => {
    for (const date of ['2024-01-01', '2026-12-31']) expect(against({ date }).blockers, date).toEqual([])
    expect(against({ date: '2023-07-01' }).blockers).toEqual([])
  })

  it('wants splits that are the whole of the entry', () => {
    const halves = (first: string, second: string, amounts: readonly [number, number]) => ({
      splits: [
        split({ share: first, amountMinor: amounts[0], baseMinor: 106_679 }),
        split({ share: second, lineId: 'line-2', amountMinor: amounts[1], baseMinor: 106_678 }),
      ],
    })
    expect(against(halves('50', '50', [12_500_000, 12_500_000])).blockers).toEqual([])
    expect(against(halves('50', '49.99', [12_500_000, 12_500_000])).blockers).toEqual(['SharesNotWhole'])
    expect(against(halves('50', '50', [12_500_000, 12_500_001])).blockers).toEqual(['SplitsDiffer'])
    expect(against({ splits: [split({ baseMinor: 213_356 })] }).blockers).toEqual(['SplitsDiffer'])
  })

  it('wants the same amount on both sides of one currency, but only warns of a bank’s own conversion', () => {
    const euro = { currency: 'EUR', rate: null, amountMinor: 213_357 }
    expect(against({ ...euro, splits: [split({ amountMinor: 213_357 })] }).blockers).toEqual([])
    expect(
      against({ ...euro, baseMinor: 213_358, splits: [split({ amountMinor: 213_357, baseMinor: 213_358 })] })
        .blockers,
    ).toEqual(['BaseAmountDiffers'])
    expect(against({ baseMinor: 213_360, splits: [split({ baseMinor: 213_360 })] })).toEqual({
      blockers: [],
      warnings: ['BaseAmountDiffers'],
    })
  })

  it('has no use for an amount of zero', () => {
    expect(
      against({ amountMinor: 0, baseMinor: 0, splits: [split({ amountMinor: 0, baseMinor: 0 })] }).blockers,
    ).toEqual(['AmountZero'])
  })

  it('warns of what a reviewer would ask', () => {
    expect(against({}, { duplicates: ['17'] }).warnings).toEqual(['Duplicate'])
    expect(against({}, { hasEvidence: false }).warnings).toEqual(['EvidenceMissing'])
    expect(against({ description: '' }).warnings).toEqual(['DescriptionMissing'])
    expect(against({}, { today: '2024-01-14' }).warnings).toEqual(['DateInFuture'])
    expect(against({ documentDate: '2024-01-16' }).warnings).toEqual(['DocumentAfterEntry'])
    expect(against({}, { periods: [] }).warnings).toEqual(['NoPeriod'])
    expect(against({}, { project: null }).warnings).toEqual(['ProjectDatesUnknown'])
    const credit = {
      amountMinor: -25_000_000,
      baseMinor: -213_357,
      splits: [split({ amountMinor: -25_000_000, baseMinor: -213_357 })],
    }
    expect(against(credit)).toEqual({ blockers: [], warnings: ['NegativeWithoutOriginal'] })
  })

  it('says with each blocker what mends it', () => {
    const { blockers } = postingVerdict(entry({ rate: null, date: '2023-12-31' }), context())
    expect(blockers.map(found => found.fix?.labelKey)).toEqual(['fix.importRates', 'fix.useOpenPeriod'])
    expect(blockers[1]?.details).toMatchObject({ period: 'Q4 2023' })
  })
})

describe('the states of an entry', () => {
  it('go from draft to posted to reversed and nowhere else', () => {
    const steps = ENTRY_STATES.flatMap(from =>
      ENTRY_STATES.filter(to => mayMove(ENTRY_TRANSITIONS, from, to)).map(to => `${from}>${to}`),
    )
    expect(steps).toEqual(['draft>posted', 'posted>reversed'])
  })

  it('show a posted entry as reversed once another one names it', () => {
    expect([shownState('posted', null), shownState('posted', 'x'), shownState('draft', 'x')]).toEqual([
      'posted',
      'reversed',
      'draft',
    ])
  })
})

describe('a reversal', () => {
  const posted = entry({ state: 'posted' })
  const ask = { reason: 'Wrong line', date: '2024-02-01', reversedById: null }

  it('is the same entry with negated amounts, naming original and reason', () => {
    const result = buildReversal(posted, ask)
    expect(result).toMatchObject({
      ok: true,
      value: {
        state: 'draft',
        date: '2024-02-01',
        amountMinor: -25_000_000,
        baseMinor: -213_357,
        quantity: '-2.5',
        rate: '117.1745',
        reversesId: 'entry-1',
        reversalReason: 'Wrong line',
        splits: [{ lineId: 'line-1', share: '100', amountMinor: -25_000_000, baseMinor: -213_357 }],
      },
    })
  })

  it('may itself be posted', () => {
    const result = buildReversal(posted, ask)
    if (!result.ok) throw new Error(result.error.code)
    expect(postingVerdict({ ...result.value, id: 'entry-2' }, context({ hasEvidence: false }))).toEqual({
      blockers: [],
      warnings: [],
    })
  })

  it.each([
    ['Rule.NotPosted', { state: 'draft' }, {}],
    ['Rule.AlreadyReversed', {}, { reversedById: 'entry-9' }],
    ['Rule.IsReversal', { reversesId: 'entry-0', reversalReason: 'x' }, {}],
    ['Rule.ReasonNeeded', {}, { reason: '  ' }],
    ['Rule.ReversalBeforeOriginal', {}, { date: '2024-01-14' }],
    ['Validation', {}, { date: 'today' }],
  ] as const)('is refused: %s', (code, fields, request) => {
    expect(buildReversal({ ...posted, ...fields }, { ...ask, ...request })).toMatchObject({
      ok: false,
      error: { code },
    })
  })

  it('together with its original comes to nothing', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer(), (amountMinor, baseMinor) => {
        const original = entry({
          state: 'posted',
          amountMinor,
          baseMinor,
          splits: [split({ amountMinor, baseMinor })],
        })
        const result = buildReversal(original, ask)
        if (!result.ok) throw new Error(result.error.code)
        expect(result.value.amountMinor + amountMinor).toBe(0)
        expect((result.value.baseMinor ?? Number.NaN) + baseMinor).toBe(0)
        expect((result.value.splits[0]?.amountMinor ?? Number.NaN) + amountMinor).toBe(0)
        expect(Object.is(result.value.amountMinor, -0)).toBe(false)
      }),
    )
  })
})

describe('splits', () => {
  it('add up in both currencies', () => {
    expect(splitAmounts(123_457, 10_001, ['35', '40', '25'])).toEqual([
      { amountMinor: 43_210, baseMinor: 3500 },
      { amountMinor: 49_383, baseMinor: 4001 },
      { amountMinor: 30_864, baseMinor: 2500 },
    ])
    expect(splitAmounts(100, null, ['100'])).toEqual([{ amountMinor: 100, baseMinor: null }])
  })

  it('are whole at exactly 100 percent', () => {
    expect(sharesAreWhole(['33.33', '33.33', '33.34'])).toBe(true)
    expect(sharesAreWhole(['33.33', '33.33', '33.33'])).toBe(false)
    expect(sharesAreWhole(['150', '-50'])).toBe(false)
    expect(sharesAreWhole([])).toBe(false)
    const sum = totalShare(['0.1', '0.2'])
    expect(sum && formatDecimal(sum)).toBe('0.3')
  })
})

describe('the key of a document', () => {
  const document = {
    payee: 'Papirnica d.o.o.',
    documentNo: 'F-12/24',
    documentDate: '2024-01-10',
    date: '2024-01-15',
    currency: 'RSD',
    amountMinor: 100,
  }

  it('is the same however supplier and number are typed', () => {
    const again = { ...document, payee: 'PAPIRNICA DOO', documentNo: 'f 12 24', date: '2024-01-20' }
    expect(duplicateKey(again)).toBe(duplicateKey(document))
    expect(duplicateKey({ ...document, payee: 'Çelësi' })).toBe(
      duplicateKey({ ...document, payee: 'Celesi' }),
    )
  })

  it('differs by amount, date, currency and supplier', () => {
    const keys = [
      document,
      { ...document, amountMinor: 101 },
      { ...document, documentDate: '2024-01-11' },
      { ...document, currency: 'EUR' },
      { ...document, payee: 'Knjižara' },
      { ...document, payee: 'Папирница' },
    ].map(duplicateKey)
    expect(new Set(keys).size).toBe(keys.length)
  })

  it('is not there without a number', () => {
    expect(duplicateKey({ ...document, documentNo: ' - ' })).toBeUndefined()
    expect(duplicateKey({ ...document, documentDate: null })).toContain('2024-01-15')
  })
})
