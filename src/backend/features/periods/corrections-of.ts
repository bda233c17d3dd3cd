import type { PeriodScope } from '#backend/features/funds/index.ts'
import type { Reader } from '#backend/rpc/context.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'

const MOST_NAMED = 5

/**
 * A period that later entries correct stays locked: they say that its figures were final (donor-formats.md section 7,
 * statement 47). Throws Rule.Corrected.
 */
export async function requireUncorrected(db: Reader, period: PeriodScope): Promise<void> {
  const rows = await db
    .selectFrom('ledger_entry')
    .select('entry_no as no')
    .where('corrects_period_id', '=', period.id)
    .orderBy('entry_no')
    .execute()
  if (rows.length === 0) return
  const named = rows.slice(0, MOST_NAMED).map(row => String(row.no))
  throw new ProblemError(
    problem('Rule.Corrected', 'problem.period.corrected', {
      period: period.label,
      count: rows.length,
      entries: rows.length > MOST_NAMED ? [...named, '…'] : named,
    }),
  )
}
