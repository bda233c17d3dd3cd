import { crc32 } from 'node:zlib'
import { type Entry, fromBufferPromise, getFileNameLowLevel, validateFileName, type ZipFile } from 'yauzl'
import { ProblemError } from '#shared/kernel/errors.ts'
import type { ReadingLimits } from './limits.ts'
import { reasonOf, refuse } from './refuse.ts'

/** A checked zip container: every name harmless and unique, every size within bounds, every checksum right. */
export type Container = {
  has(name: string): boolean
  /** The unpacked bytes of an entry, in pieces; names compare without case, as OPC says. */
  open(name: string): Promise<AsyncIterable<Uint8Array>>
}

const keyOf = (name: string): string => name.toLowerCase().replace(/^\//, '')

function nameOf(entry: Entry): string {
  const raw = entry.fileNameRaw
  const name = getFileNameLowLevel(entry.generalPurposeBitFlag, raw, entry.extraFields, false)
  if (validateFileName(name) !== null || name.includes('\0'))
    throw refuse('import.zip.badName', { entry: name.slice(0, 200) })
  return name
}

/** Judges an entry by what the directory says of it; yauzl later stops when the data exceeds that. */
function checkEntry(entry: Entry, name: string, limits: ReadingLimits): void {
  if (entry.isEncrypted()) throw refuse('import.file.encrypted')
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8)
    throw refuse('import.zip.damaged', { reason: `method ${entry.compressionMethod}`, entry: name })
  const { uncompressedSize: unpacked, compressedSize: packed } = entry
  const packedTooWell = unpacked > limits.ratioFloorBytes && unpacked > packed * limits.ratio
  if (unpacked > limits.entryBytes || packedTooWell)
    throw refuse('import.zip.bomb', { entry: name, unpackedMb: Math.ceil(unpacked / 1024 / 1024) })
}

async function listEntries(zip: ZipFile, limits: ReadingLimits): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>()
  let unpacked = 0
  if (zip.entryCount > limits.entries)
    throw refuse('import.zip.tooManyEntries', { entries: zip.entryCount, limit: limits.entries })
  for await (const entry of zip.eachEntry()) {
    const name = nameOf(entry)
    if (entries.has(keyOf(name))) throw refuse('import.zip.duplicateName', { entry: name })
    checkEntry(entry, name, limits)
    unpacked += entry.uncompressedSize
    if (unpacked > limits.unpackedBytes)
      throw refuse('import.zip.tooLarge', { limitMb: Math.floor(limits.unpackedBytes / 1024 / 1024) })
    entry.fileName = name
    entries.set(keyOf(name), entry)
  }
  return entries
}

/** "<!DOCTYPE" in the three encodings that the XML reader would accept. */
const DOCTYPES = [
  Buffer.from('<!DOCTYPE', 'latin1'),
  Buffer.from('<!DOCTYPE', 'utf16le'),
  Buffer.from('<!DOCTYPE', 'utf16le').swap16(),
]
const OVERLAP = 24

/** Unpacks an entry once: the checksum must be right and, in XML, there must be no document type. */
async function verify(zip: ZipFile, entry: Entry): Promise<void> {
  const isXml = /\.(xml|rels)$/i.test(entry.fileName)
  let checksum = 0
  let tail: Buffer = Buffer.alloc(0)
  for await (const chunk of streamOf(await openEntry(zip, entry), entry.fileName)) {
    checksum = crc32(chunk, checksum)
    if (!isXml) continue
    const seen = Buffer.concat([tail, chunk])
    if (DOCTYPES.some(pattern => seen.includes(pattern)))
      throw refuse('import.xml.doctype', { part: entry.fileName })
    tail = seen.subarray(-OVERLAP)
  }
  if (checksum !== entry.crc32) throw refuse('import.zip.checksum', { entry: entry.fileName })
}

async function openEntry(zip: ZipFile, entry: Entry): Promise<AsyncIterable<Uint8Array>> {
  try {
    return await zip.openReadStreamPromise(entry)
  } catch (error) {
    throw refuse('import.zip.damaged', { entry: entry.fileName, reason: reasonOf(error) })
  }
}

/** Data that cannot be unpacked, or is longer or shorter than declared, is damage and named so. */
async function* streamOf(chunks: AsyncIterable<Uint8Array>, name: string): AsyncIterable<Uint8Array> {
  const iterator = chunks[Symbol.asyncIterator]()
  for (;;) {
    let step: IteratorResult<Uint8Array>
    try {
      step = await iterator.next()
    } catch (error) {
      throw refuse('import.zip.damaged', { entry: name, reason: reasonOf(error) })
    }
    if (step.done) return
    yield step.value
  }
}

async function openZip(bytes: Buffer): Promise<ZipFile> {
  try {
    return await fromBufferPromise(bytes, { decodeStrings: false, validateEntrySizes: true })
  } catch (error) {
    throw refuse('import.zip.unreadable', { reason: reasonOf(error) })
  }
}

async function checkedEntries(zip: ZipFile, limits: ReadingLimits): Promise<Map<string, Entry>> {
  try {
    return await listEntries(zip, limits)
  } catch (error) {
    if (error instanceof ProblemError) throw error
    throw refuse('import.zip.unreadable', { reason: reasonOf(error) })
  }
}

/**
 * Opens a zip container after checking it whole: count, names, sizes and ratios from its directory first,
 * then every entry unpacked once against its declared size and CRC-32. Nothing is parsed before that.
 * `requireKind` sees the lower-case names before anything is unpacked and throws when they are another kind's.
 */
export async function openContainer(
  bytes: Buffer,
  limits: ReadingLimits,
  requireKind: (names: ReadonlySet<string>) => void,
): Promise<Container> {
  const zip = await openZip(bytes)
  const entries = await checkedEntries(zip, limits)
  requireKind(new Set(entries.keys()))
  for (const entry of entries.values()) if (!entry.fileName.endsWith('/')) await verify(zip, entry)
  return {
    has: name => entries.has(keyOf(name)),
    open: async name => {
      const entry = entries.get(keyOf(name))
      if (!entry) throw refuse('import.xlsx.partMissing', { part: name })
      return streamOf(await openEntry(zip, entry), name)
    },
  }
}
