import { sha256 } from '#backend/platform/ids.ts'
import { type DocumentIdentity, duplicateKey, type Whole } from '#shared/domain/ledger/index.ts'
import { type Problem, problem } from '#shared/kernel/errors.ts'
import { convertByDividing } from '#shared/kernel/money.ts'
import { percentText } from '#shared/kernel/ratio.ts'
import type { NewEntry } from './entry-input.ts'
import type { StoredEntry } from './stored-entries.ts'

/** Length of a fingerprint in hexadecimal digits: 128 bits never collide by chance. */
const FINGERPRINT = 32
const SHARE_DECIMALS = 6

/** A part is no larger than its document and of the same sign. */
export function documentProblem({ documentMinor, amountMinor, currency }: NewEntry): Problem | undefined {
  const whole = documentMinor ?? null
  const fits =
    whole === null || (Math.abs(whole) >= Math.abs(amountMinor) && whole * amountMinor >= 0 && whole !== 0)
  if (fits) return undefined
  return problem('Rule.DocumentSmaller', 'problem.ledger.documentSmaller', {
    field: 'documentMinor',
    document: { minor: whole, currency },
    amount: { minor: amountMinor, currency },
  })
}

const plain = (text: string): string => (text.includes('.') ? text.replace(/\.?0+$/, '') : text)

/** Fingerprint by which one document is found in every project (supplier, number, date, amount); null without a number. */
export function documentFingerprint(document: DocumentIdentity): string | null {
  const key = duplicateKey(document)
  return key === undefined ? null : sha256(key).slice(0, FINGERPRINT)
}

/**
 * What an entry claims of its document: the whole document's amount, the percentage, and the fingerprint by
 * which the same document is found in every project (supplier, number, date, amount; donor-formats.md section 7
 * statement 38).
 */
export function documentColumns(entry: NewEntry) {
  const whole = entry.documentMinor ?? null
  const key = documentFingerprint({
    payee: entry.payee,
    documentNo: entry.documentNo,
    documentDate: entry.documentDate,
    date: entry.entryDate,
    currency: entry.currency,
    amountMinor: whole ?? entry.amountMinor,
  })
  const share =
    entry.documentShare ??
    (whole === null ? '100' : plain(percentText(entry.amountMinor, whole, SHARE_DECIMALS) ?? '100'))
  return {
    document_minor: whole,
    document_share: share,
    document_key: key,
  }
}

type ClaimColumns = Pick<
  StoredEntry,
  | 'amount_minor'
  | 'document_minor'
  | 'document_share'
  | 'excluded_minor'
  | 'rate'
  | 'currency'
  | 'base_currency'
>

/** The document an entry is a part of, in both currencies; null when the entry is the document, or tax is left out. */
export function wholeOf(row: ClaimColumns): Whole | null {
  if (row.document_minor === null || row.excluded_minor !== 0) return null
  return {
    amountMinor: row.document_minor,
    baseMinor:
      row.rate === null
        ? null
        : (convertByDividing(row.document_minor, row.rate, row.currency, row.base_currency) ?? null),
    share: row.document_share,
  }
}
