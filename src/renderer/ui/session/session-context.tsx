import { createContext, type ReactNode, useContext } from 'react'
import { type ProcedureName, procedures, type Role } from '#shared/contract/index.ts'
import type { SessionInfo, WorkspaceStatus } from '#shared/contract/workspace.ts'

/** An open workspace and the person this window acts for. */
export type Session = {
  readonly workspace: NonNullable<WorkspaceStatus['workspace']>
  readonly person: SessionInfo
  readonly people: WorkspaceStatus['people']
}

const SessionContext = createContext<Session | undefined>(undefined)

export function SessionProvider(props: { readonly session: Session; readonly children: ReactNode }) {
  return <SessionContext value={props.session}>{props.children}</SessionContext>
}

/** Who works in which workspace; only below the shell, where a workspace is open. */
export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('useSession needs an open workspace')
  return session
}

/** The roles that may call a procedure; null when everybody may. */
export function rolesFor(name: ProcedureName): readonly Role[] | null {
  const allowed = procedures.get(name)?.allowed ?? []
  return typeof allowed === 'string' ? null : allowed
}

/** True when one of the roles may call the procedure, by the same table the backend refuses by. */
export function rolesMay(roles: readonly Role[], name: ProcedureName): boolean {
  const allowed = rolesFor(name)
  return allowed === null || roles.some(role => allowed.includes(role))
}

/**
 * Whether this person may call a procedure: screens offer only what the backend will do.
 * @example const may = useMay(); may('ledger.post') && <Button … />
 */
export function useMay(): (name: ProcedureName) => boolean {
  const { person } = useSession()
  return name => rolesMay(person.roles, name)
}
