import type { ListReader, RecordListName } from '../record-list.ts'
import { applications } from './applications.ts'
import { assignments } from './assignments.ts'
import { audit } from './audit.ts'
import { calls } from './calls.ts'
import { agreements, reservations } from './commitments.ts'
import { ineligible, pendingPayments, perDiems } from './costs.ts'
import { decisions } from './decisions.ts'
import { documents } from './documents.ts'
import { accounts, rates } from './money.ts'
import { organisations } from './organisations.ts'
import { projects } from './projects.ts'
import { assets, procurements } from './registers.ts'
import { schemes } from './schemes.ts'
import { payroll, sharedCosts } from './sharing.ts'

/** How each list is read. */
export const LISTS: { readonly [L in RecordListName]: ListReader<L> } = {
  organisations,
  projects,
  schemes,
  calls,
  applications,
  assignments,
  decisions,
  accounts,
  assets,
  procurements,
  ineligible,
  pendingPayments,
  rates,
  perDiems,
  documents,
  sharedCosts,
  payroll,
  agreements,
  reservations,
  audit,
}
