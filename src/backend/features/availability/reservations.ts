import { requireVersion } from '#backend/features/audit/index.ts'
import { asNotices, projectTerms } from '#backend/features/ledger/index.ts'
import type { CommandContext, Reader } from '#backend/rpc/context.ts'
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts'
import { here, notice } from '#shared/domain/notices/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { requireAllowed, roomFor } from './line-room.ts'
import { lineNames, requireOrganisation } from './owned.ts'

interface Saved {
  readonly id: string
  readonly version: number
}

/** The stored reservation, of the version the caller saw, while it is held. Throws NotFound, Conflict, Rule.NotHeld. */
export async function requireHeld(db: Reader, id: string, version: number | null) {
  const row = await db.selectFrom('reservation').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new ProblemError(problem('NotFound', 'problem.notFound.reservation', { id }))
  if (version !== null) await requireVersion(db, row, version)
  if (row.state !== 'held')
    throw new ProblemError(problem('Rule.NotHeld', `problem.availability.${row.state}`, { id }))
  return row
}

/**
 * Holds decided money on a line of the signed budget, or changes what is held. Throws NotFound, Conflict, Validation,
 * Rule.NotHeld, and Rule.Blocked when more is asked than is free.
 */
export async function holdReservation(
  context: CommandContext,
  input: ParsedInputOf<'reservations.hold'>,
): Promise<Saved> {
  const { trx } = context
  const { id, projectId, lineId, amountMinor, decidedOn, expiresOn } = input
  await requireOrganisation(trx, input.organisationId)
  if (expiresOn !== null && expiresOn < decidedOn)
    throw new ProblemError(
      problem('Validation', 'problem.availability.expiresBefore', {
        field: 'expiresOn',
        decidedOn,
        expiresOn,
      }),
    )
  const stored = id === null ? null : await requireHeld(trx, id, input.version ?? 0)
  if (stored && stored.project_id !== projectId)
    throw new ProblemError(problem('NotFound', 'problem.notFound.reservation', { id: stored.id }))
  const room = await roomFor(trx, { projectId, lineId, amountMinor, reservationId: id, agreementId: null })
  requireAllowed(room.verdict)
  const columns = {
    project_id: projectId,
    budget_line_id: lineId,
    organisation_id: input.organisationId,
    amount_minor: amountMinor,
    decided_on: decidedOn,
    expires_on: expiresOn,
    reference: input.reference,
    note: input.note,
  }
  if (!stored) {
    const made = context.newId()
    await trx
      .insertInto('reservation')
      .values({ ...columns, id: made, state: 'held' })
      .execute()
    return { id: made, version: 1 }
  }
  const version = stored.version + 1
  await trx
    .updateTable('reservation')
    .set({ ...columns, version })
    .where('id', '=', stored.id)
    .execute()
  return { id: stored.id, version }
}

/** Gives reserved money back to its line. Throws NotFound, Conflict, Rule.NotHeld. */
export async function releaseReservation(
  context: CommandContext,
  { id, version, reason }: ParsedInputOf<'reservations.release'>,
): Promise<Saved> {
  const stored = await requireHeld(context.trx, id, version)
  const next = stored.version + 1
  await context.trx
    .updateTable('reservation')
    .set({ state: 'released', version: next })
    .where('id', '=', id)
    .execute()
  context.setReason(reason)
  return { id, version: next }
}

/** Marks a held reservation as signed for by an agreement of its project. Throws NotFound, Rule.NotHeld. */
export async function contractReservation(
  { trx }: Pick<CommandContext, 'trx'>,
  target: { readonly id: string; readonly version: number | null; readonly agreementId: string },
): Promise<Saved> {
  const stored = await requireHeld(trx, target.id, target.version)
  const agreement = await trx
    .selectFrom('forwarded_agreement')
    .select('id')
    .where('id', '=', target.agreementId)
    .where('project_id', '=', stored.project_id)
    .executeTakeFirst()
  if (!agreement)
    throw new ProblemError(
      problem('NotFound', 'problem.notFound.agreement', { field: 'agreementId', id: target.agreementId }),
    )
  const version = stored.version + 1
  await trx
    .updateTable('reservation')
    .set({ state: 'contracted', agreement_id: agreement.id, version })
    .where('id', '=', stored.id)
    .execute()
  return { id: stored.id, version }
}

/** Reservations of a project, held ones first, newest first; and which of them are past their day. */
export async function listReservations(
  db: Reader,
  projectId: string,
  today: string,
): Promise<OutputOf<'reservations.list'>> {
  const { currency } = await projectTerms(db, projectId)
  const names = await lineNames(db, projectId)
  const stored = await db
    .selectFrom('reservation')
    .leftJoin('organisation as body', 'body.id', 'reservation.organisation_id')
    .leftJoin('forwarded_agreement as agreement', 'agreement.id', 'reservation.agreement_id')
    .selectAll('reservation')
    .select(['body.name as bodyName', 'agreement.agreement_no as agreementNo'])
    .where('reservation.project_id', '=', projectId)
    .orderBy(eb => eb('reservation.state', '=', 'held'), 'desc')
    .orderBy('reservation.decided_on', 'desc')
    .orderBy('reservation.id')
    .execute()
  const rows = stored.map(row => ({
    id: row.id,
    version: row.version,
    line: names.get(row.budget_line_id) ?? { id: row.budget_line_id, code: '', label: '' },
    organisation: row.organisation_id === null ? null : { id: row.organisation_id, name: row.bodyName ?? '' },
    amountMinor: row.amount_minor,
    decidedOn: row.decided_on,
    expiresOn: row.expires_on,
    reference: row.reference,
    note: row.note,
    state: row.state,
    agreement: row.agreement_id === null ? null : { id: row.agreement_id, name: row.agreementNo ?? '' },
  }))
  const warnings = rows
    .filter(row => row.state === 'held' && row.expiresOn !== null && row.expiresOn < today)
    .map(row =>
      notice('availability', 'Expired', here('releaseReservation'), {
        id: row.id,
        line: row.line.code,
        amount: { minor: row.amountMinor, currency },
        expiresOn: row.expiresOn,
      }),
    )
  return { currency, rows, warnings: asNotices(warnings) }
}
