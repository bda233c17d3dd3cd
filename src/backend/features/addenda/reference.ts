import {
  domainNode,
  type Moved,
  movedOn,
  nodesOf,
  type StoredNode,
  versionsOf,
  withChanges,
} from '#backend/features/budgets/index.ts'
import { type ProjectTerms, projectTerms } from '#backend/features/ledger/index.ts'
import type { Reader } from '#backend/rpc/context.ts'
import type { BudgetVersionRow } from '#shared/contract/budgets.ts'
import type { ReallocationLimits } from '#shared/domain/addenda/index.ts'
import type { BudgetNode } from '#shared/domain/budgets/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { sumMinor } from '#shared/kernel/money.ts'

/** The signed budget of a project as moves are measured from it. */
export interface Reference {
  readonly projectId: string
  readonly terms: ProjectTerms
  readonly version: BudgetVersionRow
  /** Rows as signed. */
  readonly stored: readonly StoredNode[]
  readonly moved: Moved
  /** As signed, with what the donor released from the reserve in writing: from here the limit is measured. */
  readonly base: readonly BudgetNode[]
  /** After the moves in force, and those that are planned. */
  readonly current: readonly BudgetNode[]
}

/** What the contract says of moves between headings; without a stated limit every move needs the donor's consent. */
export const moveLimits = ({ rule }: ProjectTerms): ReallocationLimits => ({
  limit: rule('realloc_limit'),
  basis: rule('realloc_basis') === 'receiving_heading' ? 'receiving_heading' : 'each_heading',
})

/** Planned moves on a version by line, but one; what is in force already stands in `reallocation`. */
async function plannedOn(db: Reader, versionId: string, exceptId: string | null) {
  const rows = await db
    .selectFrom('budget_notice')
    .select(['id', 'from_line_id', 'to_line_id', 'amount_minor'])
    .where('version_id', '=', versionId)
    .where('state', '=', 'planned')
    .execute()
  const changes = new Map<string, number>()
  const put = (lineId: string, minor: number) =>
    changes.set(lineId, sumMinor([changes.get(lineId) ?? 0, minor]))
  for (const row of rows.filter(move => move.id !== exceptId)) {
    put(row.from_line_id, -row.amount_minor)
    put(row.to_line_id, row.amount_minor)
  }
  return changes
}

/** A version with its moves, whatever its state. */
export async function referenceOf(
  db: Reader,
  terms: ProjectTerms,
  version: BudgetVersionRow,
  exceptId: string | null = null,
): Promise<Reference> {
  const stored = await nodesOf(db, version.id)
  const moved = await movedOn(db, version.id)
  const planned = await plannedOn(db, version.id, exceptId)
  const base = withChanges(stored, moved.released)
  return {
    projectId: terms.id,
    terms,
    version,
    stored,
    moved,
    base: base.map(domainNode),
    current: withChanges(base, moved.reallocated, planned).map(domainNode),
  }
}

/** The signed budget with its moves; throws NotFound for an unknown project or one without a signed budget. */
export async function requireReference(
  db: Reader,
  projectId: string,
  exceptId: string | null = null,
): Promise<Reference> {
  const terms = await projectTerms(db, projectId)
  const signed = (await versionsOf(db, projectId)).find(version => version.state === 'signed')
  if (!signed)
    throw new ProblemError(problem('NotFound', 'problem.addenda.noSignedBudget', { project: terms.code }))
  return referenceOf(db, terms, signed, exceptId)
}

/** Code of a line of the signed budget; throws NotFound naming the field. */
export function codeOf(reference: Reference, lineId: string, field: string): string {
  const node = reference.stored.find(row => row.line_id === lineId)
  if (!node)
    throw new ProblemError(
      problem('NotFound', 'problem.notFound.budgetLine', {
        field,
        id: lineId,
        project: reference.terms.code,
      }),
    )
  return node.code
}
