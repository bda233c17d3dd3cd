import { releaseReservation } from '#backend/features/availability/index.ts'
import type { CommandContext } from '#backend/rpc/context.ts'

/** Gives back what an upheld complaint still holds for an application; nothing when none does. */
export async function releaseUpheld(
  context: CommandContext,
  applicationId: string,
  reason: string,
): Promise<void> {
  const { trx } = context
  const rows = await trx
    .selectFrom('complaint')
    .leftJoin('reservation', 'reservation.id', 'complaint.reservation_id')
    .select([
      'complaint.id',
      'complaint.version',
      'reservation.id as reservationId',
      'reservation.version as reservationVersion',
      'reservation.state as reservationState',
    ])
    .where('complaint.application_id', '=', applicationId)
    .where('complaint.state', '=', 'upheld')
    .where('complaint.holds', '=', 1)
    .execute()
  for (const row of rows) {
    await trx
      .updateTable('complaint')
      .set({ holds: 0, version: row.version + 1 })
      .where('id', '=', row.id)
      .execute()
    if (row.reservationId !== null && row.reservationState === 'held')
      await releaseReservation(context, {
        id: row.reservationId,
        version: row.reservationVersion ?? 1,
        reason,
      })
  }
}
