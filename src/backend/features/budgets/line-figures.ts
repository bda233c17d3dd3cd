import { type Expression, sql } from 'kysely'
import type { Reader } from '#backend/rpc/context.ts'
import { type LineFigures, type SixAmounts, sixAmounts } from '#shared/domain/budgets/index.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { agreementsUntil, type PlacedAgreement, placedAgreements } from './agreements.ts'
import { spentByLine } from './spending.ts'

/** All that is known of a line but its budget, which belongs to a version. */
export type LineMoney = Omit<LineFigures, 'budgetedMinor'>

export const NOTHING: LineMoney = {
  reservedMinor: 0,
  contractedMinor: 0,
  forwardedMinor: 0,
  acceptedMinor: 0,
  spentMinor: 0,
  spentUnderAgreementsMinor: 0,
  ineligibleMinor: 0,
}

/** The figures of a budget, read in a fixed number of statements whatever its size. */
export interface BudgetFigures {
  readonly byLine: ReadonlyMap<string, LineMoney & { readonly lineId: string; readonly code: string }>
  readonly agreements: readonly PlacedAgreement[]
}

/** The amounts that the database itself keeps with every change (`line_availability`), so that nothing is summed. */
const keptAmounts = (db: Reader) =>
  db
    .selectFrom('line_availability as amount')
    .innerJoin('budget_line as line', 'line.id', 'amount.budget_line_id')
    .select([
      'line.id as lineId',
      'line.code',
      'amount.reserved_minor as reservedMinor',
      'amount.contracted_minor as contractedMinor',
      'amount.forwarded_minor as forwardedMinor',
      'amount.accepted_minor as acceptedMinor',
      'amount.spent_minor as spentMinor',
      'amount.spent_under_agreements_minor as spentUnderAgreementsMinor',
      'amount.ineligible_minor as ineligibleMinor',
    ])

/** Figures as they stand. */
export async function figuresNow(db: Reader, projectId: string): Promise<BudgetFigures> {
  const rows = await keptAmounts(db).where('amount.project_id', '=', projectId).execute()
  return {
    byLine: new Map(rows.map(row => [row.lineId, row])),
    agreements: await placedAgreements(db, projectId),
  }
}

export interface SignedLine {
  readonly id: string
  readonly code: string
  readonly label: string
  readonly interventionId: string | null
  readonly amounts: SixAmounts
}

/** The lines of a project's signed budget in print order of their siblings, with their amounts as they stand. */
export async function signedLines(db: Reader, projectId: string): Promise<readonly SignedLine[]> {
  const nodes = await db
    .selectFrom('budget_node as node')
    .innerJoin('budget_version as version', 'version.id', 'node.version_id')
    .select(['node.line_id', 'node.code', 'node.label', 'node.intervention_id', 'node.amount_minor'])
    .where('version.project_id', '=', projectId)
    .where('version.state', '=', 'signed')
    .where('node.line_id', 'is not', null)
    .orderBy('node.position')
    .execute()
  const { byLine } = await figuresNow(db, projectId)
  return nodes.flatMap(node =>
    node.line_id === null
      ? []
      : [
          {
            id: node.line_id,
            code: node.code,
            label: node.label,
            interventionId: node.intervention_id,
            amounts: sixAmounts({
              ...(byLine.get(node.line_id) ?? NOTHING),
              budgetedMinor: node.amount_minor,
            }),
          },
        ],
  )
}

/** Held on a day: decided by then, and not yet replaced by a signed agreement. When one was released nobody noted. */
async function reservedByLine(db: Reader, projectId: string, until: PlainDate) {
  return db
    .selectFrom('reservation')
    .leftJoin('forwarded_agreement as agreement', 'agreement.id', 'reservation.agreement_id')
    .select(['reservation.budget_line_id as lineId', sql<number>`sum(reservation.amount_minor)`.as('minor')])
    .where('reservation.project_id', '=', projectId)
    .where('reservation.decided_on', '<=', until)
    .where(eb =>
      eb.or([
        eb('reservation.state', '=', 'held'),
        eb.and([eb('reservation.state', '=', 'contracted'), eb('agreement.signed_on', '>', until)]),
      ]),
    )
    .groupBy('reservation.budget_line_id')
    .execute()
}

/** Ineligible cost decided up to a day, of entries that stood then; without a line of its own, on the entry's first. */
async function ineligibleByLine(db: Reader, projectId: string, until: PlainDate) {
  const reversed = (entryId: Expression<string>) =>
    sql<boolean>`exists (select 1 from ledger_entry r where r.reverses_id = ${entryId} and r.state = 'posted' and r.entry_date <= ${until})`
  const firstLine = (entryId: Expression<string>) =>
    sql<string>`(select s.budget_line_id from ledger_split s where s.entry_id = ${entryId} order by s.position limit 1)`
  return db
    .selectFrom('ineligible_cost as cost')
    .innerJoin('ledger_entry as entry', 'entry.id', 'cost.entry_id')
    .select(eb => [
      eb.fn.coalesce('cost.budget_line_id', firstLine(eb.ref('entry.id'))).as('lineId'),
      sql<number>`sum(cost.base_minor)`.as('minor'),
    ])
    .where('entry.project_id', '=', projectId)
    .where('entry.state', '=', 'posted')
    .where('cost.state', '=', 'in_force')
    .where('cost.decided_on', '<=', until)
    .where(eb => eb.not(reversed(eb.ref('entry.id'))))
    .groupBy('lineId')
    .execute()
}

/** Figures up to a day, summed from what they are made of. */
export async function figuresUntil(db: Reader, projectId: string, until: PlainDate): Promise<BudgetFigures> {
  const codes = await db
    .selectFrom('budget_line')
    .select(['id', 'code'])
    .where('project_id', '=', projectId)
    .execute()
  const spent = new Map((await spentByLine(db, projectId, until)).map(row => [row.lineId, row]))
  const agreements = await agreementsUntil(db, projectId, until)
  const reserved = new Map((await reservedByLine(db, projectId, until)).map(row => [row.lineId, row.minor]))
  const ineligible = new Map(
    (await ineligibleByLine(db, projectId, until)).map(row => [row.lineId, row.minor]),
  )
  const byLine = codes.map(({ id, code }) => {
    const own = agreements.filter(({ lineId }) => lineId === id)
    const sumOf = (key: 'contractedMinor' | 'forwardedMinor' | 'acceptedMinor') =>
      own.reduce((sum, agreement) => sum + agreement[key], 0)
    const figures: LineMoney & { readonly lineId: string; readonly code: string } = {
      lineId: id,
      code,
      reservedMinor: reserved.get(id) ?? 0,
      contractedMinor: sumOf('contractedMinor'),
      forwardedMinor: sumOf('forwardedMinor'),
      acceptedMinor: sumOf('acceptedMinor'),
      spentMinor: spent.get(id)?.spentMinor ?? 0,
      spentUnderAgreementsMinor: spent.get(id)?.spentUnderAgreementsMinor ?? 0,
      ineligibleMinor: ineligible.get(id) ?? 0,
    }
    return [id, figures] as const
  })
  return { byLine: new Map(byLine), agreements }
}
