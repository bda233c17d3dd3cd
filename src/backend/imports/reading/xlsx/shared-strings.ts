import { type CellValue, EMPTY } from '../sheet.ts'
import { type Package, readPart } from './part.ts'

/** Excel stores characters that XML forbids, and any that look like this form, as _x000D_. */
export const unescapeText = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      )
    : text

/** The cell of a text; a text of nothing is an empty cell. */
export const textCell = (text: string): CellValue =>
  text === '' ? EMPTY : { kind: 'text', text: unescapeText(text).replaceAll('\r\n', '\n') }

/**
 * Collects the text of a string item: plain `t`, or the `t` of all its rich text runs. Phonetic readings
 * (`rPh`), which Japanese files put beside the text, are no part of it.
 */
export function textCollector() {
  let text = ''
  let taking = false
  let phonetic = 0
  return {
    open(name: string): void {
      if (name === 'rPh') phonetic += 1
      taking = name === 't' && phonetic === 0
    },
    close(name: string): void {
      if (name === 'rPh') phonetic -= 1
      taking = false
    },
    text(piece: string): void {
      if (taking) text += piece
    },
    take(): string {
      const taken = text
      text = ''
      return taken
    },
  }
}

/** The table of texts that cells refer to by index; every cell of one text shares one value. */
export async function readSharedStrings(
  source: Package,
  part: string | undefined,
): Promise<readonly CellValue[]> {
  const strings: CellValue[] = []
  const collector = textCollector()
  if (part === undefined) return strings
  await readPart(source, part, {
    open: collector.open,
    text: collector.text,
    close: name => {
      collector.close(name)
      if (name === 'si') strings.push(textCell(collector.take()))
    },
  })
  return strings
}
