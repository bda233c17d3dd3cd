import { isStanding } from '#backend/features/availability/index.ts'
import { signedLines } from '#backend/features/budgets/index.ts'
import type { Reader } from '#backend/rpc/context.ts'
import type { Pot } from '#shared/contract/rankings.ts'
import { sumMinor } from '#shared/kernel/money.ts'
import type { CallTerms } from './terms.ts'

/** Money of a call as it stands; minor units. Below zero means that more was promised than there is. */
export interface Money {
  /** One for each lot, then one for applications without a lot where the call has some or no lots at all. */
  readonly pots: readonly Pot[]
  readonly schemeFreeMinor: number
  /** Null while the scheme has no line in the signed budget. */
  readonly line: { readonly code: string; readonly freeMinor: number } | null
}

interface Promised {
  readonly callId: string
  readonly lotId: string | null
  readonly minor: number
}

/** Awards whose money is held or signed for: one that was declined gave it back. */
const awards = (db: Reader, schemeId: string): Promise<Promised[]> =>
  db
    .selectFrom('grant_decision as decision')
    .innerJoin('application', 'application.id', 'decision.application_id')
    .innerJoin('grant_call as call', 'call.id', 'application.call_id')
    .leftJoin('reservation', 'reservation.id', 'decision.reservation_id')
    .select(eb => [
      'application.call_id as callId',
      'application.lot_id as lotId',
      eb.fn.coalesce(eb.fn.sum<number>('decision.awarded_minor'), eb.lit(0)).as('minor'),
    ])
    .where('call.scheme_id', '=', schemeId)
    .where('decision.outcome', '=', 'award')
    .where(isStanding)
    .groupBy(['application.call_id', 'application.lot_id'])
    .execute()

const holds = (db: Reader, schemeId: string, exceptFor: string | null): Promise<Promised[]> =>
  db
    .selectFrom('complaint')
    .innerJoin('application', 'application.id', 'complaint.application_id')
    .innerJoin('grant_call as call', 'call.id', 'application.call_id')
    .select(eb => [
      'application.call_id as callId',
      'complaint.held_lot_id as lotId',
      eb.fn.coalesce(eb.fn.sum<number>('complaint.held_minor'), eb.lit(0)).as('minor'),
    ])
    .where('call.scheme_id', '=', schemeId)
    .where('complaint.holds', '=', 1)
    .$if(exceptFor !== null, query =>
      query.where(eb =>
        eb.not(eb.and([eb('application.id', '=', exceptFor ?? ''), eb('complaint.state', '=', 'upheld')])),
      ),
    )
    .groupBy(['application.call_id', 'complaint.held_lot_id'])
    .execute()

const sum = (parts: readonly Promised[]): number => sumMinor(parts.map(part => part.minor))

/** Held on the scheme's line by an upheld complaint of an application, in minor units. */
async function ownHoldMinor(db: Reader, applicationId: string): Promise<number> {
  const row = await db
    .selectFrom('complaint')
    .innerJoin('reservation', 'reservation.id', 'complaint.reservation_id')
    .select(eb => eb.fn.coalesce(eb.fn.sum<number>('reservation.amount_minor'), eb.lit(0)).as('minor'))
    .where('complaint.application_id', '=', applicationId)
    .where('complaint.state', '=', 'upheld')
    .where('reservation.state', '=', 'held')
    .executeTakeFirstOrThrow()
  return row.minor
}

/**
 * Envelopes of a call's lots, of its scheme and of the donor's line, and what is left of each (domain-rules.md rule 6).
 * For a decision on `applicationId`, what its own upheld complaint holds is free.
 */
export async function moneyOf(
  db: Reader,
  { call, scheme, lots }: CallTerms,
  applicationId: string | null = null,
): Promise<Money> {
  const decided = await awards(db, scheme.id)
  const held = await holds(db, scheme.id, applicationId)
  const ownHold = applicationId === null ? 0 : await ownHoldMinor(db, applicationId)
  const own = (parts: readonly Promised[], lotId?: string | null) =>
    parts.filter(part => part.callId === call.id && (lotId === undefined || part.lotId === lotId))
  const callFree = sumMinor([call.envelope_minor, -sum(own(decided)), -sum(own(held))])
  const pot = (lot: (typeof lots)[number] | null): Pot => {
    const id = lot?.id ?? null
    const awardedMinor = sum(own(decided, id))
    const heldMinor = sum(own(held, id))
    const envelopeMinor = lot?.envelope_minor ?? call.envelope_minor
    const lotFree = sumMinor([envelopeMinor, -awardedMinor, -heldMinor])
    return {
      id,
      code: lot?.code ?? '',
      title: lot?.title ?? '',
      envelopeMinor,
      awardedMinor,
      heldMinor,
      freeMinor: Math.min(lotFree, callFree),
      minimumMinor: lot?.minimum_minor ?? null,
      maximumMinor: lot?.maximum_minor ?? null,
    }
  }
  const line = scheme.budget_line_id
    ? (await signedLines(db, scheme.project_id)).find(({ id }) => id === scheme.budget_line_id)
    : undefined
  return {
    pots: lots.length === 0 ? [pot(null)] : lots.map(pot),
    schemeFreeMinor: sumMinor([scheme.envelope_minor, -sum(decided), -sum(held)]),
    line: line ? { code: line.code, freeMinor: sumMinor([line.amounts.free, ownHold]) } : null,
  }
}

/** The pot an application draws on. */
export const potOf = ({ pots }: Money, lotId: string | null): Pot | undefined =>
  pots.find(pot => pot.id === lotId) ?? pots.find(pot => pot.id === null)
