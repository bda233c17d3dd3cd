import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitAmounts } from '#shared/domain/ledger/index.ts'
import { type SharePart, shareOut } from '#shared/domain/sharing/index.ts'
import { allocateNear } from '#shared/kernel/allocation.ts'
import { convertByDividing } from '#shared/kernel/money.ts'

const part = (projectId: string | null, share: string, lineId = 'line'): SharePart => ({
  projectId,
  lineId,
  workPackageId: null,
  activityId: null,
  label: '',
  share,
})

/** Shares with two decimals that come to 100, on up to four projects and elsewhere. */
const parts = fc
  .array(fc.record({ weight: fc.integer({ min: 1, max: 500 }), owner: fc.integer({ min: 0, max: 4 }) }), {
    minLength: 1,
    maxLength: 9,
  })
  .map(rows => {
    const sum = rows.reduce((total, row) => total + row.weight, 0)
    let left = 10_000
    return rows.map(({ weight, owner }, row) => {
      const hundredths = row === rows.length - 1 ? left : Math.floor((weight * 10_000) / sum)
      left -= hundredths
      const share = `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`
      return part(owner === 0 ? null : `p${owner}`, share, `line ${row}`)
    })
  })
const minor = fc.integer({ min: -900_000_000, max: 900_000_000 }).filter(amount => amount !== 0)

describe('a document over several projects', () => {
  it('splits RD-01 as the donor does', () => {
    const thirds = shareOut(10_000, [part('a', '33.34'), part('b', '33.33'), part('c', '33.33')])
    expect(thirds.ok && thirds.value.projects.map(row => row.amountMinor)).toEqual([3334, 3333, 3333])
    const uneven = shareOut(123_457, [part('a', '35'), part('b', '40'), part(null, '25')])
    expect(uneven.ok && uneven.value).toMatchObject({
      projects: [{ amountMinor: 43_210 }, { amountMinor: 49_383 }],
      elsewhereMinor: 30_864,
    })
  })

  it('refuses shares that are not 100 %, and shares of which no project pays any', () => {
    expect(shareOut(100, [part('a', '60'), part('b', '40.01')])).toMatchObject({
      error: { code: 'Rule.SharesNotWhole', details: { total: '100.01' } },
    })
    expect(shareOut(100, [part(null, '100')])).toMatchObject({ error: { code: 'Rule.NoProjectShare' } })
  })

  it('adds up to the document to the cent, each part within a cent of its share, lines to 100 %', () => {
    fc.assert(
      fc.property(minor, parts, (amount, shares) => {
        const shared = shareOut(amount, shares)
        if (!shared.ok) {
          expect(shared.error.code).toBe('Rule.NoProjectShare')
          return
        }
        const { projects, elsewhereMinor } = shared.value
        expect(projects.reduce((sum, row) => sum + row.amountMinor, elsewhereMinor)).toBe(amount)
        for (const row of projects) {
          expect(Math.abs(row.amountMinor - (amount * Number(row.documentShare)) / 100)).toBeLessThan(1.0001)
          const whole = row.parts.reduce((sum, own) => sum + Number(own.share), 0)
          expect(whole).toBeCloseTo(100, 6)
        }
      }),
    )
  })

  it('keeps every row within a cent of document times percentage, in both currencies (T = R × S)', () => {
    fc.assert(
      fc.property(minor, parts, fc.integer({ min: 100, max: 200_000 }), (amount, shares, rate) => {
        const shared = shareOut(amount, shares)
        if (!shared.ok) return
        const text = `${Math.floor(rate / 100)}.${String(rate % 100).padStart(2, '0')}`
        const base = convertByDividing(amount, text, 'RSD', 'EUR') ?? 0
        for (const { amountMinor, documentShare, parts: own } of shared.value.projects) {
          const ownBase = convertByDividing(amountMinor, text, 'RSD', 'EUR') ?? 0
          const rows = splitAmounts(
            amountMinor,
            ownBase,
            own.map(row => row.share),
            { amountMinor: amount, baseMinor: base, share: documentShare },
          )
          expect(rows.reduce((sum, row) => sum + row.amountMinor, 0)).toBe(amountMinor)
          expect(rows.reduce((sum, row) => sum + (row.baseMinor ?? 0), 0)).toBe(ownBase)
          for (const [place, row] of rows.entries()) {
            const percent = (Number(documentShare) * Number(own[place]?.share)) / 10_000
            expect(Math.abs(row.amountMinor - amount * percent)).toBeLessThan(1.02)
          }
        }
      }),
    )
  })
})

describe('allocating near a larger whole', () => {
  it('adds up to the part, and falls back to the largest remainder where the part is elsewhere', () => {
    expect(allocateNear(33, 100, ['16.5', '16.5'])).toEqual([17, 16])
    expect(allocateNear(-33, -100, ['16.5', '16.5'])).toEqual([-17, -16])
    expect(allocateNear(50, 100, ['16.5', '16.5'])).toEqual([25, 25])
    expect(allocateNear(0, 100, ['0.1'])).toEqual([0])
  })
})
