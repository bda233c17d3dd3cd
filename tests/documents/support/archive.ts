import { writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { crc32 } from 'node:zlib'
import yauzl, { type Entry, type ZipFile } from 'yauzl'

const openArchive = promisify<string, yauzl.Options, ZipFile>(yauzl.open)

async function contentOf(archive: ZipFile, entry: Entry): Promise<string> {
  const stream = await promisify<Entry, NodeJS.ReadableStream>(archive.openReadStream.bind(archive))(entry)
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks).toString('utf8')
}

export type Part = { readonly xml: string; readonly modified: Date }

/** The parts of a workbook as they are in the archive, by name. */
export async function readParts(file: string): Promise<ReadonlyMap<string, Part>> {
  const archive = await openArchive(file, { lazyEntries: true, autoClose: true })
  const parts = new Map<string, Part>()
  return await new Promise((resolve, reject) => {
    archive.on('error', reject)
    archive.on('end', () => resolve(parts))
    archive.on('entry', (entry: Entry) => {
      contentOf(archive, entry).then(xml => {
        parts.set(entry.fileName, { xml, modified: entry.getLastModDate() })
        archive.readEntry()
      }, reject)
    })
    archive.readEntry()
  })
}

/** One part's text; a missing one is an error with the names that are there. */
export async function readPart(file: string, name: string): Promise<string> {
  const parts = await readParts(file)
  const part = parts.get(name)
  if (!part) throw new Error(`No ${name} among ${[...parts.keys()].join(', ')}`)
  return part.xml
}

const NAMES_IN_UTF8 = 0x0800
/** 1 January 1980, the first day that archives know. */
const FIRST_DAY = 0x21

/** The fields that an entry's own header and the directory share. */
function entryFields(name: Buffer, content: Buffer): Buffer {
  const fields = Buffer.alloc(26)
  fields.writeUInt16LE(20, 0)
  fields.writeUInt16LE(NAMES_IN_UTF8, 2)
  fields.writeUInt16LE(FIRST_DAY, 8)
  fields.writeUInt32LE(crc32(content), 10)
  fields.writeUInt32LE(content.length, 14)
  fields.writeUInt32LE(content.length, 18)
  fields.writeUInt16LE(name.length, 22)
  return fields
}

const signature = (value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

/** An archive of the given parts, uncompressed: enough to change one of them in a test. */
function archiveOf(parts: ReadonlyMap<string, string>): Buffer {
  const entries: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [partName, xml] of parts) {
    const name = Buffer.from(partName)
    const content = Buffer.from(xml)
    const fields = entryFields(name, content)
    const entry = Buffer.concat([signature(0x04034b50), fields, name, content])
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([signature(0x02014b50), Buffer.from([20, 0]), fields, rest, name]))
    entries.push(entry)
    offset += entry.length
  }
  const listing = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(parts.size, 4)
  end.writeUInt16LE(parts.size, 6)
  end.writeUInt32LE(listing.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...entries, listing, signature(0x06054b50), end])
}

/** Copies a workbook with one part changed and all others as they are. */
export async function rewritePart(
  file: string,
  target: string,
  name: string,
  change: (xml: string) => string,
): Promise<void> {
  const parts = await readParts(file)
  if (!parts.has(name)) throw new Error(`No ${name} among ${[...parts.keys()].join(', ')}`)
  const changed = new Map([...parts].map(([part, { xml }]) => [part, part === name ? change(xml) : xml]))
  await writeFile(target, archiveOf(changed))
}
