import type { CommandContext } from '#backend/rpc/context.ts'
import type { ParsedInputOf } from '#shared/contract/index.ts'
import { here, notice } from '#shared/domain/notices/index.ts'
import { putInForce, refuse, requirePast, requireUnreported } from './edit-moves.ts'
import { reserveLines, reserveOf } from './moves.ts'
import { codeOf, requireReference } from './reference.ts'

/**
 * Releases part of the contingency reserve to a line, by the donor's written authorisation (statement 11, S36): it
 * counts from the authorisation's date, never before, and row 10 falls by what the line gains. Throws NotFound,
 * Rule.PeriodLocked, Rule.Blocked (no reserve, more than is left, the reserve itself, a date in the future).
 */
export async function releaseReserve(
  context: CommandContext,
  input: ParsedInputOf<'moves.release'>,
): Promise<{ readonly id: string; readonly version: number }> {
  const { trx, now } = context
  const reference = await requireReference(trx, input.projectId)
  const { currency } = reference.terms
  codeOf(reference, input.toLineId, 'toLineId')
  const reserve = reserveOf(reference)
  const lines = reserveLines(reference)
  const of = (minor: number) => ({ minor, currency })
  if (reserve.leftMinor < input.amountMinor)
    refuse('releaseBlocked', [
      notice(
        'addendum',
        reserve.budgetedMinor === 0 ? 'NoReserve' : 'ReserveTooSmall',
        here('changeAmount'),
        {
          amount: of(input.amountMinor),
          left: of(reserve.leftMinor),
          released: of(reserve.releasedMinor),
        },
      ),
    ])
  const from = lines.find(
    node => node.amount_minor + (reference.moved.released.get(node.line_id ?? '') ?? 0) >= input.amountMinor,
  )
  if (!from?.line_id || lines.some(node => node.line_id === input.toLineId))
    refuse('releaseBlocked', [notice('addendum', 'ReleaseToReserve', here('chooseLine'), {})])
  requirePast([input.authorisedOn], now)
  await requireUnreported(context, input.projectId, input.authorisedOn)
  const move = {
    id: context.newId(),
    project_id: input.projectId,
    version_id: reference.version.id,
    kind: 'contingency' as const,
    from_line_id: from.line_id,
    to_line_id: input.toLineId,
    amount_minor: input.amountMinor,
    decided_on: input.authorisedOn,
    notified_on: input.authorisedOn,
    reference: input.reference,
    note: input.note,
    state: 'in_force' as const,
  }
  await trx.insertInto('budget_notice').values(move).execute()
  await putInForce(context, move)
  return { id: move.id, version: 1 }
}
