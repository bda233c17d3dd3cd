import { isPositiveDecimal } from '#shared/kernel/decimal.ts'
import type { AppliedMapping, MappedRow } from '../../mapping/apply-mapping.ts'
import type { Coded } from '../code-book.ts'
import type { ProblemList } from '../problem-list.ts'
import { RowReader } from '../row-reader.ts'
import type { LedgerScope } from './scope.ts'

/** A row of the file with its codes resolved and its amounts in minor units; conversion is still open. */
export interface EntryRow {
  readonly row: number
  readonly entryDate: string
  readonly documentNo: string
  readonly documentDate: string | null
  readonly paymentDate: string | null
  readonly documentType: string
  readonly paymentReference: string
  readonly payee: string
  readonly description: string
  readonly subGrantNo: string
  readonly remark: string
  readonly quantity: string | null
  readonly currency: string
  readonly amountMinor: number
  readonly vatMinor: number | null
  /** As the file states it, in the project's currency. */
  readonly statedBaseMinor: number | null
  readonly rate: string | null
  readonly rateSource: string
  readonly rateDate: string | null
  readonly line: Coded | null
  readonly workPackage: Coded | null
  readonly activity: Coded | null
  readonly intervention: Coded | null
  /** The partner who paid. */
  readonly beneficiary: Coded | null
  /** The bank or cash account that paid; null when the file says nothing. */
  readonly account: Coded | null
}

/** What a record holds at most, in characters; the same bounds as the entry form's. */
const LONGEST = {
  documentNo: 80,
  documentType: 60,
  paymentReference: 120,
  payee: 300,
  description: 2000,
  subGrantNo: 60,
  remark: 2000,
  rateSource: 80,
} as const

function readRate(reader: RowReader): string | null {
  const rate = reader.value('rate')
  if (rate === null) return null
  if (!isPositiveDecimal(rate)) reader.fail('rate', 'rateNotPositive', { rate })
  return rate
}

/** The amount with its currency; a file that has only amounts in the project's currency means those. */
function readAmounts(reader: RowReader, base: string) {
  const stated = reader.minor('baseAmount', base)
  if (reader.value('amount') === null && stated !== null)
    return { currency: base, amountMinor: stated, statedBaseMinor: null }
  const currency = reader.value('currency') ?? base
  return { currency, amountMinor: reader.minor('amount', currency) ?? 0, statedBaseMinor: stated }
}

/**
 * Reads one row as an entry of the project: codes to records, amounts to minor units. Undefined when something
 * is wrong, after noting all of it.
 */
export function readEntry(
  applied: AppliedMapping,
  mapped: MappedRow,
  scope: LedgerScope,
  problems: ProblemList,
): EntryRow | undefined {
  const reader = new RowReader(applied, mapped, problems)
  const entryDate = reader.value('entryDate')
  const entry = {
    row: mapped.row,
    entryDate: entryDate ?? '',
    documentNo: reader.text('documentNo', LONGEST.documentNo),
    documentDate: reader.value('documentDate'),
    paymentDate: reader.value('paymentDate'),
    documentType: reader.text('documentType', LONGEST.documentType),
    paymentReference: reader.text('paymentReference', LONGEST.paymentReference),
    payee: reader.text('payee', LONGEST.payee),
    description: reader.text('description', LONGEST.description),
    subGrantNo: reader.text('subGrantNo', LONGEST.subGrantNo),
    remark: reader.text('remark', LONGEST.remark),
    quantity: reader.value('quantity'),
    ...readAmounts(reader, scope.terms.currency),
    rate: readRate(reader),
    rateSource: reader.text('rateSource', LONGEST.rateSource),
    rateDate: reader.value('rateDate'),
    line: reader.coded('lineCode', scope.lines, 'lineUnknown'),
    workPackage: reader.coded('workPackageCode', scope.workPackages, 'workPackageUnknown'),
    activity: reader.coded('activityCode', scope.activities, 'activityUnknown'),
    intervention: reader.coded('interventionCode', scope.interventions, 'interventionUnknown'),
    beneficiary: reader.coded('beneficiary', scope.organisations, 'organisationUnknown'),
    account: reader.coded('account', scope.accounts, 'accountUnknown'),
  }
  const vatMinor = reader.minor('vatAmount', entry.currency)
  // What reading refused has been reported already; such a row is not judged any further.
  if (reader.failed || entryDate === null || (entry.amountMinor === 0 && reader.value('amount') === null))
    return undefined
  if (entry.amountMinor === 0) reader.warn('amount', 'amountZero')
  // Without such a column it is said once for the whole file.
  if (entry.line === null && Object.hasOwn(mapped.values, 'lineCode')) reader.warn('lineCode', 'lineMissing')
  return { ...entry, vatMinor }
}
