import type { TableKind } from '#shared/contract/imports.ts'
import type { Target } from '../target.ts'
import { APPLICATIONS_TARGET } from './applications.ts'
import { BUDGET_TARGET } from './budget.ts'
import { LEDGER_TARGET } from './ledger.ts'
import { ORGANISATIONS_TARGET } from './organisations.ts'
import { PER_DIEMS_TARGET } from './per-diems.ts'
import { SALARIES_TARGET } from './salaries.ts'
import { STATEMENT_TARGET } from './statement.ts'

/** The targets by import kind; rates are read by their own formats, without a mapping. */
export const TARGETS = {
  budget: BUDGET_TARGET,
  ledger: LEDGER_TARGET,
  organisations: ORGANISATIONS_TARGET,
  statement: STATEMENT_TARGET,
  applications: APPLICATIONS_TARGET,
  salaries: SALARIES_TARGET,
  perDiems: PER_DIEMS_TARGET,
} as const satisfies Record<TableKind, Target>
