import type { ImportField, KindDefinition } from '../kind.ts'
import { planRates } from './plan.ts'
import { ratesParams, ratesScope } from './scope.ts'

/** Rates are read by their formats, without a mapping; the fields only name the columns of the sample. */
const fields: readonly ImportField[] = ['date', 'kind', 'currency', 'rate', 'base', 'source'].map(key => ({
  key,
  labelKey: `import.field.rates.${key}`,
  kind: key === 'date' ? 'date' : key === 'rate' ? 'decimal' : 'text',
  required: false,
}))

/** Published exchange rates: ECB, InforEuro, tables of months or days by currencies. */
export const ratesImport: KindDefinition = {
  kind: 'rates',
  fields,
  params: ratesParams,
  posts: false,
  open: async (db, params) => {
    const scope = ratesScope(params)
    return { ...scope, plan: request => planRates(db, scope, request) }
  },
}
