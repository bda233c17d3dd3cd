import { requireMovable } from '#backend/features/accounts/index.ts'
import { giveBackDraws } from '#backend/features/rates/index.ts'
import type { CommandContext } from '#backend/rpc/context.ts'
import { buildReversal, type Reversal } from '#shared/domain/ledger/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { contains } from '#shared/kernel/period.ts'
import { reversalLinks } from './entry-links.ts'
import { periodAt, periodsOfProject } from './periods-of.ts'
import { projectTerms } from './project-terms.ts'
import { domainEntry, type EntryWithSplits, findEntry } from './stored-entries.ts'

export interface ReversalRequest {
  readonly id: string
  readonly date: string
  readonly reason: string
}

/** The day must lie in the project and in no locked period; the answer names the first open period instead. */
async function requireOpenDay(
  { trx }: CommandContext,
  projectId: string,
  date: string,
): Promise<string | null> {
  const { span } = await projectTerms(trx, projectId)
  if (span && !contains(span, date))
    throw new ProblemError(
      problem('Rule.OutsideProject', 'problem.ledger.outsideProject', {
        date,
        start: span.start,
        end: span.end,
      }),
    )
  const periods = await periodsOfProject(trx, projectId)
  const period = periodAt(periods, date)
  if (period?.state === 'locked') {
    const open = periods.find(other => other.state === 'open' && other.start > period.end)
    const details = { date, period: period.label, start: period.start, end: period.end }
    throw new ProblemError(
      open
        ? problem('Rule.PeriodLocked', 'problem.ledger.periodLocked', {
            ...details,
            firstOpenDay: open.start,
          })
        : problem('Rule.PeriodLocked', 'problem.ledger.periodsLocked', details),
    )
  }
  return period?.id ?? null
}

const negated = (minor: number | null): number | null => (minor === null || minor === 0 ? minor : -minor)

/** Everything the rules don't look at is taken over from the original. */
function rowOf(
  { row }: EntryWithSplits,
  reversal: Reversal,
  context: CommandContext,
  periodId: string | null,
) {
  const { actor, now } = context
  return {
    project_id: row.project_id,
    state: 'posted' as const,
    entry_date: reversal.date,
    document_no: reversal.documentNo,
    document_date: reversal.documentDate,
    payment_date: row.payment_date,
    document_type: row.document_type,
    payment_reference: row.payment_reference,
    payee: reversal.payee,
    description: reversal.description,
    beneficiary_id: row.beneficiary_id,
    intervention_id: row.intervention_id,
    currency: reversal.currency,
    amount_minor: reversal.amountMinor,
    vat_minor: negated(row.vat_minor),
    rate: reversal.rate,
    rate_source: row.rate_source,
    rate_date: row.rate_date,
    base_currency: reversal.baseCurrency,
    base_minor: reversal.baseMinor,
    quantity: reversal.quantity,
    remark: row.remark,
    sub_grant_no: row.sub_grant_no,
    account_id: row.account_id,
    charged_minor: negated(row.charged_minor),
    period_id: periodId,
    nature: row.nature,
    cost_type: row.cost_type,
    vat_treatment: row.vat_treatment,
    excluded_minor: row.excluded_minor === 0 ? 0 : -row.excluded_minor,
    shared_cost_id: row.shared_cost_id,
    payroll_id: row.payroll_id,
    document_share: row.document_share,
    document_minor: negated(row.document_minor),
    reverses_id: reversal.reversesId,
    reversal_reason: reversal.reversalReason,
    created_by: actor.personId,
    created_at: now,
    posted_by: actor.personId,
    posted_at: now,
  }
}

/**
 * Takes a posted entry back by a new posted entry with negated amounts, the same rate, lines and shares, dated
 * in an open period; the original stays as it is (domain-rules.md rule 11), and one that lies in a locked period says
 * that it corrects that period. Throws NotFound, Rule.NotPosted, Rule.AlreadyReversed, Rule.IsReversal,
 * Rule.ReversalBeforeOriginal, Rule.OutsideProject, Rule.PeriodLocked, Rule.AccountReconciled.
 */
export async function reverseEntry(
  context: CommandContext,
  request: ReversalRequest,
): Promise<{ readonly id: string; readonly version: number }> {
  const { trx, newId } = context
  const original = await findEntry(trx, request.id)
  if (!original) throw new ProblemError(problem('NotFound', 'problem.notFound.entry', { id: request.id }))
  const earlier = await trx
    .selectFrom('ledger_entry')
    .select('entry_no as entryNo')
    .where('reverses_id', '=', request.id)
    .executeTakeFirst()
  const built = buildReversal(domainEntry(original), {
    date: request.date,
    reason: request.reason,
    reversedById: earlier ? String(earlier.entryNo) : null,
  })
  if (!built.ok) throw new ProblemError(built.error)
  const periodId = await requireOpenDay(context, original.row.project_id, request.date)
  if (original.row.account_id !== null)
    await requireMovable(trx, original.row.account_id, {
      projectId: original.row.project_id,
      currency: original.row.currency,
      baseCurrency: original.row.base_currency,
      isCharged: original.row.charged_minor !== null,
      date: request.date,
    })
  const id = newId()
  await trx
    .insertInto('ledger_entry')
    .values({
      id,
      ...rowOf(original, built.value, context, periodId),
      ...(await reversalLinks(trx, original.row, request.reason)),
    })
    .execute()
  await trx
    .insertInto('ledger_split')
    .values(
      built.value.splits.map((split, position) => ({
        id: newId(),
        entry_id: id,
        position,
        budget_line_id: split.lineId,
        work_package_id: split.workPackageId,
        activity_id: split.activityId,
        share: split.share,
        amount_minor: split.amountMinor,
        base_minor: split.baseMinor,
      })),
    )
    .execute()
  await giveBackDraws(context, original.row.id, id)
  context.setReason(request.reason)
  return { id, version: 1 }
}
