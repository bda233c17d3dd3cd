import { requireVersion } from '#backend/features/audit/index.ts'
import { projectTerms } from '#backend/features/ledger/index.ts'
import type { CommandContext, Reader } from '#backend/rpc/context.ts'
import type { ParsedInputOf } from '#shared/contract/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'

type Contract = ParsedInputOf<'procurements.save'>

async function requireContract(db: Reader, id: string, version: number | null) {
  const row = await db.selectFrom('procurement').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new ProblemError(problem('NotFound', 'problem.notFound.procurement', { id }))
  await requireVersion(db, row, version)
  return row
}

async function requireFreeReference(db: Reader, { id, projectId, reference }: Contract): Promise<void> {
  const twin = await db
    .selectFrom('procurement')
    .select(['id', 'title'])
    .where('project_id', '=', projectId)
    .where('reference', '=', reference)
    .executeTakeFirst()
  if (twin && twin.id !== id)
    throw new ProblemError(
      problem('Rule.ReferenceTaken', 'problem.procurement.referenceTaken', {
        field: 'reference',
        reference,
        title: twin.title,
      }),
    )
}

async function entriesOn(db: Reader, id: string): Promise<number> {
  const { n } = await db
    .selectFrom('ledger_entry')
    .select(eb => eb.fn.countAll<number>().as('n'))
    .where('procurement_id', '=', id)
    .executeTakeFirstOrThrow()
  return n
}

const inUse = (reference: string, count: number) =>
  new ProblemError(problem('Rule.InUse', 'problem.procurement.inUse', { reference, count }))

/**
 * Enters a contract with a supplier or changes one; with entries on it it stays in its project. Throws NotFound,
 * Conflict, Rule.ReferenceTaken, Rule.InUse.
 */
export async function saveProcurement(context: CommandContext, contract: Contract) {
  const { trx } = context
  await projectTerms(trx, contract.projectId)
  await requireFreeReference(trx, contract)
  const columns = {
    project_id: contract.projectId,
    reference: contract.reference,
    title: contract.title,
    procedure: contract.procedure,
    method: contract.method,
    supplier: contract.supplier,
    signed_on: contract.signedOn,
    amount_minor: contract.amountMinor,
  }
  if (contract.id === null) {
    const id = context.newId()
    await trx
      .insertInto('procurement')
      .values({ ...columns, id })
      .execute()
    return { id, version: 1 }
  }
  const stored = await requireContract(trx, contract.id, contract.version)
  if (stored.project_id !== contract.projectId) {
    const count = await entriesOn(trx, stored.id)
    if (count > 0) throw inUse(stored.reference, count)
  }
  const version = stored.version + 1
  await trx
    .updateTable('procurement')
    .set({ ...columns, version })
    .where('id', '=', stored.id)
    .execute()
  return { id: stored.id, version }
}

/** Deletes a contract that no entry names. Throws NotFound, Conflict, Rule.InUse. */
export async function deleteProcurement(
  { trx }: CommandContext,
  { id, version }: ParsedInputOf<'procurements.delete'>,
): Promise<void> {
  const stored = await requireContract(trx, id, version)
  const count = await entriesOn(trx, id)
  if (count > 0) throw inUse(stored.reference, count)
  await trx.deleteFrom('procurement').where('id', '=', id).execute()
}
