import type { Envelope } from '#shared/contract/frames.ts'
import type { ErrorCode, JsonValue } from '#shared/kernel/errors.ts'

/** An error of the carrier itself, in the same envelope as the backend's. */
export const carrierError = (
  code: ErrorCode,
  messageKey: string,
  details: Readonly<Record<string, JsonValue>> = {},
): Envelope => ({ ok: false, error: { code, messageKey, details, incidentId: null } })
