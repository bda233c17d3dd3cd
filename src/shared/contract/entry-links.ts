import { z } from 'zod'
import { idSchema, textSchema } from './common.ts'

/** What an entry belongs to beside its lines: type of cost, contract with a supplier, the earlier period it puts right. */
export const entryLinkFields = {
  /** Code of `papers.types`; blank takes the budget line's. */
  costType: textSchema(40).default(''),
  procurementId: idSchema.nullable().default(null),
  correctsPeriodId: idSchema.nullable().default(null),
  correctsEntryId: idSchema.nullable().default(null),
  correctionNote: textSchema(1000).default(''),
}

const entryRefSchema = z.strictObject({ id: idSchema, entryNo: z.int() })

/** The same by name, and what refers to the entry. */
export const entryLinkNames = {
  procurement: z.strictObject({ reference: z.string(), title: z.string() }).nullable(),
  corrects: z
    .strictObject({
      period: z.strictObject({ id: idSchema, number: z.int(), label: z.string() }),
      entry: entryRefSchema.nullable(),
    })
    .nullable(),
  /** Entries of later periods that put this one right. */
  correctedBy: z.array(entryRefSchema),
}
