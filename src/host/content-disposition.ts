/** RFC 5987 leaves these as they are; everything else is percent-encoded UTF-8. */
const encodeExtended = (text: string) =>
  encodeURIComponent(text).replace(/['()*]/g, char => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)

/** Names that an old client can show: ASCII without quotes, backslashes, control characters and percent signs. */
const toAscii = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .replace(/[^\x20-\x7e]|["\\%]/g, '_')

/** Only the last part of a name, so that no header ever suggests a folder. */
const lastPart = (name: string) =>
  name
    .split(/[\\/]/)
    .at(-1)
    ?.replace(/\p{Cc}/gu, '') || 'file'

/**
 * A Content-Disposition line (RFC 6266 with the extended name of RFC 5987).
 * @example contentDisposition('attachment', 'Извештај ë.xlsx')
 */
export function contentDisposition(kind: 'attachment' | 'inline', fileName: string): string {
  const name = lastPart(fileName)
  return `${kind}; filename="${toAscii(name)}"; filename*=UTF-8''${encodeExtended(name.toWellFormed())}`
}
