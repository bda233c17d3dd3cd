import {
  type CostType,
  type IneligibleReason,
  parseCostTypes,
  parseIneligibleReasons,
} from '#shared/domain/costs/index.ts'
import type { Problem } from '#shared/kernel/errors.ts'
import type { Result } from '#shared/kernel/result.ts'
import reasonsFile from '../../../../resources/rule-lists/ineligible-reasons.json' with { type: 'json' }
import documentsFile from '../../../../resources/rule-lists/supporting-documents.json' with { type: 'json' }

/** A list that can't be read is a fault of this program's own files: it stops the start. */
function listOf<Item>(read: Result<readonly Item[], Problem>): readonly Item[] {
  if (!read.ok) throw new Error(`Rule list: ${JSON.stringify(read.error.details)}`)
  return read.value
}

const reasons = listOf(parseIneligibleReasons(reasonsFile))
const types = listOf(parseCostTypes(documentsFile))

/** Reasons for which a cost is not accepted, as shipped. */
export const ineligibleReasons = (): readonly IneligibleReason[] => reasons

/** Types of cost with the papers that prove them, as shipped. */
export const costTypes = (): readonly CostType[] => types
