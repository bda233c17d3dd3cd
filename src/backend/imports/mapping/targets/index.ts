import type { TableKind } from '#shared/contract/imports.ts'
import type { Target } from '../target.ts'
import { APPLICATIONS_TARGET } from './applications.ts'
import { BUDGET_TARGET } from './budget.ts'
import { LEDGER_TARGET } from './ledger.ts'
import { ORGANISATIONS_TARGET } from './organisations.ts'
import { STATEMENT_TARGET } from './statement.ts'

/** The targets by import kind; rates are read by their own formats, without a mapping. */
export const TARGETS = {
  budget: BUDGET_TARGET,
  ledger: LEDGER_TARGET,
  organisations: ORGANISATIONS_TARGET,
  statement: STATEMENT_TARGET,
  applications: APPLICATIONS_TARGET,
} as const satisfies Record<TableKind, Target>
