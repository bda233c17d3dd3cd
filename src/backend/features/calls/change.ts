import { requireVersion } from '#backend/features/audit/index.ts'
import { asNotices } from '#backend/features/ledger/index.ts'
import type { CommandContext, Reader } from '#backend/rpc/context.ts'
import type { CallPatch } from '#shared/contract/call-setup.ts'
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts'
import { type CallSetup, callChanges, corrigendumFaults, isFrozen } from '#shared/domain/calls/index.ts'
import type { Verdict } from '#shared/domain/notices/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { isZone } from '#shared/kernel/zoned-time.ts'
import { withPatch } from './apply-patch.ts'
import { readinessOf } from './ground.ts'
import { requireCall } from './move.ts'
import { requireAllowed } from './save-scheme.ts'
import { readSetup } from './setup.ts'
import { firstText, termColumns, writeParts } from './write-setup.ts'
import { writeVersion } from './write-version.ts'

type ChangeInput = ParsedInputOf<'calls.change'>

const duplicate = (messageKey: string, details: Readonly<Record<string, string>>) =>
  new ProblemError(problem('Rule.Duplicate', messageKey, { field: 'code', ...details }))

/** A list names each record once, and only records of this call. Throws Rule.Duplicate, NotFound. */
function requireOwnRecords(
  known: readonly { readonly id: string }[],
  given: readonly { readonly id: string | null; readonly code: string; readonly kind?: string }[],
): void {
  const ids = new Set(known.map(record => record.id))
  const codes = new Set<string>()
  for (const { id, code, kind = '' } of given) {
    if (id !== null && !ids.has(id))
      throw new ProblemError(problem('NotFound', 'problem.notFound.callRecord', { id, code }))
    if (codes.has(`${kind} ${code}`)) throw duplicate('problem.call.recordCodeTwice', { code })
    codes.add(`${kind} ${code}`)
  }
}

async function requireFreeCode(db: Reader, callId: string, code: string): Promise<void> {
  const twin = await db
    .selectFrom('grant_call')
    .select(['id', 'title'])
    .where('code', '=', code)
    .executeTakeFirst()
  if (twin && twin.id !== callId) throw duplicate('problem.call.codeTaken', { code, title: twin.title })
}

/** Refuses the name of a zone that this machine's clock rules don't know. */
export function requireZone(zone: string | undefined): void {
  if (zone !== undefined && !isZone(zone))
    throw new ProblemError(problem('Validation', 'problem.call.zoneUnknown', { field: 'zone', zone }))
}

async function requireInvited(db: Reader, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    const found = await db.selectFrom('organisation').select('id').where('id', '=', id).executeTakeFirst()
    if (!found) throw new ProblemError(problem('NotFound', 'problem.notFound.organisation', { id }))
  }
}

/** Lots and items that applications or checks stand on can't be taken away. Throws Rule.InUse. */
async function requireUnused(db: Reader, before: CallSetup, after: CallSetup): Promise<void> {
  const gone = <R extends { readonly id: string; readonly code: string }>(
    old: readonly R[],
    now: readonly R[],
  ) => old.filter(record => !now.some(kept => kept.id === record.id))
  const refuse = (code: string, count: number) => {
    if (count > 0) throw new ProblemError(problem('Rule.InUse', 'problem.call.recordInUse', { code, count }))
  }
  for (const { id, code } of gone(before.lots, after.lots)) {
    const { count } = await db
      .selectFrom('application')
      .select(eb => eb.fn.countAll<number>().as('count'))
      .where('lot_id', '=', id)
      .executeTakeFirstOrThrow()
    refuse(code, count)
  }
  for (const { id, code } of gone(before.items, after.items)) {
    const { count } = await db
      .selectFrom('application_check')
      .select(eb => eb.fn.countAll<number>().as('count'))
      .where('item_id', '=', id)
      .executeTakeFirstOrThrow()
    refuse(code, count)
  }
}

async function patched(
  db: Reader,
  id: string,
  patch: CallPatch,
  newId: () => string,
): Promise<{ readonly before: CallSetup; readonly after: CallSetup }> {
  const before = await readSetup(db, id)
  if (patch.code !== undefined) await requireFreeCode(db, id, patch.code)
  if (patch.lots) requireOwnRecords(before.lots, patch.lots)
  if (patch.items) requireOwnRecords(before.items, patch.items)
  requireZone(patch.terms?.zone)
  await requireInvited(db, patch.invited ?? [])
  return { before, after: withPatch(before, patch, { isFrozen: isFrozen(before.state), newId }) }
}

