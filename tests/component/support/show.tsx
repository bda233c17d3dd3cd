import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from '@tanstack/react-router'
import { type RenderResult, render } from '@testing-library/react'
import userEvent, { type UserEvent } from '@testing-library/user-event'
import axe from 'axe-core'
import type { ReactNode } from 'react'
import { expect } from 'vitest'
import { Providers } from '#renderer/app/providers.tsx'
import { createAppRouter } from '#renderer/app/router.tsx'
import { SessionProvider } from '#renderer/ui/index.ts'
import type { Role } from '#shared/contract/index.ts'
import type { Language } from '#shared/locales/index.ts'
import { demoAnswers, statusFor } from './demo.ts'
import { type Answers, createFakeClient, type FakeClient } from './fake-client.ts'

export type Shown = RenderResult & {
  readonly client: FakeClient
  readonly user: UserEvent
  /** Address of the screen. */
  readonly address: () => string
}

export type ShowOptions = {
  readonly role?: Role
  readonly answers?: Answers
  readonly language?: Language
}

// jsdom lays nothing out; lists draw what fits, so things must have a size.
const size = (pixels: number) => ({ configurable: true, get: () => pixels })
Object.defineProperties(Element.prototype, { clientHeight: size(600), clientWidth: size(1000) })
Object.defineProperties(HTMLElement.prototype, { offsetHeight: size(600), offsetWidth: size(1000) })
window.scrollTo = () => undefined
HTMLCanvasElement.prototype.getContext = () => null

function clientFor({ role = 'coordinator', answers = {}, language = 'en' }: ShowOptions): FakeClient {
  const windowSettings = () => ({ settings: { language } })
  return createFakeClient({ 'window.settings': windowSettings, ...demoAnswers(role), ...answers })
}

/** Shows the whole application at an address, for a role, over a table of answers. */
export function showApp(at: string, options: ShowOptions = {}): Shown {
  const client = clientFor(options)
  const history = createMemoryHistory({ initialEntries: [at] })
  const router = createAppRouter(history)
  const result = render(
    <Providers client={client} env="test">
      <RouterProvider router={router} />
    </Providers>,
  )
  return { ...result, client, user: userEvent.setup(), address: () => history.location.href }
}

/** Shows one component inside providers, session and a router, without the shell. */
export function showPart(part: ReactNode, options: ShowOptions = {}): Shown {
  const client = clientFor(options)
  const history = createMemoryHistory({ initialEntries: ['/part'] })
  const status = statusFor(options.role ?? 'coordinator')
  const { workspace, session } = status
  if (!workspace || !session) throw new Error('The demo status has a workspace and a session')
  const root = createRootRoute({
    component: () => (
      <SessionProvider session={{ workspace, person: session, people: status.people }}>
        {part}
      </SessionProvider>
    ),
    notFoundComponent: () => null,
  })
  const anywhere = createRoute({ getParentRoute: () => root, path: '$' })
  const router = createRouter({ routeTree: root.addChildren([anywhere]), history })
  const result = render(
    <Providers client={client} env="test">
      <RouterProvider router={router} />
    </Providers>,
  )
  return { ...result, client, user: userEvent.setup(), address: () => history.location.href }
}

/** No violation that axe can see. Colours are judged in a real browser, since jsdom draws none. */
export async function expectAccessible(container: Element = document.body): Promise<void> {
  const found = await axe.run(container, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  })
  const lines = found.violations.map(
    violation => `${violation.id}: ${violation.help}\n${violation.nodes.map(node => node.html).join('\n')}`,
  )
  expect(lines).toEqual([])
}
