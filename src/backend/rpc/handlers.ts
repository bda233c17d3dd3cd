import { documentJobs, documentQueries } from '#backend/documents/handlers.ts'
import * as accounts from '#backend/features/accounts/index.ts'
import * as accruals from '#backend/features/accruals/index.ts'
import * as addenda from '#backend/features/addenda/index.ts'
import * as applications from '#backend/features/applications/index.ts'
import * as assets from '#backend/features/assets/index.ts'
import * as audit from '#backend/features/audit/index.ts'
import * as availability from '#backend/features/availability/index.ts'
import * as awards from '#backend/features/awards/index.ts'
import * as budgets from '#backend/features/budgets/index.ts'
import * as calls from '#backend/features/calls/index.ts'
import * as checks from '#backend/features/checks/index.ts'
import * as evaluation from '#backend/features/evaluation/index.ts'
import * as forecasts from '#backend/features/forecasts/index.ts'
import * as funds from '#backend/features/funds/index.ts'
import * as imports from '#backend/features/imports/index.ts'
import * as ineligible from '#backend/features/ineligible/index.ts'
import * as ledger from '#backend/features/ledger/index.ts'
import * as organisations from '#backend/features/organisations/index.ts'
import * as papers from '#backend/features/papers/index.ts'
import * as payments from '#backend/features/payments/index.ts'
import * as payroll from '#backend/features/payroll/index.ts'
import * as periods from '#backend/features/periods/index.ts'
import * as procurements from '#backend/features/procurements/index.ts'
import * as programmes from '#backend/features/programmes/index.ts'
import * as rates from '#backend/features/rates/index.ts'
import * as reports from '#backend/features/reports/index.ts'
import * as search from '#backend/features/search/index.ts'
import * as sharing from '#backend/features/sharing/index.ts'
import * as tasks from '#backend/features/tasks/index.ts'
import * as users from '#backend/features/users/index.ts'
import * as workspace from '#backend/features/workspace/index.ts'
import { maintenanceJobs } from '#backend/maintenance/jobs.ts'
import { packJobs } from '#backend/packs/index.ts'
import { controlHandlers } from './control-handlers.ts'
import type { Handlers } from './handler-types.ts'

/** Every procedure's handler; one that is missing does not compile. */
export const handlers: Handlers = {
  queries: {
    ...accounts.queries,
    ...addenda.queries,
    ...applications.queries,
    ...audit.queries,
    ...availability.queries,
    ...awards.queries,
    ...budgets.queries,
    ...calls.queries,
    ...documentQueries,
    ...checks.queries,
    ...evaluation.queries,
    ...forecasts.queries,
    ...funds.queries,
    ...imports.queries,
    ...ledger.queries,
    ...procurements.queries,
    ...ineligible.queries,
    ...papers.queries,
    ...assets.queries,
    ...organisations.queries,
    ...payments.queries,
    ...periods.queries,
    ...programmes.queries,
    ...rates.queries,
    ...reports.queries,
    ...search.queries,
    ...sharing.queries,
    ...payroll.queries,
    ...accruals.queries,
    ...tasks.queries,
    ...users.queries,
    ...workspace.queries,
  },
  commands: {
    ...availability.commands,
    ...accounts.commands,
    ...addenda.commands,
    ...applications.commands,
    ...awards.commands,
    ...budgets.commands,
    ...calls.commands,
    ...checks.commands,
    ...evaluation.commands,
    ...forecasts.commands,
    ...funds.commands,
    ...imports.commands,
    ...ledger.commands,
    ...procurements.commands,
    ...ineligible.commands,
    ...papers.commands,
    ...assets.commands,
    ...organisations.commands,
    ...payments.commands,
    ...periods.commands,
    ...programmes.commands,
    ...rates.commands,
    ...sharing.commands,
    ...reports.commands,
    ...payroll.commands,
    ...accruals.commands,
    ...users.commands,
    ...workspace.commands,
  },
  jobs: {
    ...documentJobs,
    ...packJobs,
    ...applications.jobs,
    ...evaluation.jobs,
    ...imports.jobs,
    ...ledger.jobs,
    ...maintenanceJobs,
  },
  control: controlHandlers,
}
