import { z } from 'zod'
import {
  currencySchema,
  dateSchema,
  decimalSchema,
  idSchema,
  instantSchema,
  minorSchema,
  textSchema,
  versionSchema,
} from './common.ts'
import { command, FINANCE_READERS, FINANCE_WRITERS, query } from './procedure.ts'

const cellSchema = z.strictObject({
  periodId: idSchema,
  /** Null for a blank cell: nothing was forecast, which is not zero. */
  amountMinor: minorSchema.nullable(),
  version: versionSchema.nullable(),
  unit: z.string(),
  quantity: decimalSchema.nullable(),
  unitValue: decimalSchema.nullable(),
  /** Budget spread evenly over the project, as a hint for blank cells. */
  planMinor: minorSchema,
  /** Posted costs of the period. */
  spentMinor: minorSchema,
})

const lineSchema = z.strictObject({
  lineId: idSchema,
  code: z.string(),
  label: z.string(),
  heading: z.string(),
  budgetMinor: minorSchema,
  cells: z.array(cellSchema),
})
export type ForecastLine = z.infer<typeof lineSchema>

/** Forecast of each line for each reporting period; every locked period keeps the one that its report showed. */
export const forecastsContract = {
  /** The forecast in hand, or the one that was frozen with a report. */
  'forecasts.grid': query({
    allowed: FINANCE_READERS,
    input: z.strictObject({ projectId: idSchema, madeWithPeriodId: idSchema.nullable().default(null) }),
    output: z.strictObject({
      currency: currencySchema,
      periods: z.array(
        z.strictObject({
          id: idSchema,
          label: z.string(),
          startDate: dateSchema,
          endDate: dateSchema,
          state: z.enum(['open', 'locked']),
        }),
      ),
      lines: z.array(lineSchema),
      /** Forecasts that were frozen with a report, oldest first. */
      frozen: z.array(
        z.strictObject({
          madeWithPeriodId: idSchema,
          label: z.string(),
          frozenAt: instantSchema,
          cells: z.int(),
          totalMinor: minorSchema,
        }),
      ),
    }),
    errors: ['NotFound'],
  }),
  /** Saves cells; a null amount blanks one, 0 says that nothing will be spent. Locked periods are refused. */
  'forecasts.save': command({
    allowed: FINANCE_WRITERS,
    input: z.strictObject({
      projectId: idSchema,
      cells: z
        .array(
          z.strictObject({
            periodId: idSchema,
            lineId: idSchema,
            version: versionSchema.nullable(),
            amountMinor: minorSchema.nullable(),
            unit: textSchema(60).default(''),
            /** With quantity and unit value the amount is their product, rounded half up to the cent. */
            quantity: decimalSchema.nullable().default(null),
            unitValue: decimalSchema.nullable().default(null),
          }),
        )
        .min(1)
        .max(2000),
    }),
    output: z.strictObject({ saved: z.int(), blanked: z.int() }),
    errors: ['NotFound', 'Conflict', 'Rule.PeriodLocked'],
  }),
} as const
