import type { Reader } from '#backend/rpc/context.ts'
import type { CallState } from '#shared/domain/calls/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { instantAt } from '#shared/kernel/zoned-time.ts'
import type { IntakeCall } from './form.ts'

/** States of a call in which staff may still take applications in: those that came in time are often typed later. */
const TAKES_IN: readonly CallState[] = ['open', 'closed']

/** Refuses intake for a call that isn't open or just closed (`Rule.CallNotOpen`). */
export function requireTakesIn(call: Pick<IntakeCall, 'id' | 'code' | 'state'>): void {
  if (TAKES_IN.includes(call.state)) return
  throw new ProblemError(
    problem('Rule.CallNotOpen', 'problem.application.callNotOpen', {
      call: call.code,
      stateKey: `callState.${call.state}`,
      fix: { labelKey: 'fix.openCall', route: `/grants/calls/${call.id}` },
    }),
  )
}

/** Refuses an applicant who was not invited to a restricted call (`Rule.NotInvited`). */
export async function requireInvited(
  db: Reader,
  call: IntakeCall,
  applicantId: string | null,
): Promise<void> {
  if (call.kind !== 'restricted' || applicantId === null) return
  const invited = await db
    .selectFrom('call_invited')
    .select('id')
    .where('call_id', '=', call.id)
    .where('organisation_id', '=', applicantId)
    .executeTakeFirst()
  if (!invited)
    throw new ProblemError(
      problem('Rule.NotInvited', 'problem.application.notInvited', { field: 'applicantId', call: call.code }),
    )
}

/** The instant of a typed date and time in the call's zone. Throws Rule.TimeSkipped where the clocks leap over it. */
export function typedInstant(date: string, time: string, zone: string): string {
  const at = instantAt({ date, time }, zone)
  if (at !== null) return at
  throw new ProblemError(
    problem('Rule.TimeSkipped', 'problem.application.timeSkipped', {
      field: 'receivedTime',
      date,
      time,
      zone,
    }),
  )
}
