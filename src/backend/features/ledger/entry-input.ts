import { type RateBook, SAME_CURRENCY } from '#backend/features/rates/index.ts'
import type { InputOf, ParsedInputOf } from '#shared/contract/index.ts'
import { sharesAreWhole, splitAmounts, totalShare } from '#shared/domain/ledger/index.ts'
import { convert, quotient } from '#shared/domain/rates/index.ts'
import { formatDecimal, parseDecimal } from '#shared/kernel/decimal.ts'
import { type Problem, problem } from '#shared/kernel/errors.ts'
import { type Money, minorToDecimalText, money, sumMinor } from '#shared/kernel/money.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import { documentColumns, documentProblem, wholeOf } from './document-part.ts'
import { type EntryLinks, type LinkName, linkColumns } from './entry-links.ts'
import type { ProjectTerms } from './project-terms.ts'
import { vatOf } from './vat.ts'

/** Source of a rate that a person typed without saying from where. */
export const TYPED_RATE = 'manual'
/** Source of a rate worked out from both amounts, as a bank slip or another ledger gives them. */
export const DERIVED_RATE = 'derived'
const DERIVED_DIGITS = 12
/** Rates that a person or a source gave, other than the contract's method. */
export const isOwnRate = (source: string): boolean => source === TYPED_RATE || source === DERIVED_RATE

/** What a person may say of an entry beyond its voucher; imports and other features leave it out. */
type Depth = 'documentMinor' | 'vatTreatment' | 'nature' | 'perDiem'

/** An entry as a form, an import or another feature gives it. */
export type NewEntry = Omit<
  ParsedInputOf<'ledger.saveDraft'>,
  'id' | 'version' | 'splits' | 'accountId' | 'chargedMinor' | Depth | LinkName
> &
  Pick<InputOf<'ledger.saveDraft'>, Depth> &
  EntryLinks & {
    readonly splits: readonly ParsedInputOf<'ledger.saveDraft'>['splits'][number][]
    /** Which account paid; blank when nobody said. */
    readonly accountId?: string | null | undefined
    /** What it was charged, in its currency, where that isn't the entry's. */
    readonly chargedMinor?: number | null | undefined
    /** The base amount as the source states it; otherwise it is amount by rate. */
    readonly baseMinor?: number | null
    /** Row of the imported file; a row can become one entry only. */
    readonly source?: { readonly file: string; readonly sheet: string; readonly row: number } | null
    /** Percent of the document as a key states it; otherwise it follows from both amounts. */
    readonly documentShare?: string
    /** What made the entry; it then keeps its amount. */
    readonly madeBy?: { readonly sharedCostId: string } | { readonly payrollId: string }
  }

interface Conversion {
  readonly rate: string | null
  readonly rate_source: string
  readonly rate_date: string | null
  readonly base_minor: number | null
}

const UNKNOWN: Conversion = { rate: null, rate_source: '', rate_date: null, base_minor: null }

/** Day whose rate counts: of the payment, else of the entry (domain-rules.md rule 12). */
export const rateDay = (entry: { readonly paymentDate: string | null; readonly entryDate: string }): string =>
  entry.paymentDate ?? entry.entryDate

/** The rate behind two amounts, in units of the entry's currency per one of the base. */
function derivedRate(entry: NewEntry, baseMinor: number, base: string): string | null {
  const amount = parseDecimal(minorToDecimalText(entry.amountMinor, entry.currency))
  const converted = parseDecimal(minorToDecimalText(baseMinor, base))
  const rate = amount && converted ? quotient(amount, converted, DERIVED_DIGITS) : undefined
  return rate && rate.digits > 0n ? formatDecimal(rate) : null
}

/** Rate and base amount: as given, worked out from both amounts, or by the contract's policy; blank while no rate is known. */
function convertEntry(
  entry: NewEntry,
  countedMinor: number,
  terms: ProjectTerms,
  book: RateBook,
): Result<Conversion, Problem> {
  const day = rateDay(entry)
  const stated = entry.baseMinor ?? null
  if (entry.currency === terms.currency)
    return ok({ rate: '1', rate_source: SAME_CURRENCY, rate_date: day, base_minor: countedMinor })
  if (entry.rate !== null)
    return at(money(countedMinor, entry.currency), terms, stated, {
      rate: entry.rate,
      source: entry.rateSource === '' ? TYPED_RATE : entry.rateSource,
      date: entry.rateDate ?? day,
    })
  const derived = stated === null ? null : derivedRate(entry, stated, terms.currency)
  if (derived !== null)
    return at(money(countedMinor, entry.currency), terms, stated, {
      rate: derived,
      source: entry.rateSource === '' ? DERIVED_RATE : entry.rateSource,
      date: entry.rateDate ?? day,
    })
  const found = book({ currency: entry.currency, date: day, amountMinor: countedMinor })
  if (!found.ok) return ok(UNKNOWN)
  const { rate, source, date, baseMinor } = found.value
  return ok({ rate, rate_source: source, rate_date: date, base_minor: baseMinor })
}

