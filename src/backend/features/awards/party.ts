import { projectRules } from '#backend/features/programmes/index.ts'
import type { Reader } from '#backend/rpc/context.ts'
import { amountMinorOrNull } from '#shared/domain/rule-packs/index.ts'
import { partyKey } from '#shared/domain/sub-grants/index.ts'
import { sumMinor } from '#shared/kernel/money.ts'
import { isStanding } from './pots.ts'
import type { CallTerms } from './terms.ts'

/** All other sub-grants to the party of an application in the same action, and their limit; minor units. */
export interface Party {
  readonly name: string
  readonly alreadyMinor: number
  readonly capMinor: number | null
  /** Known by a registration number. */
  readonly known: boolean
}

/** Bodies of the registry that are the same third party: one registration number in one country (statement 31). */
async function sameParty(db: Reader, organisationId: string): Promise<{ ids: string[]; known: boolean }> {
  const own = await db
    .selectFrom('organisation')
    .select(['registration_no', 'country'])
    .where('id', '=', organisationId)
    .executeTakeFirst()
  const key = own && partyKey(own.registration_no, own.country)
  if (!own || key === undefined) return { ids: [organisationId], known: false }
  const rows = await db
    .selectFrom('organisation')
    .select(['id', 'registration_no', 'country'])
    .where('country', '=', own.country)
    .where('registration_no', '!=', '')
    .execute()
  return {
    ids: rows.filter(row => partyKey(row.registration_no, row.country) === key).map(row => row.id),
    known: true,
  }
}

/** Awards over all calls of the action, and agreements signed without a decision of a call. */
async function alreadyMinor(db: Reader, projectId: string, bodies: readonly string[]): Promise<number> {
  const awards = await db
    .selectFrom('grant_decision as decision')
    .innerJoin('application', 'application.id', 'decision.application_id')
    .innerJoin('grant_call as call', 'call.id', 'application.call_id')
    .innerJoin('grant_scheme as scheme', 'scheme.id', 'call.scheme_id')
    .leftJoin('reservation', 'reservation.id', 'decision.reservation_id')
    .select(eb => eb.fn.coalesce(eb.fn.sum<number>('decision.awarded_minor'), eb.lit(0)).as('minor'))
    .where('scheme.project_id', '=', projectId)
    .where('decision.outcome', '=', 'award')
    .where(isStanding)
    .where('application.applicant_id', 'in', [...bodies])
    .executeTakeFirstOrThrow()
  const signed = await db
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
    .where('agreement.organisation_id', 'in', [...bodies])
    .where('agreement.id', 'not in', eb =>
      eb
        .selectFrom('reservation')
        .innerJoin('grant_decision', 'grant_decision.reservation_id', 'reservation.id')
        .select('reservation.agreement_id')
        .where('reservation.agreement_id', 'is not', null)
        .$narrowType<{ agreement_id: string }>(),
    )
    .executeTakeFirstOrThrow()
  return sumMinor([awards.minor, signed.minor])
}

/** The scheme's cap, else the contract's: an exception of the contract takes its place. Null where neither has one. */
async function capOf(db: Reader, { scheme, call }: CallTerms): Promise<number | null> {
  if (scheme.party_cap_minor !== null) return scheme.party_cap_minor
  const rules = await projectRules(db, scheme.project_id)
  return (
    amountMinorOrNull(rules, 'fstp_cap_exception', call.currency) ??
    amountMinorOrNull(rules, 'fstp_cap', call.currency)
  )
}

/** The third party of an application with what it has and may have in all (domain-rules.md rule 6). */
export async function partyOf(
  db: Reader,
  terms: CallTerms,
  application: { readonly applicant_id: string | null; readonly applicant_name: string },
): Promise<Party> {
  const capMinor = await capOf(db, terms)
  const name = application.applicant_name
  if (application.applicant_id === null) return { name, alreadyMinor: 0, capMinor, known: false }
  const { ids, known } = await sameParty(db, application.applicant_id)
  return { name, alreadyMinor: await alreadyMinor(db, terms.scheme.project_id, ids), capMinor, known }
}
