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
