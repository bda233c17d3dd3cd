import { keepClosing, requirePeriod } from '#backend/features/funds/index.ts'
import { proposeRequest } from '#backend/features/payments/index.ts'
import type { CommandContext } from '#backend/rpc/context.ts'
import type { RequestBasis } from '#shared/contract/payment-requests.ts'
import { demoId, idSequence } from '../deterministic.ts'
import { periodFacts } from '../facts/periods.ts'
import { periodId, projectId } from '../programme.ts'

const PROJECT = 'EU-DEMO-1'
const id = (number: number) => demoId('payment_request', `${PROJECT} ${number}`)

/** Requests that were paid as asked, with the instalment that answered each; how they came about is not told. */
const PAID = [
  { number: 1, kind: 'first', period: null, requestedOn: '2023-12-18', movement: 'PF-1 (invented)' },
  { number: 2, kind: 'further', period: 1, requestedOn: '2024-10-14', movement: 'PF-2 (invented)' },
  { number: 3, kind: 'further', period: 2, requestedOn: '2025-06-16', movement: 'PF-3 (invented)' },
] as const

const basisOf = (minor: number): RequestBasis => ({
  option: 2,
  until: null,
  forecastPeriodId: null,
  attachments: [],
  ineligibleMinor: 0,
  steps: [
    {
      key: 'payable',
      messageKey: 'paymentStep.payable',
      amounts: {},
      percents: {},
      resultMinor: minor,
      outcome: 'ok',
    },
  ],
})

/** Requests of the EU contract: three paid ones, and the balance as a draft that the engine works out. */
export async function insertRequests({ trx }: CommandContext): Promise<void> {
  for (const facts of PAID) {
    const movementId = demoId('fund_movement', `${PROJECT} ${facts.movement}`)
    const { base_minor: minor } = await trx
      .selectFrom('fund_movement')
      .select('base_minor')
      .where('id', '=', movementId)
      .executeTakeFirstOrThrow()
    await trx
      .insertInto('payment_request')
      .values({
        id: id(facts.number),
        project_id: projectId(PROJECT),
        number: facts.number,
        kind: facts.kind,
        period_id: facts.period === null ? null : periodId(PROJECT, facts.period),
        requested_on: facts.requestedOn,
        amount_minor: minor,
        steps: JSON.stringify(basisOf(minor)),
        state: 'paid',
        note: 'Invented for the demo',
      })
      .execute()
    await trx
      .updateTable('fund_movement')
      .set({ request_id: id(facts.number) })
      .where('id', '=', movementId)
      .execute()
  }
  const last = { projectId: projectId(PROJECT), kind: 'balance' as const, periodId: periodId(PROJECT, 3) }
  const { amount, basis } = await proposeRequest(trx, last)
  await trx
    .insertInto('payment_request')
    .values({
      id: id(4),
      project_id: last.projectId,
      number: 4,
      kind: last.kind,
      period_id: last.periodId,
      requested_on: null,
      amount_minor: amount.minor,
      steps: JSON.stringify(basis),
      state: 'draft',
      note: 'Invented for the demo',
    })
    .execute()
}

/** Keeps the fund of each locked period as it was locked. */
export async function keepClosings(context: CommandContext): Promise<void> {
  const newId = idSequence('fund_closing')
  for (const facts of periodFacts.filter(period => period.locked))
    await keepClosing(
      { ...context, newId },
      await requirePeriod(context.trx, periodId(facts.project, facts.number)),
    )
}
