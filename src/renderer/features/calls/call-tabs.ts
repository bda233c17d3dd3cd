import type { ProcedureName } from '#shared/contract/index.ts'
import type { MessageKey } from '#shared/locales/index.ts'

export type CallTabRoute = '/grants/calls/$callId'

export type CallTab = {
  readonly to: CallTabRoute
  readonly labelKey: MessageKey
  /** Offered to those who may call it. */
  readonly needs: ProcedureName
}

/** The sides of a call in the order of its life; each is a route of its own below `/grants/calls/$callId`. */
export const CALL_TABS: readonly CallTab[] = [
  { to: '/grants/calls/$callId', labelKey: 'call.tab.overview', needs: 'calls.get' },
]
