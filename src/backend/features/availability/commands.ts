import type { HandlersOf } from '#backend/rpc/context.ts'
import { addMovement, deleteMovement, releaseFromAgreement, saveAgreement } from './agreements.ts'
import { requireUnowned } from './owned-reservations.ts'
import { contractReservation, holdReservation, releaseReservation } from './reservations.ts'
import { requireWithinCap } from './third-party.ts'

export const commands = {
  'reservations.hold': async (context, input) => {
    await requireUnowned(context.trx, input.id, 'change')
    const { organisationId, id: reservationId } = input
    if (organisationId !== null)
      await requireWithinCap(context.trx, { ...input, organisationId, reservationId, agreementId: null })
    return holdReservation(context, input)
  },
  'reservations.release': async (context, input) => {
    await requireUnowned(context.trx, input.id, 'release')
    return releaseReservation(context, input)
  },
  'reservations.contract': (context, input) => contractReservation(context, input),
  'agreements.save': (context, input) => saveAgreement(context, input),
  'agreements.release': (context, input) => releaseFromAgreement(context, input),
  'agreements.addMovement': (context, input) => addMovement(context, input),
  'agreements.deleteMovement': async (context, input) => {
    await deleteMovement(context, input)
    return {}
  },
} satisfies HandlersOf<
  | 'reservations.hold'
  | 'reservations.release'
  | 'reservations.contract'
  | 'agreements.save'
  | 'agreements.release'
  | 'agreements.addMovement'
  | 'agreements.deleteMovement'
>
