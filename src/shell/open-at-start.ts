import type { Backend } from '#backend/rpc/backend.ts'
import type { BackendEvent, Envelope } from '#shared/contract/frames.ts'
import { DEMO_WORKSPACE } from '#shared/contract/shell.ts'

/** What the person asked for on the command line. */
export type StartWish =
  | { readonly kind: 'none' }
  | { readonly kind: 'demo' }
  | { readonly kind: 'folder'; readonly folder: string }

const NOTHING: Envelope = { ok: true, value: null }

/** Opens the demo workspace (made first when it is not there yet) or the folder named at the start. */
export async function openAtStart(
  backend: Backend,
  wish: StartWish,
  progress: (event: Extract<BackendEvent, { type: 'progress' }>) => void = () => undefined,
): Promise<Envelope> {
  if (wish.kind === 'none') return NOTHING
  if (wish.kind === 'folder') return backend.openFolder(wish.folder)
  const session = backend.openSession(event => {
    if (event.type === 'progress') progress(event)
  })
  const location = { kind: 'named', name: DEMO_WORKSPACE }
  const answer = await session.call({
    callId: 'start',
    procedure: 'workspace.createDemo',
    input: { location },
  })
  session.close()
  return answer.ok ? NOTHING : answer
}
