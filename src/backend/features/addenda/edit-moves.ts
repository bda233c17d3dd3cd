import { requireVersion } from '#backend/features/audit/index.ts'
import { asNotices, periodsOfProject } from '#backend/features/ledger/index.ts'
import type { CommandContext } from '#backend/rpc/context.ts'
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts'
import { here, type Notice, notice } from '#shared/domain/notices/index.ts'
import { dayHere } from '#shared/kernel/day-here.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { judgeMoves } from './compare.ts'
import { findMove, type StoredMove } from './moves.ts'
import { requireReference } from './reference.ts'

interface Saved {
  readonly id: string
  readonly version: number
}

/** Refuses with blockers and numbers; `key` says what was refused. */
export function refuse(
  key: string,
  blockers: readonly Notice[],
  warnings: OutputOf<'addenda.whatIf'>['warnings'] = [],
): never {
  throw new ProblemError(
    problem('Rule.Blocked', `problem.addenda.${key}`, { blockers: asNotices(blockers), warnings }),
  )
}

/**
 * A move counts in every report that ends after its day: it is not decided, notified or taken back on a day that a
 * locked period has reported. Throws Rule.PeriodLocked.
 */
export async function requireUnreported(
  { trx }: CommandContext,
  projectId: string,
  day: PlainDate,
): Promise<void> {
  const locked = (await periodsOfProject(trx, projectId)).findLast(period => period.state === 'locked')
  if (locked && day <= locked.end)
    throw new ProblemError(
      problem('Rule.PeriodLocked', 'problem.addenda.periodLocked', {
        period: locked.label,
        day,
        end: locked.end,
      }),
    )
}

/** Nobody decides in the future. */
export function requirePast(days: readonly (PlainDate | null)[], now: string): void {
  const today = dayHere(now)
  const late = days.find(day => day !== null && day > today)
  if (late) refuse('moveBlocked', [notice('addendum', 'DayInFuture', here('changeDate'), { day: late })])
}

/** Writes what a move does to its two lines, which reports read. */
export async function putInForce(
  { trx, newId }: CommandContext,
  move: Pick<
    StoredMove,
    | 'id'
    | 'project_id'
    | 'version_id'
    | 'kind'
    | 'from_line_id'
    | 'to_line_id'
    | 'amount_minor'
    | 'decided_on'
    | 'reference'
    | 'note'
  >,
): Promise<void> {
  const half = (lineId: string, minor: number) => ({
    id: newId(),
    project_id: move.project_id,
    version_id: move.version_id,
    notice_id: move.id,
    budget_line_id: lineId,
    kind: move.kind,
    amount_minor: minor,
    decided_on: move.decided_on,
    reference: move.reference,
    note: move.note,
  })
  await trx
    .insertInto('reallocation')
    .values([half(move.from_line_id, -move.amount_minor), half(move.to_line_id, move.amount_minor)])
    .execute()
}

/** The stored move while it may still change: planned, and of the version the caller saw. */
async function requirePlanned({ trx }: CommandContext, id: string, version: number | null) {
  const stored = await findMove(trx, id)
  if (!stored) throw new ProblemError(problem('NotFound', 'problem.notFound.move', { id }))
  await requireVersion(trx, stored, version)
  if (stored.state !== 'planned')
    refuse('moveBlocked', [
      notice('addendum', stored.state === 'in_force' ? 'MoveInForce' : 'MoveWithdrawn', null, {}),
    ])
  return stored
}

/** The verdict as refusal: over the limit nothing is saved, and the way out is an addendum. */
function requireWithinLimit(verdict: OutputOf<'addenda.whatIf'>): void {
  if (verdict.need === 'addendum')
    throw new ProblemError(
      problem('Rule.Blocked', 'problem.addenda.needsAddendum', {
        blockers: verdict.blockers,
        warnings: verdict.warnings,
        headings: verdict.blockers.map(found => found.details['code'] ?? ''),
      }),
    )
}

/** A move that the donor must hear of counts once the note is dated; one that needs none counts at once. */
const isInForce = (verdict: OutputOf<'addenda.whatIf'>, notifiedOn: PlainDate | null): boolean =>
  verdict.need === 'none' || notifiedOn !== null

