import type { CommandContext } from '#backend/rpc/context.ts'
import { lineId } from '../budgets.ts'
import { demoId } from '../deterministic.ts'
import { interventions, soe11Budget } from '../facts/soe-11.ts'
import { insertAll } from '../insert-all.ts'
import { organisationId, projectId } from '../programme.ts'

const NOTE = 'Invented for the demo'

/** Decided and not yet signed: one still held, one past its day, one that the applicant gave back. */
const sketches = [
  { state: 'held', amountMinor: 30_000, decidedOn: '2025-11-18', expiresOn: '2026-12-31' },
  { state: 'held', amountMinor: 60_000, decidedOn: '2025-06-10', expiresOn: '2025-09-30' },
  { state: 'released', amountMinor: 50_000, decidedOn: '2025-03-05', expiresOn: null },
] as const

/** Money reserved on the intervention funds of SOE-11 by decisions of its committee (invented). */
export async function insertReservations({ trx }: CommandContext): Promise<void> {
  const rows = sketches.flatMap((sketch, index) => {
    const facts = interventions[index]
    const fund = soe11Budget.nodes.find(
      node => node.intervention === facts?.code && node.costType === 'intervention_fund',
    )
    if (!facts || !fund) return []
    return [
      {
        id: demoId('reservation', facts.code),
        project_id: projectId(soe11Budget.project),
        budget_line_id: lineId(soe11Budget.project, fund.code),
        organisation_id: facts.actors[0] ? organisationId(facts.actors[0].organisation) : null,
        amount_minor: sketch.amountMinor,
        decided_on: sketch.decidedOn,
        expires_on: sketch.expiresOn,
        reference: `DEC-${index + 1}`,
        note: NOTE,
        state: sketch.state,
      },
    ]
  })
  await insertAll(trx, 'reservation', rows)
}
