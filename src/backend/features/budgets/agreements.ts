import { type Expression, sql } from 'kysely'
import type { Reader } from '#backend/rpc/context.ts'
import { budgetTree, flattenTree } from '#shared/domain/budgets/index.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { domainNode, nodesOf, type StoredNode } from './nodes.ts'
import { chooseVersion, versionsOf } from './versions.ts'

/** A signed agreement with what was sent, returned and accepted under it, in minor units. */
export interface AgreementFigures {
  readonly agreementNo: string
  /** The line that carries it; null while no line does. */
  readonly lineId: string | null
  /** Agreed less released. */
  readonly contractedMinor: number
  /** Sent less refunded. */
  readonly forwardedMinor: number
  readonly acceptedMinor: number
}

/** Agreements of a project signed up to a day, with their movements summed in the same statement. */
export async function agreementsUntil(
  db: Reader,
  projectId: string,
  until: PlainDate,
): Promise<readonly AgreementFigures[]> {
  const sum = (condition: Expression<unknown>, amount: Expression<number | null>) =>
    sql<number>`coalesce(sum(case when ${condition} then ${amount} end), 0)`
  const rows = await db
    .selectFrom('forwarded_agreement as agreement')
    .leftJoin('forwarded_movement as movement', join =>
      join.onRef('movement.agreement_id', '=', 'agreement.id').on('movement.date', '<=', until),
    )
    .select(eb => {
      const amount = eb.ref('movement.base_minor')
      return [
        'agreement.agreement_no as agreementNo',
        'agreement.budget_line_id as lineId',
        eb('agreement.agreed_minor', '-', eb.ref('agreement.released_minor')).as('contractedMinor'),
        sum(eb('movement.kind', '=', 'paid'), amount).as('paid'),
        sum(eb('movement.kind', '=', 'refunded'), amount).as('refunded'),
        sum(eb('movement.kind', '=', 'accepted'), amount).as('acceptedMinor'),
      ]
    })
    .where('agreement.project_id', '=', projectId)
    .where('agreement.signed_on', '<=', until)
    .groupBy('agreement.id')
    .orderBy('agreement.agreement_no')
    .execute()
  return rows.map(({ paid, refunded, ...row }) => ({ ...row, forwardedMinor: paid - refunded }))
}

export type PlacedAgreement = Pick<AgreementFigures, 'agreementNo' | 'lineId' | 'contractedMinor'>

/** All agreements of a project with the line that carries each. */
export const placedAgreements = (db: Reader, projectId: string): Promise<readonly PlacedAgreement[]> =>
  db
    .selectFrom('forwarded_agreement')
    .select(eb => [
      'agreement_no as agreementNo',
      'budget_line_id as lineId',
      eb('agreed_minor', '-', eb.ref('released_minor')).as('contractedMinor'),
    ])
    .where('project_id', '=', projectId)
    .orderBy('agreement_no')
    .execute()

/** Agreements that no line among the given carries. */
export const strayAgreements = (
  agreements: readonly PlacedAgreement[],
  lineIds: ReadonlySet<string | null>,
): readonly PlacedAgreement[] => agreements.filter(({ lineId }) => lineId === null || !lineIds.has(lineId))

const FORWARDING = ['sub_grant', 'intervention_fund']

/**
 * The line that carries an agreement whose line nobody chose: the first for passing funds on with the agreement's
 * intervention, else the first that names none. `nodes` in print order.
 */
export function lineForAgreement(interventionId: string | null, nodes: readonly StoredNode[]): string | null {
  const lines = nodes.filter(node => FORWARDING.includes(node.cost_type))
  const own = lines.find(node => interventionId !== null && node.intervention_id === interventionId)
  return (own ?? lines.find(node => node.intervention_id === null))?.line_id ?? null
}

/** `lineForAgreement` over the signed budget of a project, else the newest; null for a project without a budget. */
export async function defaultAgreementLine(
  db: Reader,
  projectId: string,
  interventionId: string | null,
): Promise<string | null> {
  const version = chooseVersion(await versionsOf(db, projectId), null)
  if (!version) return null
  const stored = await nodesOf(db, version.id)
  const byId = new Map(stored.map(node => [node.id, node]))
  const printed = flattenTree(budgetTree(stored.map(domainNode))).flatMap(
    ({ node }) => byId.get(node.id) ?? [],
  )
  return lineForAgreement(interventionId, printed)
}
