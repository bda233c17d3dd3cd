import type { XmlAttributes } from '../xml.ts'
import { type Package, readPart } from './part.ts'

/** What a cell's number means by its format: a day, a time of day or length of time, or just a number. */
export type NumberMeaning = 'number' | 'date' | 'time'

export type CellStyle = {
  readonly meaning: NumberMeaning
  readonly indent: number
  /** A format of zeros only, as 0000 or 0.00: digits before and after the point that are always shown. */
  readonly zeros?: { readonly whole: number; readonly decimals: number }
}

export const PLAIN_STYLE: CellStyle = { meaning: 'number', indent: 0 }

/** Built-in formats that are dates in every or some language of Excel (ECMA-376 part 1, 18.8.30). */
function builtInMeaning(id: number): NumberMeaning {
  if ((id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 31) || id === 36) return 'date'
  if (id >= 50 && id <= 58) return 'date'
  return (id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47) ? 'time' : 'number'
}

/** Quoted text, escaped and padding characters, colours, conditions and locales say nothing about meaning. */
const DECORATION = /"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi

/**
 * Meaning of a custom number format. @example meaningOfFormat('[$-409]d mmm yyyy') // 'date';
 * meaningOfFormat('#,##0.00 [Red]') // 'number'; meaningOfFormat('[h]:mm') // 'time'
 */
export function meaningOfFormat(code: string): NumberMeaning {
  const bare = (code.replace(DECORATION, '').split(';')[0] ?? '').toLowerCase()
  if (/general|standard/.test(bare)) return 'number'
  const hasDigits = /[#0?]/.test(bare.replace(/s\.0+/g, 's'))
  if (hasDigits) return 'number'
  if (/[yd]/.test(bare)) return 'date'
  if (/[hs]/.test(bare)) return 'time'
  return bare.includes('m') ? 'date' : 'number'
}

function zerosOfFormat(code: string): Pick<CellStyle, 'zeros'> {
  const match = /^(0+)(?:\.(0+))?$/.exec(code.split(';')[0] ?? '')
  return match ? { zeros: { whole: match[1]?.length ?? 1, decimals: match[2]?.length ?? 0 } } : {}
}

type Format = Omit<CellStyle, 'indent'>

/** Formats by index as cells name them; a workbook without styles has none. */
export async function readStyles(source: Package, part: string | undefined): Promise<readonly CellStyle[]> {
  const formats = new Map<number, Format>([[2, { meaning: 'number', zeros: { whole: 1, decimals: 2 } }]])
  const styles: CellStyle[] = []
  let inCellFormats = false
  let format: Format = PLAIN_STYLE
  let indent = 0
  const open = (name: string, attributes: XmlAttributes): void => {
    const { numFmtId = '0', formatCode = '', indent: indentText = '0' } = attributes
    if (name === 'cellXfs') inCellFormats = true
    if (name === 'numFmt')
      formats.set(Number(numFmtId), { meaning: meaningOfFormat(formatCode), ...zerosOfFormat(formatCode) })
    if (!inCellFormats) return
    if (name === 'xf') {
      format = formats.get(Number(numFmtId)) ?? { meaning: builtInMeaning(Number(numFmtId)) }
      indent = 0
    }
    if (name === 'alignment') indent = Number(indentText) || 0
  }
  const close = (name: string): void => {
    if (name === 'cellXfs') inCellFormats = false
    if (inCellFormats && name === 'xf') styles.push({ ...format, indent })
  }
  if (part !== undefined) await readPart(source, part, { open, close })
  return styles
}
