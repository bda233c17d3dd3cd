import { sql } from 'kysely'
import { type CloseCheck, countCheck } from '#shared/domain/periods/index.ts'
import { convert, roundingRoom } from '#shared/domain/rates/index.ts'
import { money } from '#shared/kernel/money.ts'
import type { CloseScope } from './scope.ts'

/** Posted entries of the period. */
const posted = ({ db, period }: CloseScope) =>
  db
    .selectFrom('ledger_entry as entry')
    .where('entry.project_id', '=', period.projectId)
    .where('entry.state', '=', 'posted')
    .where('entry.entry_date', '>=', period.start)
    .where('entry.entry_date', '<=', period.end)

/** Check 7: every converted voucher, not only three of them; a printed rate may have been rounded. */
export async function recalculatedCheck(scope: CloseScope): Promise<CloseCheck> {
  const rows = await posted(scope)
    .select(['entry.entry_no', 'entry.currency', 'entry.amount_minor', 'entry.rate', 'entry.base_minor'])
    .whereRef('entry.currency', '!=', 'entry.base_currency')
    .orderBy('entry.entry_no')
    .execute()
  const differing = rows.filter(row => {
    const rate = row.rate ?? ''
    const converted = convert(money(row.amount_minor, row.currency), rate, scope.terms.currency)
    if (!converted.ok) return true
    const { minor } = converted.value
    return Math.abs(minor - (row.base_minor ?? 0)) > roundingRoom(rate, minor)
  })
  return countCheck(
    { key: 'recalculated', blocks: true },
    rows.length,
    differing.map(row => String(row.entry_no)),
  )
}

/** Check 13: what was paid after the period ended, and is no accrual, belongs to the next one or to the pending payments. */
export async function datesCheck(scope: CloseScope): Promise<CloseCheck> {
  const { n } = await posted(scope)
    .select(eb => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  const late = await posted(scope)
    .select('entry.entry_no')
    .where('entry.nature', '!=', 'accrual')
    .where('entry.reverses_id', 'is', null)
    .where('entry.payment_date', '>', scope.period.end)
    .orderBy('entry.entry_no')
    .execute()
  return countCheck(
    { key: 'dates', blocks: false },
    n,
    late.map(row => String(row.entry_no)),
  )
}

/** Check 11: salaries that fall in the period and touch this project, over all projects together. */
export async function salariesCheck({ db, period }: CloseScope): Promise<CloseCheck> {
  const rows = await db
    .selectFrom('payroll')
    .innerJoin('payroll_share as share', 'share.payroll_id', 'payroll.id')
    .select(['payroll.month', sql<number>`sum(cast(${sql.ref('share.share')} as real))`.as('total')])
    .where('payroll.month', '>=', period.start.slice(0, 7))
    .where('payroll.month', '<=', period.end.slice(0, 7))
    .where(eb =>
      eb.exists(
        eb
          .selectFrom('payroll_share as own')
          .select('own.id')
          .whereRef('own.payroll_id', '=', 'payroll.id')
          .where('own.project_id', '=', period.projectId),
      ),
    )
    .groupBy('payroll.id')
    .orderBy('payroll.month')
    .execute()
  return countCheck(
    { key: 'salaries', blocks: true },
    rows.length,
    rows.filter(row => row.total > 100 + 1e-9).map(row => row.month),
  )
}

/** Check 12: nights of a per diem are the nights between its days. */
export async function perDiemsCheck(scope: CloseScope): Promise<CloseCheck> {
  const rows = await posted(scope)
    .innerJoin('per_diem as travel', 'travel.entry_id', 'entry.id')
    .select([
      'entry.entry_no as entryNo',
      'travel.overnights',
      sql<number>`cast(julianday(travel.end_date) - julianday(travel.start_date) as integer)`.as('nights'),
    ])
    .orderBy('entry.entry_no')
    .execute()
  return countCheck(
    { key: 'perDiems', blocks: false },
    rows.length,
    rows.filter(row => row.overnights > row.nights).map(row => String(row.entryNo)),
  )
}
