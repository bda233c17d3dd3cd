import type { Host } from '#host/start-host.ts'
import type { BackendEvent } from '#shared/contract/frames.ts'
import { pageHeaders } from './host.ts'

/** Listens to a host's event stream as a page does; `events` grows as they come. */
export async function listen(host: Host, cookie: string) {
  const stop = new AbortController()
  const response = await fetch(`${host.origin}/events`, {
    headers: pageHeaders(host, cookie),
    signal: stop.signal,
  })
  const events: BackendEvent[] = []
  let ended = false
  const read = async () => {
    let text = ''
    const decoder = new TextDecoder()
    for await (const chunk of response.body ?? []) {
      text += decoder.decode(chunk, { stream: true })
      const blocks = text.split('\n\n')
      text = blocks.pop() ?? ''
      for (const block of blocks) if (block.startsWith('data: ')) events.push(JSON.parse(block.slice(6)))
    }
  }
  const done = read()
    .catch((error: unknown) => {
      if (!stop.signal.aborted) throw error
    })
    .finally(() => {
      ended = true
    })
  return {
    status: response.status,
    events,
    ended: () => ended,
    leave: () => {
      stop.abort()
      return done
    },
  }
}
