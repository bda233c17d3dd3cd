import { z } from 'zod'
import { dateSchema, decimalSchema, idSchema, minorSchema, textSchema } from './common.ts'

export const VAT_TREATMENTS = ['', 'recoverable', 'not_recoverable', 'exempt'] as const
export type VatTreatment = (typeof VAT_TREATMENTS)[number]
export const ENTRY_NATURES = ['cost', 'accrual'] as const

/** Two letters of a country. */
export const countrySchema = z.string().regex(/^[A-Z]{2}$/, { message: 'validation.country' })

/** The journey behind a per diem; nights follow from the days, the rate is in the entry's currency. */
export const perDiemSchema = z
  .strictObject({
    country: countrySchema,
    place: textSchema(200),
    purpose: textSchema(500),
    startDate: dateSchema,
    endDate: dateSchema,
    rateMinor: minorSchema,
  })
  .refine(journey => journey.startDate <= journey.endDate, {
    message: 'validation.endBeforeStart',
    path: ['endDate'],
  })

/** What a person says of an entry beyond its voucher. */
export const entryDepthFields = {
  /** What the whole document comes to when the entry is a part of it; blank when the entry is all of it. */
  documentMinor: minorSchema.nullable().default(null),
  vatTreatment: z.enum(VAT_TREATMENTS).default(''),
  nature: z.enum(ENTRY_NATURES).default('cost'),
  perDiem: perDiemSchema.nullable().default(null),
}

/** What is worked out of it. */
export const entryDepthResult = {
  /** As the entry's own, and `adjustment` where it corrects an earlier period. */
  nature: z.enum([...ENTRY_NATURES, 'adjustment']),
  /** Part of the amount that doesn't count, in the entry's currency: tax that is claimed back. */
  excludedMinor: minorSchema,
  /** Percent of the document that the entry claims. */
  documentShare: decimalSchema,
  sharedCostId: idSchema.nullable(),
  payrollId: idSchema.nullable(),
}

/** A share in percent, above zero, with at most six decimals so that it can be taken apart exactly. */
export const percentSchema = z
  .string()
  .regex(/^\d{1,3}(\.\d{1,6})?$/, { message: 'validation.decimal' })
  .refine(text => /[1-9]/.test(text), { message: 'validation.too_small' })

/** One share of a document or a salary; without a project it is paid from elsewhere, which `label` names. */
export const sharePartSchema = z.strictObject({
  projectId: idSchema.nullable(),
  lineId: idSchema.nullable(),
  workPackageId: idSchema.nullable(),
  activityId: idSchema.nullable(),
  label: textSchema(200),
  share: percentSchema,
})

/** The same with the codes that people know. */
export const namedSharePartSchema = z.strictObject({
  ...sharePartSchema.shape,
  share: decimalSchema,
  projectCode: z.string(),
  lineCode: z.string(),
  workPackageCode: z.string(),
  activityCode: z.string(),
})
