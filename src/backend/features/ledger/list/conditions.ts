import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import { missingPapersOf } from '#backend/features/papers/index.ts'
import type { LedgerEntryTable } from '#backend/schema/ledger.ts'
import type { Database } from '#backend/schema.ts'
import type { LedgerFilter } from '#shared/contract/ledger.ts'
import { isMatch } from './text-match.ts'

export type EntryTables = Database & { readonly e: LedgerEntryTable }
export type EntryScope = ExpressionBuilder<EntryTables, 'e'>
export type Condition = (eb: EntryScope) => Expression<SqlBool>

type TextColumn =
  | 'e.project_id'
  | 'e.state'
  | 'e.entry_date'
  | 'e.currency'
  | 'e.intervention_id'
  | 'e.import_run_id'
  | 'e.account_id'
  | 'e.procurement_id'
  | 'e.payroll_id'
  | 'e.shared_cost_id'

/** A column that no index can serve: the condition is tested on the rows that the list's own order brings. */
export const tested = (eb: EntryScope, column: TextColumn) => eb.fn.coalesce(column, sql.lit(''))

const splitColumns = {
  workPackageId: 'split.work_package_id',
  activityId: 'split.activity_id',
} as const
export type SplitFilter = keyof typeof splitColumns

/** Entries with a split on one of the lines. */
export const onLines =
  (lineIds: readonly string[]): Condition =>
  eb =>
    eb.exists(
      eb
        .selectFrom('ledger_split as split')
        .select('split.id')
        .whereRef('split.entry_id', '=', 'e.id')
        .where('split.budget_line_id', 'in', [...lineIds]),
    )

/** Entries with a split on a work package or activity. */
export const onSplit =
  (key: SplitFilter, id: string): Condition =>
  eb =>
    eb.exists(
      eb
        .selectFrom('ledger_split as split')
        .select('split.id')
        .whereRef('split.entry_id', '=', 'e.id')
        .where(splitColumns[key], '=', id),
    )

const withoutAttachment: Condition = eb =>
  eb.not(
    eb.exists(
      eb
        .selectFrom('attachment_link as link')
        .select('link.id')
        .where('link.record_kind', '=', 'ledger_entry')
        .whereRef('link.record_id', '=', 'e.id'),
    ),
  )

/** Entries that lack a paper their type of cost asks for. */
const papersMissing: Condition = () => sql<SqlBool>`${missingPapersOf('e')} > 0`

const ofMonth =
  (month: string): Condition =>
  eb =>
    eb.exists(
      eb
        .selectFrom('payroll')
        .select('payroll.id')
        .whereRef('payroll.id', '=', 'e.payroll_id')
        .where('payroll.month', '=', month),
    )

/** Nothing posted takes the entry back. */
const isStanding: Condition = eb =>
  eb.not(
    eb.exists(
      eb
        .selectFrom('ledger_entry as back')
        .select('back.id')
        .whereRef('back.reverses_id', '=', 'e.id')
        .where('back.state', '=', 'posted'),
    ),
  )

const openAccruals: Condition = eb =>
  eb.and([
    eb('e.nature', '=', 'accrual'),
    eb('e.state', '=', 'posted'),
    eb('e.reverses_id', 'is', null),
    isStanding(eb),
  ])

/** Entries of which a part is refused, for one reason or any; as the list of ineligible costs adds them up. */
const isRefused =
  (reason: string | null): Condition =>
  eb =>
    eb.and([
      eb.exists(
        eb
          .selectFrom('ineligible_cost as refused')
          .select('refused.id')
          .whereRef('refused.entry_id', '=', 'e.id')
          .where('refused.state', '=', 'in_force')
          .$if(reason !== null, query => query.where('refused.reason_code', '=', reason)),
      ),
      isStanding(eb),
    ])

const withAsset: Condition = eb =>
  eb.exists(eb.selectFrom('asset').select('asset.id').whereRef('asset.entry_id', '=', 'e.id'))

/** What entries are besides cost: made of a salary or a shared document, accrued, refused, an asset bought. */
function depthConditions(filter: LedgerFilter): Condition[] {
  const { payrollId, payrollMonth, sharedCostId, ineligible, ineligibleReason } = filter
  const found: Condition[] = []
  if (payrollId !== null) found.push(eb => eb(tested(eb, 'e.payroll_id'), '=', payrollId))
  if (payrollMonth !== null) found.push(ofMonth(payrollMonth))
  if (sharedCostId !== null) found.push(eb => eb(tested(eb, 'e.shared_cost_id'), '=', sharedCostId))
  if (filter.openAccruals) found.push(openAccruals)
  if (ineligible || ineligibleReason !== null) found.push(isRefused(ineligibleReason))
  if (filter.withAsset) found.push(withAsset)
  return found
}

/** Everything the filter asks except project, state and dates, which an index in list order may serve. */
export function testedConditions(filter: LedgerFilter): Condition[] {
  const { currency, interventionId, importRunId, accountId, workPackageId, activityId, lineIds, text } =
    filter
  const found: Condition[] = []
  if (lineIds.length > 0) found.push(onLines(lineIds))
  if (workPackageId !== null) found.push(onSplit('workPackageId', workPackageId))
  if (activityId !== null) found.push(onSplit('activityId', activityId))
  if (currency !== null) found.push(eb => eb(tested(eb, 'e.currency'), '=', currency))
  if (interventionId !== null) found.push(eb => eb(tested(eb, 'e.intervention_id'), '=', interventionId))
  if (importRunId !== null) found.push(eb => eb(tested(eb, 'e.import_run_id'), '=', importRunId))
  if (accountId !== null) found.push(eb => eb(tested(eb, 'e.account_id'), '=', accountId))
  if (filter.procurementId !== null)
    found.push(eb => eb(tested(eb, 'e.procurement_id'), '=', filter.procurementId))
  if (filter.withoutAccount) found.push(eb => eb(tested(eb, 'e.account_id'), '=', ''))
  if (filter.withoutAttachment) found.push(withoutAttachment)
  if (filter.papersMissing) found.push(papersMissing)
  found.push(...depthConditions(filter))
  if (text.trim() !== '')
    found.push(eb => sql<SqlBool>`${isMatch(eb.fn.coalesce('e.entry_no', sql.lit(0)), text)}`)
  return found
}

/** State and dates; `use` says whether an index may bring the rows or they are only tested. */
export function spanConditions(filter: LedgerFilter, use: 'indexed' | 'tested'): Condition[] {
  const { state, from, to } = filter
  const column = (eb: EntryScope, name: 'e.state' | 'e.entry_date') =>
    use === 'indexed' ? eb.ref(name) : tested(eb, name)
  const found: Condition[] = []
  if (state !== null) found.push(eb => eb(column(eb, 'e.state'), '=', state))
  if (from !== null) found.push(eb => eb(column(eb, 'e.entry_date'), '>=', from))
  if (to !== null) found.push(eb => eb(column(eb, 'e.entry_date'), '<=', to))
  return found
}

export const allOf =
  (conditions: readonly Condition[]): Condition =>
  eb =>
    eb.and(conditions.map(condition => condition(eb)))
