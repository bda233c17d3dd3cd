import { useParams } from '@tanstack/react-router'
import { useRead } from '#renderer/ui/index.ts'

/** Id of the call that the address names. */
export function useCallId(): string {
  const { callId } = useParams({ strict: false })
  if (callId === undefined) throw new Error('This screen needs a call in its address')
  return callId
}

/** The call that the address names. */
export function useCall() {
  return useRead('calls.get', { id: useCallId() })
}
