import { z } from 'zod'
import type { ErrorCode, JsonValue } from '#shared/kernel/errors.ts'

/** A call as any carrier delivers it. `commandId` makes a retry of a command harmless; `callId` names it for progress and cancel. */
export const callFrameSchema = z.strictObject({
  callId: z.string().min(1).max(100),
  procedure: z.string().min(1).max(100),
  input: z.json(),
  commandId: z.uuid().optional(),
})
export type CallFrame = z.infer<typeof callFrameSchema>

export const cancelFrameSchema = z.strictObject({ cancel: z.string().min(1).max(100) })
export type CancelFrame = z.infer<typeof cancelFrameSchema>

/** No error crosses a process boundary as a thrown object; the stack stays in the log under the incident id. */
export interface WireError {
  readonly code: ErrorCode
  readonly messageKey: string
  readonly details: Readonly<Record<string, JsonValue>>
  readonly incidentId: string | null
}

export type Envelope<T = JsonValue> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: WireError }

/** What the backend tells without being asked. `changed` names the features whose data changed, so that the page reads them anew. */
export type BackendEvent =
  | {
      readonly type: 'progress'
      readonly callId: string
      readonly done: number
      readonly total: number | null
      readonly stepKey: string
    }
  | { readonly type: 'changed'; readonly topics: readonly string[] }
  | { readonly type: 'integrity'; readonly state: 'checking' | 'ok' | 'damaged' }
  | { readonly type: 'closed' }

/** Messages from page to backend over a port or stream. */
export type ToBackend = CallFrame | CancelFrame
/** Messages from backend to page. */
export type FromBackend =
  | { readonly reply: string; readonly envelope: Envelope }
  | { readonly event: BackendEvent }
