import type { Migration } from '../migration.ts'
import { accounts } from './accounts.ts'
import { auditLayouts } from './audit-layouts.ts'
import { availability } from './availability.ts'
import { availabilityRules } from './availability-rules.ts'
import { budgets } from './budgets.ts'
import { funds } from './funds.ts'
import { ledgerDepth } from './ledger.ts'
import { periods } from './periods.ts'
import { rates } from './rates.ts'

const PARTS = [
  auditLayouts,
  rates,
  budgets,
  availability,
  funds,
  ledgerDepth,
  accounts,
  periods,
  availabilityRules,
]

/** Money complete: funding by source, addenda, availability, rate methods, bank, ledger depth, reports that stand on a lock. */
export const moneyComplete: Migration = {
  number: 2,
  name: 'money-complete',
  sql: PARTS.flatMap(part => part.sql),
  audited: [...new Set(PARTS.flatMap(part => part.audited))],
}