/** What stands against a change: nothing while a call is set up, the rules of a corrigendum and of opening afterwards. */
async function verdictOn(db: Reader, before: CallSetup, after: CallSetup, now: string): Promise<Verdict> {
  if (!isFrozen(before.state)) return { blockers: [], warnings: [] }
  const ready = await readinessOf(db, after, now)
  return {
    blockers: [...corrigendumFaults(before, after, now), ...ready.blockers],
    // It is about opening a call, and this one is open.
    warnings: ready.warnings.filter(({ code }) => code !== 'DeadlinePassed'),
  }
}

/** `calls.previewChange`: what a change would alter and what stands against it. Throws like `changeCall`. */
export async function previewChange(
  db: Reader,
  { id, patch }: ParsedInputOf<'calls.previewChange'>,
  now: string,
): Promise<OutputOf<'calls.previewChange'>> {
  let made = 0
  const { before, after } = await patched(db, id, patch, () => `new ${++made}`)
  const { blockers, warnings } = await verdictOn(db, before, after, now)
  return {
    changes: [...callChanges(before, after)],
    blockers: asNotices(blockers),
    warnings: asNotices(warnings),
  }
}

/** Stores a corrigendum under the call's next number, with what was before and after. */
async function issue(
  { trx, newId, now, actor }: CommandContext,
  before: CallSetup,
  after: CallSetup,
  { reason, issuedOn }: NonNullable<ChangeInput['corrigendum']>,
): Promise<{ readonly id: string; readonly number: number }> {
  const { last } = await trx
    .selectFrom('call_corrigendum')
    .select(eb => eb.fn.coalesce(eb.fn.max('number'), eb.lit(0)).as('last'))
    .where('call_id', '=', before.id)
    .executeTakeFirstOrThrow()
  const made = { id: newId(), number: Number(last) + 1 }
  await trx
    .insertInto('call_corrigendum')
    .values({
      ...made,
      call_id: before.id,
      issued_on: issuedOn,
      reason,
      changes: JSON.stringify(callChanges(before, after)),
      issued_by: actor.personId,
      issued_at: now,
    })
    .execute()
  return made
}

/** A frozen call changes by corrigendum only, another one never by it. Throws Rule.Frozen. */
function requireRightWay(state: CallSetup['state'], corrigendum: ChangeInput['corrigendum']): void {
  const stateKey = `callState.${state}`
  if (isFrozen(state) && corrigendum === null)
    throw new ProblemError(problem('Rule.Frozen', 'problem.call.frozen', { stateKey }))
  if (!isFrozen(state) && corrigendum !== null)
    throw new ProblemError(problem('Rule.Frozen', 'problem.call.notYetOpen', { stateKey }))
}

/**
 * Changes what a call says: a draft while it is set up, a numbered corrigendum while it is open, nothing afterwards
 * (domain-rules.md rule 2). Throws NotFound, Conflict, Validation (zone), Rule.Frozen, Rule.Duplicate, Rule.InUse, and
 * Rule.Blocked with all that stands against a corrigendum.
 */
export async function changeCall(
  context: CommandContext,
  { id, version, patch, corrigendum }: ChangeInput,
): Promise<OutputOf<'calls.change'>> {
  const { trx } = context
  const call = await requireCall(trx, id)
  await requireVersion(trx, call, version)
  requireRightWay(call.state, corrigendum)
  const { before, after } = await patched(trx, id, patch, context.newId)
  requireAllowed('problem.call.changeBlocked', await verdictOn(trx, before, after, context.now))
  await requireUnused(trx, before, after)
  const issued = corrigendum && (await issue(context, before, after, corrigendum))
  if (corrigendum) context.setReason(corrigendum.reason)
  await writeParts(context, before, after)
  const corrigendumId = issued?.id ?? null
  await writeVersion(context, 'form', { callId: id, corrigendumId }, [before.form, after.form])
  await writeVersion(context, 'grid', { callId: id, corrigendumId }, [before.grid, after.grid])
  const next = call.version + 1
  await trx
    .updateTable('grant_call')
    .set({
      ...termColumns(after),
      title: firstText(after.texts.title, after.languages) || call.title,
      version: next,
    })
    .where('id', '=', id)
    .execute()
  return { id, version: next, corrigendum: issued?.number ?? null }
}
