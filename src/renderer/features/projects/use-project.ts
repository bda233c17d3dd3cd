import { useParams } from '@tanstack/react-router'
import { useRead } from '#renderer/ui/index.ts'

/** Id of the project that the address names. */
export function useProjectId(): string {
  const { projectId } = useParams({ strict: false })
  if (projectId === undefined) throw new Error('This screen needs a project in its address')
  return projectId
}

/** The project that the address names, with everything that hangs on it. */
export function useProject() {
  return useRead('projects.get', { id: useProjectId() })
}
