import type { VatTreatment } from '#shared/contract/entry-depth.ts'
import type { InputOf } from '#shared/contract/index.ts'
import type { EntryDetails } from '#shared/contract/ledger.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'

export type SplitValues = {
  /** Names the row while it is edited; not stored. */
  row: string
  lineId: string | null
  workPackageId: string | null
  activityId: string | null
  share: string | null
}

/** What the entry form holds; nulls are fields left blank. */
export type EntryValues = {
  projectId: string | null
  entryDate: PlainDate | null
  documentNo: string
  documentDate: PlainDate | null
  paymentDate: PlainDate | null
  documentType: string
  paymentReference: string
  payee: string
  description: string
  beneficiaryId: string | null
  interventionId: string | null
  accountId: string | null
  chargedMinor: number | null
  currency: string
  amountMinor: number | null
  vatMinor: number | null
  /** The rate is typed here instead of taken by the contract's policy. */
  ownRate: boolean
  rate: string | null
  rateSource: string
  rateDate: PlainDate | null
  quantity: string | null
  subGrantNo: string
  remark: string
  documentMinor: number | null
  vatTreatment: VatTreatment
  nature: 'cost' | 'accrual'
  perDiem: JourneyValues | null
  costType: string
  procurementId: string | null
  correctsPeriodId: string | null
  correctsEntryId: string | null
  correctionNote: string
  splits: SplitValues[]
}

export type JourneyValues = {
  country: string
  place: string
  purpose: string
  startDate: PlainDate | null
  endDate: PlainDate | null
  rateMinor: number | null
}

/** A part without a line yet. */
export const blankSplit = (share: string): SplitValues => ({
  row: crypto.randomUUID(),
  lineId: null,
  workPackageId: null,
  activityId: null,
  share,
})

/** A blank form, dated today. */
export const blankEntry = (projectId: string | null, currency: string, today: PlainDate): EntryValues => ({
  projectId,
  entryDate: today,
  documentNo: '',
  documentDate: null,
  paymentDate: null,
  documentType: '',
  paymentReference: '',
  payee: '',
  description: '',
  beneficiaryId: null,
  interventionId: null,
  accountId: null,
  chargedMinor: null,
  currency,
  amountMinor: null,
  vatMinor: null,
  ownRate: false,
  rate: null,
  rateSource: '',
  rateDate: null,
  quantity: null,
  subGrantNo: '',
  remark: '',
  documentMinor: null,
  vatTreatment: '',
  nature: 'cost',
  perDiem: null,
  costType: '',
  procurementId: null,
  correctsPeriodId: null,
  correctsEntryId: null,
  correctionNote: '',
  splits: [blankSplit('100')],
})

/** The form of a draft; `ownRate` says whether its rate was typed rather than taken by the policy. */
export function valuesOf(entry: EntryDetails, ownRate: boolean): EntryValues {
  const splits = entry.splits.map(({ lineId, workPackageId, activityId, share }) => ({
    row: crypto.randomUUID(),
    lineId,
    workPackageId,
    activityId,
    share,
  }))
  return {
    projectId: entry.projectId,
    entryDate: entry.entryDate,
    documentNo: entry.documentNo,
    documentDate: entry.documentDate,
    paymentDate: entry.paymentDate,
    documentType: entry.documentType,
    paymentReference: entry.paymentReference,
    payee: entry.payee,
    description: entry.description,
    beneficiaryId: entry.beneficiaryId,
    interventionId: entry.interventionId,
    accountId: entry.accountId,
    chargedMinor: entry.chargedMinor,
    currency: entry.currency,
    amountMinor: entry.amountMinor,
    vatMinor: entry.vatMinor,
    ownRate,
    rate: ownRate ? entry.rate : null,
    rateSource: ownRate ? entry.rateSource : '',
    rateDate: ownRate ? entry.rateDate : null,
    quantity: entry.quantity,
    subGrantNo: entry.subGrantNo,
    remark: entry.remark,
    documentMinor: entry.documentMinor,
    vatTreatment: entry.vatTreatment,
    nature: entry.nature === 'accrual' ? 'accrual' : 'cost',
    perDiem: entry.perDiem,
    costType: entry.costType,
    procurementId: entry.procurementId,
    correctsPeriodId: entry.correctsPeriodId,
    correctsEntryId: entry.correctsEntryId,
    correctionNote: entry.correctionNote,
    splits: splits.length === 0 ? [blankSplit('100')] : splits,
  }
}

/** Which record a save changes; a new one without both. */
export type Saved = { readonly id: string | null; readonly version: number | null }

/** The command's input with blanks as they are: what is missing, the contract's own check names. */
export function draftInput({ ownRate, ...values }: EntryValues, saved: Saved) {
  const rate = ownRate
    ? { rate: values.rate, rateSource: values.rateSource, rateDate: values.rateDate }
    : { rate: null, rateSource: '', rateDate: null }
  const splits = values.splits.map(({ row: _, ...split }) => split)
  return { ...values, ...rate, splits, id: saved.id, version: saved.version }
}

/** The journey once it has been checked. */
function journeyOf({ perDiem }: EntryValues): InputOf<'ledger.saveDraft'>['perDiem'] {
  if (perDiem === null) return null
  const { startDate, endDate, rateMinor } = perDiem
  if (startDate === null || endDate === null || rateMinor === null)
    throw new Error('The form is checked before it is sent')
  return { ...perDiem, startDate, endDate, rateMinor }
}

/** The same once it has been checked: every mandatory field is there. */
export function checkedInput(values: EntryValues, saved: Saved): InputOf<'ledger.saveDraft'> {
  const { projectId, entryDate, amountMinor } = values
  if (projectId === null || entryDate === null || amountMinor === null)
    throw new Error('The form is checked before it is sent')
  const input = draftInput(values, saved)
  const splits = input.splits.map(split => ({ ...split, share: split.share ?? '' }))
  return { ...input, projectId, entryDate, amountMinor, splits, perDiem: journeyOf(values) }
}
