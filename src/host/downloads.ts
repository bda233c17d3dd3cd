import { open, rm } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import type { FileTokens, TokenFile } from '#backend/rpc/file-tokens.ts'
import { PAGE_HEADERS } from '#shell/content-policy.ts'
import { contentDisposition } from './content-disposition.ts'
import { sendText } from './respond.ts'

/** What a browser may show in a tab: nothing in it can run as our page. SVG and HTML are not among them. */
const SHOWN = new Set(['application/pdf', 'image/png', 'image/jpeg', 'text/plain; charset=utf-8'])

/** A downloaded file is no page: it gets no right at all, and is never taken for another type. */
const FILE_POLICY = "default-src 'none'; sandbox"
/** The browser's own viewer doesn't start in a sandboxed document; it runs in a process of its own. */
const PDF_POLICY = "default-src 'none'; object-src 'self'; plugin-types application/pdf"

function headersOf(file: TokenFile, size: number, show: boolean) {
  const shown = show && SHOWN.has(file.mediaType)
  return {
    ...PAGE_HEADERS,
    'content-security-policy': shown && file.mediaType === 'application/pdf' ? PDF_POLICY : FILE_POLICY,
    'content-type': file.mediaType,
    'content-length': size,
    'content-disposition': contentDisposition(shown ? 'inline' : 'attachment', file.fileName),
  }
}

/** Sends a finished file for its token, once. */
export async function sendFile(
  response: ServerResponse,
  files: FileTokens,
  token: string,
  show: boolean,
): Promise<void> {
  const file = files.takeOutgoing(token)
  const handle = file && (await open(file.path).catch(() => undefined))
  if (!file || !handle)
    return sendText(response, 404, 'This file was handed over already or is no longer there.')
  try {
    const { size } = await handle.stat()
    response.writeHead(200, headersOf(file, size, show))
    await pipeline(handle.createReadStream({ autoClose: false }), response)
  } finally {
    await handle.close()
    if (file.temporary) await rm(file.path, { force: true })
  }
}
