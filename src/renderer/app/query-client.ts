import { QueryClient } from '@tanstack/react-query'

/**
 * Reads stay good until the backend tells of a change, so nothing is polled; being offline is normal and never asked
 * about. Calls are sent again by the client, which knows which may run twice.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        retry: false,
        staleTime: Number.POSITIVE_INFINITY,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  })
}
