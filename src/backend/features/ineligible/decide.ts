import { requireVersion } from '#backend/features/audit/index.ts'
import { periodAt, periodsOfProject } from '#backend/features/ledger/index.ts'
import { ineligibleReasons } from '#backend/features/rule-lists/index.ts'
import type { CommandContext, Reader } from '#backend/rpc/context.ts'
import type { ParsedInputOf } from '#shared/contract/index.ts'
import { checkIneligible } from '#shared/domain/costs/index.ts'
import { dayHere } from '#shared/kernel/day-here.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { sumMinor } from '#shared/kernel/money.ts'

interface Saved {
  readonly id: string
  readonly version: number
}

async function requirePosted(db: Reader, id: string) {
  const entry = await db
    .selectFrom('ledger_entry')
    .select(['id', 'project_id', 'entry_no', 'entry_date', 'state', 'reverses_id', 'base_currency'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!entry) throw new ProblemError(problem('NotFound', 'problem.notFound.entry', { id }))
  if (entry.state !== 'posted')
    throw new ProblemError(
      problem('Rule.NotPosted', 'problem.ineligible.notPosted', { entryNo: entry.entry_no }),
    )
  const reversed = await db
    .selectFrom('ledger_entry')
    .select('entry_no as entryNo')
    .where('reverses_id', '=', id)
    .executeTakeFirst()
  if (reversed)
    throw new ProblemError(
      problem('Rule.AlreadyReversed', 'problem.reversal.alreadyReversed', { by: String(reversed.entryNo) }),
    )
  return entry
}

/** The period of a day when the donor has accepted its report; its figures stay as they are. */
async function acceptedReport(db: Reader, projectId: string, date: string) {
  const period = periodAt(await periodsOfProject(db, projectId), date)
  if (!period) return null
  const report = await db
    .selectFrom('donor_report')
    .select('id')
    .where('period_id', '=', period.id)
    .where('state', '=', 'accepted')
    .executeTakeFirst()
  return report ? { period: period.label } : null
}

/** What an entry puts on a line, and what is refused there already. Throws NotFound for a line it isn't booked on. */
async function amountsOn(db: Reader, entryId: string, lineId: string) {
  const splits = await db
    .selectFrom('ledger_split')
    .select('base_minor as minor')
    .where('entry_id', '=', entryId)
    .where('budget_line_id', '=', lineId)
    .execute()
  if (splits.length === 0)
    throw new ProblemError(
      problem('NotFound', 'problem.notFound.budgetLine', { field: 'lineId', id: lineId }),
    )
  const refused = await db
    .selectFrom('ineligible_cost')
    .select('base_minor as minor')
    .where('entry_id', '=', entryId)
    .where('budget_line_id', '=', lineId)
    .where('state', '=', 'in_force')
    .execute()
  return {
    bookedMinor: sumMinor(splits.map(split => split.minor ?? 0)),
    refusedMinor: sumMinor(refused.map(row => row.minor)),
  }
}

/**
 * Refuses a part of a posted entry on one of its lines, with a reason of the contract's list. Throws NotFound,
 * Rule.NotPosted, Rule.AlreadyReversed, Rule.AboveEligible, Rule.DecisionDate, Rule.ReportAccepted.
 */
export async function decideIneligible(
  context: CommandContext,
  request: ParsedInputOf<'ineligible.decide'>,
): Promise<Saved> {
  const { trx, newId, now, actor } = context
  const { entryId, lineId, amountMinor, reasonCode, note, decidedOn } = request
  const entry = await requirePosted(trx, entryId)
  if (!ineligibleReasons().some(reason => reason.code === reasonCode))
    throw new ProblemError(
      problem('NotFound', 'problem.notFound.ineligibleReason', { field: 'reasonCode', code: reasonCode }),
    )
  const checked = checkIneligible({
    amountMinor,
    ...(await amountsOn(trx, entryId, lineId)),
    currency: entry.base_currency,
    decidedOn,
    entryDate: entry.entry_date,
    today: dayHere(now),
    acceptedReport: await acceptedReport(trx, entry.project_id, entry.entry_date),
  })
  if (!checked.ok) throw new ProblemError(checked.error)
  const id = newId()
  await trx
    .insertInto('ineligible_cost')
    .values({
      id,
      entry_id: entryId,
      budget_line_id: lineId,
      base_minor: amountMinor,
      reason_code: reasonCode,
      note,
      decided_on: decidedOn,
      decided_by: actor.personId,
      state: 'in_force',
    })
    .execute()
  return { id, version: 1 }
}

/** Takes a refusal back; it stays listed with its reason. Throws NotFound, Conflict, Rule.Withdrawn, Rule.ReportAccepted. */
export async function withdrawIneligible(
  context: CommandContext,
  { id, version, reason }: ParsedInputOf<'ineligible.withdraw'>,
): Promise<Saved> {
  const { trx } = context
  const row = await trx
    .selectFrom('ineligible_cost as cost')
    .innerJoin('ledger_entry as entry', 'entry.id', 'cost.entry_id')
    .select(['cost.id', 'cost.version', 'cost.state', 'entry.project_id', 'entry.entry_date'])
    .where('cost.id', '=', id)
    .executeTakeFirst()
  if (!row) throw new ProblemError(problem('NotFound', 'problem.notFound.ineligible', { id }))
  await requireVersion(trx, row, version)
  if (row.state === 'withdrawn')
    throw new ProblemError(problem('Rule.Withdrawn', 'problem.ineligible.withdrawn'))
  const accepted = await acceptedReport(trx, row.project_id, row.entry_date)
  if (accepted)
    throw new ProblemError(problem('Rule.ReportAccepted', 'problem.ineligible.reportAccepted', accepted))
  await trx
    .updateTable('ineligible_cost')
    .set({ state: 'withdrawn', version: row.version + 1 })
    .where('id', '=', id)
    .execute()
  context.setReason(reason)
  return { id, version: row.version + 1 }
}
