import { type FileKind, fileKind } from './file-kind.ts'
import type { ReadingLimits } from './limits.ts'
import { refuse } from './refuse.ts'

const REFUSED = {
  empty: 'import.file.empty',
  encrypted: 'import.file.encrypted',
  'old-excel': 'import.file.oldExcel',
  'old-office': 'import.file.oldOffice',
  html: 'import.file.html',
  xml: 'import.file.xml',
  json: 'import.file.json',
  other: 'import.file.notSpreadsheet',
} as const satisfies Record<Exclude<FileKind, 'zip' | 'text'>, string>

/**
 * What kind of table a file is, by content: refuses what is none, naming the remedy. Text that calls itself
 * .xlsx is refused too: something else was saved under that name.
 */
export function tableKind(bytes: Buffer, fileName: string, limits: ReadingLimits): 'zip' | 'text' {
  if (bytes.length > limits.fileBytes) throw tooLarge(bytes.length, limits)
  const kind = fileKind(bytes)
  if (kind !== 'zip' && kind !== 'text') throw refuse(REFUSED[kind], { file: fileName })
  if (kind === 'text' && /\.xls[xmb]$/i.test(fileName))
    throw refuse('import.file.textNamedExcel', { file: fileName })
  return kind
}

/** The refusal of a file that is larger than allowed; also used before it is read into memory. */
export const tooLarge = (bytes: number, limits: ReadingLimits) =>
  refuse('import.file.tooLarge', {
    megabytes: Math.ceil(bytes / 1024 / 1024),
    limitMb: Math.floor(limits.fileBytes / 1024 / 1024),
  })

/** Zip containers that are something else than an .xlsx workbook, by an entry only they have. */
const OTHER_CONTAINERS: readonly (readonly [string, string])[] = [
  ['xl/workbook.bin', 'import.file.binaryExcel'],
  ['word/document.xml', 'import.file.wordDocument'],
  ['ppt/presentation.xml', 'import.file.presentation'],
  ['content.xml', 'import.file.openDocument'],
  ['index/document.iwa', 'import.file.appleNumbers'],
]

/** Refuses containers that are no .xlsx, by content: documents, OpenDocument, Numbers, plain archives. */
export function requireWorkbook(names: ReadonlySet<string>, fileName: string): void {
  for (const [entry, messageKey] of OTHER_CONTAINERS)
    if (names.has(entry)) throw refuse(messageKey, { file: fileName })
  for (const name of names) if (/^(xl|_rels)\/|^\[content_types\]\.xml$/.test(name)) return
  throw refuse('import.file.archive', { file: fileName })
}
