import { createContext, type ReactNode, useContext } from 'react'
import type { Client } from '#renderer/rpc/index.ts'

const ClientContext = createContext<Client | undefined>(undefined)

export function ClientProvider(props: { readonly client: Client; readonly children: ReactNode }) {
  return <ClientContext value={props.client}>{props.children}</ClientContext>
}

/** The backend; only inside `ClientProvider`. */
export function useClient(): Client {
  const client = useContext(ClientContext)
  if (!client) throw new Error('useClient needs a ClientProvider above it')
  return client
}
