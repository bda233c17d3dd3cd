import fc from 'fast-check'
import { expect, it } from 'vitest'
import { contentDisposition } from '#host/content-disposition.ts'

it.each([
  ['report.xlsx', `attachment; filename="report.xlsx"; filename*=UTF-8''report.xlsx`],
  ['Raporti ë.pdf', `attachment; filename="Raporti e.pdf"; filename*=UTF-8''Raporti%20%C3%AB.pdf`],
  ["it's (1)*.csv", `attachment; filename="it's (1)*.csv"; filename*=UTF-8''it%27s%20%281%29%2A.csv`],
  ['a/b\\c.txt', `attachment; filename="c.txt"; filename*=UTF-8''c.txt`],
  ['', `attachment; filename="file"; filename*=UTF-8''file`],
])('writes %j', (name, line) => {
  expect(contentDisposition('attachment', name)).toBe(line)
})

it('is one clean header line whatever the name', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), name => {
      const line = contentDisposition('inline', name)
      expect(line).toMatch(/^inline; filename="[^"\\%]*"; filename\*=UTF-8''[A-Za-z0-9!#$&+.^_`|~%-]*$/)
      expect(line).toMatch(/^[\x20-\x7e]*$/)
    }),
  )
})
