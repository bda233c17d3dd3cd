import type { PlainDate } from '#shared/kernel/plain-date.ts'

export type DocumentIdentity = {
  readonly payee: string
  readonly documentNo: string
  readonly documentDate: PlainDate | null
  readonly date: PlainDate
  readonly currency: string
  readonly amountMinor: number
}

/** Most texts; they need no look at accents, which takes ten times as long. */
const ASCII = /^[\x20-\x7e]*$/

/** Letters and digits only, without case and accents: 'Fat. 12/A' and 'fat 12-a' are one document. */
const essence = (text: string): string =>
  ASCII.test(text) ? text.replace(/[^a-zA-Z0-9]/g, '').toLowerCase() : essenceOfAny(text)

const essenceOfAny = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()

/**
 * Key by which one document booked twice is found: supplier + number + date + amount (donor-formats.md
 * section 7 rule 38, domain-rules.md rule 11). Undefined without a document number, since nameless
 * vouchers of one supplier are often alike.
 */
export function duplicateKey(entry: DocumentIdentity): string | undefined {
  const number = essence(entry.documentNo)
  if (number === '') return undefined
  const date = entry.documentDate ?? entry.date
  return [essence(entry.payee), number, date, entry.currency, entry.amountMinor].join('|')
}
