import { projectTerms } from '#backend/features/ledger/index.ts'
import type { CommandContext, HandlersOf } from '#backend/rpc/context.ts'
import type { ParsedInputOf } from '#shared/contract/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { proposeRequest } from './propose.ts'
import { requireRequest } from './repository.ts'

type Stored = Awaited<ReturnType<typeof requireRequest>>
type State = Stored['state']

interface Saved {
  readonly id: string
  readonly version: number
}

function requireState(request: Stored, wanted: State): void {
  if (request.state === wanted) return
  throw new ProblemError(
    problem('Rule.RequestState', `problem.payments.not.${wanted}`, {
      number: request.number,
      state: request.state,
    }),
  )
}

/** One request at a time: what an earlier one brings counts in the next. Throws Rule.RequestOpen. */
async function requireNoOpenRequest(
  { trx }: CommandContext,
  projectId: string,
  exceptId: string | null,
): Promise<void> {
  const open = await trx
    .selectFrom('payment_request')
    .select(['number', 'state'])
    .where('project_id', '=', projectId)
    .where('state', 'in', ['draft', 'sent'])
    .$if(exceptId !== null, query => query.where('id', '!=', exceptId ?? ''))
    .executeTakeFirst()
  if (open)
    throw new ProblemError(
      problem('Rule.RequestOpen', `problem.payments.open.${open.state === 'draft' ? 'draft' : 'sent'}`, {
        number: open.number,
      }),
    )
}

/** The figures as they are now; throws Conflict when the caller saw others, Rule.NothingToRequest. */
async function workedOut(context: CommandContext, input: ParsedInputOf<'paymentRequests.save'>) {
  const { projectId, kind, periodId, amountMinor } = input
  const proposal = await proposeRequest(context.trx, { projectId, kind, periodId })
  const { amount } = proposal
  if (amount.minor !== amountMinor)
    throw new ProblemError(
      problem('Conflict', 'problem.payments.moved', {
        seen: { minor: amountMinor, currency: amount.currency },
        now: { ...amount },
      }),
    )
  if (kind !== 'balance' && amount.minor <= 0)
    throw new ProblemError(
      problem('Rule.NothingToRequest', 'problem.payments.nothing', { amount: { ...amount } }),
    )
  return proposal
}

async function saveRequest(
  context: CommandContext,
  input: ParsedInputOf<'paymentRequests.save'>,
): Promise<Saved> {
  const { trx } = context
  const stored = input.id === null ? null : await requireRequest(trx, input.id, input.version)
  if (stored) requireState(stored, 'draft')
  await requireNoOpenRequest(context, input.projectId, input.id)
  const { amount, basis } = await workedOut(context, input)
  const columns = {
    kind: input.kind,
    period_id: input.periodId,
    amount_minor: amount.minor,
    steps: JSON.stringify(basis),
    reference: input.reference.trim(),
    note: input.note.trim(),
  }
  if (stored) {
    const version = stored.version + 1
    await trx
      .updateTable('payment_request')
      .set({ ...columns, version })
      .where('id', '=', stored.id)
      .execute()
    return { id: stored.id, version }
  }
  const last = await trx
    .selectFrom('payment_request')
    .select(eb => eb.fn.max('number').as('number'))
    .where('project_id', '=', input.projectId)
    .executeTakeFirst()
  const id = context.newId()
  await trx
    .insertInto('payment_request')
    .values({
      ...columns,
      id,
      project_id: input.projectId,
      number: (last?.number ?? 0) + 1,
      requested_on: null,
      state: 'draft',
    })
    .execute()
  return { id, version: 1 }
}

async function move(
  { trx }: CommandContext,
  request: Stored,
  changes: Partial<Pick<Stored, 'state' | 'requested_on' | 'reference' | 'note'>>,
): Promise<Saved> {
  const version = request.version + 1
  await trx
    .updateTable('payment_request')
    .set({ ...changes, version })
    .where('id', '=', request.id)
    .execute()
  return { id: request.id, version }
}

/** What was sent must be what the books say on the day it is sent. */
async function requireCurrent({ trx }: CommandContext, request: Stored): Promise<void> {
  const { project_id: projectId, kind, period_id: periodId } = request
  const { amount } = await proposeRequest(trx, { projectId, kind, periodId })
  if (amount.minor === request.amount_minor) return
  throw new ProblemError(
    problem('Rule.RequestOutdated', 'problem.payments.outdated', {
      number: request.number,
      stored: { minor: request.amount_minor, currency: amount.currency },
      now: { ...amount },
    }),
  )
}

/** The instalment that answers a request: of the same project, not answering another one. */
async function requireAnswer({ trx }: CommandContext, request: Stored, movementId: string) {
  const row = await trx
    .selectFrom('fund_movement')
    .selectAll()
    .where('id', '=', movementId)
    .executeTakeFirst()
  if (!row || row.project_id !== request.project_id)
    throw new ProblemError(
      problem('NotFound', 'problem.notFound.movement', { field: 'movementId', id: movementId }),
    )
  if (row.request_id !== null)
    throw new ProblemError(
      problem('Rule.MovementLinked', 'problem.payments.movementTaken', { date: row.date }),
    )
  const isRecovery = request.amount_minor < 0
  if (row.kind !== (isRecovery ? 'refund' : 'instalment'))
    throw new ProblemError(
      problem(
        'Rule.MovementKind',
        isRecovery ? 'problem.payments.notRefund' : 'problem.payments.notInstalment',
        {
          date: row.date,
        },
      ),
    )
  return row
}

async function markPaid(
  context: CommandContext,
  { id, version, movementId }: ParsedInputOf<'paymentRequests.markPaid'>,
): Promise<Saved> {
  const request = await requireRequest(context.trx, id, version)
  requireState(request, 'sent')
  const movement = await requireAnswer(context, request, movementId)
  await context.trx
    .updateTable('fund_movement')
    .set({ request_id: id, version: movement.version + 1 })
    .where('id', '=', movement.id)
    .execute()
  return move(context, request, { state: 'paid' })
}

export const commands = {
  'paymentRequests.save': async (context, input) => {
    await projectTerms(context.trx, input.projectId)
    return saveRequest(context, input)
  },
  'paymentRequests.delete': async ({ trx }, { id, version }) => {
    const request = await requireRequest(trx, id, version)
    requireState(request, 'draft')
    await trx.deleteFrom('payment_request').where('id', '=', id).execute()
    return {}
  },
  'paymentRequests.send': async (context, { id, version, requestedOn, reference }) => {
    const request = await requireRequest(context.trx, id, version)
    requireState(request, 'draft')
    await requireCurrent(context, request)
    return move(context, request, { state: 'sent', requested_on: requestedOn, reference: reference.trim() })
  },
  'paymentRequests.markPaid': markPaid,
  'paymentRequests.reject': async (context, { id, version, note }) => {
    const request = await requireRequest(context.trx, id, version)
    requireState(request, 'sent')
    context.setReason(note.trim())
    return move(context, request, { state: 'rejected', note: note.trim() })
  },
} satisfies HandlersOf<
  | 'paymentRequests.save'
  | 'paymentRequests.delete'
  | 'paymentRequests.send'
  | 'paymentRequests.markPaid'
  | 'paymentRequests.reject'
>
