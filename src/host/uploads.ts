import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import path from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import type { FileTokens } from '#backend/rpc/file-tokens.ts'
import type { Envelope } from '#shared/contract/frames.ts'
import { mediaTypeOf } from '#shell/media-types.ts'
import { shellError } from '#shell/shell-error.ts'
import type { HostSession } from './host-session.ts'
import { closeAfter, sendEnvelope } from './respond.ts'
import type { UploadPlace } from './upload-places.ts'

export interface UploadRoom {
  /** A private folder that goes when the host stops. */
  readonly folder: string
  readonly files: FileTokens
  /** Largest file, in bytes. */
  readonly limit: number
  /** Longest silence between two pieces, in milliseconds. */
  readonly silence: number
}

const MIB = 1024 * 1024
const announcedSchema = z.strictObject({ name: z.string().min(1).max(255), size: z.int().min(0) })

const tooLarge = (limit: number) =>
  shellError('Validation', 'shell.error.fileTooLarge', { limitMb: Math.floor(limit / MIB) })
const broken = shellError('Unavailable', 'shell.error.uploadBroken')

/** Answers the page's wish to upload with a one-use token for exactly that many bytes. */
export function announceUpload(session: HostSession, room: UploadRoom, wish: unknown): Envelope {
  const announced = announcedSchema.safeParse(wish)
  if (!announced.success) return shellError('Validation', 'error.validation', { fields: [] })
  if (announced.data.size === 0) return shellError('Validation', 'shell.error.fileEmpty')
  if (announced.data.size > room.limit) return tooLarge(room.limit)
  return { ok: true, value: { uploadToken: session.uploads.open(announced.data) } }
}

class WrongLength extends Error {
  override readonly name = 'WrongLength'
}

/** Lets exactly `size` bytes through; one more or one less is an error. */
function exactly(size: number): Transform {
  let seen = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen += chunk.length
      done(seen > size ? new WrongLength() : null, chunk)
    },
    flush(done) {
      done(seen === size ? null : new WrongLength())
    },
  })
}

const failureOf = (error: unknown): [number, Envelope] =>
  error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EFBIG')
    ? [507, shellError('StorageFull', 'shell.error.storageFull')]
    : [400, broken]

/** Streams the bytes to disk, never through memory, and gives an incoming file token for them. */
export async function receiveUpload(
  message: IncomingMessage,
  response: ServerResponse,
  place: UploadPlace,
  room: UploadRoom,
): Promise<void> {
  const file = path.join(room.folder, randomUUID())
  const { socket } = message
  socket.setTimeout(room.silence, () => message.destroy())
  try {
    await pipeline(message, exactly(place.size), createWriteStream(file, { flags: 'wx', mode: 0o600 }))
  } catch (error) {
    await rm(file, { force: true })
    if (message.destroyed && socket.destroyed) return
    closeAfter(response)
    return sendEnvelope(response, ...failureOf(error))
  } finally {
    socket.setTimeout(0)
  }
  const { name, size } = place
  const token = room.files.offerIncoming({
    path: file,
    fileName: name,
    mediaType: mediaTypeOf(name),
    temporary: true,
  })
  sendEnvelope(response, 200, { ok: true, value: { token, name, size } })
}
