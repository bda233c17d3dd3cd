import { crc32, deflateRawSync } from 'node:zlib'

/** One file of a made zip; the odd members make it lie, as damaged and hostile files do. */
export type ZipEntrySpec = {
  readonly name: string
  readonly data: Buffer | string
  /** Checksum written instead of the right one. */
  readonly crc?: number
  /** Unpacked size written instead of the right one. */
  readonly declaredSize?: number
  readonly encrypted?: boolean
  readonly method?: number
}

type Written = { readonly local: Buffer; readonly central: Buffer }

function header(signature: number, size: number): Buffer {
  const buffer = Buffer.alloc(size)
  buffer.writeUInt32LE(signature, 0)
  return buffer
}

function writeEntry(entry: ZipEntrySpec, offset: number): Written {
  const data = Buffer.from(entry.data)
  const packed = deflateRawSync(data)
  const name = Buffer.from(entry.name)
  const common = Buffer.alloc(26)
  common.writeUInt16LE(20, 0)
  common.writeUInt16LE(entry.encrypted ? 1 : 0, 2)
  common.writeUInt16LE(entry.method ?? 8, 4)
  common.writeUInt32LE(entry.crc ?? crc32(data), 10)
  common.writeUInt32LE(packed.length, 14)
  common.writeUInt32LE(entry.declaredSize ?? data.length, 18)
  common.writeUInt16LE(name.length, 22)
  const local = Buffer.concat([header(0x04034b50, 4), common, name, packed])
  const start = header(0x02014b50, 6)
  const end = Buffer.alloc(14)
  end.writeUInt32LE(offset, 10)
  return { local, central: Buffer.concat([start, common, end, name]) }
}

/** A zip file of the given entries, in order. */
export function makeZip(entries: readonly ZipEntrySpec[]): Buffer {
  const written: Written[] = []
  let offset = 0
  for (const entry of entries) {
    const parts = writeEntry(entry, offset)
    offset += parts.local.length
    written.push(parts)
  }
  const directory = Buffer.concat(written.map(parts => parts.central))
  const end = header(0x06054b50, 22)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...written.map(parts => parts.local), directory, end])
}
