import type { RowProblem } from '#shared/contract/imports.ts'
import type { JsonValue, Problem } from '#shared/kernel/errors.ts'
import type { ProblemCounts } from '../problem-list.ts'

interface Blocker {
  readonly code?: string
  readonly messageKey: string
  readonly details: Readonly<Record<string, JsonValue>>
  readonly fix: { readonly labelKey: string } | null
}

const isBlocker = (value: JsonValue): value is JsonValue & Blocker =>
  typeof value === 'object' && value !== null && 'messageKey' in value && 'details' in value

/** Row of the file that a blocker is about: stated by a new entry, looked up for a stored one. */
function rowOf({ details }: Blocker, rows: ReadonlyMap<string, number>): number {
  const { row, entryId } = details
  if (typeof row === 'number') return row
  return typeof entryId === 'string' ? (rows.get(entryId) ?? 0) : 0
}

/** A double is posted only with a reason, which a file can't give. */
const remedyOf = ({ code, fix }: Blocker): string =>
  code === 'Duplicate' ? 'import.remedy.postingDuplicate' : (fix?.labelKey ?? 'import.remedy.posting')

/** What stands against posting, as problems of the rows of the file. */
export function postingProblems(
  refused: Problem,
  sheet: string,
  rows: ReadonlyMap<string, number>,
): ProblemCounts {
  const { blockers, count } = refused.details
  const listed = Array.isArray(blockers) ? blockers.filter(isBlocker) : []
  const problems = listed.map(
    (blocker): RowProblem => ({
      sheet,
      row: rowOf(blocker, rows),
      column: '',
      value: '',
      severity: 'error',
      messageKey: blocker.messageKey,
      details: JSON.parse(JSON.stringify(blocker.details)),
      remedyKey: remedyOf(blocker),
    }),
  )
  const errors = Math.max(problems.length, typeof count === 'number' ? count : 0)
  return { problems, errors, warnings: 0 }
}
