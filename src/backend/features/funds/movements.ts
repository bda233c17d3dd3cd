import { requireMovable, requireUnmatched } from '#backend/features/accounts/index.ts'
import { requireVersion } from '#backend/features/audit/index.ts'
import { projectTerms } from '#backend/features/ledger/index.ts'
import type { CommandContext, Reader } from '#backend/rpc/context.ts'
import type { ParsedInputOf } from '#shared/contract/index.ts'
import { rateOfAmounts } from '#shared/domain/rates/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { type Money, money } from '#shared/kernel/money.ts'
import { requireOpenDays } from './period-scope.ts'
import { requireUnused } from './used-money.ts'

export type NewMovement = Omit<ParsedInputOf<'funds.save'>, 'id' | 'version' | 'accountId'> & {
  readonly accountId?: string | null | undefined
}

const invalid = (key: string, details: { readonly [name: string]: string | number }): ProblemError =>
  new ProblemError(problem('Validation', `problem.funds.${key}`, details))

/** Rate behind two amounts: units of the first's currency per one of the second's. Throws `Validation`. */
export function rateBehind(amount: Money, base: Money): string {
  const rate = rateOfAmounts(amount, base)
  if (rate === undefined) throw invalid('amountsDisagree', { currency: amount.currency, base: base.currency })
  return rate
}

/**
 * Units of the movement's currency per one of the project's. Throws `Validation` when the amounts have
 * different signs, one is zero, both are of one currency and differ, or a refund is below zero.
 */
function rateOf({ kind, amountMinor, baseMinor, currency }: NewMovement, base: string): string {
  if (kind === 'refund' && amountMinor < 0) throw invalid('refundSign', {})
  if (currency === base) {
    if (amountMinor !== baseMinor) throw invalid('sameCurrency', { currency })
    if (amountMinor === 0) throw invalid('amountZero', {})
    return '1'
  }
  return rateBehind(money(amountMinor, currency), money(baseMinor, base))
}

export async function listMovements(db: Reader, projectId: string) {
  return db
    .selectFrom('fund_movement as movement')
    .leftJoin('organisation', 'organisation.id', 'movement.organisation_id')
    .selectAll('movement')
    .leftJoin('account', 'account.id', 'movement.account_id')
    .select(['organisation.name as organisation_name', 'account.name as account_name'])
    .where('movement.project_id', '=', projectId)
    .orderBy('movement.date')
    .orderBy('movement.id')
    .execute()
}

/** The stored movement, of the version the caller saw; throws NotFound, Conflict. */
async function requireMovement(db: Reader, id: string, version: number | null) {
  const row = await db.selectFrom('fund_movement').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new ProblemError(problem('NotFound', 'problem.notFound.movement', { id }))
  await requireVersion(db, row, version)
  return row
}

async function requireOrganisation(db: Reader, id: string | null): Promise<void> {
  if (id === null) return
  const row = await db.selectFrom('organisation').select('id').where('id', '=', id).executeTakeFirst()
  if (!row)
    throw new ProblemError(
      problem('NotFound', 'problem.notFound.organisation', { field: 'organisationId', id }),
    )
}

/** What the conversion of entries paid from a receipt rests on. */
const PAID_FROM = ['project_id', 'kind', 'date', 'currency', 'amount_minor', 'base_minor'] as const

/** A receipt that answers a request for payment keeps answering it. Throws Rule.MovementLinked. */
async function requireUnlinked(db: Reader, requestId: string | null): Promise<void> {
  if (requestId === null) return
  const request = await db
    .selectFrom('payment_request')
    .select('number')
    .where('id', '=', requestId)
    .executeTakeFirstOrThrow()
  throw new ProblemError(
    problem('Rule.MovementLinked', 'problem.funds.movementLinked', { number: request.number }),
  )
}

/** The account fits and no signed bank sheet covers the day; an exchange difference moves no account. */
async function requireOpenAccount(
  db: Reader,
  movement: {
    readonly project_id: string
    readonly kind: NewMovement['kind']
    readonly currency: string
    readonly date: string
    readonly account_id: string | null
  },
  baseCurrency: string,
): Promise<void> {
  if (movement.account_id === null) return
  if (movement.kind === 'exchange_difference') throw invalid('differenceOnAccount', {})
  const { project_id: projectId, currency, date } = movement
  await requireMovable(db, movement.account_id, { projectId, currency, baseCurrency, date })
}

/**
 * Stores money received or returned (a refund to the donor above zero). The rate is worked out from both
 * amounts. Throws NotFound, Conflict, Validation, Rule.PeriodLocked, Rule.LayerUsed, Rule.AccountReconciled,
 * Rule.Matched.
 */
export async function saveMovement(
  context: CommandContext,
  target: { readonly id: string | null; readonly version: number | null },
  movement: NewMovement,
): Promise<{ readonly id: string; readonly version: number }> {
  const { trx } = context
  const { currency } = await projectTerms(trx, movement.projectId)
  await requireOrganisation(trx, movement.organisationId)
  const columns = {
    project_id: movement.projectId,
    kind: movement.kind,
    date: movement.date,
    organisation_id: movement.organisationId,
    currency: movement.currency,
    amount_minor: movement.amountMinor,
    rate: rateOf(movement, currency),
    base_minor: movement.baseMinor,
    reference: movement.reference,
    note: movement.note,
    account_id: movement.accountId ?? null,
  }
  await requireOpenDays(trx, movement.projectId, [movement.date])
  await requireOpenAccount(trx, columns, currency)
  if (target.id === null) {
    const id = context.newId()
    await trx
      .insertInto('fund_movement')
      .values({ ...columns, id })
      .execute()
    return { id, version: 1 }
  }
  const stored = await requireMovement(trx, target.id, target.version)
  await requireOpenDays(trx, stored.project_id, [stored.date])
  const moved = PAID_FROM.some(name => stored[name] !== columns[name])
  if (moved) await requireUnused(trx, { kind: 'movement', id: stored.id, currency: stored.currency })
  await requireOpenAccount(trx, stored, currency)
  await requireUnmatched(trx, 'fund_movement_id', stored.id)
  const version = stored.version + 1
  await trx
    .updateTable('fund_movement')
    .set({ ...columns, version })
    .where('id', '=', stored.id)
    .execute()
  return { id: stored.id, version }
}

/**
 * Deletes a movement outside locked periods and signed bank sheets. Throws NotFound, Conflict, Rule.PeriodLocked,
 * Rule.LayerUsed, Rule.MovementLinked, Rule.AccountReconciled, Rule.Matched.
 */
export async function deleteMovement(
  { trx }: CommandContext,
  { id, version }: { readonly id: string; readonly version: number },
): Promise<void> {
  const stored = await requireMovement(trx, id, version)
  await requireOpenDays(trx, stored.project_id, [stored.date])
  await requireUnused(trx, { kind: 'movement', id, currency: stored.currency })
  await requireUnlinked(trx, stored.request_id)
  const { currency } = await projectTerms(trx, stored.project_id)
  await requireOpenAccount(trx, stored, currency)
  await requireUnmatched(trx, 'fund_movement_id', stored.id)
  await trx.deleteFrom('fund_movement').where('id', '=', id).execute()
}