function at(
  counted: Money,
  terms: ProjectTerms,
  stated: number | null,
  chosen: { readonly rate: string; readonly source: string; readonly date: string },
): Result<Conversion, Problem> {
  const converted = convert(counted, chosen.rate, terms.currency)
  if (!converted.ok) return converted
  return ok({
    rate: chosen.rate,
    rate_source: chosen.source,
    rate_date: chosen.date,
    base_minor: stated ?? converted.value.minor,
  })
}

/** Columns of an entry and of its splits that follow from the input; ids, state and authors are added on storing. */
export type EntryColumns = ReturnType<typeof columnsOf>

function columnsOf(entry: NewEntry, terms: ProjectTerms, conversion: Conversion, excludedMinor: number) {
  const { source } = entry
  return {
    project_id: entry.projectId,
    entry_date: entry.entryDate,
    document_no: entry.documentNo.trim(),
    document_date: entry.documentDate,
    payment_date: entry.paymentDate,
    document_type: entry.documentType,
    payment_reference: entry.paymentReference,
    payee: entry.payee.trim(),
    description: entry.description,
    beneficiary_id: entry.beneficiaryId,
    intervention_id: entry.interventionId,
    currency: entry.currency,
    amount_minor: entry.amountMinor,
    vat_minor: entry.vatMinor,
    ...conversion,
    base_currency: terms.currency,
    quantity: entry.quantity,
    remark: entry.remark,
    sub_grant_no: entry.subGrantNo,
    vat_treatment: entry.vatTreatment ?? '',
    excluded_minor: excludedMinor,
    ...documentColumns(entry),
    ...linkColumns(entry),
    account_id: entry.accountId ?? null,
    charged_minor: entry.chargedMinor ?? null,
    source_file: source?.file ?? null,
    source_sheet: source?.sheet ?? null,
    source_row: source?.row ?? null,
  }
}

export interface SplitColumns {
  readonly position: number
  readonly budget_line_id: string | null
  readonly work_package_id: string | null
  readonly activity_id: string | null
  readonly share: string
  readonly amount_minor: number
  readonly base_minor: number | null
}

export interface PreparedEntry {
  readonly columns: EntryColumns
  readonly splits: readonly SplitColumns[]
}

/** Amounts of the splits, by the largest remainder in both currencies. */
function splitColumns(splits: NewEntry['splits'], columns: EntryColumns): readonly SplitColumns[] {
  const shares = splits.map(split => split.share)
  const amounts = splitAmounts(columns.amount_minor, columns.base_minor, shares, wholeOf(columns))
  return splits.map((split, position) => ({
    position,
    budget_line_id: split.lineId,
    work_package_id: split.workPackageId,
    activity_id: split.activityId,
    share: split.share,
    amount_minor: amounts[position]?.amountMinor ?? 0,
    base_minor: amounts[position]?.baseMinor ?? null,
  }))
}

/**
 * Works an entry out for storing: conversion by the contract's policy unless a rate is given, splits by their
 * shares; tax that doesn't count is left out of the base amount. Errors: Rule.SplitTotal (shares that aren't
 * 100 %), Rule.RateInvalid, Rule.DocumentSmaller.
 */
export function prepareEntry(
  entry: NewEntry,
  terms: ProjectTerms,
  book: RateBook,
): Result<PreparedEntry, Problem> {
  const shares = entry.splits.map(split => split.share)
  if (!sharesAreWhole(shares)) {
    const total = totalShare(shares)
    return err(
      problem('Rule.SplitTotal', 'problem.ledger.splitTotal', {
        total: total ? formatDecimal(total) : shares.join(' + '),
        shares,
      }),
    )
  }
  const stray = documentProblem(entry)
  if (stray) return err(stray)
  const { excludedMinor } = vatOf(entry, terms)
  const counted = sumMinor([entry.amountMinor, -excludedMinor])
  const conversion = convertEntry(entry, counted, terms, book)
  if (!conversion.ok) return conversion
  const columns = columnsOf(entry, terms, conversion.value, excludedMinor)
  return ok({ columns, splits: splitColumns(entry.splits, columns) })
}