/** A note to the donor names what it stands on. */
function requireReferenceText(notifiedOn: PlainDate | null, reference: string): void {
  if (notifiedOn !== null && reference.trim() === '')
    refuse('moveBlocked', [notice('addendum', 'ReferenceMissing', here('addReference'), {})])
}

/**
 * Saves a move between lines of the signed budget, planned or in force. Throws NotFound, Conflict, Validation (a line
 * that gives more than it has, the same line twice), Rule.PeriodLocked, and Rule.Blocked with the numbers of every
 * heading beyond the limit, whose way out is an addendum.
 */
export async function saveMove(context: CommandContext, input: ParsedInputOf<'moves.save'>): Promise<Saved> {
  const { trx, now } = context
  const stored = input.id === null ? null : await requirePlanned(context, input.id, input.version)
  const reference = await requireReference(trx, input.projectId, stored?.id ?? null)
  const verdict = judgeMoves(reference, [input])
  requireWithinLimit(verdict)
  requirePast([input.decidedOn, input.notifiedOn], now)
  requireReferenceText(input.notifiedOn, input.reference)
  await requireUnreported(context, input.projectId, input.decidedOn)
  const move = {
    id: stored?.id ?? context.newId(),
    project_id: input.projectId,
    version_id: reference.version.id,
    kind: 'reallocation' as const,
    from_line_id: input.fromLineId,
    to_line_id: input.toLineId,
    amount_minor: input.amountMinor,
    decided_on: input.decidedOn,
    notified_on: input.notifiedOn,
    reference: input.reference,
    note: input.note,
    state: isInForce(verdict, input.notifiedOn) ? ('in_force' as const) : ('planned' as const),
    version: (stored?.version ?? 0) + 1,
  }
  if (stored) await trx.updateTable('budget_notice').set(move).where('id', '=', move.id).execute()
  else await trx.insertInto('budget_notice').values(move).execute()
  if (move.state === 'in_force') await putInForce(context, move)
  return { id: move.id, version: move.version }
}

/**
 * Records the note to the donor; from now on the move counts. It is judged anew, since other moves may have come
 * between. Throws like `saveMove`.
 */
export async function notifyMove(
  context: CommandContext,
  { id, version, notifiedOn, reference }: ParsedInputOf<'moves.notify'>,
): Promise<Saved> {
  const stored = await requirePlanned(context, id, version)
  return saveMove(context, {
    id,
    version,
    projectId: stored.project_id,
    fromLineId: stored.from_line_id,
    toLineId: stored.to_line_id,
    amountMinor: stored.amount_minor,
    decidedOn: stored.decided_on,
    notifiedOn,
    reference,
    note: stored.note,
  })
}

/**
 * Takes a move or release back: what it did to its lines goes, the record stays. Throws NotFound, Conflict,
 * Rule.PeriodLocked when a locked report shows it, Rule.Blocked when it is withdrawn already or an addendum has
 * replaced the budget it changed.
 */
export async function withdrawMove(
  context: CommandContext,
  { id, version, reason }: ParsedInputOf<'moves.withdraw'>,
): Promise<Saved> {
  const { trx } = context
  const stored = await findMove(trx, id)
  if (!stored) throw new ProblemError(problem('NotFound', 'problem.notFound.move', { id }))
  await requireVersion(trx, stored, version)
  if (stored.state === 'withdrawn') refuse('moveBlocked', [notice('addendum', 'MoveWithdrawn', null, {})])
  if (stored.state === 'in_force') {
    const reference = await requireReference(trx, stored.project_id)
    if (reference.version.id !== stored.version_id)
      refuse('moveBlocked', [
        notice('addendum', 'MoveSuperseded', null, { number: reference.version.number }),
      ])
    await requireUnreported(context, stored.project_id, stored.decided_on)
    await trx.deleteFrom('reallocation').where('notice_id', '=', id).execute()
  }
  context.setReason(reason)
  const next = stored.version + 1
  await trx
    .updateTable('budget_notice')
    .set({ state: 'withdrawn', version: next })
    .where('id', '=', id)
    .execute()
  return { id, version: next }
}
