import type { Reader } from '#backend/rpc/context.ts'
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts'
import type { SharedCost } from '#shared/contract/shared-costs.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { money, sumMinor } from '#shared/kernel/money.ts'
import { asMade, madeEntries } from './made-entries.ts'

const read = (db: Reader) =>
  db
    .selectFrom('shared_cost as cost')
    .leftJoin('shared_cost_key as key', 'key.id', 'cost.key_id')
    .selectAll('cost')
    .select('key.name as keyName')

type Stored = Awaited<ReturnType<ReturnType<typeof read>['execute']>>[number]

async function withEntries(db: Reader, rows: readonly Stored[]): Promise<SharedCost[]> {
  const made = await madeEntries(
    db,
    'shared_cost_id',
    rows.map(row => row.id),
  )
  return rows.map(row => {
    const entries = (made.get(row.id) ?? []).map(asMade)
    const charged = sumMinor(entries.filter(entry => !entry.reversed).map(entry => entry.amount.minor))
    return {
      id: row.id,
      version: row.version,
      keyName: row.keyName ?? '',
      documentNo: row.document_no,
      documentDate: row.document_date,
      payee: row.payee,
      description: row.description,
      amount: money(row.amount_minor, row.currency),
      charged: money(charged, row.currency),
      elsewhere: money(row.amount_minor - charged, row.currency),
      entries,
    }
  })
}

/** Documents that several projects share, the newest first; those of one project alone when it is named. */
export async function listDocuments(
  db: Reader,
  { projectId, offset, limit }: ParsedInputOf<'sharedCosts.list'>,
): Promise<OutputOf<'sharedCosts.list'>> {
  let found = read(db).orderBy('cost.document_date', 'desc').orderBy('cost.id', 'desc')
  if (projectId !== null)
    found = found.where(eb =>
      eb.exists(
        eb
          .selectFrom('ledger_entry as e')
          .select('e.id')
          .whereRef('e.shared_cost_id', '=', 'cost.id')
          .where('e.project_id', '=', projectId),
      ),
    )
  const rows = await found
    .offset(offset)
    .limit(limit + 1)
    .execute()
  return { rows: await withEntries(db, rows.slice(0, limit)), hasMore: rows.length > limit }
}

/** One shared document with its entries. Throws NotFound. */
export async function findDocument(db: Reader, id: string): Promise<SharedCost> {
  const row = await read(db).where('cost.id', '=', id).executeTakeFirst()
  const [document] = row ? await withEntries(db, [row]) : []
  if (!document) throw new ProblemError(problem('NotFound', 'problem.notFound.sharedCost', { id }))
  return document
}
