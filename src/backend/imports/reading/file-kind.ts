/** What a file is by its first bytes, whatever its name says. */
export type FileKind =
  | 'empty'
  | 'zip'
  | 'encrypted'
  | 'old-excel'
  /** An old Office container whose content is not recognised. */
  | 'old-office'
  | 'html'
  | 'xml'
  | 'json'
  | 'text'
  | 'other'

const startsWith = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, index) => bytes[index] === byte)

const OLE2 = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
const ZIP = [
  [0x50, 0x4b, 0x03, 0x04],
  [0x50, 0x4b, 0x05, 0x06],
]
/** First records of Excel 2 to 5 streams, before they were wrapped in OLE2. */
const OLD_EXCEL = [
  [0x09, 0x08, 0x10, 0x00],
  [0x09, 0x08, 0x08, 0x00],
  [0x09, 0x04, 0x06, 0x00],
  [0x09, 0x02, 0x06, 0x00],
  [0x09, 0x00, 0x04, 0x00],
]
/** PDF, PNG, JPEG, GIF, gzip, 7z, RAR, RTF: things people pick by mistake. */
const OTHERS = [
  [0x25, 0x50, 0x44, 0x46],
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0x1f, 0x8b],
  [0x37, 0x7a, 0xbc, 0xaf],
  [0x52, 0x61, 0x72, 0x21],
  [0x7b, 0x5c, 0x72, 0x74, 0x66],
]

/** OLE2 holds old Excel files and, as the stream EncryptedPackage, every password-protected new one. */
function ole2Kind(bytes: Buffer): FileKind {
  const names = (name: string): boolean => bytes.includes(Buffer.from(name, 'utf16le'))
  if (names('EncryptedPackage') || names('EncryptionInfo')) return 'encrypted'
  if (names('Workbook') || names('Book')) return 'old-excel'
  return 'old-office'
}

/** True when half of the first bytes are NUL on one side: UTF-16 text of a Latin language. */
export function utf16Endian(bytes: Uint8Array): 'le' | 'be' | undefined {
  if (startsWith(bytes, [0xff, 0xfe])) return 'le'
  if (startsWith(bytes, [0xfe, 0xff])) return 'be'
  const sample = bytes.subarray(0, 2000)
  let even = 0
  let odd = 0
  for (let index = 0; index + 1 < sample.length; index += 2) {
    if (sample[index] === 0) even += 1
    if (sample[index + 1] === 0) odd += 1
  }
  const pairs = Math.floor(sample.length / 2)
  if (pairs < 4) return undefined
  if (odd > pairs * 0.3 && even < pairs * 0.05) return 'le'
  return even > pairs * 0.3 && odd < pairs * 0.05 ? 'be' : undefined
}

/** Control characters that no text file has; tab, line feeds, form feed and escape may occur. */
const isControl = (byte: number): boolean =>
  byte < 32 && byte !== 9 && byte !== 10 && byte !== 11 && byte !== 12 && byte !== 13 && byte !== 27

function looksBinary(bytes: Uint8Array): boolean {
  let controls = 0
  const sample = bytes.subarray(0, 65_536)
  for (const byte of sample) if (isControl(byte)) controls += 1
  return controls > 0 && (sample.includes(0) || controls > sample.length / 100)
}

function textKind(bytes: Buffer, endian: 'le' | 'be' | undefined): FileKind {
  const head = bytes.subarray(0, 4096)
  const label = endian ? `utf-16${endian}` : 'utf-8'
  const text = new TextDecoder(label).decode(head).trimStart().toLowerCase()
  if (/^<(!doctype html|html|table|head|meta|body|style|div)\b/.test(text)) return 'html'
  if (text.startsWith('<?xml') || /^<[a-z][\w:.-]*[\s/>]/.test(text)) return 'xml'
  if (/^\[\s*[[{\]"]/.test(text) || /^\{\s*["}]/.test(text)) return 'json'
  return 'text'
}

/** The kind of a file by its content. @example fileKind(Buffer.from('a;b\n1;2')) // 'text' */
export function fileKind(bytes: Buffer): FileKind {
  if (bytes.length === 0) return 'empty'
  if (startsWith(bytes, OLE2)) return ole2Kind(bytes)
  if (ZIP.some(signature => startsWith(bytes, signature))) return 'zip'
  if (OLD_EXCEL.some(signature => startsWith(bytes, signature))) return 'old-excel'
  if (OTHERS.some(signature => startsWith(bytes, signature))) return 'other'
  const endian = utf16Endian(bytes)
  if (!endian && looksBinary(bytes)) return 'other'
  return textKind(bytes, endian)
}
