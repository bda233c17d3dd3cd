import { domainNode, nodesOf, versionsOf } from '#backend/features/budgets/index.ts'
import { asNotices, type ProjectTerms, projectTerms } from '#backend/features/ledger/index.ts'
import type { Reader } from '#backend/rpc/context.ts'
import type { HeadingRow } from '#shared/contract/addenda.ts'
import type { BudgetVersionRow } from '#shared/contract/budgets.ts'
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts'
import {
  type BudgetMove,
  type ChangeInput,
  changeVerdict,
  compareLines,
  type HeadingComparison,
  verdictNotices,
  withMoves,
} from '#shared/domain/addenda/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { shareAsPercent } from '#shared/kernel/ratio.ts'
import { codeOf, moveLimits, type Reference, referenceOf, requireReference } from './reference.ts'

type Compared = OutputOf<'addenda.compare'>
type WhatIf = OutputOf<'addenda.whatIf'>

const headingRow = (heading: HeadingComparison): HeadingRow => ({
  ...heading,
  percent: heading.percent ?? null,
})

/** The screen on which a project's addendum is opened and edited. */
const addendumRoute = (projectId: string): string => `/projects/${projectId}/budget/addendum`

/** What a change of the budget asks for, as the contract carries it. */
export function answer(terms: ProjectTerms, input: ChangeInput): WhatIf {
  const limits = moveLimits(terms)
  const verdict = changeVerdict(input, limits)
  const notices = verdictNotices(verdict, limits, {
    currency: terms.currency,
    addendumRoute: addendumRoute(terms.id),
  })
  return {
    currency: terms.currency,
    limit: {
      percent: limits.limit === null ? null : shareAsPercent(limits.limit),
      basis: limits.basis,
    },
    need: verdict.need,
    headings: verdict.headings.map(headingRow),
    totalDeltaMinor: verdict.totalDeltaMinor,
    blockers: asNotices(notices.blockers),
    warnings: asNotices(notices.warnings),
  }
}

/** The verdict on moves between lines of the signed budget, with all that was moved before. Throws NotFound, Validation. */
export function judgeMoves(reference: Reference, moves: ParsedInputOf<'addenda.whatIf'>['moves']): WhatIf {
  const byCode = moves.map(
    (move): BudgetMove => ({
      from: codeOf(reference, move.fromLineId, 'fromLineId'),
      to: codeOf(reference, move.toLineId, 'toLineId'),
      amountMinor: move.amountMinor,
    }),
  )
  const proposed = withMoves(reference.current, byCode)
  if (!proposed.ok) throw new ProblemError(proposed.error)
  return answer(reference.terms, {
    reference: reference.base,
    current: reference.current,
    proposed: proposed.value,
  })
}

/** What moves would ask for; nothing is stored. */
export async function whatIf(
  db: Reader,
  { projectId, moves, exceptId }: ParsedInputOf<'addenda.whatIf'>,
): Promise<WhatIf> {
  return judgeMoves(await requireReference(db, projectId, exceptId), moves)
}

const find = (versions: readonly BudgetVersionRow[], id: string): BudgetVersionRow => {
  const found = versions.find(version => version.id === id)
  if (!found) throw new ProblemError(problem('NotFound', 'problem.notFound.budgetVersion', { id }))
  return found
}

/** The open draft beside the signed version, else the signed one beside the one before it. */
function choose(
  versions: readonly BudgetVersionRow[],
  { versionId, againstId }: ParsedInputOf<'addenda.compare'>,
): { readonly proposed: BudgetVersionRow | null; readonly reference: BudgetVersionRow | null } {
  const signed = versions.find(version => version.state === 'signed')
  const draft = versions.find(version => version.state === 'draft')
  const proposed = versionId === null ? (draft ?? signed ?? null) : find(versions, versionId)
  if (againstId !== null) return { proposed, reference: find(versions, againstId) }
  const before = versions.find(
    version => version.number < (proposed?.number ?? 0) && version.state !== 'draft',
  )
  return { proposed, reference: proposed?.state === 'draft' ? (signed ?? null) : (before ?? null) }
}

/** The lines that the rows of both versions stand for, by code. */
async function lineIds(db: Reader, versions: readonly (BudgetVersionRow | null)[]) {
  const found = new Map<string, string | null>()
  for (const version of versions)
    if (version) for (const node of await nodesOf(db, version.id)) found.set(node.code, node.line_id)
  return found
}

/**
 * A version beside another, line by line and heading by heading. Headings are measured from the reference with the
 * releases of its reserve; "current" holds the moves notified since. Throws NotFound.
 */
export async function compareVersions(
  db: Reader,
  request: ParsedInputOf<'addenda.compare'>,
): Promise<Compared> {
  const terms = await projectTerms(db, request.projectId)
  const { proposed, reference } = choose(await versionsOf(db, request.projectId), request)
  if (!proposed || !reference) {
    const nothing = answer(terms, { reference: [], current: [], proposed: [] })
    return { ...nothing, reference, proposed, lines: [] }
  }
  const from = await referenceOf(db, terms, reference)
  const nodes = (await nodesOf(db, proposed.id)).map(domainNode)
  const ids = await lineIds(db, [reference, proposed])
  return {
    ...answer(terms, { reference: from.base, current: from.current, proposed: nodes }),
    reference,
    proposed,
    lines: compareLines(from.stored.map(domainNode), nodes).map(line => ({
      ...line,
      lineId: ids.get(line.code) ?? null,
      percent: line.percent ?? null,
    })),
  }
}
