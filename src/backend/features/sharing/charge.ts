import { requireVersion } from '#backend/features/audit/index.ts'
import { attachFile } from '#backend/features/ledger/index.ts'
import type { CommandContext } from '#backend/rpc/context.ts'
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts'
import { type SharePart, shareOut } from '#shared/domain/sharing/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { requireKey } from './keys.ts'
import { deleteMade } from './made-entries.ts'
import { makeEntries } from './make-entries.ts'
import { namedParts } from './parts.ts'

async function partsOfKey({ trx }: CommandContext, keyId: string): Promise<readonly SharePart[]> {
  const key = await requireKey(trx, keyId)
  return (await namedParts(trx, 'shared_cost_part', [key.id])).get(key.id) ?? []
}

/**
 * Charges one document to the projects of a key: the document is kept with its whole amount, and each project gets
 * one draft that says what share of it it claims (statement 38). Throws NotFound, Rule.SharesNotWhole,
 * Rule.NoProjectShare, Rule.AmountZero, Rule.RateInvalid.
 */
export async function chargeDocument(
  context: CommandContext,
  { keyId, files, ...document }: ParsedInputOf<'sharedCosts.charge'>,
): Promise<OutputOf<'sharedCosts.charge'>> {
  if (document.amountMinor === 0)
    throw new ProblemError(problem('Rule.AmountZero', 'notice.ledger.AmountZero', { field: 'amountMinor' }))
  const shared = shareOut(document.amountMinor, await partsOfKey(context, keyId))
  if (!shared.ok) throw new ProblemError(shared.error)
  const id = context.newId()
  await context.trx
    .insertInto('shared_cost')
    .values({
      id,
      key_id: keyId,
      document_no: document.documentNo,
      document_date: document.documentDate,
      payee: document.payee,
      description: document.description,
      currency: document.currency,
      amount_minor: document.amountMinor,
    })
    .execute()
  const entryIds = await makeEntries(context, shared.value, {
    ...document,
    documentMinor: document.amountMinor,
    beneficiaryId: null,
    interventionId: null,
    quantity: null,
    subGrantNo: '',
    madeBy: { sharedCostId: id },
  })
  for (const entryId of entryIds) for (const token of files) await attachFile(context, { entryId, token })
  return { id, version: 1, entryIds: [...entryIds] }
}

/** Takes a charged document back with its drafts. Throws NotFound, Conflict, Rule.Posted. */
export async function withdrawDocument(
  context: CommandContext,
  { id, version }: ParsedInputOf<'sharedCosts.withdraw'>,
): Promise<void> {
  const { trx } = context
  const row = await trx
    .selectFrom('shared_cost')
    .select(['id', 'version'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new ProblemError(problem('NotFound', 'problem.notFound.sharedCost', { id }))
  await requireVersion(trx, row, version)
  await deleteMade(context, 'shared_cost_id', id)
  await trx.deleteFrom('shared_cost').where('id', '=', id).execute()
}
