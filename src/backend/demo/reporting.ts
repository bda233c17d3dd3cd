import { requirePeriod } from '#backend/features/funds/index.ts'
import { keepLockedFigures } from '#backend/features/periods/index.ts'
import type { CommandContext } from '#backend/rpc/context.ts'
import { addDays } from '#shared/kernel/plain-date.ts'
import { demoId } from './deterministic.ts'
import { lockedAt, periodFacts } from './facts/periods.ts'
import { personId } from './people.ts'
import { periodId } from './programme.ts'
import { freezeForecasts, insertForecasts } from './reporting/forecasts.ts'
import { insertForwarded } from './reporting/forwarded.ts'
import { insertFunding } from './reporting/funding.ts'
import { insertMovements } from './reporting/movements.ts'
import { insertChanges } from './reporting/moves.ts'
import { insertNotes } from './reporting/notes.ts'
import { insertPositions } from './reporting/positions.ts'
import { insertRecords } from './reporting/records.ts'
import { insertRegisters } from './reporting/registers.ts'
import { insertRequests, keepClosings } from './reporting/requests.ts'
import { insertReservations } from './reporting/reservations.ts'

const DAYS_TO_SEND = 30
const DAYS_TO_ANSWER = 35

/** Locks what was reported, signed by the finance officer and the director. */
async function lockPeriods(context: CommandContext): Promise<void> {
  for (const facts of periodFacts.filter(period => period.locked)) {
    const id = periodId(facts.project, facts.number)
    await context.trx
      .updateTable('reporting_period')
      .set({
        state: 'locked',
        version: 2,
        locked_at: lockedAt(facts),
        locked_by: personId('finance'),
        lock_second_person: personId('director'),
      })
      .where('id', '=', id)
      .execute()
    let kept = 0
    const newId = () => {
      kept += 1
      return demoId('locked_figure', `${facts.project} ${facts.number} ${kept}`)
    }
    await keepLockedFigures({ ...context, newId }, await requirePeriod(context.trx, id))
  }
}

/** The donor accepted every report but the newest, which it still reads. */
async function insertReports({ trx }: CommandContext): Promise<void> {
  const locked = periodFacts.filter(period => period.locked)
  for (const [index, facts] of locked.entries()) {
    const isNewest = !locked.slice(index + 1).some(later => later.project === facts.project)
    const submittedOn = addDays(facts.end, DAYS_TO_SEND)
    const period = await requirePeriod(trx, periodId(facts.project, facts.number))
    await trx
      .insertInto('donor_report')
      .values({
        id: demoId('donor_report', `${facts.project} ${facts.number}`),
        project_id: period.projectId,
        period_id: period.id,
        number: 1,
        state: isNewest ? 'submitted' : 'accepted',
        submitted_on: submittedOn,
        answered_on: isNewest ? null : addDays(submittedOn, DAYS_TO_ANSWER),
        document_run_id: null,
        reference: `Invented reference ${period.label}`,
        note: '',
      })
      .execute()
  }
}

/** Funds, forwarded money, notes and the other records of the reports, computed from the finished ledger. */
export async function insertReporting(context: CommandContext): Promise<void> {
  await insertMovements(context)
  await insertForwarded(context)
  await insertReservations(context)
  await insertPositions(context)
  await insertNotes(context)
  await insertForecasts(context)
  await insertFunding(context)
  await insertChanges(context)
  await insertRecords(context)
  await insertRegisters(context)
  await insertRequests(context)
  await keepClosings(context)
  await lockPeriods(context)
  await insertReports(context)
  await freezeForecasts(context)
}
