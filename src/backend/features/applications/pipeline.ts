import type { Reader } from '#backend/rpc/context.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { type PipelineStage, reachedStages } from '#shared/domain/applications/index.ts'
import { money, sumMinor } from '#shared/kernel/money.ts'
import { requireCall } from './form.ts'
import { notRecused } from './sight.ts'

const STAGES: readonly PipelineStage[] = ['received', 'eligible', 'evaluated', 'awarded']

/** States that each application has been in, the one it is in now included. */
async function countedStates(db: Reader, personId: string, callId: string) {
  const rows = await db
    .selectFrom('application')
    .select(['id', 'state', 'requested_minor', 'awarded_minor'])
    .where('call_id', '=', callId)
    .where('state', '!=', 'draft')
    .where(notRecused(personId))
    .execute()
  const steps = await db
    .selectFrom('application_step as step')
    .innerJoin('application', 'application.id', 'step.application_id')
    .select(['step.application_id as id', 'step.to_state as state'])
    .where('application.call_id', '=', callId)
    .execute()
  const passed = Map.groupBy(steps, ({ id }) => id)
  return rows.map(row => ({
    ...row,
    stages: reachedStages(
      row.state,
      (passed.get(row.id) ?? []).map(({ state }) => state),
    ),
  }))
}

/** The pipeline of a call: an application counts at every stage it reached. Throws NotFound. */
export async function pipelineOf(
  db: Reader,
  personId: string,
  callId: string,
): Promise<OutputOf<'applications.pipeline'>> {
  const call = await requireCall(db, callId)
  const applications = await countedStates(db, personId, callId)
  return {
    currency: call.currency,
    stages: STAGES.map(stage => {
      const here = applications.filter(({ stages }) => stages.includes(stage))
      const amount = (row: (typeof here)[number]) =>
        stage === 'awarded' ? (row.awarded_minor ?? 0) : (row.requested_minor ?? 0)
      const byState = Map.groupBy(here, ({ state }) => state)
      return {
        stage,
        count: here.length,
        requested: money(sumMinor(here.map(amount)), call.currency),
        states: [...byState].map(([state, rows]) => ({ state, count: rows.length })),
      }
    }),
  }
}
