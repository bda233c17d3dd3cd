import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutoffFor, partsTaken, receiptOf, type Taking } from '#shared/domain/applications/index.ts'

const DEADLINE = '2026-12-31T15:00:00.000Z'

describe('a receipt', () => {
  it('is in time until the last second of the last minute', () => {
    expect(receiptOf('2026-12-31T15:00:59.000Z', DEADLINE, [])).toBe('in_time')
    expect(receiptOf('2026-12-31T15:01:00.000Z', DEADLINE, [])).toBe('late')
    expect(receiptOf('2030-01-01T00:00:00.000Z', null, [])).toBe('in_time')
  })

  it('is covered by the latest extension, whatever the order', () => {
    const minutes = fc.integer({ min: -100_000, max: 100_000 })
    fc.assert(
      fc.property(minutes, fc.array(minutes, { maxLength: 4 }), (received, untils) => {
        const at = (minute: number) => new Date(Date.parse(DEADLINE) + minute * 60_000).toISOString()
        const found = receiptOf(
          at(received),
          DEADLINE,
          untils.map(until => ({ untilAt: at(until) })),
        )
        const expected =
          received <= 0 ? 'in_time' : untils.some(until => received <= until) ? 'by_extension' : 'late'
        expect(found).toBe(expected)
      }),
    )
  })

  it('meets the first cut-off that is still ahead', () => {
    const cutoffs = [{ deadlineAt: '2026-06-30T14:00:00.000Z' }, { deadlineAt: '2026-03-31T14:00:00.000Z' }]
    expect(cutoffFor(cutoffs, '2026-03-31T14:00:30.000Z')?.deadlineAt).toBe('2026-03-31T14:00:00.000Z')
    expect(cutoffFor(cutoffs, '2026-04-01T00:00:00.000Z')?.deadlineAt).toBe('2026-06-30T14:00:00.000Z')
    expect(cutoffFor(cutoffs, '2026-07-01T00:00:00.000Z')).toBeUndefined()
  })
})

describe('one application per applicant', () => {
  const others: Taking[] = [
    { applicationId: 'a', referenceNo: 'C-1', organisationId: 'x', role: 'lead_applicant' },
    { applicationId: 'b', referenceNo: 'C-2', organisationId: 'y', role: 'co_applicant' },
  ]
  const of = (
    id: string,
    role: Taking['role'],
    countsCoApplicants: boolean,
    perApplicant: 'one' | 'many' = 'one',
  ) =>
    partsTaken([{ organisationId: id, role }], others, { perApplicant, countsCoApplicants }).map(
      ({ referenceNo }) => referenceNo,
    )

  it('counts lead applicants always and co-applicants when the call says so', () => {
    expect(of('x', 'lead_applicant', false)).toEqual(['C-1'])
    expect(of('x', 'co_applicant', false)).toEqual([])
    expect(of('x', 'co_applicant', true)).toEqual(['C-1'])
    expect(of('y', 'lead_applicant', false)).toEqual([])
    expect(of('y', 'lead_applicant', true)).toEqual(['C-2'])
  })

  it('is not asked for where a call takes several', () => {
    expect(of('x', 'lead_applicant', true, 'many')).toEqual([])
  })
})
