import { addMonths, type PlainDate } from '#shared/kernel/plain-date.ts'

/** When a paper runs out: the day it says, else so many months after it was issued, as its call asks; null for never. */
export function expiryOf(
  { issuedOn, expiresOn }: { readonly issuedOn: PlainDate | null; readonly expiresOn: PlainDate | null },
  validityMonths: number | null,
): PlainDate | null {
  const byCall = issuedOn !== null && validityMonths !== null ? addMonths(issuedOn, validityMonths) : null
  if (expiresOn === null) return byCall
  return byCall === null || expiresOn < byCall ? expiresOn : byCall
}
