import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { offeredBy } from '#shared/kernel/folder-files.ts'

describe('the files that a folder offers', () => {
  it('are its documents in the order of the desktop, without lock files and others', () => {
    expect(
      offeredBy(
        ['pack-10.xlsx', 'pack-2.XLSX', '~$pack-2.xlsx', '.~lock.pack-2.xlsx#', '.hidden.xlsx', 'a.pdf'],
        ['.xlsx'],
      ),
    ).toEqual(['pack-2.XLSX', 'pack-10.xlsx'])
    expect(offeredBy(['b.pdf', 'a.xlsx'], [])).toEqual(['a.xlsx', 'b.pdf'])
  })

  it('are some of those that are there, each once', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string()), names => {
        const found = offeredBy(names, ['.xlsx'])
        expect(found.every(name => names.includes(name) && /\.xlsx$/i.test(name))).toBe(true)
        expect(new Set(found).size).toBe(found.length)
      }),
    )
  })
})
