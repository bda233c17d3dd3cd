import { sql } from 'kysely'
import type { Reader } from '#backend/rpc/context.ts'
import { documentUses } from '#shared/domain/costs/index.ts'
import type { Overcharged } from '#shared/domain/ledger/index.ts'

/** One charge of a document that is charged above itself. */
interface Charge {
  readonly key: string
  readonly entryId: string
  readonly entryNo: number
  readonly projectId: string
  readonly project: string
  readonly payee: string
  readonly documentNo: string
  readonly documentDate: string | null
  readonly date: string
  readonly currency: string
  readonly amountMinor: number
  readonly documentMinor: number | null
}

/**
 * Charges of the documents that the named entries book, posted ones and the named themselves, of those documents
 * only that are charged above their amount. Entries taken back don't count, nor what takes them back. A document
 * booked twice as a whole in one project alone is no double funding but a possible duplicate, which is warned of.
 * The numbers travel as one JSON value; every key is looked up in its own index.
 */
const overchargedQuery = (entryNos: readonly number[]) => sql<Charge>`
  WITH asked AS MATERIALIZED (SELECT value AS entry_no FROM json_each(${JSON.stringify(entryNos)})),
  keys AS MATERIALIZED (
    SELECT DISTINCT own.document_key AS key FROM asked CROSS JOIN ledger_entry AS own ON own.entry_no = asked.entry_no
    WHERE own.document_key IS NOT NULL AND own.reverses_id IS NULL
  ),
  charge AS MATERIALIZED (
    SELECT keys.key, e.id AS entryId, e.entry_no AS entryNo, e.project_id AS projectId, e.payee,
      e.document_no AS documentNo, e.document_date AS documentDate, e.entry_date AS date, e.currency,
      e.amount_minor AS amountMinor, e.document_minor AS documentMinor
    FROM keys CROSS JOIN ledger_entry AS e ON e.document_key = keys.key
    WHERE e.reverses_id IS NULL AND (e.state = 'posted' OR e.entry_no IN (SELECT entry_no FROM asked))
      AND NOT EXISTS (SELECT 1 FROM ledger_entry AS r WHERE r.reverses_id = e.id)
  )
  SELECT charge.*, project.code AS project FROM charge JOIN project ON project.id = charge.projectId
  WHERE charge.key IN (
    SELECT key FROM charge GROUP BY key
    HAVING abs(sum(amountMinor)) > max(abs(coalesce(documentMinor, amountMinor)))
      AND (count(DISTINCT projectId) > 1 OR count(documentMinor) > 0)
  )
  ORDER BY charge.entryNo`

const documentOf = (charge: Charge): number => charge.documentMinor ?? charge.amountMinor

function overchargedOf(charges: readonly Charge[]): ReadonlyMap<number, Overcharged> {
  const [use] = documentUses(
    charges.map(charge => ({
      ...charge,
      amountMinor: documentOf(charge),
      chargedMinor: charge.amountMinor,
    })),
  )
  if (!use || use.ok) return new Map()
  return new Map(
    charges.map(({ entryNo }) => [
      entryNo,
      {
        percent: use.percent ?? '',
        excessMinor: use.excessMinor,
        documentMinor: use.documentMinor,
        currency: use.currency,
        others: charges
          .filter(other => other.entryNo !== entryNo)
          .map(other => `${other.entryNo} (${other.project})`),
      },
    ]),
  )
}

/** By entry number: documents of which all projects together would take more than there is (statement 38). */
export async function overchargedDocuments(
  db: Reader,
  entryNos: readonly number[],
): Promise<ReadonlyMap<number, Overcharged>> {
  const { rows } = await overchargedQuery(entryNos).execute(db)
  return new Map(
    [...Map.groupBy(rows, row => row.key).values()].flatMap(charges => [...overchargedOf(charges)]),
  )
}
