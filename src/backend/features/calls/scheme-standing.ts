import type { Selectable } from 'kysely'
import { partyCapMinor } from '#backend/features/availability/index.ts'
import { signedLines } from '#backend/features/budgets/index.ts'
import { projectTerms } from '#backend/features/ledger/index.ts'
import type { Reader } from '#backend/rpc/context.ts'
import type { GrantSchemeTable } from '#backend/schema/calls.ts'
import { openEnvelope, type SchemeLine, schemeVerdict } from '#shared/domain/calls/index.ts'
import type { Verdict } from '#shared/domain/notices/index.ts'
import { sumMinor } from '#shared/kernel/money.ts'
import { claimsOfScheme, promisedBySchemes } from './scheme-claims.ts'

/** The columns of a scheme that decide whether it may stand; `id` null: it is new. */
export type SchemeColumns = Pick<
  Selectable<GrantSchemeTable>,
  'code' | 'project_id' | 'budget_line_id' | 'envelope_minor' | 'party_cap_minor' | 'party_cap_reason'
> & { readonly id: string | null }

export interface SchemeStanding {
  readonly currency: string
  readonly callsMinor: number
  readonly promisedMinor: number
  readonly contractCapMinor: number | null
  readonly line: (SchemeLine & { readonly id: string; readonly label: string }) | null
  readonly verdict: Verdict
}

/** What other schemes on a line still mean to award. */
async function otherSchemes(
  db: Reader,
  scheme: SchemeColumns,
  promised: ReadonlyMap<string, number>,
): Promise<number> {
  const others = await db
    .selectFrom('grant_scheme')
    .select(['id', 'envelope_minor'])
    .where('budget_line_id', '=', scheme.budget_line_id)
    .$if(scheme.id !== null, query => query.where('id', '<>', scheme.id ?? ''))
    .execute()
  return sumMinor(
    others.map(other =>
      openEnvelope({ envelopeMinor: other.envelope_minor, promisedMinor: promised.get(other.id) ?? 0 }),
    ),
  )
}

/** Where a scheme stands on its budget line and towards its calls, and what is against it. Throws NotFound. */
export async function schemeStanding(db: Reader, scheme: SchemeColumns): Promise<SchemeStanding> {
  const { currency } = await projectTerms(db, scheme.project_id)
  const promised = await promisedBySchemes(db)
  const promisedMinor = scheme.id === null ? 0 : (promised.get(scheme.id) ?? 0)
  const claims = scheme.id === null ? [] : await claimsOfScheme(db, scheme.id)
  const callsMinor = sumMinor(claims.map(claim => claim.minor))
  const lines = scheme.budget_line_id === null ? [] : await signedLines(db, scheme.project_id)
  const found = lines.find(line => line.id === scheme.budget_line_id)
  const line = found
    ? {
        id: found.id,
        code: found.code,
        label: found.label,
        freeMinor: found.amounts.free,
        otherSchemesMinor: await otherSchemes(db, scheme, promised),
        budgetRoute: `/projects/${scheme.project_id}/budget?line=${found.id}`,
      }
    : null
  const contractCapMinor = await partyCapMinor(db, scheme.project_id, currency)
  const terms = {
    code: scheme.code,
    currency,
    envelopeMinor: scheme.envelope_minor,
    callsMinor,
    promisedMinor,
    partyCapMinor: scheme.party_cap_minor,
    partyCapReason: scheme.party_cap_reason,
  }
  return {
    currency,
    callsMinor,
    promisedMinor,
    contractCapMinor,
    line,
    verdict: schemeVerdict(
      terms,
      scheme.budget_line_id === null ? null : (line ?? undefined),
      contractCapMinor,
    ),
  }
}
