import { chooseVersion, figuresNow, NOTHING, nodesOf, versionsOf } from '#backend/features/budgets/index.ts'
import { projectTerms } from '#backend/features/ledger/index.ts'
import type { Reader } from '#backend/rpc/context.ts'
import type { AMOUNT_NAMES, PART_KINDS } from '#shared/contract/availability.ts'
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { sumMinor } from '#shared/kernel/money.ts'
import {
  agreementParts,
  entryParts,
  ineligibleParts,
  movementParts,
  type Part,
  type PartScope,
  reservationParts,
} from './part-rows.ts'

type Kind = (typeof PART_KINDS)[number]
type AmountName = (typeof AMOUNT_NAMES)[number]
type Node = Awaited<ReturnType<typeof nodesOf>>[number]

/** A section shows so many of its parts, newest first; the rest are behind its link. */
const MOST_ROWS = 50

/** Of what each amount consists, and whether it adds or takes away (product.md, "The chain"; `sixAmounts`). */
const CONSISTS: Readonly<Record<AmountName, readonly (readonly [Kind, 1 | -1])[]>> = {
  budgeted: [['budget', 1]],
  reserved: [['reservations', 1]],
  contracted: [['agreements', 1]],
  paid: [
    ['sent', 1],
    ['refunded', -1],
    ['direct', 1],
  ],
  admitted: [
    ['accepted', 1],
    ['direct', 1],
    ['ineligible', -1],
  ],
  free: [
    ['budget', 1],
    ['reservations', -1],
    ['agreements', -1],
    ['direct', -1],
  ],
  spent: [
    ['direct', 1],
    ['under_agreements', 1],
  ],
}

/** The lines of a row: its own, or those of all rows below it; of null, all of the version. Throws NotFound. */
function linesUnder(nodes: readonly Node[], nodeId: string | null): readonly Node[] {
  if (nodeId === null) return nodes.filter(node => node.line_id !== null)
  const top = nodes.find(node => node.id === nodeId)
  if (!top) throw new ProblemError(problem('NotFound', 'problem.notFound.budgetRow', { id: nodeId }))
  const below = Map.groupBy(nodes, node => node.parent_id)
  const visit = (node: Node): readonly Node[] => [
    ...(node.line_id === null ? [] : [node]),
    ...(below.get(node.id) ?? []).flatMap(visit),
  ]
  return visit(top)
}

const budgetParts = (lines: readonly Node[]): readonly Part[] =>
  lines.map(line => ({
    id: line.id,
    title: line.code,
    detail: line.label,
    date: null,
    minor: line.amount_minor,
    entryId: null,
  }))

interface Section {
  readonly minor: number
  readonly count: number
  readonly rows: readonly Part[]
}

const whole = (rows: readonly Part[]): Section => ({
  minor: sumMinor(rows.map(row => row.minor)),
  count: rows.length,
  rows,
})

/** Reads the parts of one kind. The sums of entries are those that are kept, since a line may have 100,000 of them. */
async function sectionOf(
  db: Reader,
  kind: Kind,
  scope: PartScope & { readonly lines: readonly Node[]; readonly spent: { direct: number; under: number } },
): Promise<Section> {
  switch (kind) {
    case 'budget':
      return whole(budgetParts(scope.lines))
    case 'reservations':
      return whole(await reservationParts(db, scope))
    case 'agreements':
      return whole(await agreementParts(db, scope))
    case 'sent':
      return whole(await movementParts(db, scope, 'paid'))
    case 'refunded':
      return whole(await movementParts(db, scope, 'refunded'))
    case 'accepted':
      return whole(await movementParts(db, scope, 'accepted'))
    case 'ineligible':
      return whole(await ineligibleParts(db, scope))
    case 'direct':
      return { minor: scope.spent.direct, ...(await entryParts(db, scope, false, MOST_ROWS)) }
    case 'under_agreements':
      return { minor: scope.spent.under, ...(await entryParts(db, scope, true, MOST_ROWS)) }
  }
}

/** As it counts in the amount. A sum starts at zero, so nothing stays nothing and never becomes minus zero. */
const counted = (minor: number, sign: 1 | -1): number => sumMinor([sign * minor])

/** What an amount of a budget row is made of, as it stands; the sections add up to it. Throws NotFound. */
export async function partsOf(
  db: Reader,
  { projectId, versionId, nodeId, amount }: ParsedInputOf<'availability.parts'>,
): Promise<OutputOf<'availability.parts'>> {
  const { currency } = await projectTerms(db, projectId)
  const version = chooseVersion(await versionsOf(db, projectId), versionId)
  const lines = version ? linesUnder(await nodesOf(db, version.id), nodeId) : []
  const lineIds = lines.flatMap(line => line.line_id ?? [])
  const { byLine } = await figuresNow(db, projectId)
  const kept = lineIds.map(id => byLine.get(id) ?? NOTHING)
  const under = sumMinor(kept.map(line => line.spentUnderAgreementsMinor))
  const direct = sumMinor([...kept.map(line => line.spentMinor), -under])
  const scope = { projectId, lineIds, lines, spent: { direct, under } }
  const sections: OutputOf<'availability.parts'>['sections'] = []
  for (const [kind, sign] of CONSISTS[amount]) {
    const { minor, count, rows } = await sectionOf(db, kind, scope)
    sections.push({
      kind,
      minor: counted(minor, sign),
      count,
      rows: rows.slice(0, MOST_ROWS).map(row => ({ ...row, minor: counted(row.minor, sign) })),
    })
  }
  return { currency, minor: sumMinor(sections.map(section => section.minor)), lineIds, sections }
}
