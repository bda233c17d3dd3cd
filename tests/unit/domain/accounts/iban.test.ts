import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { likelyIbans, readIban, showIban } from '#shared/domain/accounts/index.ts'

/** Examples that the registry of IBANs prints for the region. */
const RIGHT = [
  'XK051212012345678906',
  'AL47212110090000000235698741',
  'MK07250120000058984',
  'RS35260005601001611379',
  'BA391290079401028494',
  'ME25505000012345678951',
  'CH9300762011623852957',
  'MT84MALT011000012345MTLCAST001S',
]

describe('an IBAN', () => {
  it('is right as the registry prints it, in groups, in small letters and with its name in front', () => {
    for (const iban of RIGHT) {
      expect(readIban(iban)).toEqual({ ok: true, iban })
      expect(readIban(`IBAN: ${showIban(iban).toLowerCase()}`)).toEqual({ ok: true, iban })
    }
  })

  it('is refused with what is wrong', () => {
    const fault = (text: string) => {
      const read = readIban(text)
      return read.ok ? 'none' : read.fault
    }
    expect(fault('XK051212012345678907')).toBe('Checksum')
    expect(fault('XK05121201234567890')).toBe('Length')
    expect(fault('US051212012345678906')).toBe('Country')
    expect(fault('XK05;212012345678906')).toBe('Characters')
    expect(fault('')).toBe('Characters')
  })

  it('never survives one changed digit, nor two neighbours swapped', () => {
    fc.assert(
      fc.property(fc.constantFrom(...RIGHT), fc.nat(40), fc.integer({ min: 1, max: 9 }), (iban, at, by) => {
        const place = 2 + (at % (iban.length - 2))
        const sign = iban[place] ?? ''
        fc.pre(/\d/.test(sign))
        const changed = iban.slice(0, place) + ((Number(sign) + by) % 10) + iban.slice(place + 1)
        expect(readIban(changed).ok).toBe(false)
      }),
    )
  })

  it('is found again after one usual slip', () => {
    expect(likelyIbans('XK0512120123456789O6')).toContain('XK051212012345678906')
    expect(likelyIbans('XK051212012345679806')).toContain('XK051212012345678906')
    expect(likelyIbans('BA3912900794O1O28494')).toContain('BA391290079401028494')
    expect(likelyIbans('XK051212012345678906')).toEqual([])
  })
})
