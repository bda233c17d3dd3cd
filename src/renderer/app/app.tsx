import { RouterProvider } from '@tanstack/react-router'
import { useState } from 'react'
import type { Client } from '#renderer/rpc/index.ts'
import { Boundary } from './boundary.tsx'
import { Providers } from './providers.tsx'
import { createAppRouter } from './router.tsx'

/** The whole page over one client. */
export function App({ client }: { readonly client: Client }) {
  const [router] = useState(() => createAppRouter())
  return (
    <Providers client={client}>
      <Boundary>
        <RouterProvider router={router} />
      </Boundary>
    </Providers>
  )
}
