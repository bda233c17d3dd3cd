import type { MessageEvent, ParentPort } from 'electron'
import type { Backend, BackendOptions } from '#backend/rpc/backend.ts'
import { openLogFile } from '#shell/log-file.ts'
import { openAtStart } from '#shell/open-at-start.ts'
import { createAskStage } from './answer-ask.ts'
import type { BackendStart, FromBackendProcess, ToBackendProcess } from './messages.ts'
import { servePort } from './serve-port.ts'

/** Opens again what was open when the process before this one died: the first of the recent list. */
async function reopenLatest(backend: Backend): Promise<void> {
  const session = backend.openSession(() => undefined)
  const call = (procedure: string, input: unknown) => session.call({ callId: procedure, procedure, input })
  const recent = await call('workspace.recent', {})
  const items = recent.ok && typeof recent.value === 'object' ? Reflect.get(recent.value ?? {}, 'items') : []
  const id = Array.isArray(items) ? items[0]?.id : undefined
  if (id !== undefined) await call('workspace.open', { location: { kind: 'recent', id } })
  session.close()
}

/** The body of the backend process: opens what was asked for, then serves ports and asks until it is stopped. */
export async function runBackendProcess(
  parent: ParentPort,
  start: BackendStart,
  create: (options: BackendOptions) => Backend,
  exit: (code: number) => void,
): Promise<void> {
  const log = await openLogFile(start.home, 'backend')
  const backend = create({ home: start.home, appVersion: start.appVersion, log: log.write })
  const stage = createAskStage(backend.files)
  const tell = (message: FromBackendProcess) => parent.postMessage(message)

  const stop = async () => {
    await backend.close()
    await stage.clear()
    await log.close()
    exit(0)
  }
  const receive = async ({ data, ports }: MessageEvent) => {
    const message: ToBackendProcess = data
    const [port] = ports
    if (message.type === 'ping') tell({ type: 'pong', count: message.count })
    if (message.type === 'connect' && port)
      servePort(backend, port, open => tell({ type: 'workspace', open }))
    if (message.type === 'ask')
      tell({ type: 'answer', id: message.id, envelope: await stage.answer(message.ask) })
    if (message.type === 'stop') await stop()
  }
  parent.on('message', event => {
    receive(event).catch((error: unknown) => {
      log.write(JSON.stringify({ level: 'error', part: 'process', stack: String(error) }))
    })
  })

  if (start.reopen) await reopenLatest(backend)
  const opened = await openAtStart(backend, start.wish)
  if (opened.ok && start.wish.kind !== 'none') tell({ type: 'workspace', open: true })
  tell({ type: 'ready', problem: opened.ok ? null : opened.error })
}
