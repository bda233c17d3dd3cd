import { describe, expect, it } from 'vitest'
import { isChargeKnown } from '#shared/domain/accounts/index.ts'

describe('whether the charge of an account is known', () => {
  const charge = { currency: 'RSD', baseCurrency: 'EUR', chargedMinor: null, hasOwnRate: false }
  it.each([
    ['RSD', charge, true],
    ['EUR', charge, false],
    ['EUR', { ...charge, hasOwnRate: true }, true],
    ['CHF', { ...charge, hasOwnRate: true }, false],
    ['CHF', { ...charge, chargedMinor: 98 }, true],
  ])('from an account in %s (%o): %s', (currency, given, known) => {
    expect(isChargeKnown(given, currency)).toBe(known)
  })
})
