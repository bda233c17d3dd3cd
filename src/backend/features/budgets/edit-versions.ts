import { projectTerms } from '#backend/features/ledger/index.ts'
import type { CommandContext } from '#backend/rpc/context.ts'
import type { ParsedInputOf } from '#shared/contract/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { copyRows } from './copy-rows.ts'
import { removeUnusedLines } from './line-codes.ts'
import { requireDraftVersion, versionsOf } from './versions.ts'

interface Saved {
  readonly id: string
  readonly version: number
}

/**
 * Starts a draft version, empty or a copy of another of the same project; one draft at a time. A copy of the signed
 * version takes in what was moved since it was signed, unless it is told not to. Throws NotFound, Rule.DraftOpen.
 */
export async function createVersion(
  context: CommandContext,
  { projectId, copyFromId, note, withMoves }: ParsedInputOf<'budgets.createVersion'>,
): Promise<Saved> {
  const { trx } = context
  await projectTerms(trx, projectId)
  const versions = await versionsOf(trx, projectId)
  const open = versions.find(version => version.state === 'draft')
  if (open)
    throw new ProblemError(problem('Rule.DraftOpen', 'problem.budget.draftOpen', { number: open.number }))
  const from = versions.find(version => version.id === copyFromId)
  if (copyFromId !== null && !from)
    throw new ProblemError(problem('NotFound', 'problem.notFound.budgetVersion', { id: copyFromId }))
  const id = context.newId()
  await trx
    .insertInto('budget_version')
    .values({
      id,
      project_id: projectId,
      number: Math.max(0, ...versions.map(version => version.number)) + 1,
      kind: versions.length === 0 ? 'original' : 'addendum',
      state: 'draft',
      signed_on: null,
      note,
      source_file: null,
    })
    .execute()
  if (from) await copyRows(context, from.id, id, withMoves && from.state === 'signed')
  return { id, version: 1 }
}

/** Saves what a draft says beside its rows. Throws NotFound, Rule.Signed, Conflict. */
export async function saveTerms(
  { trx }: CommandContext,
  { id, version, ...terms }: ParsedInputOf<'budgets.saveTerms'>,
): Promise<Saved> {
  const draft = await requireDraftVersion(trx, id, version)
  const next = draft.version + 1
  await trx
    .updateTable('budget_version')
    .set({
      note: terms.note,
      request_reference: terms.requestReference,
      effective_on: terms.effectiveOn,
      new_end_date: terms.newEndDate,
      version: next,
    })
    .where('id', '=', id)
    .execute()
  return { id, version: next }
}

/** Deletes a draft version with its rows and the lines only it had. Throws NotFound, Rule.Signed, Conflict. */
export async function deleteVersion({ trx }: CommandContext, { id, version }: Saved): Promise<void> {
  const draft = await requireDraftVersion(trx, id, version)
  await trx.deleteFrom('budget_version').where('id', '=', id).execute()
  await removeUnusedLines(trx, draft.project_id)
}
