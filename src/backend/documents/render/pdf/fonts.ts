import { readFileSync } from 'node:fs'

export const FONT = 'Noto Sans'

const FOLDER = new URL('../../../../../resources/fonts/', import.meta.url)

export const FONT_FILES = {
  [FONT]: {
    normal: 'NotoSans_400Regular.ttf',
    bold: 'NotoSans_600SemiBold.ttf',
    italics: 'NotoSans_400Regular_Italic.ttf',
    bolditalics: 'NotoSans_700Bold.ttf',
  },
}

const NAMES = new Set<string>(Object.values(FONT_FILES[FONT]))

/** The only files a document may read: the fonts that come with the program. */
export const fontFiles = {
  existsSync: (name: string): boolean => NAMES.has(name),
  readFileSync: (name: string): Buffer => {
    if (!NAMES.has(name)) throw new Error(`Not a font of the program: ${name}`)
    return readFileSync(new URL(name, FOLDER))
  },
}

/** Width of a text in ems. */
export type MeasureText = (text: string, bold: boolean) => number

const UNKNOWN = -1

/**
 * Measures by adding up the widths of single characters, each asked of the font once: asking for whole texts
 * would lay out each of a million cells. Kerning is left out, which is less than a hundredth.
 */
export function createMeasure(widthOf: (character: string, bold: boolean) => number): MeasureText {
  const known = [new Float32Array(65_536).fill(UNKNOWN), new Float32Array(65_536).fill(UNKNOWN)] as const
  return (text, bold) => {
    const widths = known[bold ? 1 : 0]
    let sum = 0
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index)
      let width = widths[code] ?? 0
      if (width === UNKNOWN) {
        width = widthOf(String.fromCharCode(code), bold)
        widths[code] = width
      }
      sum += width
    }
    return sum
  }
}
