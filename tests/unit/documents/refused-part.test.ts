import fc from 'fast-check'
import { expect, it } from 'vitest'
import { refusedPart } from '#backend/documents/basis/refusals.ts'

it('spreads what was refused on a line over its parts in their order, each up to its amount', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 1, maxLength: 6 }),
      fc.nat(),
      (parts, seed) => {
        const booked = parts.reduce((all, part) => all + part, 0)
        const lineMinor = booked === 0 ? 0 : seed % (booked + 1)
        let beforeMinor = 0
        let refused = 0
        for (const ownMinor of parts) {
          const part = refusedPart({ lineMinor, beforeMinor, ownMinor, reasons: 'DOCS,EXCS' })
          expect(part.refusedMinor).toBeLessThanOrEqual(ownMinor)
          expect(part.refusedReasons).toBe(part.refusedMinor === 0 ? '' : 'DOCS, EXCS')
          refused += part.refusedMinor
          beforeMinor += ownMinor
        }
        expect(refused).toBe(lineMinor)
      },
    ),
  )
})
