import type { Envelope } from '#shared/contract/frames.ts'
import type { ErrorCode, JsonValue } from '#shared/kernel/errors.ts'

/** An error of the shell itself, in the same envelope as those of the backend. */
export const shellError = (
  code: ErrorCode,
  messageKey: string,
  details: Readonly<Record<string, JsonValue>> = {},
): Envelope => ({ ok: false, error: { code, messageKey, details, incidentId: null } })
