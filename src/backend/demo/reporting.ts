import type { CommandContext } from '#backend/rpc/context.ts'
import { addDays } from '#shared/kernel/plain-date.ts'
import { periodFacts } from './facts/periods.ts'
import { personId } from './people.ts'
import { periodId } from './programme.ts'
import { insertForecasts } from './reporting/forecasts.ts'
import { insertForwarded } from './reporting/forwarded.ts'
import { insertMovements } from './reporting/movements.ts'
import { insertNotes } from './reporting/notes.ts'
import { insertPositions } from './reporting/positions.ts'
import { insertRecords } from './reporting/records.ts'

/** Accounts are closed about three weeks after the end. */
const DAYS_TO_LOCK = 24

/** Locks what was reported, signed by the finance officer and the director. */
async function lockPeriods({ trx }: CommandContext): Promise<void> {
  for (const facts of periodFacts.filter(period => period.locked))
    await trx
      .updateTable('reporting_period')
      .set({
        state: 'locked',
        version: 2,
        locked_at: `${addDays(facts.end, DAYS_TO_LOCK)}T10:00:00.000Z`,
        locked_by: personId('finance'),
        lock_second_person: personId('director'),
      })
      .where('id', '=', periodId(facts.project, facts.number))
      .execute()
}

/** Funds, forwarded money, notes and the other records of the reports, computed from the finished ledger. */
export async function insertReporting(context: CommandContext): Promise<void> {
  await insertMovements(context)
  await insertForwarded(context)
  await insertPositions(context)
  await insertNotes(context)
  await insertForecasts(context)
  await insertRecords(context)
  await lockPeriods(context)
}
