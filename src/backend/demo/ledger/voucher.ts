import { minorToDecimalText } from '#shared/kernel/money.ts'
import type { DemoEntry } from './entry.ts'

export interface Voucher {
  readonly fileName: string
  readonly mediaType: 'application/pdf' | 'text/plain'
  readonly content: Uint8Array
}

/** The standard PDF fonts have no Cyrillic and no č: such letters stay out of the invented PDF vouchers. */
const latin1 = (text: string): string => text.replace(/[^\u0020-\u00ff]/g, '?').replace(/[\\()]/g, ' ')

/** A one-page PDF of a few lines, written by hand: objects, cross-reference table, trailer. */
function onePagePdf(lines: readonly string[]): Uint8Array {
  const text = lines.map(line => `(${latin1(line)}) Tj T*`).join('\n')
  const stream = `BT /F1 12 Tf 18 TL 60 760 Td\n${text}\nET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${Buffer.byteLength(stream, 'latin1')} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ]
  let body = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const offset = Buffer.byteLength(body, 'latin1')
    body += `${index + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const table = offsets.map(offset => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const start = Buffer.byteLength(body, 'latin1')
  body += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}`
  body += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`
  return Buffer.from(body, 'latin1')
}

const linesOf = (entry: DemoEntry, documentNo: string): readonly string[] => [
  'INVENTED VOUCHER - Regrant demo, no real document',
  `${entry.documentType} ${documentNo}`,
  `Date: ${entry.date}`,
  `Payee: ${entry.payee}`,
  `For: ${entry.description}`,
  `Amount: ${minorToDecimalText(entry.amountMinor, entry.currency)} ${entry.currency}`,
]

/** A small supporting document that says on its face that it is invented; every third is plain text. */
export function voucherOf(entry: DemoEntry, documentNo: string, asText: boolean): Voucher {
  const lines = linesOf(entry, documentNo)
  if (asText)
    return {
      fileName: `${documentNo}.txt`,
      mediaType: 'text/plain',
      content: Buffer.from(`${lines.join('\n')}\n`, 'utf8'),
    }
  return { fileName: `${documentNo}.pdf`, mediaType: 'application/pdf', content: onePagePdf(lines) }
}
