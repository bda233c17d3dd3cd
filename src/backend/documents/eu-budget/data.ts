import type { Reader } from '#backend/rpc/context.ts'
import { budgetWithin } from '#shared/domain/budgets/index.ts'
import { divideHalfUp, formatDecimal, fromInteger, multiply, parseDecimal } from '#shared/kernel/decimal.ts'
import { multiplyToMinor } from '#shared/kernel/money.ts'
import { intersection, monthWeight, type Period } from '#shared/kernel/period.ts'
import { addDays, addMonths } from '#shared/kernel/plain-date.ts'
import { type BudgetRow, loadBudget, type ReportBudget } from '../basis/budget.ts'
import { type EuTable, euTable } from '../basis/eu-table.ts'
import { loadProject, type ReportProject } from '../basis/project.ts'

export interface FundingSource {
  readonly id: string
  readonly kind: 'donor' | 'beneficiary' | 'other_donor' | 'revenue' | 'in_kind'
  readonly name: string
  readonly conditions: string
  readonly plannedMinor: number
  readonly receivedMinor: number
}

export interface EuBudgetFigures {
  readonly project: ReportProject
  readonly budget: ReportBudget
  readonly table: EuTable
  readonly sources: readonly FundingSource[]
  readonly firstYear: (row: BudgetRow) => { readonly quantity: string | null; readonly minor: number }
}

export async function loadSources(db: Reader, project: ReportProject): Promise<readonly FundingSource[]> {
  const rows = await db
    .selectFrom('funding_source')
    .selectAll()
    .where('project_id', '=', project.id)
    .orderBy('position')
    .execute()
  return rows.map(row => ({
    id: row.id,
    kind: row.kind,
    name: row.name,
    conditions: row.conditions,
    plannedMinor: row.planned_minor,
    receivedMinor: row.received_minor,
  }))
}

/** Units of the first year in proportion to its months, two decimals: a proposal in input cells, which the applicant corrects. */
function firstYearUnits(quantity: string, whole: Period, year: Period): string {
  const units = parseDecimal(quantity)
  const part =
    units && divideHalfUp(multiply(units, fromInteger(monthWeight(year))), fromInteger(monthWeight(whole)), 2)
  return part ? formatDecimal(part) : quantity
}

/** All figures of an Annex III budget, of the signed version or of one by number. */
export async function loadEuBudget(
  db: Reader,
  parameters: { readonly project: string; readonly version: number | null },
): Promise<EuBudgetFigures> {
  const project = await loadProject(db, parameters.project)
  const budget = await loadBudget(db, project, parameters.version)
  const whole = { start: project.start, end: project.end }
  const year =
    intersection(whole, { start: project.start, end: addDays(addMonths(project.start, 12), -1) }) ?? whole
  return {
    project,
    budget,
    table: euTable(budget),
    sources: await loadSources(db, project),
    firstYear: row => {
      if (row.quantity === null || row.unitValue === null)
        return { quantity: null, minor: budgetWithin(row.amountMinor, whole, year) }
      const quantity = firstYearUnits(row.quantity, whole, year)
      return { quantity, minor: multiplyToMinor(quantity, row.unitValue, project.currency) ?? 0 }
    },
  }
}
