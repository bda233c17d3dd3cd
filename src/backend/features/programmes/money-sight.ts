import type { Actor } from '#backend/rpc/context.ts'
import { may } from '#shared/domain/users/index.ts'

/** Mentors and assessors follow the programme without its money (product.md). */
export const seesMoney = (actor: Actor): boolean => may(actor.roles, 'readFinance')
