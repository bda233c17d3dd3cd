import path from 'node:path'
import { migrations } from '#backend/migrations/index.ts'
import { WorkspaceStore } from '#backend/platform/workspace-store.ts'
import type { BackendEvent } from '#shared/contract/frames.ts'
import type { WorkspaceStatus } from '#shared/contract/workspace.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import type { BackendOptions } from './backend.ts'
import type { FileTokens } from './file-tokens.ts'
import { OpenedWorkspace } from './opened-workspace.ts'
import { actorOf, listActors, onlyCoordinator } from './people.ts'
import { folderNameOf, listRecent, rememberWorkspace } from './recent.ts'
import type { SessionState } from './sessions.ts'
import { WindowSettings } from './window-settings.ts'

export type WorkspaceLocation =
  | { readonly kind: 'named'; readonly name: string }
  | { readonly kind: 'recent'; readonly id: string }
  | { readonly kind: 'folder'; readonly token: string }

/** The open workspace, the sessions and what both need; changed only by the control procedures. */
export class BackendState {
  readonly files: FileTokens
  readonly home: string
  readonly appVersion: string
  readonly log: (line: string) => void
  readonly windowSettings: WindowSettings
  readonly sessions = new Set<SessionState>()
  workspace: OpenedWorkspace | undefined
  readonly #clock: () => Date

  constructor(options: BackendOptions, files: FileTokens) {
    this.files = files
    this.home = options.home
    this.windowSettings = new WindowSettings(options.home)
    this.appVersion = options.appVersion
    this.log = options.log
    this.#clock = options.clock ?? (() => new Date())
  }

  now(): string {
    return this.#clock().toISOString()
  }

  broadcast(event: BackendEvent): void {
    for (const session of this.sessions) session.tell(event)
  }

  /** Folder of a workspace that a page named without knowing any path. */
  async locate(location: WorkspaceLocation): Promise<string> {
    if (location.kind === 'named') return path.join(this.home, folderNameOf(location.name))
    const folder =
      location.kind === 'folder'
        ? this.files.folder(location.token)
        : (await listRecent(this.home)).find(item => item.id === location.id)?.path
    if (folder === undefined) throw new ProblemError(problem('NotFound', 'error.workspaceNotFound'))
    return folder
  }

  async create(folder: string): Promise<OpenedWorkspace> {
    await this.closeWorkspace()
    const opened = new OpenedWorkspace(
      await WorkspaceStore.create(folder, migrations, this.now()),
      this.files,
      this.appVersion,
    )
    opened.markSound()
    this.workspace = opened
    return opened
  }

  async open(folder: string): Promise<OpenedWorkspace> {
    if (this.workspace && path.resolve(this.workspace.store.paths.root) === path.resolve(folder))
      return this.workspace
    await this.closeWorkspace()
    const opened = new OpenedWorkspace(
      await WorkspaceStore.open(folder, migrations),
      this.files,
      this.appVersion,
    )
    this.workspace = opened
    opened.startIntegrityCheck(state => this.broadcast({ type: 'integrity', state }))
    await this.afterOpening()
    return opened
  }

  /** Remembers the workspace and lets its only coordinator act where no passphrase stands in the way. */
  async afterOpening(): Promise<void> {
    const { workspace } = this
    if (!workspace) return
    const info = await workspace.store.reader
      .selectFrom('workspace_info')
      .selectAll()
      .executeTakeFirstOrThrow()
    await rememberWorkspace(this.home, {
      path: workspace.store.paths.root,
      name: info.name,
      demo: info.is_demo === 1,
      openedAt: this.now(),
    })
    const coordinator = onlyCoordinator(await listActors(workspace.store.reader))
    for (const session of this.sessions)
      session.actor = coordinator && !coordinator.passphrase ? actorOf(coordinator, false) : undefined
    this.broadcast({ type: 'changed', topics: ['workspace_info'] })
  }

  async closeWorkspace(): Promise<void> {
    const { workspace } = this
    if (!workspace) return
    this.workspace = undefined
    for (const session of this.sessions) session.actor = undefined
    await workspace.close()
    this.broadcast({ type: 'closed' })
  }

  async status(session: SessionState): Promise<WorkspaceStatus> {
    const { workspace, appVersion } = this
    if (!workspace) return { workspace: null, session: null, people: [], appVersion }
    const info = await workspace.store.reader
      .selectFrom('workspace_info')
      .selectAll()
      .executeTakeFirstOrThrow()
    const { actor } = session
    return {
      workspace: {
        id: info.id,
        name: info.name,
        baseCurrency: info.base_currency,
        demo: info.is_demo === 1,
        folderName: path.basename(workspace.store.paths.root),
        integrity: workspace.integrity,
        auditHead: workspace.auditHead,
      },
      session: actor
        ? {
            personId: actor.personId,
            name: actor.name,
            roles: [...actor.roles],
            authenticated: actor.authenticated,
          }
        : null,
      people: [...(await listActors(workspace.store.reader))],
      appVersion,
    }
  }
}
