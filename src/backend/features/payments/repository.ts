import { requireVersion } from '#backend/features/audit/index.ts'
import { projectTerms } from '#backend/features/ledger/index.ts'
import type { Reader } from '#backend/rpc/context.ts'
import { type PaymentRequestRow, requestBasisSchema } from '#shared/contract/payment-requests.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { money } from '#shared/kernel/money.ts'

/** The stored request, of the version the caller saw; throws NotFound, Conflict. */
export async function requireRequest(db: Reader, id: string, version: number | null) {
  const row = await db.selectFrom('payment_request').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new ProblemError(problem('NotFound', 'problem.notFound.paymentRequest', { id }))
  await requireVersion(db, row, version)
  return row
}

/** Requests of a project by number, each with the instalment that answered it. Throws NotFound. */
export async function listRequests(
  db: Reader,
  projectId: string,
): Promise<{ currency: string; rows: PaymentRequestRow[] }> {
  const { currency } = await projectTerms(db, projectId)
  const rows = await db
    .selectFrom('payment_request as request')
    .leftJoin('reporting_period as period', 'period.id', 'request.period_id')
    .leftJoin('fund_movement as movement', 'movement.request_id', 'request.id')
    .selectAll('request')
    .select([
      'period.label',
      'period.number as periodNumber',
      'movement.id as movementId',
      'movement.date as paidOn',
      'movement.base_minor as paidMinor',
    ])
    .where('request.project_id', '=', projectId)
    .orderBy('request.number')
    .execute()
  return {
    currency,
    rows: rows.map(row => ({
      id: row.id,
      version: row.version,
      number: row.number,
      kind: row.kind,
      state: row.state,
      periodId: row.period_id,
      periodLabel: row.label || (row.periodNumber === null ? '' : String(row.periodNumber)),
      requestedOn: row.requested_on,
      amount: money(row.amount_minor, currency),
      reference: row.reference,
      note: row.note,
      basis: requestBasisSchema.parse(JSON.parse(row.steps)),
      paid:
        row.movementId === null || row.paidOn === null
          ? null
          : { movementId: row.movementId, date: row.paidOn, amount: money(row.paidMinor ?? 0, currency) },
    })),
  }
}
