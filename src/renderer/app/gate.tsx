import { Center, Loader } from '@mantine/core'
import { Outlet, useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useEffect } from 'react'
import {
  ErrorState,
  type Session,
  SessionProvider,
  useRead,
  useWords,
  wireErrorOf,
} from '#renderer/ui/index.ts'
import type { WorkspaceStatus } from '#shared/contract/workspace.ts'
import { Boundary } from './boundary.tsx'
import { ChoosePerson } from './choose-person.tsx'
import { DisplayMenu } from './shell/display-menu.tsx'
import { LanguageMenu } from './shell/language-menu.tsx'
import { Shell } from './shell/shell.tsx'
import { useBackendEvents } from './use-backend-events.ts'
import { useWorkspaceLanguage } from './use-workspace-language.ts'

const StartPage = lazy(() =>
  import('#renderer/features/start/start-page.tsx').then(module => ({ default: module.StartPage })),
)

function sessionOf(status: WorkspaceStatus): Session | null {
  if (!status.workspace || !status.session) return null
  return { workspace: status.workspace, person: status.session, people: status.people }
}

/** What the window shows: the start screen without a workspace, else who works, else the shell with the screen. */
export function Gate() {
  const { t } = useWords()
  useBackendEvents()
  const status = useRead('workspace.status', {})
  if (status.data) return <Opened status={status.data} />
  return (
    <Center h="100%">
      {status.error ? (
        <ErrorState error={wireErrorOf(status.error)} onRetry={() => status.refetch()} />
      ) : (
        <Loader aria-label={t('state.loading')} />
      )}
    </Center>
  )
}

function Opened({ status }: { readonly status: WorkspaceStatus }) {
  const session = sessionOf(status)
  if (!status.workspace) return <NoWorkspace appVersion={status.appVersion} />
  if (!session) return <ChoosePerson workspaceName={status.workspace.name} people={status.people} />
  return (
    <SessionProvider session={session}>
      <WorkspaceScreens />
    </SessionProvider>
  )
}

/** An address left over from a workspace that was closed names nothing in the next one. */
function NoWorkspace({ appVersion }: { readonly appVersion: string }) {
  const navigate = useNavigate()
  useEffect(() => {
    void navigate({ to: '/today', replace: true })
  }, [navigate])
  return (
    <Suspense fallback={null}>
      <StartPage
        appVersion={appVersion}
        tools={
          <>
            <LanguageMenu />
            <DisplayMenu />
          </>
        }
      />
    </Suspense>
  )
}

function WorkspaceScreens() {
  useWorkspaceLanguage()
  return (
    <Shell>
      <Boundary>
        <Outlet />
      </Boundary>
    </Shell>
  )
}
