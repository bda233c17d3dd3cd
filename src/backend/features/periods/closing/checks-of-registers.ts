import { sql } from 'kysely'
import { type CloseCheck, countCheck, notApplicable } from '#shared/domain/periods/index.ts'
import { needsTransferProof } from '#shared/domain/reports/index.ts'
import { minorFromDecimalText } from '#shared/kernel/money.ts'
import type { CloseScope } from './scope.ts'

/** Check 10: what agreements on a line promise, less what was released, against the line in the signed budget. */
export async function agreementsCheck({ db, period }: CloseScope): Promise<CloseCheck> {
  const rows = await db
    .selectFrom('forwarded_agreement as agreement')
    .innerJoin('budget_line as line', 'line.id', 'agreement.budget_line_id')
    .leftJoin('budget_version as version', join =>
      join.onRef('version.project_id', '=', 'line.project_id').on('version.state', '=', 'signed'),
    )
    .leftJoin('budget_node as node', join =>
      join.onRef('node.version_id', '=', 'version.id').onRef('node.line_id', '=', 'line.id'),
    )
    .select(eb => [
      'line.code as code',
      sql<number>`sum(${eb.ref('agreement.agreed_minor')} - ${eb.ref('agreement.released_minor')})`.as(
        'agreed',
      ),
      sql<number>`coalesce(max(${eb.ref('node.amount_minor')}), 0)`.as('budgeted'),
    ])
    .where('agreement.project_id', '=', period.projectId)
    .where('agreement.signed_on', '<=', period.end)
    .groupBy('line.id')
    .orderBy('line.code')
    .execute()
  return countCheck(
    { key: 'agreements', blocks: true },
    rows.length,
    rows.filter(row => row.agreed > row.budgeted).map(row => row.code),
  )
}

/** Check 14: at the end of the action, assets above the contract's limit need the deed of their transfer. */
export async function assetsCheck({ db, period, terms, isFinal }: CloseScope): Promise<CloseCheck> {
  const outcome = { key: 'assets', blocks: false } as const
  const limit = terms.rule('asset_transfer_limit')
  if (!isFinal || limit === null) return notApplicable(outcome)
  const assets = await db
    .selectFrom('asset')
    .select(eb => [
      'asset.description',
      'asset.cost_minor as cost',
      eb
        .exists(
          eb
            .selectFrom('asset_transfer as transfer')
            .select('transfer.id')
            .whereRef('transfer.asset_id', '=', 'asset.id'),
        )
        .as('transferred'),
    ])
    .where('asset.project_id', '=', period.projectId)
    .orderBy('asset.description')
    .execute()
  const limitMinor = minorFromDecimalText(limit, terms.currency)
  if (limitMinor === undefined) return notApplicable(outcome)
  const needing = assets.filter(asset => needsTransferProof(asset.cost, limitMinor))
  return countCheck(
    outcome,
    needing.length,
    needing.filter(asset => !asset.transferred).map(asset => asset.description),
  )
}
