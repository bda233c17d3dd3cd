import { asNotices, projectTerms } from '#backend/features/ledger/index.ts'
import { projectRules } from '#backend/features/programmes/index.ts'
import type { CommandContext, Reader } from '#backend/rpc/context.ts'
import type { ParsedInputOf } from '#shared/contract/index.ts'
import { transferVerdict } from '#shared/domain/assets/index.ts'
import { isAllowed, type Verdict } from '#shared/domain/notices/index.ts'
import { requireAmountMinor, ruleValue } from '#shared/domain/rule-packs/index.ts'
import { dayHere } from '#shared/kernel/day-here.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { findAssets } from './rows.ts'

type Request = ParsedInputOf<'assets.transferCheck'>

/** The limit of the contract; a limit in another currency is refused rather than guessed (Rule.ParameterCurrency). */
async function deedLimit(db: Reader, projectId: string, currency: string): Promise<number | null> {
  const rules = await projectRules(db, projectId)
  return ruleValue(rules, 'asset_transfer_limit') === null
    ? null
    : requireAmountMinor(rules, 'asset_transfer_limit', currency)
}

/** The rules of a transfer over each asset that is named. Throws NotFound for an asset or the recipient. */
export async function transferCheck(db: Reader, request: Request, today: string): Promise<Verdict> {
  const ids = [...new Set(request.assetIds)]
  const assets = await findAssets(db, ids)
  const missing = ids.find(id => !assets.some(asset => asset.id === id))
  if (missing !== undefined)
    throw new ProblemError(problem('NotFound', 'problem.notFound.asset', { id: missing }))
  const recipient = await db
    .selectFrom('organisation')
    .select('id')
    .where('id', '=', request.recipientId)
    .executeTakeFirst()
  if (!recipient)
    throw new ProblemError(
      problem('NotFound', 'problem.notFound.organisation', { field: 'recipientId', id: request.recipientId }),
    )
  const verdicts: Verdict[] = []
  for (const [projectId, own] of Map.groupBy(assets, asset => asset.projectId)) {
    const terms = await projectTerms(db, projectId)
    const limitMinor = await deedLimit(db, projectId, terms.currency)
    for (const asset of own)
      verdicts.push(
        transferVerdict(
          {
            inventoryNo: asset.inventoryNo,
            description: asset.description,
            purchasedOn: asset.purchasedOn,
            costMinor: asset.cost.minor,
            currency: asset.cost.currency,
            hasDeed: asset.hasDeed,
            isTransferred: asset.transfer !== null,
          },
          request,
          { today, limitMinor, projectEnd: terms.span?.end ?? null },
        ),
      )
  }
  return {
    blockers: verdicts.flatMap(verdict => verdict.blockers),
    warnings: verdicts.flatMap(verdict => verdict.warnings),
  }
}

/** Hands assets over, all or none. Throws NotFound, Rule.Blocked with what stands against each. */
export async function transferAssets(context: CommandContext, request: Request): Promise<number> {
  const { trx, newId, now } = context
  const verdict = await transferCheck(trx, request, dayHere(now))
  if (!isAllowed(verdict))
    throw new ProblemError(
      problem('Rule.Blocked', 'problem.asset.blocked', {
        blockers: asNotices(verdict.blockers),
        warnings: asNotices(verdict.warnings),
      }),
    )
  const ids = [...new Set(request.assetIds)]
  await trx
    .insertInto('asset_transfer')
    .values(
      ids.map(assetId => ({
        id: newId(),
        asset_id: assetId,
        recipient_id: request.recipientId,
        recipient_kind: request.recipientKind,
        transferred_on: request.transferredOn,
        authorisation: request.authorisation.trim(),
        note: request.note,
      })),
    )
    .execute()
  return ids.length
}

/** Takes back a transfer entered by mistake. Throws NotFound. */
export async function undoTransfer(
  context: CommandContext,
  { assetId, reason }: ParsedInputOf<'assets.undoTransfer'>,
): Promise<void> {
  const gone = await context.trx
    .deleteFrom('asset_transfer')
    .where('asset_id', '=', assetId)
    .executeTakeFirstOrThrow()
  if (gone.numDeletedRows === 0n)
    throw new ProblemError(problem('NotFound', 'problem.notFound.transfer', { id: assetId }))
  context.setReason(reason)
}
