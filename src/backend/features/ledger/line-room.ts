import type { Reader } from '#backend/rpc/context.ts'
import { postingRoomWarnings } from '#shared/domain/availability/index.ts'
import { sixAmounts } from '#shared/domain/budgets/index.ts'
import type { Notice } from '#shared/domain/notices/index.ts'
import type { EntryWithSplits } from './stored-entries.ts'

/** Lines of a draft in the signed budget, with their amounts as they are kept. */
async function linesOf(db: Reader, { row, splits }: EntryWithSplits) {
  const lineIds = splits.flatMap(split => split.budget_line_id ?? [])
  const found = await db
    .selectFrom('budget_node as node')
    .innerJoin('budget_version as version', 'version.id', 'node.version_id')
    .innerJoin('line_availability as kept', 'kept.budget_line_id', 'node.line_id')
    .selectAll('kept')
    .select(['node.code', 'node.amount_minor'])
    .where('version.project_id', '=', row.project_id)
    .where('version.state', '=', 'signed')
    .where('node.line_id', 'in', lineIds)
    .execute()
  return new Map(
    found.map(line => [
      line.budget_line_id,
      {
        code: line.code,
        currency: row.base_currency,
        budgetRoute: `/projects/${row.project_id}/budget?line=${line.budget_line_id}`,
        freeMinor: sixAmounts({
          budgetedMinor: line.amount_minor,
          reservedMinor: line.reserved_minor,
          contractedMinor: line.contracted_minor,
          forwardedMinor: line.forwarded_minor,
          acceptedMinor: line.accepted_minor,
          spentMinor: line.spent_minor,
          spentUnderAgreementsMinor: line.spent_under_agreements_minor,
          ineligibleMinor: line.ineligible_minor,
        }).free,
      },
    ]),
  )
}

/** Warns of a draft that asks more of a line than is free; cost under an agreement was taken off when that was signed. */
export async function roomWarnings(db: Reader, entry: EntryWithSplits): Promise<readonly Notice[]> {
  const { row, splits } = entry
  if (row.state === 'posted') return []
  const agreement = await db
    .selectFrom('forwarded_agreement')
    .select('id')
    .where('project_id', '=', row.project_id)
    .where('agreement_no', '=', row.sub_grant_no)
    .executeTakeFirst()
  if (agreement) return []
  const lines = await linesOf(db, entry)
  return postingRoomWarnings(
    splits.map(split => ({
      line: lines.get(split.budget_line_id ?? '') ?? null,
      minor: split.base_minor ?? 0,
    })),
  )
}
