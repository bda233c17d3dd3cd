import type { Reader } from '#backend/rpc/context.ts'
import { fundRequest, type HelvetasLine, helvetasLine } from '#shared/domain/reports/index.ts'
import { sumMinor } from '#shared/kernel/money.ts'
import { loadForecast, loadPending, loadReallocations } from '../basis/adjustments.ts'
import { type BudgetRow, linesBelow } from '../basis/budget.ts'
import { type InventoryItem, loadInventory } from '../basis/inventory.ts'
import { type JournalScope, type JournalTotals, journalTotals } from '../basis/journal.ts'
import type { ReportProject } from '../basis/project.ts'
import { loadSidaFigures, type SidaFigures } from '../sida-follow-up/data.ts'

export interface PartnerRow {
  readonly row: BudgetRow
  readonly lineIds: readonly string[]
  readonly figures: HelvetasLine
  readonly forecastMinor: number
  readonly comment: string
}

export interface Contribution {
  readonly id: string
  readonly intervention: string
  readonly actor: string
  readonly kind: 'cash' | 'in_kind'
  readonly currency: string
  readonly agreedMinor: number
  readonly deliveredMinor: number
  readonly evidence: string
}

export interface Procurement {
  readonly id: string
  readonly reference: string
  readonly title: string
  readonly procedure: string
  readonly supplier: string
  readonly signedOn: string | null
  readonly amountMinor: number
}

export interface PartnerFigures {
  /** Because the money is Sida's, its sheets belong into this report too (donor-formats.md section 3). */
  readonly sida: SidaFigures
  readonly rows: readonly PartnerRow[]
  readonly total: HelvetasLine
  readonly forecastMinor: number
  readonly journal: { readonly scope: JournalScope; readonly totals: JournalTotals }
  readonly request: {
    readonly forwardedMinor: number
    readonly pendingMinor: number
    readonly requestMinor: number
  }
  readonly inventory: readonly InventoryItem[]
  readonly contributions: readonly Contribution[]
  readonly procurements: readonly Procurement[]
}

async function loadContributions(db: Reader, project: ReportProject): Promise<readonly Contribution[]> {
  const rows = await db
    .selectFrom('intervention_actor as a')
    .innerJoin('intervention as i', 'i.id', 'a.intervention_id')
    .innerJoin('organisation as o', 'o.id', 'a.organisation_id')
    .select([
      'a.id',
      'i.code',
      'i.title',
      'o.name',
      'a.contribution_kind',
      'a.currency',
      'a.agreed_minor',
      'a.delivered_minor',
      'a.evidence',
    ])
    .where('i.project_id', '=', project.id)
    .orderBy('i.position')
    .orderBy('a.position')
    .execute()
  return rows.map(row => ({
    id: row.id,
    intervention: `${row.code} ${row.title}`,
    actor: row.name,
    kind: row.contribution_kind,
    currency: row.currency,
    agreedMinor: row.agreed_minor,
    deliveredMinor: row.delivered_minor,
    evidence: row.evidence,
  }))
}

async function loadProcurements(db: Reader, project: ReportProject): Promise<readonly Procurement[]> {
  const rows = await db
    .selectFrom('procurement')
    .selectAll()
    .where('project_id', '=', project.id)
    .orderBy('signed_on')
    .orderBy('reference')
    .execute()
  return rows.map(row => ({
    id: row.id,
    reference: row.reference,
    title: row.title,
    procedure: row.procedure,
    supplier: row.supplier,
    signedOn: row.signed_on,
    amountMinor: row.amount_minor,
  }))
}

function partnerRows(
  sida: SidaFigures,
  moves: ReadonlyMap<string, number>,
  forecast: ReadonlyMap<string, { readonly amountMinor: number }>,
): readonly PartnerRow[] {
  const outcome = new Map(sida.rows.map(item => [item.row.id, item]))
  const lineOf = (line: BudgetRow) => {
    const found = outcome.get(line.id)
    return {
      agreedMinor: line.amountMinor,
      reallocatedMinor: line.lineId === null ? 0 : (moves.get(line.lineId) ?? 0),
      earlierMinor: found?.figures.outcomeEarlierMinor ?? 0,
      quarterMinor: found?.figures.outcomePeriodMinor ?? 0,
      forecastMinor: line.lineId === null ? 0 : (forecast.get(line.lineId)?.amountMinor ?? 0),
    }
  }
  return sida.rows.map(({ row, lineIds, note }) => {
    const lines = linesBelow(sida.budget.rows, row).map(lineOf)
    const sum = (pick: (line: ReturnType<typeof lineOf>) => number) => sumMinor(lines.map(pick))
    return {
      row,
      lineIds,
      figures: helvetasLine({
        agreedMinor: sum(line => line.agreedMinor),
        reallocatedMinor: sum(line => line.reallocatedMinor),
        earlierMinor: sum(line => line.earlierMinor),
        quarterMinor: sum(line => line.quarterMinor),
      }),
      forecastMinor: sum(line => line.forecastMinor),
      comment: note,
    }
  })
}

/** All figures of the Helvetas partner report for one quarter. */
export async function loadPartnerFigures(
  db: Reader,
  parameters: { readonly project: string; readonly period: number },
): Promise<PartnerFigures> {
  const sida = await loadSidaFigures(db, parameters)
  const { project, periods } = sida
  const { current, next } = periods
  const rows = partnerRows(
    sida,
    await loadReallocations(db, project, current.end),
    await loadForecast(db, next, current),
  )
  const top = rows.filter(item => item.row.parentId === null)
  const sum = (pick: (item: PartnerRow) => number) => sumMinor(top.map(pick))
  const forecastMinor = sum(item => item.forecastMinor)
  const scope = { projectId: project.id, from: current.start, to: current.end }
  const forwardedMinor = sumMinor(sida.forwarded.map(item => Math.max(0, item.agreedMinor - item.paidMinor)))
  const pendingMinor = sumMinor((await loadPending(db, project, current.end)).map(item => item.amountMinor))
  return {
    sida,
    rows,
    total: helvetasLine({
      agreedMinor: sum(item => item.figures.agreedMinor),
      reallocatedMinor: sum(item => item.figures.reallocatedMinor),
      earlierMinor: sum(item => item.figures.earlierMinor),
      quarterMinor: sum(item => item.figures.quarterMinor),
    }),
    forecastMinor,
    journal: { scope, totals: await journalTotals(db, scope) },
    request: {
      forwardedMinor,
      pendingMinor,
      requestMinor: fundRequest({
        forecastMinor,
        commitmentsMinor: forwardedMinor + pendingMinor,
        closingMinor: sida.funds.closingMinor,
      }),
    },
    inventory: await loadInventory(db, project, current.end),
    contributions: await loadContributions(db, project),
    procurements: await loadProcurements(db, project),
  }
}
