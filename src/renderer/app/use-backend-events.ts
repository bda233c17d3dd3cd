import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useClient } from '#renderer/ui/index.ts'

/** Changes that come close together are read once, in milliseconds. */
const SETTLE = 40

/**
 * Whatever changes in the workspace, by this window, another one or a job, is read anew; so is everything after the
 * connection was lost. The workspace is local, so reading is cheap and nothing shown is ever stale.
 */
export function useBackendEvents(): void {
  const client = useClient()
  const queries = useQueryClient()
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const readAnew = () => {
      clearTimeout(timer)
      timer = setTimeout(() => void queries.invalidateQueries(), SETTLE)
    }
    const stopEvents = client.onEvent(readAnew)
    let wasLost = false
    const stopConnection = client.onConnection(state => {
      if (state === 'connected' && wasLost) readAnew()
      wasLost = state === 'lost'
    })
    return () => {
      clearTimeout(timer)
      stopEvents()
      stopConnection()
    }
  }, [client, queries])
}
