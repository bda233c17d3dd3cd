import type { Envelope, FromBackend } from '#shared/contract/frames.ts'

// These run in the page: Playwright sends their text, so they can use nothing from outside themselves.

/** Before the page's own scripts: keeps the port to the backend where the functions below find it. */
export function keepPort(portMessage: string): void {
  const first = Promise.withResolvers<MessagePort>()
  Reflect.set(window, 'portOfTests', first.promise)
  window.addEventListener('message', event => {
    const [port] = event.ports
    if (event.data !== portMessage || !port) return
    first.resolve(port)
    Reflect.set(window, 'portOfTests', Promise.resolve(port))
  })
}

/** Calls over the page's own port, and so as the person who works on the page. */
export async function callOverPort(call: { procedure: string; input: unknown }): Promise<Envelope> {
  const port: MessagePort = await Reflect.get(window, 'portOfTests')
  const callId = crypto.randomUUID()
  return new Promise(resolve => {
    const hear = ({ data }: MessageEvent<FromBackend>) => {
      if (!('reply' in data) || data.reply !== callId) return
      port.removeEventListener('message', hear)
      resolve(data.envelope)
    }
    port.addEventListener('message', hear)
    port.postMessage({ callId, ...call })
  })
}

/** Before the page's own scripts: tells every answer of the backend to a function that the test has put into the page. */
export async function reportAnswers(to: string): Promise<void> {
  const port: MessagePort = await Reflect.get(window, 'portOfTests')
  port.addEventListener('message', ({ data }: MessageEvent<FromBackend>) => {
    if ('reply' in data) Reflect.get(window, to)(data.envelope)
  })
}
