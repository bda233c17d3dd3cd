import { useParams } from '@tanstack/react-router'
import { useRead } from '#renderer/ui/index.ts'

/** Id of the application that the address names. */
export function useApplicationId(): string {
  const { applicationId } = useParams({ strict: false })
  if (applicationId === undefined) throw new Error('This screen needs an application in its address')
  return applicationId
}

/** The application that the address names. */
export function useApplication() {
  return useRead('applications.get', { id: useApplicationId() })
}

/** Id of the call that the address names. */
export function useCallId(): string {
  const { callId } = useParams({ strict: false })
  if (callId === undefined) throw new Error('This screen needs a call in its address')
  return callId
}
