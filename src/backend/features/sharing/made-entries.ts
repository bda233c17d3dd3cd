import type { CommandContext, Reader } from '#backend/rpc/context.ts'
import type { MadeEntry } from '#shared/contract/shared-costs.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { money } from '#shared/kernel/money.ts'

type Origin = 'shared_cost_id' | 'payroll_id'

/** Entries made of shared documents or salaries, by what made them, in order of their numbers; reversals left out. */
export async function madeEntries(
  db: Reader,
  origin: Origin,
  originIds: readonly string[],
): Promise<ReadonlyMap<string, readonly (MadeEntry & { readonly description: string })[]>> {
  const rows = await db
    .selectFrom('ledger_entry as e')
    .innerJoin('project', 'project.id', 'e.project_id')
    .leftJoin('ledger_entry as reversal', 'reversal.reverses_id', 'e.id')
    .selectAll('e')
    .select(['project.code as project_code', 'reversal.id as reversal_id', `e.${origin} as origin_id`])
    .where(`e.${origin}`, 'in', [...originIds])
    .where('e.reverses_id', 'is', null)
    .orderBy('e.entry_no')
    .execute()
  return Map.groupBy(
    rows.map(row => ({
      originId: row.origin_id ?? '',
      id: row.id,
      version: row.version,
      entryNo: row.entry_no,
      state: row.state,
      projectId: row.project_id,
      projectCode: row.project_code,
      documentShare: row.document_share,
      amount: money(row.amount_minor, row.currency),
      base: row.base_minor === null ? null : money(row.base_minor, row.base_currency),
      reversed: row.reversal_id !== null,
      description: row.description,
    })),
    row => row.originId,
  ) as ReadonlyMap<string, readonly (MadeEntry & { readonly description: string })[]>
}

/** As the contract carries them. */
export const asMade = ({
  id,
  version,
  entryNo,
  state,
  projectId,
  projectCode,
  ...rest
}: MadeEntry): MadeEntry => ({
  id,
  version,
  entryNo,
  state,
  projectId,
  projectCode,
  documentShare: rest.documentShare,
  amount: rest.amount,
  base: rest.base,
  reversed: rest.reversed,
})

/** Deletes the drafts that came of something; refuses once one of them is posted (Rule.Posted). */
export async function deleteMade({ trx }: CommandContext, origin: Origin, originId: string): Promise<void> {
  const entries = await trx
    .selectFrom('ledger_entry')
    .select(['id', 'state', 'entry_no as entryNo'])
    .where(origin, '=', originId)
    .execute()
  const posted = entries.find(entry => entry.state === 'posted')
  if (posted)
    throw new ProblemError(problem('Rule.Posted', 'problem.sharing.posted', { entryNo: posted.entryNo }))
  const ids = entries.map(entry => entry.id)
  if (ids.length === 0) return
  await trx
    .deleteFrom('attachment_link')
    .where('record_kind', '=', 'ledger_entry')
    .where('record_id', 'in', ids)
    .execute()
  await trx.deleteFrom('ledger_entry').where('id', 'in', ids).execute()
}
