import type { ListGroup } from './list-types.ts'

/** What stands at a place of a grouped list: the group itself, or one of its rows. */
export type GroupPlace =
  | { readonly kind: 'group'; readonly index: number }
  | { readonly kind: 'row'; readonly group: ListGroup; readonly row: number }

export type GroupPlaces = {
  /** Groups and the rows of the open ones. */
  readonly count: number
  readonly at: (index: number) => GroupPlace
  /** Place of the group to which the item at an index belongs. */
  readonly headOf: (index: number) => number
}

type OpenGroup = { readonly group: ListGroup; readonly index: number }

/** Where groups and rows stand when the rows of each open group follow it. */
export function placesOf(groups: number, open: readonly OpenGroup[]): GroupPlaces {
  let above = 0
  const sections = open
    .toSorted((a, b) => a.index - b.index)
    .map(({ group, index }) => {
      const head = index + above
      above += group.count
      return { group, head, end: head + group.count, above }
    })
  /** The last open group that begins at or before the place. */
  const before = (index: number) => sections.findLast(section => section.head <= index)
  return {
    count: groups + above,
    at: index => {
      const section = before(index)
      if (section === undefined) return { kind: 'group', index }
      if (index === section.head)
        return { kind: 'group', index: index - (section.above - section.group.count) }
      if (index <= section.end) return { kind: 'row', group: section.group, row: index - section.head - 1 }
      return { kind: 'group', index: index - section.above }
    },
    headOf: index => {
      const section = before(index)
      return section !== undefined && index <= section.end ? section.head : index
    },
  }
}
