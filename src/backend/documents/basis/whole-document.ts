import { divideIntegersHalfUp, formatDecimal, multiply, parseDecimal } from '#shared/kernel/decimal.ts'
import { convertByDividing, minorToDecimalText } from '#shared/kernel/money.ts'

/** An entry as stored, as far as it tells of the document behind it. */
export interface ClaimedPart {
  readonly currency: string
  readonly amountMinor: number
  readonly documentMinor: number | null
  readonly documentShare: string
  readonly vatMinor: number | null
  readonly excludedMinor: number
  readonly rate: string | null
  readonly baseCurrency: string
  readonly baseMinor: number | null
  /** Percent of the entry that falls on the row's line. */
  readonly share: string
}

/** The document that stands behind a row: what it comes to in both currencies, and the row's percentage of it. */
export interface WholeDocument {
  readonly amountMinor: number
  readonly baseMinor: number
  readonly share: string
  /** Tax of the document, and whether it is in the amount that counts; null where nothing is said of tax. */
  readonly vat: { readonly included: boolean; readonly amount: string } | null
}

/** A figure of the part scaled to the whole document, half up. */
const scaled = (minor: number, { amountMinor, documentMinor }: ClaimedPart): number =>
  documentMinor === null || amountMinor === 0
    ? minor
    : Number(divideIntegersHalfUp(BigInt(minor) * BigInt(documentMinor), BigInt(amountMinor)))

/** Percent of the document: the entry's share of it, and the line's share of the entry. */
function shareOfDocument({ documentShare, share }: ClaimedPart): string {
  const ofDocument = parseDecimal(documentShare)
  const ofEntry = parseDecimal(share)
  if (!ofDocument || !ofEntry || documentShare === '100') return share
  const product = multiply(ofDocument, ofEntry)
  return formatDecimal({ digits: product.digits, scale: product.scale + 2 })
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '')
}

function baseOf(part: ClaimedPart): number {
  const { documentMinor, rate, currency, baseCurrency, baseMinor, excludedMinor } = part
  if (documentMinor === null) return baseMinor ?? 0
  const counted = documentMinor - scaled(excludedMinor, part)
  return convertByDividing(counted, rate ?? '1', currency, baseCurrency) ?? 0
}

/**
 * Columns N, O, R and S of the detailed expenditure list speak of the document, T of what is reported
 * (donor-formats.md 1.3): an entry that claims a part of a document shows all of it with the part's percentage.
 */
export function wholeDocument(part: ClaimedPart): WholeDocument {
  const { vatMinor, currency } = part
  return {
    amountMinor: part.documentMinor ?? part.amountMinor,
    baseMinor: baseOf(part),
    share: shareOfDocument(part),
    vat:
      vatMinor === null
        ? null
        : {
            included: part.excludedMinor === 0,
            amount: minorToDecimalText(scaled(vatMinor, part), currency),
          },
  }
}
