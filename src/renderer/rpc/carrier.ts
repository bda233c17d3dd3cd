import type { BackendEvent, CallFrame, Envelope } from '#shared/contract/frames.ts'

/** `starting` until the first connection, `lost` while it is broken and being mended, `gone` when it will not come back. */
export type ConnectionState = 'starting' | 'connected' | 'lost' | 'gone'

/** `lost`: the connection broke before the answer came, so nobody knows whether the call ran. */
export type Exchange = { readonly kind: 'answered'; readonly envelope: Envelope } | { readonly kind: 'lost' }

export interface CarrierEvents {
  readonly event: (event: BackendEvent) => void
  readonly state: (state: ConnectionState) => void
}

/** One way to the backend. It moves frames and knows nothing of procedures; it never rejects. */
export interface Carrier {
  readonly exchange: (frame: CallFrame) => Promise<Exchange>
  readonly cancel: (callId: string) => void
  readonly close: () => void
}

/** Starts a carrier that reports to `events`. */
export type OpenCarrier = (events: CarrierEvents) => Carrier
