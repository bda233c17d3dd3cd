import type { HandlersOf } from '#backend/rpc/context.ts'
import { dayHere } from '#shared/kernel/day-here.ts'
import { levelsOf } from './levels.ts'
import { preview } from './line-room.ts'
import { listAgreements } from './list-agreements.ts'
import { partsOf } from './parts.ts'
import { listReservations } from './reservations.ts'

export const queries = {
  'availability.parts': ({ db }, input) => partsOf(db, input),
  'availability.levels': ({ db }, { projectId }) => levelsOf(db, projectId),
  'availability.preview': ({ db }, input) => preview(db, input),
  'reservations.list': ({ db, now }, { projectId }) => listReservations(db, projectId, dayHere(now)),
  'agreements.list': ({ db }, { projectId }) => listAgreements(db, projectId),
} satisfies HandlersOf<
  | 'availability.parts'
  | 'availability.levels'
  | 'availability.preview'
  | 'reservations.list'
  | 'agreements.list'
>
