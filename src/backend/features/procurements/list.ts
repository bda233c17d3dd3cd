import { asNotices, projectTerms } from '#backend/features/ledger/index.ts'
import { projectRules } from '#backend/features/programmes/index.ts'
import type { Reader } from '#backend/rpc/context.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { contractNotices, type ProcurementLimits, requiredMethod } from '#shared/domain/procurement/index.ts'
import { amountMinorOrNull } from '#shared/domain/rule-packs/index.ts'
import { money } from '#shared/kernel/money.ts'

/** What the contract with the donor says of choosing suppliers, in minor units of the project's currency. */
export async function limitsOf(db: Reader, projectId: string, currency: string): Promise<ProcurementLimits> {
  const rules = await projectRules(db, projectId)
  return {
    singleMinor: amountMinorOrNull(rules, 'procurement_single_limit', currency),
    openMinor: amountMinorOrNull(rules, 'procurement_open_limit', currency),
  }
}

const storedContracts = (db: Reader) =>
  db
    .selectFrom('procurement as contract')
    .innerJoin('project', 'project.id', 'contract.project_id')
    .leftJoin('ledger_entry as entry', join =>
      join.onRef('entry.procurement_id', '=', 'contract.id').on('entry.state', '=', 'posted'),
    )
    .selectAll('contract')
    .select(eb => [
      'project.code as projectCode',
      'project.currency',
      eb.fn.count<number>('entry.entry_no').as('entries'),
      eb.fn.coalesce(eb.fn.sum<number>('entry.base_minor'), eb.lit(0)).as('bookedMinor'),
    ])
    .groupBy('contract.id')
    .orderBy('project.code')
    .orderBy('contract.reference')

/** Contracts with suppliers, what was booked on each, and what to mind. */
export async function listProcurements(
  db: Reader,
  projectId: string | null,
): Promise<OutputOf<'procurements.list'>> {
  const stored = await storedContracts(db)
    .$if(projectId !== null, query => query.where('contract.project_id', '=', projectId))
    .execute()
  const limits = new Map<string, ProcurementLimits>()
  for (const { project_id, currency } of stored)
    if (!limits.has(project_id)) limits.set(project_id, await limitsOf(db, project_id, currency))
  return {
    rows: stored.map(row => {
      const own = limits.get(row.project_id) ?? { singleMinor: null, openMinor: null }
      const { currency, reference, bookedMinor, method } = row
      const notices = contractNotices(
        { reference, bookedMinor, currency, method, amountMinor: row.amount_minor, signedOn: row.signed_on },
        own,
      )
      return {
        id: row.id,
        version: row.version,
        projectId: row.project_id,
        projectCode: row.projectCode,
        reference,
        title: row.title,
        procedure: row.procedure,
        method,
        supplier: row.supplier,
        signedOn: row.signed_on,
        amount: money(row.amount_minor, currency),
        entries: row.entries,
        booked: money(bookedMinor, currency),
        required: requiredMethod(row.amount_minor, own),
        warnings: asNotices(notices),
      }
    }),
  }
}

/** Which procedure an amount asks for, with the limits it is measured against. Throws NotFound. */
export async function requiredFor(
  db: Reader,
  { projectId, amountMinor }: { readonly projectId: string; readonly amountMinor: number },
): Promise<OutputOf<'procurements.required'>> {
  const { currency } = await projectTerms(db, projectId)
  const limits = await limitsOf(db, projectId, currency)
  const asMoney = (minor: number | null) => (minor === null ? null : money(minor, currency))
  return {
    required: requiredMethod(amountMinor, limits),
    singleLimit: asMoney(limits.singleMinor),
    openLimit: asMoney(limits.openMinor),
  }
}
