import { z } from 'zod'
import {
  currencySchema,
  dateSchema,
  idSchema,
  minorSchema,
  moneySchema,
  nameSchema,
  nothing,
  savedSchema,
  versionSchema,
} from './common.ts'
import { countrySchema } from './entry-depth.ts'
import { command, FINANCE_READERS, FINANCE_WRITERS, query } from './procedure.ts'

const rateSchema = z.strictObject({
  id: idSchema,
  version: versionSchema,
  country: z.string(),
  amount: moneySchema,
  validFrom: dateSchema,
  source: z.string(),
})
export type PerDiemRate = z.infer<typeof rateSchema>

/** The highest per diem of each country, as a donor's list states it. */
export const perDiemRateContract = {
  'perDiems.rates': query({
    allowed: FINANCE_READERS,
    input: z.strictObject({}),
    output: z.strictObject({ rows: z.array(rateSchema) }),
  }),
  'perDiems.saveRate': command({
    allowed: FINANCE_WRITERS,
    input: z.strictObject({
      id: idSchema.nullable(),
      version: versionSchema.nullable(),
      country: countrySchema,
      currency: currencySchema,
      amountMinor: minorSchema.positive({ message: 'validation.required' }),
      validFrom: dateSchema,
      source: nameSchema,
    }),
    output: savedSchema,
    errors: ['NotFound', 'Conflict', 'Rule.RateTaken'],
  }),
  'perDiems.deleteRate': command({
    allowed: FINANCE_WRITERS,
    input: z.strictObject({ id: idSchema, version: versionSchema }),
    output: nothing,
    errors: ['NotFound', 'Conflict'],
  }),
} as const
