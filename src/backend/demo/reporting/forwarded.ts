import type { CommandContext } from '#backend/rpc/context.ts'
import { sumMinor } from '#shared/kernel/money.ts'
import { addDays } from '#shared/kernel/plain-date.ts'
import { shareOfMinor } from '#shared/kernel/ratio.ts'
import { lineId } from '../budgets.ts'
import { demoId } from '../deterministic.ts'
import { periodFacts } from '../facts/periods.ts'
import { interventions, soe11Budget } from '../facts/soe-11.ts'
import { insertAll } from '../insert-all.ts'
import { agreementNo } from '../ledger/soe-11-plan.ts'
import { interventionId, organisationId, periodId, projectId } from '../programme.ts'
import { costsByAgreement } from './sums.ts'

type Kind = 'paid' | 'reported' | 'accepted' | 'refunded'

interface Movement {
  readonly kind: Kind
  readonly date: string
  readonly minor: number
}

/** Advances are paid in steps of EUR 500. */
const STEP = 50_000
/** Claimed in every fourth quarter and not accepted: no supporting document. */
const INELIGIBLE_MINOR = 31_000

/** Agreements are made over whole thousands of EUR. */
const downToThousand = (minor: number): number => minor - (minor % 100_000)

const agreements = interventions.flatMap(facts =>
  facts.actors.map((actor, index) => {
    const fund = soe11Budget.nodes.find(
      node => node.intervention === facts.code && node.costType === 'intervention_fund',
    )
    const share = index === 0 ? '0.62' : '0.38'
    return {
      no: agreementNo(facts.code, index),
      intervention: facts.code,
      line: fund === undefined ? null : lineId(soe11Budget.project, fund.code),
      organisation: actor.organisation,
      agreedMinor: downToThousand(shareOfMinor(fund?.amountMinor ?? 0, share)),
      auditReceived: index === 0 && facts.code !== 'INT-5',
    }
  }),
)

const quarters = periodFacts.filter(period => period.project === 'SOE-11')
const upToStep = (minor: number) => (minor % STEP === 0 ? minor : minor - (minor % STEP) + STEP)

/** Paid ahead of each quarter so that the advance covers it, reported and accepted at its end. */
function movementsOf(accepted: readonly number[]): readonly Movement[] {
  let advance = 0
  return quarters.flatMap((period, index) => {
    const cost = accepted[index] ?? 0
    const paid = cost <= 0 ? 0 : upToStep(Math.max(0, cost + STEP - advance))
    advance = sumMinor([advance, paid, -cost])
    const claimed = cost > 0 && period.number % 4 === 2 ? cost + INELIGIBLE_MINOR : cost
    const all: readonly Movement[] = [
      { kind: 'paid', date: addDays(period.start, 9), minor: paid },
      { kind: 'reported', date: addDays(period.end, -8), minor: claimed },
      { kind: 'accepted', date: period.end, minor: cost },
    ]
    return all.filter(movement => movement.minor > 0)
  })
}

/** Agreements with the market actors, and what was paid, reported and accepted on each: accepted is what the ledger holds. */
export async function insertForwarded({ trx }: CommandContext): Promise<void> {
  const costs = await costsByAgreement(trx)
  await insertAll(
    trx,
    'forwarded_agreement',
    agreements.map(agreement => ({
      id: demoId('forwarded_agreement', agreement.no),
      project_id: projectId('SOE-11'),
      organisation_id: organisationId(agreement.organisation),
      intervention_id: interventionId(agreement.intervention),
      agreement_no: agreement.no,
      signed_on: '2023-09-15',
      budget_line_id: agreement.line,
      agreed_minor: agreement.agreedMinor,
      audit_received: agreement.auditReceived ? (1 as const) : (0 as const),
    })),
  )
  const rows = agreements.flatMap(agreement => {
    const accepted = quarters.map(
      period => costs.get(`${periodId('SOE-11', period.number)} ${agreement.no}`) ?? 0,
    )
    return movementsOf(accepted).map(movement => ({
      id: demoId('forwarded_movement', `${agreement.no} ${movement.kind} ${movement.date}`),
      agreement_id: demoId('forwarded_agreement', agreement.no),
      kind: movement.kind,
      date: movement.date,
      base_minor: movement.minor,
      reference: 'Invented for the demo',
    }))
  })
  await insertAll(trx, 'forwarded_movement', rows)
}
