import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type FormDefinition,
  formFaults,
  type GridDefinition,
  gridFaults,
  gridWeight,
  lotFaults,
  schemeVerdict,
} from '#shared/domain/calls/index.ts'
import { instantAt, wallTime } from '#shared/kernel/zoned-time.ts'
import template from '../../../../resources/call-templates/small-grants.json' with { type: 'json' }

const form: FormDefinition = template.form as FormDefinition
const grid: GridDefinition = template.grid
const both = ['en', 'sq']
const codes = (found: readonly { readonly code: string }[]) => found.map(({ code }) => code)

describe('a form', () => {
  it('as shipped has no fault in its languages, and each label is missing in a third one', () => {
    expect(formFaults(form, both)).toEqual([])
    expect(new Set(codes(formFaults(form, ['mk'])))).toEqual(new Set(['LabelMissing']))
  })

  it('with any field twice, gone or conditional on a later one is found out', () => {
    const fields = form.sections.flatMap(section => section.fields)
    fc.assert(
      fc.property(fc.constantFrom(...fields), field => {
        const twice = {
          sections: [...form.sections, { key: 'again', label: { en: 'A', sq: 'A' }, fields: [field] }],
        }
        expect(codes(formFaults(twice, both))).toContain('KeyTaken')
        const [first] = form.sections
        if (!first) return
        const early = {
          ...field,
          key: 'early',
          role: undefined,
          showIf: { field: 'declares_eligible', equals: 'yes' },
        }
        const conditional = {
          sections: [{ ...first, fields: [early, ...first.fields] }, ...form.sections.slice(1)],
        }
        expect(codes(formFaults(conditional, both))).toContain('ConditionUnknown')
      }),
    )
  })

  it('names the place of what is wrong', () => {
    const faulty = {
      sections: [
        {
          key: 'Bad key',
          label: { en: 'x' },
          fields: [
            {
              key: 'n',
              kind: 'number' as const,
              label: { en: 'x' },
              required: true,
              minimum: '5',
              maximum: '4',
            },
            { key: 'c', kind: 'choice' as const, label: { en: 'x' }, required: true, choices: [] },
            { key: 'b', kind: 'budget' as const, label: { en: 'x' }, required: true, columns: [] },
          ],
        },
      ],
    }
    const found = formFaults(faulty, ['en'])
    expect(found.map(({ code, details }) => `${details['field']} ${code}`)).toEqual([
      ' KeyUnfit',
      'n BoundsTurned',
      'c ChoicesMissing',
      'b ColumnsMissing',
      ...Array.from({ length: 7 }, () => 'b ColumnNeeded'),
      ' RoleMissing',
      ' RoleMissing',
      ' RoleMissing',
    ])
  })
})

describe('a grid', () => {
  it('is sound exactly when its weights total 100 and thresholds can be reached', () => {
    expect(gridFaults(grid, both)).toEqual([])
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 12 }), tenths => {
        const criteria = tenths.map((weight, index) => ({
          key: `k_${index}`,
          label: { en: 'x' },
          weight: `${Math.trunc(weight / 10)}.${weight % 10}`,
        }))
        const sum = tenths.reduce((all, weight) => all + weight, 0)
        const made = {
          sections: [{ key: 's', label: { en: 'x' }, threshold: null, criteria }],
          totalThreshold: null,
        }
        expect(codes(gridFaults(made, ['en'])).includes('WeightsNot100')).toBe(sum !== 1000)
        expect(Number(gridWeight(made)) * 10).toBeCloseTo(sum)
        const tooHigh = { ...made, totalThreshold: `${Math.trunc(sum / 10) + 1}` }
        expect(codes(gridFaults(tooHigh, ['en']))).toContain('ThresholdAboveWeight')
      }),
    )
  })
})

describe('money of lots and schemes', () => {
  it('is refused one cent above what is there, and not at it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 10_000_000 }), { minLength: 1, maxLength: 8 }),
        envelopes => {
          const lots = envelopes.map((envelopeMinor, index) => ({
            code: `L${index}`,
            envelopeMinor,
            minimumMinor: null,
            maximumMinor: null,
            cofinancingPercent: '0',
          }))
          const sum = envelopes.reduce((all, minor) => all + minor, 0)
          const over = (envelopeMinor: number) =>
            codes(lotFaults(lots, { envelopeMinor, currency: 'EUR' }, { labelKey: 'x', route: null }))
          expect(over(sum)).toEqual([])
          expect(over(sum - 1)).toEqual(['LotsAboveCall'])
        },
      ),
    )
    const scheme = {
      code: 'S',
      currency: 'EUR',
      envelopeMinor: 100,
      callsMinor: 100,
      promisedMinor: 40,
      partyCapMinor: null,
      partyCapReason: '',
    }
    const line = { code: '1', freeMinor: 70, otherSchemesMinor: 10, budgetRoute: '/' }
    expect(codes(schemeVerdict(scheme, line, null).blockers)).toEqual([])
    expect(codes(schemeVerdict(scheme, { ...line, freeMinor: 69 }, null).blockers)).toEqual(['AboveLine'])
    expect(codes(schemeVerdict({ ...scheme, partyCapMinor: 11 }, line, 10).blockers)).toEqual([
      'CapAboveContract',
      'CapReasonMissing',
    ])
  })
})

describe('a time on the wall', () => {
  it('is the same again for any instant of any zone of the region and far away', () => {
    const zones = fc.constantFrom(
      'Europe/Belgrade',
      'Europe/Tirane',
      'America/St_Johns',
      'Asia/Kathmandu',
      'Pacific/Apia',
    )
    fc.assert(
      fc.property(zones, fc.integer({ min: 16_000_000, max: 32_000_000 }), (zone, hundredMinutes) => {
        const instant = new Date(hundredMinutes * 60_000).toISOString()
        const shown = wallTime(instant, zone)
        const read = instantAt(shown, zone)
        expect(read).not.toBeNull()
        expect(wallTime(read ?? '', zone)).toEqual(shown)
      }),
    )
  })

  it('that comes twice is the later one, and one that is leapt over is none', () => {
    expect(instantAt({ date: '2026-10-25', time: '02:30' }, 'Europe/Belgrade')).toBe(
      '2026-10-25T01:30:00.000Z',
    )
    expect(instantAt({ date: '2026-03-29', time: '02:30' }, 'Europe/Belgrade')).toBeNull()
  })
})
