import type { HandlersOf } from '#backend/rpc/context.ts'
import { addMovement, deleteMovement, releaseFromAgreement, saveAgreement } from './agreements.ts'
import { contractReservation, holdReservation, releaseReservation } from './reservations.ts'

export const commands = {
  'reservations.hold': (context, input) => holdReservation(context, input),
  'reservations.release': (context, input) => releaseReservation(context, input),
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
