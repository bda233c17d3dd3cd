import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { expiryOf, matchNames } from '#shared/domain/checks/index.ts'

describe('Comparing names', () => {
  it.each([
    ['Елена Петровска', 'PETROVSKA, Elena', 'exact'],
    ['Arta Krasniqi', 'KRASNIQI ARTA', 'exact'],
    ['Usama bin Laden', 'Osama bin Laden', 'close'],
    ['صدام حسين', 'صدام حسين التكريتي', 'close'],
    ['Arta Krasniqi', 'Arta Berisha', undefined],
    ['Arta', 'Arta Krasniqi', undefined],
    ['Hesa', 'HESA', 'exact'],
    ['', 'Arta', undefined],
  ])('%s and %s', (a, b, expected) => {
    expect(matchNames(a, b)).toBe(expected)
  })

  const name = fc.array(fc.constantFrom('Arta', 'Krasniqi', 'Милан', 'Ђорђе', 'bin', 'Sali'), {
    minLength: 1,
    maxLength: 4,
  })

  it('depends neither on who is asked first nor on the order of the words', () => {
    fc.assert(
      fc.property(name, name, (a, b) => {
        const found = matchNames(a.join(' '), b.join(' '))
        expect(matchNames(b.join(' '), a.join(' '))).toBe(found)
        expect(matchNames(a.toReversed().join(', '), b.join('-'))).toBe(found)
      }),
    )
  })

  it('finds every name in itself', () => {
    fc.assert(
      fc.property(name, a => {
        expect(matchNames(a.join(' '), a.join(' ').toUpperCase())).toBe('exact')
      }),
    )
  })
})

describe('When a paper runs out', () => {
  it('is the earlier of its own day and the months of the call', () => {
    expect(expiryOf({ issuedOn: '2025-01-31', expiresOn: null }, 1)).toBe('2025-02-28')
    expect(expiryOf({ issuedOn: '2025-01-31', expiresOn: '2025-02-10' }, 1)).toBe('2025-02-10')
    expect(expiryOf({ issuedOn: null, expiresOn: null }, 6)).toBeNull()
  })
})
