import type { Mapping } from '#shared/contract/imports.ts'
import { ProblemError } from '#shared/kernel/errors.ts'
import type { Workbook } from '../reading/sheet.ts'
import { locateTable } from './locate.ts'
import type { Target } from './target.ts'

export type NamedMapping = { readonly name: string; readonly mapping: Mapping }

/** Fewer headings than this are no shape: every table has an "Amount". */
const LEAST_HEADINGS = 2

const headings = ({ columns }: Mapping): number =>
  Object.values(columns).filter(column => column.heading !== '').length

/** The mapping with the place of its table in this file; undefined when a column of it is missing here. */
function placed(
  workbook: Workbook,
  mapping: Mapping,
  target: Target,
  sheet: string | null,
): Mapping | undefined {
  try {
    const table = locateTable(workbook, { ...mapping, sheet }, target)
    if (table.problems.length > 0) return undefined
    return { ...mapping, sheet: table.sheet.name, headerRow: table.header.rows.at(-1) ?? null }
  } catch (error) {
    // A sheet that is missing or empty here: the mapping belongs to files of another shape.
    if (error instanceof ProblemError) return undefined
    throw error
  }
}

/**
 * The saved mapping whose headings are all in the file, with sheet and header row as they are here; of several
 * the one with most headings. `sheet` is a person's choice; null looks on the mapping's own sheet first.
 */
export function fittingMapping(
  workbook: Workbook,
  saved: readonly NamedMapping[],
  target: Target,
  sheet: string | null,
): NamedMapping | undefined {
  const candidates = saved
    .filter(({ mapping }) => headings(mapping) >= LEAST_HEADINGS)
    .toSorted((a, b) => headings(b.mapping) - headings(a.mapping))
  for (const { name, mapping } of candidates) {
    const sheets = sheet === null ? [mapping.sheet, null] : [sheet]
    for (const wanted of sheets) {
      const found = placed(workbook, mapping, target, wanted)
      if (found) return { name, mapping: found }
    }
  }
  return undefined
}
