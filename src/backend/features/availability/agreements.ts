import { requireMovable, requireUnmatched } from '#backend/features/accounts/index.ts'
import { requireVersion } from '#backend/features/audit/index.ts'
import { defaultAgreementLine } from '#backend/features/budgets/index.ts'
import { requireOpenDays } from '#backend/features/funds/index.ts'
import { projectTerms } from '#backend/features/ledger/index.ts'
import type { CommandContext, Reader } from '#backend/rpc/context.ts'
import type { ParsedInputOf } from '#shared/contract/index.ts'
import { type AgreementState, agreementVerdict, contractedOf } from '#shared/domain/availability/index.ts'
import { here, notice } from '#shared/domain/notices/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { sumMinor } from '#shared/kernel/money.ts'
import { requireAllowed, roomFor } from './line-room.ts'
import { requireIntervention, requireOrganisation } from './owned.ts'
import { contractReservation } from './reservations.ts'
import { requireWithinCap } from './third-party.ts'

interface Saved {
  readonly id: string
  readonly version: number
}

/** The stored agreement; throws NotFound, and Conflict when `version` is given and older. */
async function requireAgreement(db: Reader, id: string, version: number | null = null) {
  const row = await db.selectFrom('forwarded_agreement').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new ProblemError(problem('NotFound', 'problem.notFound.agreement', { id }))
  if (version !== null) await requireVersion(db, row, version)
  return row
}
type StoredAgreement = Awaited<ReturnType<typeof requireAgreement>>

/** The agreement with its movements summed, as the rules see it. */
async function stateOf(db: Reader, row: StoredAgreement): Promise<AgreementState> {
  const { currency } = await projectTerms(db, row.project_id)
  const sums = await db
    .selectFrom('forwarded_movement')
    .select(eb => ['kind', eb.fn.sum<number>('base_minor').as('minor')])
    .where('agreement_id', '=', row.id)
    .groupBy('kind')
    .execute()
  const sumOf = (kind: string): number => sums.find(sum => sum.kind === kind)?.minor ?? 0
  return {
    agreementNo: row.agreement_no,
    signedOn: row.signed_on,
    currency,
    agreedMinor: row.agreed_minor,
    releasedMinor: row.released_minor,
    paidMinor: sumOf('paid'),
    refundedMinor: sumOf('refunded'),
    acceptedMinor: sumOf('accepted'),
  }
}

async function requireFreeNumber(
  db: Reader,
  { id, projectId, agreementNo }: ParsedInputOf<'agreements.save'>,
): Promise<void> {
  const other = await db
    .selectFrom('forwarded_agreement')
    .select('id')
    .where('project_id', '=', projectId)
    .where('agreement_no', '=', agreementNo)
    .executeTakeFirst()
  if (other && other.id !== id)
    throw new ProblemError(
      problem('Rule.Duplicate', 'problem.availability.numberTaken', { field: 'agreementNo', agreementNo }),
    )
}

/** The line that was chosen, else the one it has, else the one for passing funds on. Throws Rule.Blocked without any. */
async function lineFor(
  db: Reader,
  { lineId, projectId, interventionId }: ParsedInputOf<'agreements.save'>,
  stored: StoredAgreement | null,
): Promise<string> {
  const found =
    lineId ?? stored?.budget_line_id ?? (await defaultAgreementLine(db, projectId, interventionId))
  if (found !== null) return found
  requireAllowed({
    blockers: [notice('availability', 'NoLineForAgreement', here('chooseLine'))],
    warnings: [],
  })
  throw new Error('A verdict with a blocker let through')
}

/**
 * Stores a signed agreement on its budget line; a reservation that it answers becomes contracted in the same act.
 * Throws NotFound, Conflict, Rule.Duplicate, Rule.NotHeld, Rule.PeriodLocked, and Rule.Blocked when more is signed than
 * is free or than one third party may have, or less than was sent already.
 */
export async function saveAgreement(
  context: CommandContext,
  input: ParsedInputOf<'agreements.save'>,
): Promise<Saved> {
  const { trx } = context
  const { id, projectId, reservationId, signedOn, agreedMinor } = input
  const stored = id === null ? null : await requireAgreement(trx, id, input.version ?? 0)
  if (stored && stored.project_id !== projectId)
    throw new ProblemError(problem('NotFound', 'problem.notFound.agreement', { id: stored.id }))
  const { currency } = await projectTerms(trx, projectId)
  await requireOrganisation(trx, input.organisationId)
  await requireIntervention(trx, projectId, input.interventionId)
  await requireFreeNumber(trx, input)
  if (stored?.signed_on !== signedOn)
    await requireOpenDays(trx, projectId, stored ? [stored.signed_on, signedOn] : [signedOn])
  const lineId = await lineFor(trx, input, stored)
  const columns = {
    project_id: projectId,
    organisation_id: input.organisationId,
    intervention_id: input.interventionId,
    budget_line_id: lineId,
    agreement_no: input.agreementNo,
    signed_on: signedOn,
    agreed_minor: agreedMinor,
  }
  const after: AgreementState = {
    ...(stored
      ? await stateOf(trx, stored)
      : { currency, releasedMinor: 0, paidMinor: 0, refundedMinor: 0, acceptedMinor: 0 }),
    agreementNo: input.agreementNo,
    signedOn,
    agreedMinor,
  }
  requireAllowed(agreementVerdict(after, null))
  // Taking less from the same line never needs room, even where the line is overdrawn already.
  const before = stored?.budget_line_id === lineId ? stored.agreed_minor - stored.released_minor : 0
  if (contractedOf(after) > before || reservationId !== null) {
    const promised = { projectId, lineId, amountMinor: contractedOf(after), reservationId, agreementId: id }
    requireAllowed((await roomFor(trx, promised)).verdict)
    await requireWithinCap(trx, { ...promised, organisationId: input.organisationId })
  }
  const saved = stored ? { id: stored.id, version: stored.version + 1 } : { id: context.newId(), version: 1 }
  if (stored)
    await trx
      .updateTable('forwarded_agreement')
      .set({ ...columns, version: saved.version })
      .where('id', '=', saved.id)
      .execute()
  else
    await trx
      .insertInto('forwarded_agreement')
      .values({ ...columns, id: saved.id })
      .execute()
  if (reservationId !== null)
    await contractReservation(context, { id: reservationId, version: null, agreementId: saved.id })
  return saved
}

