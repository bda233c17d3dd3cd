import { type LedgerFilter, ledgerFilterSchema } from '#shared/contract/ledger.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import type { DrillRef } from './model/index.ts'

export type DrillTarget = Partial<
  Pick<
    LedgerFilter,
    | 'projectId'
    | 'state'
    | 'from'
    | 'to'
    | 'lineIds'
    | 'workPackageId'
    | 'interventionId'
    | 'currency'
    | 'text'
  >
>

/**
 * Reference by which a figure opens the entries behind it: the ledger filter itself, which only ever narrows. A figure
 * of no budget line at all has no entries, and no reference: without lines the filter would show every entry.
 */
export const drillTo = (target: DrillTarget): DrillRef | undefined =>
  target.lineIds?.length === 0 ? undefined : { ref: JSON.stringify(target) }

/** The filter of a reference. A reference that is none is NotFound, whoever sends it. */
export function drillFilter(ref: string): LedgerFilter {
  const unreadable = new ProblemError(problem('NotFound', 'documents.error.unknownReference'))
  let value: unknown
  try {
    value = JSON.parse(ref)
  } catch (error) {
    if (error instanceof SyntaxError) throw unreadable
    throw error
  }
  const filter = ledgerFilterSchema.safeParse(value)
  if (!filter.success) throw unreadable
  return filter.data
}
