import type { WireError } from '#shared/contract/frames.ts'

const wireError = (code: WireError['code'], messageKey: string): WireError => ({
  code,
  messageKey,
  details: {},
  incidentId: null,
})

/** Errors that arise on the page's side of the connection; all others come from the backend. */
export const CONNECTION_LOST = wireError('Unavailable', 'shell.error.connectionLost')
export const SESSION_OVER = wireError('Unavailable', 'shell.error.sessionOver')
export const CALL_TOO_LARGE = wireError('Validation', 'shell.error.callTooLarge')
export const CANCELLED = wireError('Cancelled', 'error.cancelled')
export const EMPTY_FOLDER = wireError('NotFound', 'shell.error.emptyFolder')
export const NOT_HERE = wireError('Unavailable', 'shell.error.notHere')
