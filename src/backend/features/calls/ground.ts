import { projectTerms } from '#backend/features/ledger/index.ts'
import type { Reader } from '#backend/rpc/context.ts'
import { type CallGround, type CallSetup, readinessVerdict } from '#shared/domain/calls/index.ts'
import type { Verdict } from '#shared/domain/notices/index.ts'
import { sumMinor } from '#shared/kernel/money.ts'
import { claimsOfScheme } from './scheme-claims.ts'
import { schemeStanding } from './scheme-standing.ts'

/** What a call stands on: its scheme, the other calls of it, and what the contract with the donor asks for. */
export async function groundOf(db: Reader, callId: string, now: string): Promise<CallGround> {
  const scheme = await db
    .selectFrom('grant_call as call')
    .innerJoin('grant_scheme as scheme', 'scheme.id', 'call.scheme_id')
    .selectAll('scheme')
    .where('call.id', '=', callId)
    .executeTakeFirstOrThrow()
  const { rule } = await projectTerms(db, scheme.project_id)
  const claims = await claimsOfScheme(db, scheme.id)
  const { verdict } = await schemeStanding(db, scheme)
  return {
    schemeId: scheme.id,
    schemeCode: scheme.code,
    schemeEnvelopeMinor: scheme.envelope_minor,
    otherCallsMinor: sumMinor(claims.flatMap(claim => (claim.callId === callId ? [] : [claim.minor]))),
    // A scheme below its calls is told of the call that is too much (`AboveScheme`).
    scheme: { ...verdict, blockers: verdict.blockers.filter(({ code }) => code !== 'BelowCalls') },
    closedActivityList: rule('fstp_closed_activity_list') === 'true',
    now,
  }
}

/** Whether a call could be declared ready or opened as it is set up. */
export const readinessOf = async (db: Reader, setup: CallSetup, now: string): Promise<Verdict> =>
  readinessVerdict(setup, await groundOf(db, setup.id, now))
