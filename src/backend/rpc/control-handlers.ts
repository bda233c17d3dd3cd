import { rm } from 'node:fs/promises'
import { buildDemo } from '#backend/demo/index.ts'
import { newId } from '#backend/platform/ids.ts'
import { restoreBackup } from '#backend/platform/restore.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import type { BackendState } from './backend-state.ts'
import type { Actor } from './context.ts'
import { discardDraft, saveDraft } from './form-drafts.ts'
import type { ControlContext, ControlHandlers } from './handler-types.ts'
import type { OpenedWorkspace } from './opened-workspace.ts'
import { switchPerson } from './person-switch.ts'
import { listRecent } from './recent.ts'

/** Who makes a workspace before it has any person: its coming coordinator. */
const founder = (name: string): Actor => ({
  personId: newId(),
  name,
  roles: ['coordinator'],
  authenticated: false,
})

async function setUp(
  state: BackendState,
  opened: OpenedWorkspace,
  parts: { name: string; baseCurrency: string; coordinatorName: string },
) {
  const actor = founder(parts.coordinatorName)
  await opened.commands.run({
    procedure: 'workspace.create',
    commandId: null,
    input: null,
    actor,
    now: state.now(),
    work: async ({ trx, now }) => {
      await trx
        .insertInto('workspace_info')
        .values({
          id: opened.store.identity.id,
          name: parts.name,
          base_currency: parts.baseCurrency,
          is_demo: 0,
          created_at: now,
        })
        .execute()
      await trx.insertInto('person').values({ id: actor.personId, name: parts.coordinatorName }).execute()
      await trx
        .insertInto('person_role')
        .values({ id: newId(), person_id: actor.personId, role: 'coordinator' })
        .execute()
      return null
    },
  })
}

/** A workspace whose first command failed is removed again: nobody can use it, and its folder blocks the next attempt. */
async function discard(state: BackendState, folder: string): Promise<void> {
  await state.closeWorkspace()
  await rm(folder, { recursive: true, force: true })
}

async function createDemo(context: ControlContext, folder: string, entries: number): Promise<void> {
  const { state, signal, progress } = context
  const opened = await state.create(folder)
  try {
    await opened.commands.run({
      procedure: 'workspace.createDemo',
      commandId: null,
      input: null,
      actor: founder('Regrant'),
      now: state.now(),
      work: async command => {
        await buildDemo(command, {
          entries,
          workspaceId: opened.store.identity.id,
          progress: (done, total) => {
            signal.throwIfAborted()
            progress(done, total, 'progress.demo')
          },
        })
        return null
      },
    })
    await opened.store.checkpoint()
  } catch (error) {
    await discard(state, folder)
    throw error
  }
}

async function openDemo(context: ControlContext, folder: string, entries: number): Promise<void> {
  const existing = (await listRecent(context.state.home)).some(item => item.path === folder)
  if (existing) {
    await context.state.open(folder)
    return
  }
  await createDemo(context, folder, entries)
  await context.state.afterOpening()
}

export const controlHandlers: ControlHandlers = {
  'workspace.status': ({ state, session }) => state.status(session),
  'workspace.recent': async ({ state }) => ({
    items: (await listRecent(state.home)).map(({ path: folder, ...item }) => ({
      ...item,
      folder: folder.split(/[\\/]/).at(-1) ?? '',
    })),
  }),
  'workspace.create': async ({ state, session }, input) => {
    const folder = await state.locate(input.location)
    const opened = await state.create(folder)
    try {
      await setUp(state, opened, input)
    } catch (error) {
      await discard(state, folder)
      throw error
    }
    await state.afterOpening()
    return state.status(session)
  },
  'workspace.createDemo': async (context, input) => {
    await openDemo(context, await context.state.locate(input.location), input.entries)
    return context.state.status(context.session)
  },
  'workspace.open': async ({ state, session }, input) => {
    await state.open(await state.locate(input.location))
    return state.status(session)
  },
  'workspace.close': async ({ state, session }) => {
    await state.closeWorkspace()
    return state.status(session)
  },
  'workspace.restore': async ({ state, session, signal, progress }, input) => {
    const backup = state.files.incoming(input.token)
    if (!backup) throw new ProblemError(problem('NotFound', 'error.fileGone'))
    const folder = await state.locate(input.location)
    await restoreBackup(backup.path, folder, {
      signal,
      progress: (done, total) => progress(done, total, 'progress.restore'),
    })
    await state.open(folder)
    return state.status(session)
  },
  'window.settings': async ({ state }) => ({ settings: await state.windowSettings.read() }),
  'window.keep': async ({ state }, { key, value }) => {
    await state.windowSettings.keep(key, value)
    return {}
  },
  'users.switch': switchPerson,
  'drafts.save': saveDraft,
  'drafts.discard': discardDraft,
}
