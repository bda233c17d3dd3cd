import { stat } from 'node:fs/promises'
import path from 'node:path'
import { mediaTypeOf } from './media-types.ts'

export interface PageFile {
  readonly path: string
  readonly mediaType: string
  readonly size: number
}

/**
 * Names that a build can produce. Decoded once and matched whole, so that a second layer of encoding, a backslash, a
 * drive letter, a NUL, a hidden file or a lone `..` never gets as far as the file system.
 */
const SEGMENT = /^(?!\.)[\w@~+. -]{1,200}$/

function segmentsOf(rawPath: string): readonly string[] | undefined {
  if (!rawPath.startsWith('/') || rawPath.length > 2000) return undefined
  let decoded: string
  try {
    decoded = decodeURIComponent(rawPath.slice(1))
  } catch (error) {
    if (error instanceof URIError) return undefined
    throw error
  }
  const segments = decoded.split('/')
  const named = segments.at(-1) === '' ? segments.slice(0, -1) : segments
  return named.every(segment => SEGMENT.test(segment)) ? segments : undefined
}

/** True when `file` lies below `root`; a sibling folder whose name merely begins alike does not. */
export function isInside(root: string, file: string): boolean {
  const relative = path.relative(root, file)
  return relative !== '' && !path.isAbsolute(relative) && relative.split(path.sep)[0] !== '..'
}

/**
 * The file of the built page for a raw (still encoded) path of an address. Paths without an ending are screens of the
 * page, so they answer with its one HTML file. Undefined for what is not there or not allowed.
 */
export async function findPageFile(root: string, rawPath: string): Promise<PageFile | undefined> {
  const segments = segmentsOf(rawPath)
  if (!segments) return undefined
  const file =
    path.extname(segments.at(-1) ?? '') === '' ? path.join(root, 'index.html') : path.join(root, ...segments)
  if (!isInside(root, file)) return undefined
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined
    throw error
  })
  return found?.isFile() ? { path: file, mediaType: mediaTypeOf(file), size: found.size } : undefined
}
