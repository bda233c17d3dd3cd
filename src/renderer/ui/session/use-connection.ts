import { useEffect, useState } from 'react'
import type { ConnectionState } from '#renderer/rpc/index.ts'
import { useClient } from '../data/client-context.tsx'

/** Whether the workspace can be reached at present. */
export function useConnection(): ConnectionState {
  const client = useClient()
  const [state, setState] = useState<ConnectionState>('connected')
  useEffect(() => client.onConnection(setState), [client])
  return state
}
