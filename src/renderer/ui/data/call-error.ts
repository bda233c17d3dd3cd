import type { WireError } from '#shared/contract/frames.ts'
import type { Result } from '#shared/kernel/result.ts'

/** A refused call as the query library wants it: thrown. It carries what the backend said. */
export class CallError extends Error {
  override readonly name = 'CallError'
  readonly wire: WireError

  constructor(wire: WireError) {
    super(`${wire.code}: ${wire.messageKey}`)
    this.wire = wire
  }
}

/** The value of a success; a refusal is thrown as `CallError`. */
export function unwrapped<T>(result: Result<T, WireError>): T {
  if (result.ok) return result.value
  throw new CallError(result.error)
}

/** What to show for anything thrown: the backend's own refusal, or an internal error of this page. */
export function wireErrorOf(error: unknown): WireError {
  if (error instanceof CallError) return error.wire
  const text = error instanceof Error ? error.message : String(error)
  return { code: 'Internal', messageKey: 'problem.page', details: { text }, incidentId: null }
}
