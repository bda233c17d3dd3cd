import { type Expression, type SqlBool, sql } from 'kysely'
import { projectTerms } from '#backend/features/ledger/index.ts'
import { projectRules } from '#backend/features/programmes/index.ts'
import type { Reader } from '#backend/rpc/context.ts'
import { partyCapVerdict } from '#shared/domain/availability/index.ts'
import { amountMinorOrNull } from '#shared/domain/rule-packs/index.ts'
import { partyKey } from '#shared/domain/sub-grants/index.ts'
import { sumMinor } from '#shared/kernel/money.ts'
import { requireAllowed } from './line-room.ts'

/** Of a decision: not declined, its money held or signed for, or an award from before the scheme had a budget line. */
export const isStanding = sql<boolean>`coalesce(reservation.state, 'held') <> 'released'`

export interface ThirdParty {
  /** Bodies of the registry that are this party: one registration number in one country (statement 31). */
  readonly ids: readonly string[]
  readonly name: string
  /** Known by a registration number. */
  readonly known: boolean
}

/** The third party that a body of the registry is. */
export async function thirdPartyOf(db: Reader, organisationId: string): Promise<ThirdParty> {
  const own = await db
    .selectFrom('organisation')
    .select(['name', 'registration_no', 'country'])
    .where('id', '=', organisationId)
    .executeTakeFirst()
  const name = own?.name ?? ''
  const key = own && partyKey(own.registration_no, own.country)
  if (!own || key === undefined) return { ids: [organisationId], name, known: false }
  const rows = await db
    .selectFrom('organisation')
    .select(['id', 'registration_no', 'country'])
    .where('country', '=', own.country)
    .where('registration_no', '!=', '')
    .execute()
  const ids = rows.filter(row => partyKey(row.registration_no, row.country) === key).map(row => row.id)
  return { ids, name, known: true }
}

/** What a new promise takes the place of, so that it doesn't count twice. */
export interface Replaced {
  readonly agreementId: string | null
  readonly reservationId: string | null
}

const NOTHING: Replaced = { agreementId: null, reservationId: null }

async function awardedMinor(
  db: Reader,
  projectId: string,
  ids: readonly string[],
  counts: Expression<SqlBool>,
): Promise<number> {
  const { minor } = await db
    .selectFrom('grant_decision as decision')
    .innerJoin('application', 'application.id', 'decision.application_id')
    .innerJoin('grant_call as call', 'call.id', 'application.call_id')
    .innerJoin('grant_scheme as scheme', 'scheme.id', 'call.scheme_id')
    .leftJoin('reservation', 'reservation.id', 'decision.reservation_id')
    .select(eb => eb.fn.coalesce(eb.fn.sum<number>('decision.awarded_minor'), eb.lit(0)).as('minor'))
    .where('scheme.project_id', '=', projectId)
    .where('decision.outcome', '=', 'award')
    .where(isStanding)
    .where('application.applicant_id', 'in', [...ids])
    .where(counts)
    .executeTakeFirstOrThrow()
  return minor
}

const isReplaced = ({ agreementId, reservationId }: Replaced) =>
  sql<boolean>`(reservation.id IS NOT NULL AND (reservation.id IS ${reservationId} OR reservation.agreement_id IS NOT NULL AND reservation.agreement_id IS ${agreementId}))`

/**
 * What a party has in an action over all calls and contracts, in minor units: awards that stand, and agreements signed
 * without a decision of a call (domain-rules.md rule 6).
 */
export async function grantedMinor(
  db: Reader,
  projectId: string,
  ids: readonly string[],
  replaced: Replaced = NOTHING,
): Promise<number> {
  const awards = await awardedMinor(db, projectId, ids, sql<boolean>`NOT ${isReplaced(replaced)}`)
  const { minor: signed } = await db
    .selectFrom('forwarded_agreement as agreement')
    .select(eb =>
      eb.fn
        .coalesce(
          eb.fn.sum<number>(eb('agreement.agreed_minor', '-', eb.ref('agreement.released_minor'))),
          eb.lit(0),
        )
        .as('minor'),
    )
    .where('agreement.project_id', '=', projectId)
    .where('agreement.organisation_id', 'in', [...ids])
    .where('agreement.id', 'is not', replaced.agreementId)
    .where('agreement.id', 'not in', eb =>
      eb
        .selectFrom('reservation')
        .innerJoin('grant_decision', 'grant_decision.reservation_id', 'reservation.id')
        .select('reservation.agreement_id')
        .where('reservation.agreement_id', 'is not', null)
        .$narrowType<{ agreement_id: string }>(),
    )
    .executeTakeFirstOrThrow()
  return sumMinor([awards, signed])
}

/** The contract's limit per third party: an exception takes the cap's place. Null where the contract has neither. */
export async function partyCapMinor(db: Reader, projectId: string, currency: string): Promise<number | null> {
  const rules = await projectRules(db, projectId)
  return (
    amountMinorOrNull(rules, 'fstp_cap_exception', currency) ?? amountMinorOrNull(rules, 'fstp_cap', currency)
  )
}

/** Who carries the action together with us is no third party; a sub-grantee named among the partners is one. */
const isCarrier = async (db: Reader, projectId: string, ids: readonly string[]): Promise<boolean> =>
  (await db
    .selectFrom('project_partner')
    .select('id')
    .where('project_id', '=', projectId)
    .where('organisation_id', 'in', [...ids])
    .where('role', '!=', 'sub_grantee')
    .executeTakeFirst()) !== undefined

export interface PartyPromise extends Replaced {
  readonly projectId: string
  readonly organisationId: string
  /** What the party is promised by this reservation or agreement; minor units of the project's currency. */
  readonly amountMinor: number
}

/**
 * All sub-grants of an action to one third party stay within the contract's limit (SG-01, SG-02). What only carries
 * out a decision of a call was judged there, with the limit of its scheme. Throws Rule.Blocked with the sums.
 */
export async function requireWithinCap(db: Reader, promised: PartyPromise): Promise<void> {
  const { projectId, organisationId, amountMinor } = promised
  const { currency } = await projectTerms(db, projectId)
  const capMinor = await partyCapMinor(db, projectId, currency)
  if (capMinor === null) return
  const { ids, name } = await thirdPartyOf(db, organisationId)
  if (await isCarrier(db, projectId, ids)) return
  const decided = await awardedMinor(db, projectId, ids, isReplaced(promised))
  if (decided >= amountMinor) return
  const alreadyMinor = await grantedMinor(db, projectId, ids, promised)
  requireAllowed(
    partyCapVerdict({ name, alreadyMinor, capMinor, currency }, amountMinor, `/projects/${projectId}/rules`),
  )
}
