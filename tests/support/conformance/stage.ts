import type { BackendEvent, Envelope } from '#shared/contract/frames.ts'

/** One way to the backend, as the conformance suite drives it. */
export interface CarrierStage {
  readonly call: (procedure: string, input: unknown, commandId?: string) => Promise<Envelope>
  /** What only a lasting connection has; a carrier that starts a process for each call leaves it out. */
  readonly live?: LiveStage
  readonly close: () => Promise<void>
}

export interface LiveStage {
  /** Sends any value in place of a frame. Undefined when the carrier answers only frames with a call id, and this has none. */
  readonly send: (frame: unknown) => Promise<Envelope | undefined>
  readonly cancel: (callId: string) => Promise<void>
  readonly events: readonly BackendEvent[]
}

export interface StagePlace {
  /** Where named workspaces lie. */
  readonly home: string
  /** The workspace to open; null to start without one. */
  readonly folder: string | null
}

export type OpenStage = (place: StagePlace) => Promise<CarrierStage>

/** Calls by procedure over anything that takes frames. */
export function callerOver(send: LiveStage['send']): CarrierStage['call'] {
  let count = 0
  return async (procedure, input, commandId) => {
    count += 1
    const answer = await send({
      callId: `call-${count}`,
      procedure,
      input,
      ...(commandId === undefined ? {} : { commandId }),
    })
    if (!answer) throw new Error(`${procedure} was not answered`)
    return answer
  }
}
