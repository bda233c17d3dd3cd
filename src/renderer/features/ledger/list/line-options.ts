import type { OutputOf } from '#shared/contract/index.ts'

export type LineRow = OutputOf<'budgets.lines'>['rows'][number]

/** A budget line as people name it: code and label. */
export const lineName = (line: Pick<LineRow, 'code' | 'label'>): string => `${line.code} ${line.label}`.trim()

export type LineGroup = {
  readonly group: string
  readonly items: readonly { readonly value: string; readonly label: string }[]
}

/** Lines under their headings, for a field that chooses one. */
export function lineGroups(lines: readonly LineRow[]): LineGroup[] {
  const groups = Map.groupBy(lines, line => line.heading)
  return [...groups].map(([heading, rows]) => ({
    group: heading,
    items: rows.map(line => ({ value: line.id, label: lineName(line) })),
  }))
}

const WHOLE = 'heading:'

/** Lines under their headings, each heading itself first: choosing it chooses all its lines. */
export function headingGroups(
  lines: readonly LineRow[],
  wholeHeading: (heading: string) => string,
): LineGroup[] {
  return lineGroups(lines).map(({ group, items }) => ({
    group,
    items: items.length < 2 ? items : [{ value: WHOLE + group, label: wholeHeading(group) }, ...items],
  }))
}

const idsUnder = (lines: readonly LineRow[], heading: string): string[] =>
  lines.filter(line => line.heading === heading).map(line => line.id)

/** Chosen lines as the field shows them: a heading of which all lines are chosen stands for them. */
export function compressLines(lines: readonly LineRow[], chosen: readonly string[]): string[] {
  const rest = new Set(chosen)
  const headings: string[] = []
  for (const { group, items } of lineGroups(lines)) {
    if (items.length < 2 || !items.every(item => rest.has(item.value))) continue
    headings.push(WHOLE + group)
    for (const item of items) rest.delete(item.value)
  }
  return [...headings, ...rest]
}

/** The lines that the values of the field mean. */
export function expandLines(lines: readonly LineRow[], values: readonly string[]): string[] {
  const ids = values.flatMap(value =>
    value.startsWith(WHOLE) ? idsUnder(lines, value.slice(WHOLE.length)) : [value],
  )
  return [...new Set(ids)]
}
