import { asNotices, type ProjectTerms, projectTerms } from '#backend/features/ledger/index.ts'
import { confirmSecondPerson } from '#backend/features/users/index.ts'
import type { CommandContext } from '#backend/rpc/context.ts'
import type { ParsedInputOf } from '#shared/contract/index.ts'
import { fundingVerdict } from '#shared/domain/budgets/index.ts'
import { here, isAllowed, type Notice, notice } from '#shared/domain/notices/index.ts'
import { dayHere } from '#shared/kernel/day-here.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { fundedNodes, sourcesOf } from './funding.ts'
import { budgetVerdict, fundingLimits } from './limits.ts'
import { takeCodesOf } from './line-codes.ts'
import { nodesOf } from './nodes.ts'
import { requireBudgetVersion, requireDraftVersion, type StoredVersion } from './versions.ts'

interface Saved {
  readonly id: string
  readonly version: number
}

const rule = (code: string, details: Notice['details'], fix = 'changeDate'): Notice =>
  notice('budget', code, here(fix), details)

/** A signature has happened, and not before the one it replaces. */
function dateBlockers(signedOn: string, today: string, before: StoredVersion | undefined): Notice[] {
  const found: Notice[] = []
  if (signedOn > today) found.push(rule('SignedInFuture', { signedOn }))
  if (before?.signed_on && signedOn < before.signed_on)
    found.push(rule('SignedBeforeLast', { signedOn, last: before.signed_on, number: before.number }))
  return found
}

/** A later end of the project is later than the end it has. */
function endBlockers(draft: StoredVersion, { span }: ProjectTerms): Notice[] {
  if (draft.new_end_date === null || span === null || draft.new_end_date > span.end) return []
  return [rule('EndNotLater', { end: draft.new_end_date, current: span.end }, 'editAddendum')]
}

async function verdictOf({ trx }: CommandContext, draft: StoredVersion, terms: ProjectTerms) {
  const nodes = await nodesOf(trx, draft.id)
  const budget = budgetVerdict(nodes, terms)
  const funding = fundingVerdict(
    await fundedNodes(trx, nodes),
    await sourcesOf(trx, draft.project_id),
    fundingLimits(terms),
  )
  return {
    blockers: [...budget.blockers, ...funding.blockers],
    warnings: [...budget.warnings, ...funding.warnings],
  }
}

/** An addendum is signed by two people of different roles. */
async function requireSecond(
  context: CommandContext,
  draft: StoredVersion,
  second: ParsedInputOf<'budgets.sign'>['second'],
): Promise<void> {
  if (second !== null) await confirmSecondPerson(context, second, { differentRole: true })
  else if (draft.kind === 'addendum')
    throw new ProblemError(
      problem('Rule.SecondPerson', 'problem.budget.addendumSecondPerson', { number: draft.number }),
    )
}

/** The addendum's later end becomes the project's. */
async function prolong({ trx }: CommandContext, draft: StoredVersion): Promise<void> {
  if (draft.new_end_date === null) return
  await trx
    .updateTable('project')
    .set(eb => ({ end_date: draft.new_end_date, version: eb('version', '+', 1) }))
    .where('id', '=', draft.project_id)
    .execute()
}

/**
 * Signs a draft: it becomes the reference, the version signed before is superseded, and the lines take its
 * codes; an addendum may prolong the project. Throws NotFound, Conflict, Rule.Signed, Rule.Blocked with what the
 * contract and its rules say against it, and the refusals of the second person, whom an addendum needs.
 */
export async function signVersion(
  context: CommandContext,
  { id, version, signedOn, second }: ParsedInputOf<'budgets.sign'>,
): Promise<Saved> {
  const { trx, now } = context
  const draft = await requireDraftVersion(trx, id, version)
  const terms = await projectTerms(trx, draft.project_id)
  const earlier = await trx
    .selectFrom('budget_version')
    .select('id')
    .where('project_id', '=', draft.project_id)
    .where('state', '=', 'signed')
    .executeTakeFirst()
  const before = earlier && (await requireBudgetVersion(trx, earlier.id))
  const verdict = await verdictOf(context, draft, terms)
  const blockers = [
    ...verdict.blockers,
    ...dateBlockers(signedOn, dayHere(now), before),
    ...endBlockers(draft, terms),
  ]
  if (!isAllowed({ blockers, warnings: [] }))
    throw new ProblemError(
      problem('Rule.Blocked', 'problem.budget.blocked', {
        number: draft.number,
        blockers: asNotices(blockers),
        warnings: asNotices(verdict.warnings),
      }),
    )
  await requireSecond(context, draft, second)
  if (before)
    await trx
      .updateTable('budget_version')
      .set({ state: 'superseded', version: before.version + 1 })
      .where('id', '=', before.id)
      .execute()
  const next = draft.version + 1
  await trx
    .updateTable('budget_version')
    .set({ state: 'signed', signed_on: signedOn, version: next })
    .where('id', '=', id)
    .execute()
  await takeCodesOf(trx, draft)
  await prolong(context, draft)
  return { id, version: next }
}
