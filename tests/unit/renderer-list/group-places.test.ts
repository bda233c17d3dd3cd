import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placesOf } from '#renderer/ui/list/group-places.ts'
import type { ListGroup } from '#renderer/ui/list/list-types.ts'

const groupOf = (index: number, count: number): ListGroup => ({
  id: `group ${index}`,
  label: '',
  count,
  sums: {},
  ref: null,
})

describe('the places of a grouped list', () => {
  it('are those of a list in which the rows of each open group are written out', () => {
    const lists = fc.array(fc.record({ count: fc.integer({ min: 1, max: 6 }), isOpen: fc.boolean() }), {
      maxLength: 12,
    })
    fc.assert(
      fc.property(lists, list => {
        const groups = list.map(({ count }, index) => groupOf(index, count))
        const open = groups.flatMap((group, index) => (list[index]?.isOpen ? [{ group, index }] : []))
        const places = placesOf(groups.length, open.toReversed())
        let head = 0
        const written = groups.flatMap((group, index) => {
          const own = head
          const rows = list[index]?.isOpen ? group.count : 0
          head += 1 + rows
          return [
            { place: { kind: 'group', index }, head: own },
            ...Array.from({ length: rows }, (_, row) => ({ place: { kind: 'row', group, row }, head: own })),
          ]
        })
        expect(places.count).toBe(written.length)
        expect(written.map((_, index) => places.at(index))).toEqual(written.map(({ place }) => place))
        expect(written.map((_, index) => places.headOf(index))).toEqual(written.map(entry => entry.head))
      }),
    )
  })
})
