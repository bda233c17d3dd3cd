import { grantedMinor, partyCapMinor, thirdPartyOf } from '#backend/features/availability/index.ts'
import type { Reader } from '#backend/rpc/context.ts'
import type { CallTerms } from './terms.ts'

/** All other sub-grants to the party of an application in the same action, and their limit; minor units. */
export interface Party {
  readonly name: string
  readonly alreadyMinor: number
  readonly capMinor: number | null
  /** Known by a registration number. */
  readonly known: boolean
}

/** The scheme's cap, else the contract's. Null where neither has one. */
const capOf = async (db: Reader, { scheme, call }: CallTerms): Promise<number | null> =>
  scheme.party_cap_minor ?? partyCapMinor(db, scheme.project_id, call.currency)

/** The third party of an application with what it has and may have in all (domain-rules.md rule 6). */
export async function partyOf(
  db: Reader,
  terms: CallTerms,
  application: { readonly applicant_id: string | null; readonly applicant_name: string },
): Promise<Party> {
  const capMinor = await capOf(db, terms)
  const name = application.applicant_name
  if (application.applicant_id === null) return { name, alreadyMinor: 0, capMinor, known: false }
  const { ids, known } = await thirdPartyOf(db, application.applicant_id)
  return { name, alreadyMinor: await grantedMinor(db, terms.scheme.project_id, ids), capMinor, known }
}