/** Gives contracted money that was not sent back to its line. Throws NotFound, Conflict, Rule.Blocked. */
export async function releaseFromAgreement(
  context: CommandContext,
  { id, version, amountMinor, reason }: ParsedInputOf<'agreements.release'>,
): Promise<Saved> {
  const stored = await requireAgreement(context.trx, id, version)
  const state = await stateOf(context.trx, stored)
  const released = sumMinor([state.releasedMinor, amountMinor])
  requireAllowed(agreementVerdict({ ...state, releasedMinor: released }, null))
  const next = stored.version + 1
  await context.trx
    .updateTable('forwarded_agreement')
    .set({ released_minor: released, version: next })
    .where('id', '=', id)
    .execute()
  context.setReason(reason)
  return { id, version: next }
}

const SUMMED = { paid: 'paidMinor', refunded: 'refundedMinor', accepted: 'acceptedMinor' } as const

/** The state with a movement more, or with `sign` -1 with one less. What was reported is kept and decides nothing. */
function withMovement(
  state: AgreementState,
  { kind, minor }: { readonly kind: keyof typeof SUMMED | 'reported'; readonly minor: number },
  sign: 1 | -1,
): AgreementState {
  if (kind === 'reported') return state
  const key = SUMMED[kind]
  return { ...state, [key]: sumMinor([state[key], sign * minor]) }
}

/** Only money sent or returned moves an account, one in the project's currency, on a day that no signed sheet covers. */
async function requireOpenAccount(
  db: Reader,
  projectId: string,
  movement: { readonly kind: string; readonly date: string; readonly accountId: string | null },
): Promise<void> {
  const { kind, date, accountId } = movement
  if (accountId === null) return
  if (kind !== 'paid' && kind !== 'refunded')
    throw new ProblemError(problem('Validation', 'problem.agreement.movesNoAccount', { field: 'accountId' }))
  const { currency } = await projectTerms(db, projectId)
  await requireMovable(db, accountId, { projectId, currency, baseCurrency: currency, date })
}

/**
 * Notes money sent or returned under an agreement, or costs reported or accepted. Throws NotFound, Rule.PeriodLocked,
 * Rule.Blocked above what is contracted or when more comes back than was sent, Validation and Rule.AccountReconciled
 * for an account that can't have moved by it.
 */
export async function addMovement(
  { trx, newId }: CommandContext,
  input: ParsedInputOf<'agreements.addMovement'>,
): Promise<Saved> {
  const { agreementId, kind, date, amountMinor, reference, accountId } = input
  const stored = await requireAgreement(trx, agreementId)
  await requireOpenDays(trx, stored.project_id, [date])
  const state = await stateOf(trx, stored)
  requireAllowed(agreementVerdict(withMovement(state, { kind, minor: amountMinor }, 1), date))
  await requireOpenAccount(trx, stored.project_id, { kind, date, accountId })
  const id = newId()
  await trx
    .insertInto('forwarded_movement')
    .values({
      id,
      agreement_id: agreementId,
      kind,
      date,
      base_minor: amountMinor,
      reference,
      account_id: accountId,
    })
    .execute()
  return { id, version: 1 }
}

/** Takes a movement out again while its period is open. Throws NotFound, Conflict, Rule.PeriodLocked, Rule.Blocked, Rule.AccountReconciled, Rule.Matched. */
export async function deleteMovement(
  { trx }: CommandContext,
  { id, version }: ParsedInputOf<'agreements.deleteMovement'>,
): Promise<void> {
  const movement = await trx
    .selectFrom('forwarded_movement')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  if (!movement) throw new ProblemError(problem('NotFound', 'problem.notFound.movement', { id }))
  await requireVersion(trx, movement, version)
  const stored = await requireAgreement(trx, movement.agreement_id)
  await requireOpenDays(trx, stored.project_id, [movement.date])
  const state = await stateOf(trx, stored)
  requireAllowed(
    agreementVerdict(withMovement(state, { kind: movement.kind, minor: movement.base_minor }, -1), null),
  )
  const { kind, date, account_id: accountId } = movement
  await requireOpenAccount(trx, stored.project_id, { kind, date, accountId })
  await requireUnmatched(trx, 'forwarded_movement_id', id)
  await trx.deleteFrom('forwarded_movement').where('id', '=', id).execute()
}
