import { type Expression, sql } from 'kysely'
import type { Reader } from '#backend/rpc/context.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import type { StoredNode } from './nodes.ts'

/** A signed agreement with what was sent, returned and accepted under it, in minor units. */
export interface AgreementFigures {
  readonly agreementNo: string
  readonly interventionId: string | null
  readonly agreedMinor: number
  /** Sent less refunded. */
  readonly forwardedMinor: number
  readonly acceptedMinor: number
}

/** Agreements of a project up to a day, with their movements summed in the same statement. */
export async function agreementsOf(
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
        'agreement.intervention_id as interventionId',
        'agreement.agreed_minor as agreedMinor',
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

const FORWARDING = ['sub_grant', 'intervention_fund']

/**
 * The line that carries an agreement: the first for passing funds on with the agreement's intervention, else the
 * first that names none. `nodes` in print order.
 */
function lineOf(agreement: AgreementFigures, nodes: readonly StoredNode[]): string | null {
  const lines = nodes.filter(node => FORWARDING.includes(node.cost_type))
  const own = lines.find(
    node => agreement.interventionId !== null && node.intervention_id === agreement.interventionId,
  )
  return (own ?? lines.find(node => node.intervention_id === null))?.line_id ?? null
}

export interface PlacedAgreements {
  readonly byLine: ReadonlyMap<string, readonly AgreementFigures[]>
  /** Agreements that no line of the budget can carry. */
  readonly stray: readonly AgreementFigures[]
}

/** Puts every agreement on one line, so that nothing is counted twice. */
export function placeAgreements(
  agreements: readonly AgreementFigures[],
  nodes: readonly StoredNode[],
): PlacedAgreements {
  const byLine = new Map<string, AgreementFigures[]>()
  const stray: AgreementFigures[] = []
  for (const agreement of agreements) {
    const lineId = lineOf(agreement, nodes)
    if (lineId === null) stray.push(agreement)
    else byLine.set(lineId, [...(byLine.get(lineId) ?? []), agreement])
  }
  return { byLine, stray }
}
