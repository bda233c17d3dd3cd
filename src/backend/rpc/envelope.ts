import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { FAILED_PASSPHRASE } from '#backend/features/users/index.ts'
import { storageProblem } from '#backend/platform/storage-error.ts'
import type { Envelope, WireError } from '#shared/contract/frames.ts'
import { type JsonValue, type Problem, ProblemError, problem } from '#shared/kernel/errors.ts'

export const success = (value: JsonValue): Envelope => ({ ok: true, value })

export const refusal = (
  found: Problem,
  incidentId: string | null = null,
): { ok: false; error: WireError } => {
  const { [FAILED_PASSPHRASE]: _counted, ...details } = found.details
  return { ok: false, error: { code: found.code, messageKey: found.messageKey, details, incidentId } }
}

/** Field paths with message keys; zod's own English sentences stay out of the envelope. */
export function validationProblem(error: z.ZodError): Problem {
  const fields = error.issues.slice(0, 50).map(issue => ({
    path: issue.path.map(String).join('.'),
    messageKey: issue.message.startsWith('validation.') ? issue.message : `validation.${issue.code}`,
    keys: issue.code === 'unrecognized_keys' ? issue.keys.join(', ') : '',
  }))
  return problem('Validation', 'error.validation', { fields })
}

/** What an error means to the caller; a bug gets an incident id under which the log holds its stack. */
export function envelopeOf(
  error: unknown,
  log: (line: string) => void,
  procedure: string,
): { ok: false; error: WireError } {
  if (error instanceof ProblemError) return refusal(error.problem)
  if (error instanceof Error && error.name === 'AbortError')
    return refusal(problem('Cancelled', 'error.cancelled'))
  const known = storageProblem(error)
  const incidentId = randomUUID()
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
  log(JSON.stringify({ level: 'error', incidentId, procedure, code: known?.code ?? 'Internal', stack }))
  return refusal(known ?? problem('Internal', 'error.internal'), incidentId)
}
