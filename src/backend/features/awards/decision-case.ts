import { requireApplication, requireSight } from '#backend/features/applications/index.ts'
import type { Actor, Reader } from '#backend/rpc/context.ts'
import {
  type AwardCase,
  awardVerdict,
  type DecisionOutcome,
  nextInReserve,
  outcomesFrom,
  passedOver,
  promotionVerdict,
  wordsVerdict,
} from '#shared/domain/awards/index.ts'
import type { Verdict } from '#shared/domain/notices/index.ts'
import { missingPapers, openFlags, suspendingComplaint } from './blocking.ts'
import { type Party, partyOf } from './party.ts'
import { placesOf } from './places.ts'
import { type Money, moneyOf, potOf } from './pots.ts'
import { type CallTerms, callTerms, groupOf, schemeRoute } from './terms.ts'

export type StoredApplication = Awaited<ReturnType<typeof requireApplication>>

/** What somebody is about to decide. */
export interface Asked {
  readonly applicationId: string
  readonly outcome: DecisionOutcome
  readonly awardedMinor: number | null
  readonly decidedOn: string
  readonly rankException: string
  readonly reasonCode: string | null
  readonly reason: string
}

/** A decision with all it stands on. */
export interface DecisionCase {
  readonly application: StoredApplication
  readonly terms: CallTerms
  readonly money: Money
  readonly party: Party
  readonly possible: readonly DecisionOutcome[]
  readonly skipped: ReturnType<typeof passedOver>
  readonly next: ReturnType<typeof nextInReserve>
  readonly verdict: Verdict
}

async function hasReserveDecision(db: Reader, applicationId: string): Promise<boolean> {
  const row = await db
    .selectFrom('grant_decision')
    .select('id')
    .where('application_id', '=', applicationId)
    .where('outcome', '=', 'reserve')
    .executeTakeFirst()
  return row !== undefined
}

async function awardCaseOf(
  db: Reader,
  asked: Asked,
  { application, terms, money, party, skipped }: Omit<DecisionCase, 'verdict' | 'possible' | 'next'>,
): Promise<AwardCase> {
  const pot = potOf(money, application.lot_id)
  return {
    currency: terms.call.currency,
    applicationId: application.id,
    schemeRoute: schemeRoute(terms),
    requestedMinor: application.requested_minor ?? 0,
    awardedMinor: asked.awardedMinor ?? 0,
    recommendedMinor: application.recommended_minor,
    lotMinimumMinor: pot?.minimumMinor ?? null,
    lotMaximumMinor: pot?.maximumMinor ?? null,
    free: {
      lot: pot?.freeMinor ?? null,
      scheme: money.schemeFreeMinor,
      donorLine: money.line?.freeMinor ?? null,
    },
    party,
    passedOver: skipped,
    rankException: asked.rankException,
    lineCurrency: money.line ? terms.projectCurrency : null,
    redFlags: await openFlags(db, application.id),
    missingDocuments: await missingPapers(db, application.id, terms.call.id),
    suspendedBy: await suspendingComplaint(db, terms.call.id, application.lot_id, application.id),
  }
}

/** Reads everything a decision stands on and judges it. Throws NotFound, Rule.Recused. */
export async function decisionCase(
  db: Reader,
  actor: Actor,
  asked: Asked,
  today: string,
): Promise<DecisionCase> {
  await requireSight(db, actor, asked.applicationId)
  const application = await requireApplication(db, asked.applicationId)
  const terms = await callTerms(db, application.call_id)
  const money = await moneyOf(db, terms, application.id)
  const places = await placesOf(db, terms.call.id, application.lot_id)
  const skipped = passedOver(places, application.id)
  const party = await partyOf(db, terms, application)
  const base = { application, terms, money, party, skipped }
  const needsReason = asked.outcome === 'reject' || asked.outcome === 'expire'
  const words = wordsVerdict({
    decidedOn: asked.decidedOn,
    today,
    reason: needsReason ? { code: asked.reasonCode ?? '', text: asked.reason } : null,
  })
  const own =
    asked.outcome === 'award'
      ? awardVerdict(await awardCaseOf(db, asked, base))
      : asked.outcome === 'promote'
        ? promotionVerdict(await awardCaseOf(db, asked, base))
        : { blockers: [], warnings: [] }
  return {
    ...base,
    possible: outcomesFrom(application.state, await hasReserveDecision(db, application.id), terms.call.state),
    next: nextInReserve(
      places.filter(place => place.id !== application.id),
      groupOf(application.lot_id),
    ),
    verdict: {
      blockers: [...words.blockers, ...own.blockers],
      warnings: [...words.warnings, ...own.warnings],
    },
  }
}
