import { cancelFrameSchema } from '#shared/contract/frames.ts'
import type { Backend, BackendOptions, BackendSession } from './backend.ts'
import { BackendState } from './backend-state.ts'
import { Dispatcher } from './dispatcher.ts'
import { envelopeOf, success } from './envelope.ts'
import { createFileTokens } from './file-tokens.ts'
import { handlers } from './handlers.ts'
import { actorOf, listActors, onlyCoordinator } from './people.ts'
import type { SessionState } from './sessions.ts'

function openSession(
  state: BackendState,
  dispatcher: Dispatcher,
  tell: SessionState['tell'],
): BackendSession {
  const session: SessionState = { actor: undefined, jobs: new Map(), tell }
  state.sessions.add(session)
  const ready = adoptCoordinator(state, session)
  return {
    call: async frame => {
      await ready
      const cancel = cancelFrameSchema.safeParse(frame)
      if (!cancel.success) return dispatcher.call(session, frame)
      session.jobs.get(cancel.data.cancel)?.abort()
      return success(null)
    },
    cancel: callId => session.jobs.get(callId)?.abort(),
    assume: async nameOrId => {
      const { workspace } = state
      if (!workspace) return false
      const person = (await listActors(workspace.store.reader)).find(
        candidate => candidate.id === nameOrId || candidate.name === nameOrId,
      )
      if (person) session.actor = actorOf(person, false)
      return person !== undefined
    },
    close: () => {
      state.sessions.delete(session)
      for (const job of session.jobs.values()) job.abort()
    },
  }
}

/** A window opened while a workspace is in use starts as its only coordinator, like the first window did. */
async function adoptCoordinator(state: BackendState, session: SessionState): Promise<void> {
  if (!state.workspace) return
  const coordinator = onlyCoordinator(await listActors(state.workspace.store.reader))
  if (coordinator && !coordinator.passphrase) session.actor = actorOf(coordinator, false)
}

/** The whole backend of one process, free of any carrier: one workspace at a time, any number of sessions. */
export function createBackend(options: BackendOptions): Backend {
  const files = createFileTokens()
  const state = new BackendState(options, files)
  const dispatcher = new Dispatcher(state, handlers)
  return {
    files,
    openSession: listener => openSession(state, dispatcher, listener),
    openFolder: async folder => {
      try {
        await state.open(folder)
        return success(null)
      } catch (error) {
        return envelopeOf(error, options.log, 'workspace.open')
      }
    },
    close: () => state.closeWorkspace(),
  }
}
