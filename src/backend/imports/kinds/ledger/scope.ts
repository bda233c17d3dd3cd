import { z } from 'zod'
import { type ProjectTerms, periodsOfProject, projectTerms } from '#backend/features/ledger/index.ts'
import type { Reader } from '#backend/rpc/context.ts'
import type { ReportingPeriod } from '#shared/domain/periods/index.ts'
import { type CodeBook, codeBook } from '../code-book.ts'
import type { Scope } from '../kind.ts'
import { parseParams } from '../parse-params.ts'
import { type ProjectBooks, projectBooks, titledBook } from '../project-books.ts'
import { projectOf, projectParams } from '../project-param.ts'

export const ledgerParams = z.strictObject(projectParams)

/** The project a ledger belongs to, and what its rows may name. */
export interface LedgerScope extends Scope, ProjectBooks {
  readonly projectId: string
  readonly terms: ProjectTerms
  readonly periods: readonly ReportingPeriod[]
  readonly interventions: CodeBook
  /** Whoever may have paid, by short name or name. */
  readonly organisations: CodeBook
  /** Bank and cash accounts, by name or IBAN. */
  readonly accounts: CodeBook
}

async function organisationsOf(db: Reader): Promise<CodeBook> {
  const rows = await db.selectFrom('organisation').select(['id', 'name', 'short_name']).execute()
  const named = rows.filter(row => row.name !== '')
  return codeBook(named.map(row => ({ id: row.id, code: row.short_name || row.name, label: row.name })))
}

/** The project's accounts and those of several projects. */
async function accountsOf(db: Reader, projectId: string): Promise<CodeBook> {
  const rows = await db
    .selectFrom('account')
    .select(['id', 'name', 'iban'])
    .where(eb => eb.or([eb('project_id', '=', projectId), eb('project_id', 'is', null)]))
    .execute()
  return codeBook(rows.map(row => ({ id: row.id, code: row.name, label: row.iban })))
}

/** Looks up the project of the parameters and everything its entries may refer to. */
export async function ledgerScope(db: Reader, params: unknown): Promise<LedgerScope> {
  const projectId = await projectOf(db, parseParams(ledgerParams, params))
  const terms = await projectTerms(db, projectId)
  return {
    projectId,
    params: { projectId },
    reading: { kind: 'map', target: 'ledger', currency: terms.currency },
    terms,
    periods: await periodsOfProject(db, projectId),
    ...(await projectBooks(db, projectId)),
    interventions: await titledBook(db, 'intervention', projectId),
    organisations: await organisationsOf(db),
    accounts: await accountsOf(db, projectId),
  }
}
